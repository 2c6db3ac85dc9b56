/** How the server says no: a status, a sentence, and (OAuth only) a code. */
export class MastodonProblem extends Error {
  override readonly name = 'MastodonProblem'
  readonly status: number
  readonly code: string | null
  constructor(status: number, message: string, code: string | null = null) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function problemBody({ code, message }: MastodonProblem): object {
  return code === null ? { error: message } : { error: code, error_description: message }
}

export const notFound = (): MastodonProblem => new MastodonProblem(404, 'Record not found')
export const invalid = (what: string): MastodonProblem =>
  new MastodonProblem(422, `Validation failed: ${what}`)
