/** What is another from one version of the policy to the next, rule by rule, for those who confirm that they have understood it (F-002). */
import { canonicalJson, type Json } from '#core/canonical-json.ts'

export type PolicyChange = {
  readonly ruleId: string
  readonly label: { readonly sv: string; readonly en: string }
  readonly kind: 'new' | 'changed' | 'dropped'
  /** Set when it binds more or less strongly than before. */
  readonly modality: { readonly before: string; readonly now: string } | null
}

type ReadRule = {
  readonly id: string
  readonly label: { readonly sv: string; readonly en: string }
  readonly modality: string
  readonly value: Json
  readonly note: Json
}

function isRule(node: object): node is object & ReadRule {
  return 'id' in node && 'modality' in node && 'label' in node && 'value' in node
}

function rulesOf(node: unknown): readonly ReadRule[] {
  if (typeof node !== 'object' || node === null) return []
  if (isRule(node)) return [node]
  return Object.values(node).flatMap(rulesOf)
}

function contentOf({ value, modality, note }: ReadRule): string {
  return canonicalJson({ value: plain(value), modality, note: plain(note) })
}

/** Canonical JSON knows no undefined; a field left out and one that is undefined mean the same. */
function plain(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json)
}

/** In the order of the newer version; what was dropped comes last. From nothing, everything is new. */
export function policyChanges(older: unknown, newer: unknown): readonly PolicyChange[] {
  const before = new Map(rulesOf(older).map((rule) => [rule.id, rule]))
  const now = rulesOf(newer)
  const isKept = new Set(now.map((rule) => rule.id))
  const changes = now.flatMap((rule): readonly PolicyChange[] => {
    const { id: ruleId, label } = rule
    const old = before.get(ruleId)
    if (old === undefined) return [{ ruleId, label, kind: 'new', modality: null }]
    if (contentOf(old) === contentOf(rule)) return []
    const isAsStrong = old.modality === rule.modality
    const modality = isAsStrong ? null : { before: old.modality, now: rule.modality }
    return [{ ruleId, label, kind: 'changed', modality }]
  })
  const dropped = [...before.values()]
    .filter((rule) => !isKept.has(rule.id))
    .map(({ id, label }): PolicyChange => ({ ruleId: id, label, kind: 'dropped', modality: null }))
  return [...changes, ...dropped]
}
