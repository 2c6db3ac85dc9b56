/**
 * The five ways an action may say no. One file (`core/http/problem.ts`) maps them to pages and RFC 9457 problems;
 * anything else that is thrown is a bug and becomes a 500 with a reference number.
 */
export class NotFound extends Error {
  override readonly name = 'NotFound'
  readonly what: string
  readonly id: string
  constructor(what: string, id: string) {
    super(`${what} ${id} was not found`)
    this.what = what
    this.id = id
  }
}

export class NotPermitted extends Error {
  override readonly name = 'NotPermitted'
  readonly action: string
  constructor(action: string) {
    super(`not permitted: ${action}`)
    this.action = action
  }
}

/** A rule of the policy or the law stands in the way. `code` is a text key; `ruleId` names the policy rule when one decides. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken'
  readonly code: string
  readonly ruleId: string | undefined
  readonly details: Readonly<Record<string, string | number>>
  constructor(code: string, options: { ruleId?: string; details?: Record<string, string | number> } = {}) {
    super(options.ruleId === undefined ? code : `${code} (${options.ruleId})`)
    this.code = code
    this.ruleId = options.ruleId
    this.details = options.details ?? {}
  }
}

/** Somebody else changed the thing first, or it exists already. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
  constructor(code: string, details: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

export type FieldProblem = {
  readonly field: string
  readonly code: string
  readonly params?: Record<string, string | number>
}

/** What was sent in does not hold; each field says what, where and (through its code's text) how to mend it. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
  readonly fields: readonly FieldProblem[]
  constructor(fields: readonly FieldProblem[]) {
    super(fields.map((f) => `${f.field}: ${f.code}`).join(', '))
    this.fields = fields
  }
}
