import type { Lang } from '#core/i18n/lang.ts'
import { formatCitation, type Citation } from '#modules/policy/index.ts'
import type { ChipProps } from '#ui/components/paragraph-chip/paragraph-chip.tsx'

/** The rule behind a question to somebody, for a page of another module. */
export function chipOf(citation: Citation, lang: Lang): Omit<ChipProps, 'lang'> {
  const chip = formatCitation(citation, lang)
  return {
    title: chip.label,
    modality: chip.modality,
    demand: chip.note ?? chip.label,
    source: chip.source,
    laws: chip.law === null ? [] : [{ text: chip.law }],
    requirements: chip.requirement === null ? [] : chip.requirement.split(', '),
  }
}
