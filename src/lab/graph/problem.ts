import { errorOf } from './facts/errors.ts'
import type { ErrorFacts } from './facts/errors.ts'
import { traceId } from './ids.ts'
import type { ViolationKind } from './violations.ts'

/** The network says no. `violation` is set when the fault lies in how the request is built and not in the state of things. */
export class GraphProblem extends Error {
  override readonly name = 'GraphProblem'
  readonly facts: ErrorFacts
  readonly violation: ViolationKind | null
  constructor(facts: ErrorFacts, message: string, violation: ViolationKind | null) {
    super(message)
    this.facts = facts
    this.violation = violation
  }
}

export function problem(code: number, subcode?: number, message?: string): GraphProblem {
  const facts = errorOf(code, subcode)
  return new GraphProblem(facts, message ?? facts.message, null)
}

/** A break of the contract: error 100 unless the network uses another code for it. */
export function broken(violation: ViolationKind, message: string, code = 100): GraphProblem {
  return new GraphProblem(errorOf(code), message, violation)
}

export function problemBody(facts: ErrorFacts, message: string): object {
  return {
    error: {
      message,
      type: facts.type,
      code: facts.code,
      ...(facts.subcode === undefined ? {} : { error_subcode: facts.subcode }),
      ...(facts.isTransient === true ? { is_transient: true } : {}),
      fbtrace_id: traceId(),
    },
  }
}
