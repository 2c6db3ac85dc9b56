/** YouTube says no. `breach` is set when the fault lies in how the request is built and not in the state of things. */
export class YoutubeProblem extends Error {
  override readonly name = 'YoutubeProblem'
  readonly status: number
  readonly reason: string
  readonly breach: string | null
  constructor(status: number, reason: string, message: string, breach: string | null = null) {
    super(message)
    this.status = status
    this.reason = reason
    this.breach = breach
  }
}

export function problem(status: number, reason: string, message: string = reason): YoutubeProblem {
  return new YoutubeProblem(status, reason, message)
}

export function broken(breach: string, message: string, reason = 'badRequest'): YoutubeProblem {
  return new YoutubeProblem(400, reason, message, breach)
}

const DOMAINS: Readonly<Record<number, string>> = { 401: 'global', 403: 'youtube.common' }

/** In the shape in which Google answers. */
export function problemResponse({ status, reason, message }: YoutubeProblem): Response {
  const errors = [{ message, domain: DOMAINS[status] ?? 'youtube.api.v3', reason }]
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    ...(status === 429 ? { 'retry-after': '7' } : {}),
  }
  return new Response(JSON.stringify({ error: { code: status, message, errors } }), { status, headers })
}
