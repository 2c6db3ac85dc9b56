import type { Context } from 'hono'
import { Hono } from 'hono'
import type { VNode } from 'preact'
import { isLang, otherLang } from '#core/i18n/lang.ts'
import type { PageAssets } from '../layout/page.tsx'
import { renderPage } from '../layout/page.tsx'
import { GalleryPage, GROUPS } from './gallery-page.tsx'
import { InboxPage } from './pages/inbox.tsx'
import { FormPage, LoginPage, MissingPage, RegisterPage, TodoPage } from './pages/other-pages.tsx'
import type { PageContext } from './pages/page-context.ts'
import { JournalPage, VersionsPage } from './pages/record-pages.tsx'

export type GalleryOptions = {
  assets: PageAssets
  /** Where it is mounted, without a slash at the end. */
  base?: string
}

const pages: Readonly<Record<string, (context: PageContext) => VNode>> = {
  '/inkorg/arende-1/journal': (context) => <JournalPage {...context} />,
  '/inkorg/arende-1/lydelser': (context) => <VersionsPage {...context} />,
  '/att-gora': (context) => <TodoPage {...context} />,
  '/starta-konto': (context) => <FormPage {...context} />,
  '/konton': (context) => <RegisterPage {...context} />,
  '/logga-in': (context) => <LoginPage {...context} />,
}

/**
 * The design system on show: every component in every state, and whole pages. It holds invented texts only; mount it in the
 * demo, not in an authority's installation. `?lang=en`, `?tema=dark` and `?accent=ffd200` change how it is drawn.
 */
export function createGallery({ assets, base = '/stil' }: GalleryOptions): Hono {
  const app = new Hono()
  const contextOf = (c: Context): PageContext => {
    const { lang: wanted, tema, accent } = c.req.query()
    const lang = isLang(wanted) ? wanted : 'sv'
    const other = new URLSearchParams(c.req.query())
    other.set('lang', otherLang(lang))
    return {
      assets,
      base,
      lang,
      theme: tema === 'dark' || tema === 'light' ? tema : undefined,
      accent: accent !== undefined && /^[0-9a-f]{6}$/.test(accent) ? `#${accent}` : undefined,
      languageHref: `?${other.toString()}`,
    }
  }
  for (const make of GROUPS) {
    app.get(`/${make('sv').id}`, (c) => {
      const context = contextOf(c)
      return c.html(renderPage(<GalleryPage {...context} group={make(context.lang)} />))
    })
  }
  for (const [path, page] of Object.entries(pages))
    app.get(path, (c) => c.html(renderPage(page(contextOf(c)))))
  app.get('/', (c) => c.redirect(`${base}/${GROUPS[0]?.('sv').id ?? ''}`))
  app.get('/inkorg', (c) => c.html(renderPage(<InboxPage {...contextOf(c)} openId={undefined} />)))
  app.get('/inkorg/:id', (c) =>
    c.html(renderPage(<InboxPage {...contextOf(c)} openId={c.req.param('id')} />)),
  )
  app.get('*', (c) => c.html(renderPage(<MissingPage {...contextOf(c)} />), 404))
  return app
}
