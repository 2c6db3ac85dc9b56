import { Hono } from 'hono'
import type { VNode } from 'preact'
import { z } from 'zod'
import { isFromOwnPage } from '#core/auth/csrf.ts'
import { InvalidInput } from '#core/errors.ts'
import { limitBody } from '#core/http/body-limit.ts'
import { lineField, textField } from '#core/http/form-fields.ts'
import { parseForm } from '#core/http/form.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { isLang, otherLang } from '#core/i18n/lang.ts'
import { readOrganisations, readUnits, type Organisation } from '#modules/organisation/index.ts'
import { citationOf, floorRules, formatCitation, type Policy } from '#modules/policy/index.ts'
import { leaveTip, LONGEST_ABOUT, LONGEST_NOTE, readGround, type PublicDeps } from '#modules/public/index.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { Hero, PublicPage } from '#ui/layout/public-page.tsx'
import { adviceFor } from '../rules/policy-advice.ts'
import { findSituation, isSector, searchSituations, type Situation } from '../rules/guidance.ts'
import { guidanceTexts } from '../texts.ts'
import { hrefIn, SituationList, SituationPage, type Place } from './guidance-pages.tsx'
import { ServiceTipDone, ServiceTipPage } from './service-tip-page.tsx'

type Here = Place & {
  readonly policy: Policy | null
  readonly organisationIs: Organisation | null
  readonly others: readonly Organisation[]
}

/**
 * Mounted in front of everything that counts, logs or signs in. Nothing here reads a cookie, notes a request or keeps a word of what is
 * asked (B-003, B-094, B-095; scenario 24). Addresses that do not exist are answered here too, so that no log line is written of them.
 */
export function createGuidance(deps: PublicDeps): Hono<HttpEnv> {
  const pages = new Hono<HttpEnv>()
  for (const base of ['/vagledning', '/o/:org/vagledning']) {
    pages.use(`${base}/*`, async (c, next) => {
      const wanted = c.req.query('lang')
      c.set('lang', isLang(wanted) ? wanted : 'sv')
      await next()
      c.header('cache-control', 'no-store')
    })
    pages.get(base, (c) => withPlace(c, deps, (here) => showList(c, deps, here)))
    pages.get(`${base}/tipsa`, (c) => withPlace(c, deps, (here) => showTip(c, deps, here, {})))
    pages.post(`${base}/tipsa`, limitBody('form'), (c) =>
      withPlace(c, deps, (here) => takeTip(c, deps, here)),
    )
    pages.get(`${base}/tack`, (c) =>
      withPlace(c, deps, (here) =>
        show(c, deps, here, {
          title: guidanceTexts(here.lang).tip.thanksTitle,
          children: <ServiceTipDone place={here} />,
        }),
      ),
    )
    pages.get(`${base}/:situation`, (c) => withPlace(c, deps, (here) => showSituation(c, deps, here)))
    pages.all(`${base}/*`, (c) => withPlace(c, deps, (here) => showNotFound(c, deps, here)))
  }
  return pages
}

async function withPlace(
  c: HttpContext,
  deps: PublicDeps,
  work: (here: Here) => Response | Promise<Response>,
): Promise<Response> {
  const others = await deps.db.system((tx) => readOrganisations(tx))
  const wanted = c.req.param('org')
  const only = others.length === 1 ? others[0] : undefined
  const chosen = wanted === undefined ? only : others.find((one) => one.slug === wanted)
  const ground = chosen === undefined ? null : await readGround(deps, chosen.slug)
  const base = wanted === undefined || chosen === undefined ? '/vagledning' : `/o/${chosen.slug}/vagledning`
  const here: Here = {
    lang: c.var.lang,
    base,
    organisation: chosen?.name ?? null,
    organisationIs: chosen ?? null,
    policy: ground?.policy ?? null,
    others,
  }
  return wanted !== undefined && chosen === undefined ? showNotFound(c, deps, here) : work(here)
}

function showList(c: HttpContext, deps: PublicDeps, here: Here): Response {
  const words = (c.req.query('q') ?? '').slice(0, 200)
  const employers = here.others.map(({ name, slug }) => ({
    name,
    href: hrefIn({ ...here, base: `/o/${slug}/vagledning` }),
  }))
  const children = (
    <SituationList
      place={here}
      words={words}
      found={searchSituations(words, here.lang)}
      employers={employers}
    />
  )
  return show(c, deps, here, { title: guidanceTexts(here.lang).title, children })
}

