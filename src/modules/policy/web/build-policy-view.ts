import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { formatCitation, type Chip } from '../format-citation.ts'
import { citationOf } from '../rules/citations.ts'
import { collectRules } from '../rules/collect-rules.ts'
import { floorRules } from '../rules/floor/floor-rules.ts'
import { statutoryGrounds } from '../rules/floor/statutory-grounds.ts'
import { originOf, type LayeredPolicy } from '../rules/layers/overlays.ts'
import type { LocalText, Policy, PolicyRule } from '../rules/schema/policy.ts'
import { UNKNOWN } from '../rules/schema/primitives.ts'
import { situationOf } from './situation-of.ts'
import { policyTexts } from '../policy-problem.ts'
import { policyPageTexts, type PolicyPageTexts } from './texts.ts'

export type RuleView = Chip & { readonly value: string; readonly layer: string; readonly isUnknown: boolean }

export type SituationView = {
  readonly key: string
  readonly title: string
  readonly rules: readonly RuleView[]
}

type Shown = {
  readonly rule: PolicyRule
  readonly key: string
  readonly layer: keyof PolicyPageTexts['layers']
}

/** The whole policy by situation, in the file's order, the statutory floor last; only rules that hold all the words sought. */
export function policyBySituation(
  layered: LayeredPolicy,
  words: string,
  lang: Lang,
): readonly SituationView[] {
  const { policy } = layered
  const { overlays: _, ...common } = policy
  const shown: readonly Shown[] = [
    ...collectRules(common).map(({ rule, path }) => ({
      ...{ rule, key: situationOf(path, lang) },
      layer: layerOf(layered, rule),
    })),
    ...policy.overlays.flatMap((overlay) => localRules(policy, overlay)),
    ...[...floorRules, ...statutoryGrounds].map((rule) => ({ rule, key: 'floor', layer: 'floor' as const })),
  ]
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const t = policyPageTexts(lang)
  return [...Map.groupBy(shown, ({ key }) => key)].flatMap(([key, group]) => {
    const rules = group.map((one) => toView(policy, one, lang)).filter((rule) => holds(rule, wanted))
    return rules.length === 0 ? [] : [{ key, title: t.situations[key] ?? t.other, rules }]
  })
}

function layerOf(layered: LayeredPolicy, rule: PolicyRule): Shown['layer'] {
  const layer = originOf(layered, rule.id)?.layer ?? 'municipality'
  return layer === 'municipality' && rule.source.doc === 'torget' ? 'torget' : layer
}

/** What a board, department or account tightens or adds, each named after whom it is for (requirements §4, layer 4). */
function localRules(policy: Policy, overlay: Policy['overlays'][number]): readonly Shown[] {
  const place = { key: 'overlays', layer: 'local' } as const
  const titled = (label: LocalText): LocalText => ({
    sv: `${overlay.name.sv}: ${label.sv}`,
    en: `${overlay.name.en}: ${label.en}`,
  })
  const changed = overlay.changes.flatMap((change): readonly Shown[] => {
    const base = collectRules(policy).find(({ rule }) => rule.id === change.rule)?.rule
    if (base === undefined) return []
    const { source, note = base.note, value = base.value, modality = base.modality } = change
    const rule = { id: `${overlay.id}-${base.id}`, label: titled(base.label), source, value, modality }
    return [{ ...place, rule: note === undefined ? rule : { ...rule, note } }]
  })
  const added = collectRules(overlay.adds).map(({ rule }) => ({
    ...place,
    rule: { ...rule, label: titled(rule.label) },
  }))
  return [...changed, ...added]
}

function toView(policy: Policy, { rule, layer }: Shown, lang: Lang): RuleView {
  const chip = formatCitation(citationOf(policy, rule), lang)
  const words = policyPageTexts(lang).layers[layer]
  return {
    ...chip,
    source: chip.source === '' ? words : chip.source,
    value: valueWords(rule.value, lang),
    layer: words,
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
    rule.layer,
  ]
  const text = parts.join(' ').toLowerCase()
  return wanted.every((word) => text.includes(word))
}

/** Any rule's value in a line that can be read aloud: in the reader's language, fields and choices by their own words. */
export function valueWords(value: unknown, lang: Lang): string {
  const t = policyPageTexts(lang)
  if (value === UNKNOWN) return t.unknown
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'string') return policyTexts[lang].changes.values[value] ?? value
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
    .map(([name, inner]) => `${policyTexts[lang].changes.parts[name] ?? name}: ${valueWords(inner, lang)}`)
    .join(' · ')
}
