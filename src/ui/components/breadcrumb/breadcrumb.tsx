import type { Lang } from '#core/i18n/lang.ts'
import { uiTexts } from '../../texts.ts'

export type Crumb = { text: string; href: string }

/** The way here, without the page itself: its heading says that. */
export function Breadcrumb({ crumbs, lang }: { crumbs: readonly Crumb[]; lang: Lang }) {
  return (
    <nav class="breadcrumb" aria-label={uiTexts(lang).breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