function showSituation(c: HttpContext, deps: PublicDeps, here: Here): Response {
  const situation = findSituation(c.req.param('situation') ?? '', here.lang)
  if (situation === null) return showNotFound(c, deps, here)
  const sector = c.req.query('omrade')
  const advice = here.policy === null ? [] : adviceFor(here.policy, situation, here.lang)
  const view = {
    place: here,
    situation,
    sector: isSector(sector) ? sector : null,
    laws: lawsOf(situation, here),
    advice,
  }
  return show(c, deps, here, { title: situation.question, children: <SituationPage {...view} /> })
}

/** Worded by the policy module, so that a law is called the same everywhere. */
function lawsOf(situation: Situation, { policy, lang }: Here): readonly string[] {
  const [anyRule] = floorRules
  if (anyRule === undefined) return []
  return situation.laws.flatMap(({ lawId, section }) => {
    const rule = { ...anyRule, source: { doc: 'law', law: { id: lawId, section } } }
    return formatCitation(citationOf(policy ?? NO_POLICY, rule), lang).law ?? []
  })
}

/** The shipped laws need no policy to be named. */
const NO_POLICY = { documents: [], laws: [] } as unknown as Policy

function showNotFound(c: HttpContext, deps: PublicDeps, here: Here): Response {
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

const tipForm = z.object({
  about: lineField({ max: LONGEST_ABOUT }).refine(
    (text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text),
    'not-a-url',
  ),
  note: textField({ max: LONGEST_NOTE, optional: true }).optional().default(''),
  unitId: z.string().optional().default(''),
})

async function takeTip(c: HttpContext, deps: PublicDeps, here: Here): Promise<Response> {
  const from = { secFetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin') }
  if (here.organisationIs === null || !isFromOwnPage(from, new URL(deps.baseUrl).origin))
    return showNotFound(c, deps, here)
  const form = await parseForm(c, tipForm)
  if (!form.ok)
    return showTip(c, deps, here, { values: form.values, wrong: form.problems.map(({ field }) => field) })
  const { about, note, unitId } = form.value
  try {
    const tip = {
      kind: 'for-service',
      about,
      note,
      unitId: unitId === '' ? null : unitId,
      address: null,
    } as const
    const left = await leaveTip(deps, here.organisationIs.orgId, tip)
    return left.isKept
      ? c.redirect(hrefIn(here, '/tack'), 303)
      : await showTip(c, deps, here, { values: form.value, isRefused: true })
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return showTip(c, deps, here, { values: form.value, wrong: error.fields.map(({ field }) => field) })
  }
}

type Tried = {
  readonly values?: Readonly<Record<string, unknown>>
  readonly wrong?: readonly string[]
  readonly isRefused?: boolean
}

async function showTip(
  c: HttpContext,
  deps: PublicDeps,
  here: Here,
  { values = {}, wrong = [], isRefused = false }: Tried,
): Promise<Response> {
  const { organisationIs } = here
  if (organisationIs === null) return showNotFound(c, deps, here)
  const t = guidanceTexts(here.lang).tip
  const units = await deps.db.forOrg(organisationIs.orgId, (tx) => readUnits(tx, organisationIs.orgId))
  const texts = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const words: Readonly<Record<string, string>> = t.problems
  const problems = Object.fromEntries(wrong.map((field) => [field, words[field] ?? t.problems.other]))
  const children = (
    <ServiceTipPage
      place={here}
      units={units}
      values={texts}
      problems={problems}
      refusal={isRefused ? t.tooMany : null}
    />
  )
  return show(c, deps, here, {
    title: t.title,
    children,
    status: isRefused ? 429 : wrong.length > 0 ? 422 : 200,
  })
}

type Shown = { readonly title: string; readonly children: VNode; readonly status?: 200 | 404 | 422 | 429 }

function show(
  c: HttpContext,
  deps: PublicDeps,
  here: Here,
  { title, children, status = 200 }: Shown,
): Response {
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  if (otherLang(here.lang) === 'en') url.searchParams.set('lang', 'en')
  const accent = here.policy?.meta.org.accentColour ?? 'unknown'
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
