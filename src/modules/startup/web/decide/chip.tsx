import type { Lang } from '#core/i18n/lang.ts'
import { formatCitation, type Citation } from '#modules/policy/index.ts'
import { ParagraphChip, type ChipProps } from '#ui/components/paragraph-chip/paragraph-chip.tsx'

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

/** The rule behind a step or a question; nothing where this version of the policy has no such rule. */
export function CitationChip({ citation, lang }: { citation: Citation | null; lang: Lang }) {
  return citation === null ? null : <ParagraphChip {...chipOf(citation, lang)} lang={lang} />
}
