import { renderPage, Page } from '#ui/layout/page.tsx'
import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { Hero } from '#ui/layout/public-page.tsx'
import type { RegisterEntry } from '#modules/accounts/index.ts'
import type { PageAssets } from '#ui/layout/page.tsx'
import { groupRegister } from '../rules/search-register.ts'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'
import { AccountGroup } from './register-page.tsx'

/** How to show the register on another site, with lines to copy. */
export function EmbedPage(props: { lang: Lang; slug: string; baseUrl: string; sites: readonly string[] }) {
  const { lang, slug, baseUrl, sites } = props
  const t = publicTexts(lang).embed
  const paths = publicPaths(slug)
  const frame = new URL(inLang(paths.frame, lang), baseUrl).href
  const title = publicTexts(lang).register.title
  return (
    <div class="rules-page">
      <Hero title={t.title} lead={t.lead} />
      <section>
        <h2>{t.frame}</h2>
        <p class="measure">{sites.length === 0 ? t.frameNowhere : t.frameWhere(joinList(sites, lang))}</p>
        <p>
          <code>{`<iframe src="${frame}" title="${title}" width="100%" height="800" loading="lazy"></iframe>`}</code>
        </p>
        <p class="no-print">
          <a href={inLang(paths.frame, lang)}>{t.preview}</a>
        </p>
      </section>
      <section>
        <h2>{t.json}</h2>
        <p class="measure">{t.jsonText}</p>
        <p>
          <code>{new URL(paths.data('json'), baseUrl).href}</code>
        </p>
      </section>
    </div>
  )
}

export type FrameView = {
  readonly lang: Lang
  readonly organisation: string
  readonly assets: PageAssets
  readonly accent: string | null
  /** Whether the policy lets the list be shown on the web. */
  readonly isPublic: boolean
  readonly entries: readonly RegisterEntry[]
}

/** The register alone, without head or foot: what stands in another site's frame. Links open in the whole window. */
export function frameHtml({ lang, organisation, assets, accent, isPublic, entries }: FrameView): string {
  const t = publicTexts(lang).register
  return renderPage(
    <Page
      title={t.title}
      site={organisation}
      lang={lang}
      assets={assets}
      {...(accent === null ? {} : { accent })}
      hideFromSearch
      bodyClass="public public-frame"
    >
      <main class="public-wrap">
        <h1>{t.title}</h1>
        {!isPublic && <p>{t.notPublic(organisation)}</p>}
        {isPublic && entries.length === 0 && <p>{t.empty}</p>}
        {groupRegister(entries).map((group) => (
          <AccountGroup key={group.unit ?? ''} group={group} lang={lang} />
        ))}
      </main>
    </Page>,
  ).replaceAll('<a href=', '<a target="_top" href=')
}
