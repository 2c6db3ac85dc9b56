/** Turns a rule into what the paragraph chip shows: which rule, how strong, and where it stands. */
import type { Law } from './floor/laws.ts'
import { shippedLaw } from './floor/laws.ts'
import { floorRules } from './floor/floor-rules.ts'
import { statutoryGrounds } from './floor/statutory-grounds.ts'
import { collectRules } from './collect-rules.ts'
import type { LocalText, Policy, PolicyRule } from './schema/policy.ts'
import type { Modality } from './schema/rule.ts'

export type CitedLaw = Law & { readonly section: string | null }

export type Citation = {
  readonly ruleId: string
  readonly label: LocalText
  readonly modality: Modality
  /** `policy`: the organisation's own document · `law`: the statutory floor · `torget`: the product's default where both are silent. */
  readonly origin: 'policy' | 'law' | 'torget'
  /** Name of the organisation's document; null when the rule is not from one. */
  readonly documentName: string | null
  readonly section: string | null
  readonly law: CitedLaw | null
  readonly requirements: readonly string[]
  readonly note: string | null
}

/** Shipped facts win over the file: a file cannot bring a repealed law back into force. */
export function findLaw(policy: Pick<Policy, 'laws'>, id: string): Law | null {
  const known = shippedLaw(id)
  if (known !== null) return known
  const named = policy.laws.find((law) => law.id === id)
  if (named?.name === undefined) return null
  return {
    id,
    name: named.name,
    sfs: named.sfs ?? null,
    isRepealed: named.status === 'repealed',
    repealedOn: named.to ?? null,
    replacedBy: named.replacedBy ?? null,
  }
}

function originOf(doc: string): Citation['origin'] {
  return doc === 'law' || doc === 'torget' ? doc : 'policy'
}

export function citationOf(policy: Policy, rule: PolicyRule): Citation {
  const { doc, section, law, requirements } = rule.source
  const found = law === undefined ? null : findLaw(policy, law.id)
  return {
    ruleId: rule.id,
    label: rule.label,
    modality: rule.modality,
    origin: originOf(doc),
    documentName: policy.documents.find((document) => document.id === doc)?.name ?? null,
    section: section ?? null,
    law: found === null ? null : { ...found, section: law?.section ?? null },
    requirements: requirements ?? [],
    note: rule.note ?? null,
  }
}

/** Resolves any rule id that a deadline, ground, notice, registration or the floor has given out; null for an id this policy never had. */
export function findRule(policy: Policy, ruleId: string): Citation | null {
  const own = collectRules(policy).map((placed) => placed.rule)
  const rule = [...own, ...floorRules, ...statutoryGrounds].find((candidate) => candidate.id === ruleId)
  return rule === undefined ? null : citationOf(policy, rule)
}
