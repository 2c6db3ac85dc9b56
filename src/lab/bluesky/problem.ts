/** What a server of atproto answers when it does not do as asked. `breach`: the request broke the contract, and how. */
export class XrpcProblem extends Error {
  override readonly name = 'XrpcProblem'
  readonly status: number
  readonly error: string
  readonly breach: string | null
  constructor(status: number, error: string, message: string, breach: string | null = null) {
    super(message)
    this.status = status
    this.error = error
    this.breach = breach
  }
}

export const broken = (breach: string, message: string): XrpcProblem =>
  new XrpcProblem(400, 'InvalidRequest', message, breach)

export const missing = (error: 'NotFound' | 'RecordNotFound' | 'BlobNotFound', what: string): XrpcProblem =>
  new XrpcProblem(
    400,
    error,
    error === 'NotFound' ? `Post not found: ${what}` : `Could not locate record: ${what}`,
  )
