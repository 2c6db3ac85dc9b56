import type { Lang } from '#core/i18n/lang.ts'
import { ParagraphChip } from '#ui/components/paragraph-chip/paragraph-chip.tsx'
import type { ChipView } from './item-view.ts'

export function Chip({ chip, lang }: { chip: ChipView | null; lang: Lang }) {
  return chip === null ? null : <ParagraphChip {...chip} lang={lang} />
}
