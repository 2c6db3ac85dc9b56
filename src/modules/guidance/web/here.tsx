import type { VNode } from 'preact'
import { otherLang } from '#core/i18n/lang.ts'
import type { HttpContext } from '#core/http/variables.ts'
import { readOrganisations, type Organisation } from '#modules/organisation/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import { readGround } from '#modules/public/index.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { Hero, PublicPage } from '#ui/layout/public-page.tsx'
import type { GuidanceDeps } from '../actions/deps.ts'
import { guidanceTexts } from '../texts.ts'
import { hrefIn, type Place } from './place.ts'

/** Whose guidance is read: one organisation's, or, at `/vagledning` where there are several, nobody's in particular. */
export type Here = Place & {
  readonly organisationIs: Organisation | null
  readonly inForce: PolicyInForce | null
  readonly others: readonly Organisation[]
}

export async function withPlace(
  c: HttpContext,
  deps: GuidanceDeps,
  work: (here: Here) => Response | Promise<Response>,
): Promise<Response> {
  const others = await deps.db.system((tx) => readOrganisations(tx))
  const wanted = c.req.param('org')
  const only = others.length === 1 ? others[0] : undefined
  const chosen = wanted === undefined ? only : others.find((one) => one.slug === wanted)
  const ground = chosen === undefined ? null : await readGround(deps, chosen.slug)
  const here: Here = {
    lang: c.var.lang,
    base: wanted === undefined || chosen === undefined ? '/vagledning' : `/o/${chosen.slug}/vagledning`,
    organisation: chosen?.name ?? null,
    organisationIs: chosen ?? null,
    inForce: ground,
    others,
  }
  return wanted !== undefined && chosen === undefined ? showNotFound(c, deps, here) : work(here)
}

export type Shown = {
  readonly title: string
  readonly children: VNode
  readonly status?: 200 | 404 | 422 | 429
}

export function show(
  c: HttpContext,
  deps: Pick<GuidanceDeps, 'assets'>,
  here: Here,
  { title, children, status = 200 }: Shown,
): Response {
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  if (otherLang(here.lang) === 'en') url.searchParams.set('lang', 'en')
  const accent = here.inForce?.policy.meta.org.accentColour ?? 'unknown'
  const page = (
    <PublicPage
      title={title}
      lang={here.lang}
      assets={deps.assets}
      {...(accent === 'unknown' ? {} : { accent })}
      organisation={here.organisation ?? guidanceTexts(here.lang).title}
      homeHref={hrefIn(here)}
      links={[]}
      languageHref={`${url.pathname}${url.search}`}
      hideFromSearch
      hasErrors={status === 422}
    >
      {children}
    </PublicPage>
  )
  return c.html(renderPage(page), status)
}

export function showNotFound(c: HttpContext, deps: Pick<GuidanceDeps, 'assets'>, here: Here): Response {
  const t = guidanceTexts(here.lang)
  const back = (
    <Hero title={t.notFound}>
      <p>
        <a href={hrefIn(here)}>{t.back}</a>
      </p>
    </Hero>
  )
  return show(c, deps, here, { title: t.notFound, children: back, status: 404 })
}
