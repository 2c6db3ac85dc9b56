/** How LinkedIn refuses: status, its own code and number, and words. `breach` is set when the request itself broke the contract. */
export class LinkedinProblem extends Error {
  override readonly name = 'LinkedinProblem'
  readonly status: number
  readonly code: string
  readonly serviceErrorCode: number | null
  readonly breach: string | null
  constructor(
    status: number,
    code: string,
    message: string,
    more: { readonly serviceErrorCode?: number; readonly breach?: string } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.serviceErrorCode = more.serviceErrorCode ?? null
    this.breach = more.breach ?? null
  }
}

export function breach(kind: string, detail: string): LinkedinProblem {
  return new LinkedinProblem(400, 'ILLEGAL_ARGUMENT', detail, { breach: kind })
}

/** Rest.li's own validation of a body: field by field. */
export function invalidField(path: string, what: string): LinkedinProblem {
  return new LinkedinProblem(422, 'UNPROCESSABLE_ENTITY', `ERROR :: /${path} :: ${what}\n`, {
    breach: 'body',
  })
}

export function notFound(what: string): LinkedinProblem {
  return new LinkedinProblem(404, 'NOT_FOUND', `Could not find entity ${what}`)
}

export function denied(call: string, version: string): LinkedinProblem {
  const message = `Not enough permissions to access: ${call}.${version}01`
  return new LinkedinProblem(403, 'ACCESS_DENIED', message, { serviceErrorCode: 100 })
}

const TOKEN_PROBLEMS = {
  invalid: [65600, 'INVALID_ACCESS_TOKEN', 'Invalid access token'],
  revoked: [65601, 'REVOKED_ACCESS_TOKEN', 'The token used in the request has been revoked by the user'],
  expired: [65602, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired'],
} as const

export function badToken(kind: keyof typeof TOKEN_PROBLEMS): LinkedinProblem {
  const [serviceErrorCode, code, message] = TOKEN_PROBLEMS[kind]
  return new LinkedinProblem(401, code, message, { serviceErrorCode })
}

export function throttled(whose: 'APPLICATION' | 'MEMBER'): LinkedinProblem {
  const message = `Resource level throttle ${whose} DAY limit for calls to this resource is reached.`
  return new LinkedinProblem(429, 'TOO_MANY_REQUESTS', message, { serviceErrorCode: 101 })
}

export function problemResponse({ status, code, serviceErrorCode, message }: LinkedinProblem): Response {
  const body = { status, code, ...(serviceErrorCode === null ? {} : { serviceErrorCode }), message }
  return Response.json(body, { status, headers: { 'x-li-uuid': 'AAXwZYSU7YcaYlLpJpOzOw==' } })
}
