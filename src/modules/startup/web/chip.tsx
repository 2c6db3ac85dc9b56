import type { Lang } from '#core/i18n/lang.ts'
import { formatCitation, type Citation } from '#modules/policy/index.ts'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'

/** The rule behind a question, a stop or a step. */
export function RuleChip({ citation, lang }: { citation: Citation | null; lang: Lang }) {
  if (citation === null) return null
  const chip = formatCitation(citation, lang)
  return (
    <ParagraphChip
      lang={lang}
      title={chip.label}
      modality={chip.modality}
      demand={chip.note ?? chip.label}
      source={chip.source}
      laws={chip.law === null ? [] : [{ text: chip.law }]}
      requirements={chip.requirement === null ? [] : chip.requirement.split(', ')}
    />
  )
}
