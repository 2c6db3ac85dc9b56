import { Hono } from 'hono'
import { z } from 'zod'
import { checkSignIn } from '#core/auth/sign-in.ts'
import { ledgerActor } from '#core/actor.ts'
import { clientAddress } from '#core/http/client-address.ts'
import { parseForm } from '#core/http/form.ts'
import { switchLanguage } from '#core/http/language.ts'
import { safePath } from '#core/http/safe-path.ts'
import { signIn, signOut } from '#core/http/sign-in.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { relativeDay } from '#core/i18n/dates.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Tx } from '#core/db/database.ts'
import { actorFor } from '#modules/organisation/index.ts'
import { FocusPage } from '#ui/layout/focus-page.tsx'
import { uiTexts } from '#ui/texts.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { html, kitOf, languageHref } from '../frame.tsx'
import { paths } from '../paths.ts'
import { SignInPage } from './sign-in-page.tsx'

const signInForm = z.object({ email: z.string(), password: z.string(), next: z.string().default('/') })
const demoForm = z.object({ orgId: z.string(), personId: z.string(), next: z.string().default('/') })

/** Signing in and out, and the language. */
export function entryRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.language, (c) => switchLanguage(c))
  routes.get(paths.signIn, (c) => showSignIn(c, deps, { next: c.req.query('till') ?? '/' }))
  routes.post(paths.signIn, (c) => tryPassword(c, deps))
  routes.post(paths.demoSignIn, (c) => demoSignIn(c, deps))
  routes.post(paths.signOut, async (c) => {
    await signOut(c, deps.session, (tx) => noteSignOut(c, deps, tx))
    return c.redirect(paths.signIn, 303)
  })
  return routes
}

type Shown = { readonly next: string; readonly sent?: SentForm; readonly status?: 401 | 422 | 429 }

async function showSignIn(c: HttpContext, deps: DeskDeps, shown: Shown): Promise<Response> {
  const demo = deps.demo === null ? [] : await deps.demo.people()
  const page = (
    <FocusPage
      title={deskTexts(c.var.lang).entry.signIn}
      lang={c.var.lang}
      assets={deps.assets}
      task={uiTexts(c.var.lang).product}
      languageHref={languageHref(c)}
      hasErrors={shown.sent !== undefined}
    >
      <SignInPage kit={kitOf(c, shown.sent ?? null)} next={safePath(shown.next)} demo={demo} />
    </FocusPage>
  )
  return html(c, page, shown.status ?? 200)
}

async function tryPassword(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const form = await parseForm(c, signInForm)
  const { email, password, next } = form.ok ? form.value : { email: '', password: '', next: '/' }
  const t = deskTexts(c.var.lang).entry
  const refuse = (text: string, status: 401 | 429) =>
    showSignIn(c, deps, {
      next,
      status,
      sent: { form: 'logga-in', values: { email }, problems: { password: text } },
    })
  const outcome = await checkSignIn(deps.signIn, {
    email,
    password,
    address: clientAddress(c, deps.trustsProxy),
  })
  if (outcome.kind === 'wait')
    return refuse(t.wait(relativeDay(outcome.retryAt, deps.clock.now(), c.var.lang)), 429)
  if (outcome.kind === 'refused') return refuse(t.wrong, 401)
  const [match] = outcome.matches
  await signIn(c, deps.session, match, (tx) => noteSignIn(deps, tx, match, 'password'))
  return c.redirect(safePath(next), 303)
}

/** Only in the demo, which only listens on loopback: there is nothing to protect, and everything to try. */
async function demoSignIn(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const form = await parseForm(c, demoForm)
  const offered = deps.demo === null ? [] : await deps.demo.people()
  if (!form.ok) throw new NotFound('page', c.req.path)
  const { orgId, personId, next } = form.value
  const known = offered.find((one) => one.orgId === orgId)?.people.find((one) => one.personId === personId)
  if (known === undefined) throw new NotFound('person', personId)
  const who = { orgId: orgId as OrgId, personId: personId as PersonId }
  await signIn(c, deps.session, who, (tx) => noteSignIn(deps, tx, who, 'demo'))
  return c.redirect(safePath(next), 303)
}

type Who = { readonly orgId: OrgId; readonly personId: PersonId }

async function noteSignIn(deps: DeskDeps, tx: Tx, who: Who, by: 'password' | 'demo'): Promise<void> {
  const actor = await actorFor(tx, who.orgId, who.personId, deps.clock.now())
  if (actor === null) throw new NotFound('person', who.personId)
  await recordInLedger(tx, who.orgId, deps.clock, {
    kind: 'session.started',
    subjectType: 'person',
    subjectId: who.personId,
    actor: ledgerActor(actor),
    facts: { by },
  })
}

async function noteSignOut(c: HttpContext, deps: DeskDeps, tx: Tx): Promise<void> {
  const { actor } = c.var
  if (actor === null) return
  await recordInLedger(tx, actor.orgId, deps.clock, {
    kind: 'session.ended',
    subjectType: 'person',
    subjectId: actor.id,
    actor: ledgerActor(actor),
  })
}
