import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { formatCitation, type Chip } from '../format-citation.ts'
import { citationOf } from '../rules/citations.ts'
import { collectRules } from '../rules/collect-rules.ts'
import { floorRules } from '../rules/floor/floor-rules.ts'
import type { Policy, PolicyRule } from '../rules/schema/policy.ts'
import { UNKNOWN } from '../rules/schema/primitives.ts'
import { situationOf } from './situation-of.ts'
import { policyPageTexts } from './texts.ts'

export type RuleView = Chip & { readonly value: string; readonly layer: string; readonly isUnknown: boolean }

export type SituationView = {
  readonly key: string
  readonly title: string
  readonly rules: readonly RuleView[]
}

/** The whole policy by situation, in the file's order, the statutory floor last; only rules that hold all the words sought. */
export function policyBySituation(policy: Policy, words: string, lang: Lang): readonly SituationView[] {
  const placed = [
    ...collectRules(policy).map(({ rule, path }) => ({ rule, key: situationOf(path, lang) })),
    ...floorRules.map((rule) => ({ rule, key: 'floor' })),
  ]
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const t = policyPageTexts(lang)
  return [...Map.groupBy(placed, ({ key }) => key)].flatMap(([key, group]) => {
    const rules = group.map(({ rule }) => toView(policy, rule, lang)).filter((rule) => holds(rule, wanted))
    return rules.length === 0 ? [] : [{ key, title: t.situations[key] ?? t.other, rules }]
  })
}

function toView(policy: Policy, rule: PolicyRule, lang: Lang): RuleView {
  const citation = citationOf(policy, rule)
  const { origin } = policyPageTexts(lang)
  return {
    ...formatCitation(citation, lang),
    value: valueWords(rule.value, lang),
    layer: origin[citation.origin] ?? citation.origin,
    isUnknown: rule.value === UNKNOWN,
  }
}

function holds(rule: RuleView, wanted: readonly string[]): boolean {
  const parts = [
    rule.label,
    rule.value,
    rule.source,
    rule.law ?? '',
    rule.note ?? '',
    rule.requirement ?? '',
    rule.modalityWord,
  ]
  const text = parts.join(' ').toLowerCase()
  return wanted.every((word) => text.includes(word))
}

/** Any rule's value in a line that can be read aloud: texts in the reader's language, fields by their name in the file. */
export function valueWords(value: unknown, lang: Lang): string {
  const t = policyPageTexts(lang)
  if (value === UNKNOWN) return t.unknown
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value.length === 0
      ? t.nothing
      : joinList(
          value.map((item) => valueWords(item, lang)),
          lang,
        )
  return objectWords(value, lang)
}

function objectWords(value: unknown, lang: Lang): string {
  if (typeof value !== 'object' || value === null) return ''
  if ('sv' in value && 'en' in value) return valueWords(value[lang], lang)
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${valueWords(inner, lang)}`)
    .join(' · ')
}
