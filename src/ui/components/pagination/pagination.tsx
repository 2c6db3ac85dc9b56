import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'
import { ButtonLink } from '../button/button.tsx'

export type PaginationProps = {
  lang: Lang
  newerHref?: string | undefined
  olderHref?: string | undefined
  /** "1–50 av 1 204", when the number is known. */
  position?: string | undefined
}

/** Newer and older, by key: a page keeps its rows while new ones arrive, and row one million costs no more than row one. */
export function Pagination({ lang, newerHref, olderHref, position }: PaginationProps) {
  const t = uiTexts(lang)
  if (newerHref === undefined && olderHref === undefined) return null
  return (
    <nav class="pagination" aria-label={t.pages}>
      {newerHref !== undefined && (
        <ButtonLink href={newerHref} small icon="back">
          {t.newer}
        </ButtonLink>
      )}
      {position !== undefined && <span class="quiet small num">{position}</span>}
      {olderHref !== undefined && (
        <ButtonLink href={olderHref} small iconAfter="forward">
          {t.older}
        </ButtonLink>
      )}
    </nav>
  )
}
