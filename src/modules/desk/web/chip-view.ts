import type { Lang } from '#core/i18n/lang.ts'
import { findRule, formatCitation, type Citation, type Policy } from '#modules/policy/index.ts'
import type { ChipView } from './item/item-view.ts'

/** A policy's citation as the paragraph chip shows it. */
export function chipOf(citation: Citation, lang: Lang, version?: string): ChipView {
  const chip = formatCitation(citation, lang)
  return {
    title: chip.label,
    modality: chip.modality,
    demand: chip.note ?? chip.label,
    source: chip.source,
    ...(chip.law === null ? {} : { laws: [{ text: chip.law }] }),
    ...(chip.requirement === null ? {} : { requirements: chip.requirement.split(', ') }),
    ...(version === undefined ? {} : { version }),
  }
}

/** By id, as it stands with a decision; null for a rule that this version of the policy does not have. */
export function chipFor(
  policy: Policy,
  ruleId: string | null,
  lang: Lang,
  version?: string,
): ChipView | null {
  const citation = ruleId === null ? null : findRule(policy, ruleId)
  return citation === null ? null : chipOf(citation, lang, version)
}
