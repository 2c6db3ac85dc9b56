/** Reads a rule's value when the policy has one: left out and "unknown" are both null to whoever asks. */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import type { Policy, PolicyRule } from './schema/policy.ts'
import { UNKNOWN } from './schema/primitives.ts'

type Open<Value> = Omit<PolicyRule, 'value'> & { readonly value: Value }

export type Known<Value> = { readonly value: Exclude<Value, typeof UNKNOWN>; readonly citation: Citation }

function isKnown<Value>(value: Value): value is Exclude<Value, typeof UNKNOWN> {
  return value !== UNKNOWN
}

export function knownValue<Value>(rule: Open<Value> | undefined): Exclude<Value, typeof UNKNOWN> | null {
  if (rule === undefined) return null
  const { value } = rule
  return isKnown(value) ? value : null
}

/** The value with the rule it comes from. */
export function known<Value>(policy: Policy, rule: Open<Value> | undefined): Known<Value> | null {
  if (rule === undefined) return null
  const { value } = rule
  return isKnown(value) ? { value, citation: citationOf(policy, rule) } : null
}

/** True when the scope names the thing, or names everything. */
export function covers<Item>(scope: 'any' | readonly Item[], item: Item | null): boolean {
  return scope === 'any' || (item !== null && scope.includes(item))
}
