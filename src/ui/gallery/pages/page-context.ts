import type { Lang } from '#core/i18n/lang.ts'
import type { PageAssets } from '../../layout/page.tsx'

/** What the sample pages are drawn from: where the gallery is mounted, and how the reader wants it. */
export type PageContext = {
  readonly assets: PageAssets
  readonly base: string
  readonly lang: Lang
  readonly theme: 'light' | 'dark' | undefined
  readonly accent: string | undefined
  readonly languageHref: string
}
