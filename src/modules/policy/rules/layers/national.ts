/** Lays the municipality's policy over the national recommendation: what it says wins, what it leaves out is filled (requirements §4, layers 2 and 3). */
import { collectRules } from '../collect-rules.ts'
import type { NationalLayer } from '../schema/national-layer.ts'
import type { Policy, PolicyRule } from '../schema/policy.ts'
import type { Finding } from '../validate/finding.ts'
import { compareValues } from './compare-values.ts'
import type { LayeredPolicy, RuleOrigin } from './overlays.ts'
import { placeOf } from './overlays.ts'

type Group = Readonly<Record<string, unknown>>

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRule(value: unknown): value is PolicyRule {
  return isGroup(value) && 'modality' in value && 'source' in value
}

const naming = ['key', 'rule', 'trigger', 'platform', 'criterion', 'duty', 'reason', 'when', 'type'] as const

/** Two rules of a list are about the same thing when the same word names it. */
function subjectOf(item: unknown): string {
  if (!isRule(item)) return JSON.stringify(item)
  const { value } = item
  const name = isGroup(value) ? naming.find((field) => typeof value[field] === 'string') : undefined
  return name === undefined || !isGroup(value) ? item.id : `${name}:${String(value[name])}`
}

function mergeLists(own: readonly unknown[], national: readonly unknown[]): readonly unknown[] {
  const named = new Set(own.map(subjectOf))
  return [...own, ...national.filter((item) => !named.has(subjectOf(item)))]
}

/** An empty list is no rule; a rule, even one whose value is unknown, is the municipality's answer. */
function merge(own: unknown, national: unknown): unknown {
  if (own === undefined) return national
  if (Array.isArray(own) && Array.isArray(national)) return mergeLists(own, national)
  if (isRule(own) || !isGroup(own) || !isGroup(national)) return own
  const names = [...new Set([...Object.keys(own), ...Object.keys(national)])]
  return Object.fromEntries(names.map((name) => [name, merge(own[name], national[name])]))
}

const originsOf = (node: unknown, layer: RuleOrigin['layer']) =>
  collectRules(node).map(({ rule }): [string, RuleOrigin] => [rule.id, { layer, overlayId: null }])

export function layerPolicy(national: NationalLayer | null, municipality: Policy): LayeredPolicy {
  const { overlays: _, ...own } = municipality
  const ownOrigins = originsOf(own, 'municipality')
  if (national === null) return { policy: municipality, origins: new Map(ownOrigins) }
  const { layer: _layer, ...recommended } = national
  const policy = merge(municipality, recommended) as Policy
  return { policy, origins: new Map([...originsOf(policy, 'national'), ...ownOrigins]) }
}

/** Where the municipality is looser than the recommendation without saying why. A warning: the recommendation binds nobody. */
export function overridesWithoutNote(national: NationalLayer, municipality: Policy): readonly Finding[] {
  const own = collectRules(municipality)
  return collectRules(national).flatMap(({ rule, path }): Finding[] => {
    const place = placeOf(path)
    const answer = own.find(
      (candidate) =>
        placeOf(candidate.path) === place &&
        subjectOf(candidate.rule) === subjectOf({ ...rule, id: candidate.rule.id }),
    )
    if (answer === undefined || answer.rule.note !== undefined) return []
    const { verdict } = compareValues(placeOf([...path, 'value']), rule.value, answer.rule.value)
    if (verdict !== 'looser') return []
    return [{ code: 'layer.override-without-note', path: answer.path, details: { label: answer.rule.label } }]
  })
}
