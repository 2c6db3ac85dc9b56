import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { limitBody } from '#core/http/body-limit.ts'
import { meaningOf } from '#core/http/problem.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { isLang } from '#core/i18n/lang.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { Hero, PublicPage } from '#ui/layout/public-page.tsx'
import type { GuidanceDeps } from '../actions/deps.ts'
import { guidanceTexts } from '../texts.ts'
import { show, showNotFound, withPlace } from './here.tsx'
import { showReport, takeReport } from './report-routes.tsx'
import { ReportDone } from './report-page.tsx'
import { ServiceTipDone } from './service-tip-page.tsx'
import { showTip, takeTip } from './service-tip-routes.tsx'
import { showList, showSituation } from './situation-routes.tsx'

/**
 * Mounted in front of everything that counts, logs or signs in. Nothing here reads a cookie, notes a request or keeps a word of what is
 * asked (B-003, B-094, B-095; scenario 24). Addresses that do not exist, and what goes wrong, are answered here too, so that no log line
 * tells which question somebody asked.
 */
export function createGuidance(deps: GuidanceDeps): Hono<HttpEnv> {
  const pages = new Hono<HttpEnv>()
  pages.onError((error, c) => showBroken(c, deps, error))
  for (const base of ['/vagledning', '/o/:org/vagledning']) {
    pages.use(`${base}/*`, async (c, next) => {
      const wanted = c.req.query('lang')
      c.set('lang', isLang(wanted) ? wanted : 'sv')
      await next()
      c.header('cache-control', 'no-store')
    })
    pages.get(base, (c) => withPlace(c, deps, (here) => showList(c, deps, here)))
    addSending(pages, deps, base)
    pages.get(`${base}/:situation`, (c) => withPlace(c, deps, (here) => showSituation(c, deps, here)))
    pages.all(`${base}/*`, (c) => withPlace(c, deps, (here) => showNotFound(c, deps, here)))
  }
  return pages
}

/** The two forms: a tip to a service, and a report to one's own manager. */
function addSending(pages: Hono<HttpEnv>, deps: GuidanceDeps, base: string): void {
  pages.get(`${base}/tipsa`, (c) => withPlace(c, deps, (here) => showTip(c, deps, here, {})))
  pages.post(`${base}/tipsa`, limitBody('form'), (c) => withPlace(c, deps, (here) => takeTip(c, deps, here)))
  pages.get(`${base}/tack`, (c) =>
    withPlace(c, deps, (here) => {
      const title = guidanceTexts(here.lang).tip.thanksTitle
      return show(c, deps, here, { title, children: <ServiceTipDone place={here} /> })
    }),
  )
  pages.get(`${base}/beratta`, (c) => withPlace(c, deps, (here) => showReport(c, deps, here, {})))
  pages.post(`${base}/beratta`, limitBody('form'), (c) =>
    withPlace(c, deps, (here) => takeReport(c, deps, here)),
  )
  pages.get(`${base}/berattat`, (c) =>
    withPlace(c, deps, (here) => {
      const title = guidanceTexts(here.lang).report.thanksTitle
      return show(c, deps, here, { title, children: <ReportDone place={here} /> })
    }),
  )
}

/** The operator is told that a page failed, and how; not which one, nor at what address somebody was just then. */
function showBroken(c: HttpContext, { log, assets }: GuidanceDeps, error: unknown): Response {
  const { status } = meaningOf(error, false)
  const { name, message, stack } = (error ?? {}) as Error
  if (status >= 500) log.error({ error: { name, message, stack } }, 'a page of the guidance failed')
  const { lang } = c.var
  const t = guidanceTexts(lang)
  c.header('cache-control', 'no-store')
  const page = (
    <PublicPage
      title={t.broken}
      lang={lang}
      assets={assets}
      organisation={t.title}
      homeHref="/vagledning"
      links={[]}
      hideFromSearch
    >
      <Hero title={t.broken} lead={t.brokenText} />
    </PublicPage>
  )
  return c.html(renderPage(page), status as ContentfulStatusCode)
}
