import { Hono } from 'hono'
import { z } from 'zod'
import { isFromOwnPage } from '#core/auth/csrf.ts'
import { limitBody } from '#core/http/body-limit.ts'
import { clientAddress } from '#core/http/client-address.ts'
import { lineField, textField } from '#core/http/form-fields.ts'
import { parseForm } from '#core/http/form.ts'
import { FormRefused } from '#core/http/refusals.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { durationSentence } from '#core/i18n/durations.ts'
import type { FieldProblem } from '#core/errors.ts'
import { leaveTip } from '../actions/leave-tip.ts'
import { readGround, type PublicGround } from '../queries.ts'
import { LONGEST_ABOUT, LONGEST_NOTE } from '../rules/tip.ts'
import { publicTexts } from '../texts.ts'
import { inLang, publicPaths } from './paths.ts'
import type { PublicDeps } from './public-deps.ts'
import { publicHtml } from './public-frame.tsx'
import { TipDonePage, TipPage, TRAP_FIELD, type TipValues } from './tip-page.tsx'

const tipForm = z.object({
  kind: z.enum(['missing-account', 'fake-account']),
  about: lineField({ max: LONGEST_ABOUT }),
  note: textField({ max: LONGEST_NOTE, optional: true }).optional().default(''),
  [TRAP_FIELD]: z.string().optional().default(''),
})

/** The tip about an account: from anybody, without sign-in. */
export function tipRoutes(deps: PublicDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/o/:org/konton/tipsa', async (c) => {
    const ground = await readGround(deps, c.req.param('org'))
    const kind = c.req.query('typ') ?? ''
    return show(c, deps, ground, {
      values: { kind, about: (c.req.query('konto') ?? '').slice(0, LONGEST_ABOUT), note: '' },
    })
  })
  routes.post('/o/:org/konton/tipsa', limitBody('form'), (c) => takeTip(c, deps, c.req.param('org')))
  routes.get('/o/:org/konton/tack', async (c) => {
    const ground = await readGround(deps, c.req.param('org'))
    const t = publicTexts(c.var.lang).tip
    const { slug } = ground.organisation
    const children = <TipDonePage lang={c.var.lang} slug={slug} />
    return c.html(
      publicHtml(c, deps, ground, { title: t.thanksTitle, current: null, hideFromSearch: true, children }),
    )
  })
  return routes
}

async function takeTip(c: HttpContext, deps: PublicDeps, slug: string): Promise<Response> {
  const from = { secFetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin') }
  if (!isFromOwnPage(from, new URL(deps.baseUrl).origin)) throw new FormRefused('foreign-origin')
  const ground = await readGround(deps, slug)
  const form = await parseForm(c, tipForm)
  if (!form.ok) return show(c, deps, ground, { values: valuesOf(form.values), problems: form.problems })
  const done = c.redirect(inLang(publicPaths(slug).tipDone, c.var.lang), 303)
  // a program that fills in what nobody sees is thanked and forgotten: told of it, it would learn
  if (form.value[TRAP_FIELD] !== '') return done
  const { kind, about, note } = form.value
  const address = clientAddress(c, deps.trustsProxy)
  const left = await leaveTip(deps, ground.organisation.orgId, { kind, about, note, unitId: null, address })
  if (left.isKept) return done
  const waitMs = left.retryAt.epochMilliseconds - deps.clock.now().epochMilliseconds
  const refusal = publicTexts(c.var.lang).tip.tooMany(durationSentence(waitMs, c.var.lang))
  return show(c, deps, ground, { values: { kind, about, note }, refusal })
}

function valuesOf(values: Readonly<Record<string, unknown>>): TipValues {
  const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '')
  return { kind: text('kind'), about: text('about'), note: text('note') }
}

type Shown = { values: TipValues; problems?: readonly FieldProblem[]; refusal?: string }

function show(c: HttpContext, deps: PublicDeps, ground: PublicGround, shown: Shown): Response {
  const { lang } = c.var
  const t = publicTexts(lang).tip
  const problems = Object.fromEntries(
    (shown.problems ?? []).map((problem) => [problem.field, wordsFor(problem, lang)]),
  )
  const hasErrors = Object.keys(problems).length > 0
  const refusal = shown.refusal ?? null
  const { slug } = ground.organisation
  const children = (
    <TipPage lang={lang} slug={slug} values={shown.values} problems={problems} refusal={refusal} />
  )
  const html = publicHtml(c, deps, ground, {
    title: t.title,
    current: null,
    hideFromSearch: true,
    hasErrors,
    children,
  })
  return c.html(html, refusal !== null ? 429 : hasErrors ? 422 : 200)
}

function wordsFor(problem: FieldProblem, lang: HttpContext['var']['lang']): string {
  const t = publicTexts(lang).tip.problems
  if (problem.field === 'kind') return t.kind
  return problem.code === 'required' || problem.code === 'text-too-large' ? t[problem.code] : t.other
}
