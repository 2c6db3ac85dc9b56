import { findLaw } from './rules/citations.ts'
import { shippedLaw, shippedLaws, type Law } from './rules/floor/laws.ts'
import type { Policy } from './rules/schema/policy.ts'

export type ListedLaw = Law & {
  /** The policy's document names it. */
  readonly isNamed: boolean
  /** The law that holds instead of a repealed one. */
  readonly successor: Law | null
}

/** Every law the product knows and every law the policy adds, with its status: the repealed stay, marked (F-185 to F-187, B-109). */
export function lawCatalogue(policy: Policy): readonly ListedLaw[] {
  const named = new Set(policy.laws.map((law) => law.id))
  const ids = new Set([...shippedLaws.map((law) => law.id), ...named])
  return [...ids].flatMap((id) => {
    const law = findLaw(policy, id)
    if (law === null) return []
    const successor =
      law.replacedBy === null ? null : (findLaw(policy, law.replacedBy) ?? shippedLaw(law.replacedBy))
    return [{ ...law, isNamed: named.has(id), successor }]
  })
}
