import type { Lang } from '#core/i18n/lang.ts'
import { formatNumber } from '#core/i18n/numbers.ts'

export type View = { href: string; text: string; count?: number | undefined; current?: boolean | undefined }

/** Ready-made selections of one list, as links: the address is the view, so it can be kept and shared. */
export function Views({ label, views, lang }: { label: string; views: readonly View[]; lang: Lang }) {
  return (
    <nav class="views" aria-label={label}>
      <ul>
        {views.map((view) => (
          <li key={view.href}>
            <a class="view" href={view.href} aria-current={view.current === true ? 'page' : undefined}>
              {view.text}
              {view.count !== undefined && <span class="view-count">{formatNumber(view.count, lang)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
