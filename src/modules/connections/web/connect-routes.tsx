import { Hono } from 'hono'
import { z } from 'zod'
import { InvalidInput, NotFound } from '#core/errors.ts'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { ACCOUNT_KINDS } from '#modules/accounts/index.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { optionalText, sendForm } from '#ui/form/send-form.ts'
import { beginSignIn, permitFor, type SignInOutcome } from '../actions/begin-sign-in.ts'
import { connectFound, type ConnectFound } from '../actions/connect-found.ts'
import { redirectUriOf } from '../actions/deps.ts'
import { finishSignIn } from '../actions/finish-sign-in.ts'
import { connectorOf } from '../actions/load-account.ts'
import { readChoice } from '../queries/read-choice.ts'
import { findConnectable } from '../queries/find-connectable.ts'
import { connectionTexts } from '../texts.ts'
import { BeginPage, LeavingPage, SIGN_IN_FORM } from './begin-page.tsx'
import { ChoosePage } from './choose-page.tsx'
import { connectionPaths } from './paths.ts'
import { StoppedPage, titleOf } from './stopped-page.tsx'
import { CURRENT, kitOf, type ConnectionsWebDeps } from './web-deps.ts'

/** From "I want to connect this" to "it is connected": works without script, and every stop on the way has its own words. */
export function connectRoutes(deps: ConnectionsWebDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(connectionPaths.connect(':id'), async (c) => {
    const account = await findConnectable(deps.connections, personOf(c), c.req.param('id') ?? '')
    return c.redirect(`${connectionPaths.begin(account.network)}?konto=${account.id}`, 303)
  })
  routes.get(connectionPaths.begin(':network'), (c) => showBegin(c, deps, null))
  routes.post(connectionPaths.begin(':network'), (c) => begin(c, deps))
  routes.get(connectionPaths.back, (c) => comeBack(c, deps))
  routes.get(connectionPaths.choose(':signInId'), (c) => showChoice(c, deps, null))
  routes.post(connectionPaths.choose(':signInId'), (c) => choose(c, deps))
  return routes
}

const networkOf = (c: HttpContext): string => c.req.param('network') ?? ''

async function showBegin(c: HttpContext, deps: ConnectionsWebDeps, sent: SentForm | null): Promise<Response> {
  const { connections } = deps
  const connector = connectorOf(connections, networkOf(c))
  const accountId = sent?.values['accountId'] ?? c.req.query('konto') ?? ''
  const account = accountId === '' ? null : await findConnectable(connections, personOf(c), accountId)
  const wanted = { network: connector.profile.network, accountId: account?.id ?? null }
  await permitFor(connections, personOf(c), wanted)
  const t = connectionTexts(c.var.lang).before
  return deps.showPage(c, {
    title: account === null ? t.title(connector.profile.displayName) : t.titleAgain(account.name),
    current: CURRENT,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: (
      <BeginPage
        connector={connector}
        account={account}
        redirectUri={redirectUriOf(connections)}
        kit={kitOf(c, sent)}
      />
    ),
  })
}

const signInForm = z.object({
  accountId: optionalText,
  server: optionalText,
  identifier: optionalText,
  // as typed: a space may belong to it
  password: z.string().optional(),
  address: optionalText,
})

async function begin(c: HttpContext, deps: ConnectionsWebDeps): Promise<Response> {
  return sendForm(c, {
    form: SIGN_IN_FORM,
    schema: signInForm,
    texts: deps.texts,
    again: (sent) => showBegin(c, deps, sent),
    act: async ({ accountId, ...typed }) => {
      const wanted = { network: networkOf(c), accountId: accountId ?? null }
      const outcome = await beginSignIn(deps.connections, personOf(c), { wanted, typed })
      return goOn(c, deps, { outcome, from: wanted })
    },
  })
}

async function comeBack(c: HttpContext, deps: ConnectionsWebDeps): Promise<Response> {
  const { outcome, from } = await finishSignIn(deps.connections, personOf(c), c.req.query())
  return goOn(c, deps, { outcome, from })
}

type Way = {
  readonly outcome: SignInOutcome
  readonly from: { readonly network: string; readonly accountId: string | null } | null
}

/** To the network, to the choice, or to a page that says why neither. */
async function goOn(c: HttpContext, deps: ConnectionsWebDeps, { outcome, from }: Way): Promise<Response> {
  const { lang } = c.var
  if (outcome.kind === 'found') return c.redirect(connectionPaths.choose(outcome.id), 303)
  const connector = from === null ? null : (deps.connections.connectors.get(from.network) ?? null)
  if (outcome.kind === 'away') {
    if (connector === null) throw new NotFound('network', from?.network ?? '')
    c.header('cache-control', 'no-store')
    return deps.showPage(c, {
      title: connectionTexts(lang).before.leaving.title(connector.profile.displayName),
      current: CURRENT,
      children: <LeavingPage connector={connector} url={outcome.url} lang={lang} />,
    })
  }
  return deps.showPage(c, {
    title: titleOf(outcome, lang),
    current: CURRENT,
    hasErrors: true,
    status: outcome.kind === 'stale' ? 409 : 422,
    children: (
      <StoppedPage
        outcome={outcome}
        connector={connector}
        accountId={from?.accountId ?? null}
        now={deps.connections.clock.now()}
        lang={lang}
      />
    ),
  })
}

const signInIdOf = (c: HttpContext): string => c.req.param('signInId') ?? ''

async function showChoice(
  c: HttpContext,
  deps: ConnectionsWebDeps,
  sent: SentForm | null,
): Promise<Response> {
  const choice = await readChoice(deps.connections, personOf(c), signInIdOf(c)).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  // the quarter of an hour is over, or the address was somebody else's
  if (choice === null) return goOn(c, deps, { outcome: { kind: 'stale' }, from: null })
  const connector = connectorOf(deps.connections, choice.signIn.network)
  return deps.showPage(c, {
    title: connectionTexts(c.var.lang).choose.title,
    current: CURRENT,
    width: 'wide',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    children: (
      <ChoosePage {...choice} signInId={choice.signIn.id} connector={connector} kit={kitOf(c, sent)} />
    ),
  })
}

const choiceForm = z.object({
  form: z.string().default(''),
  externalId: z.string().default(''),
  accountId: z.string().default(''),
  isNew: z.string().default(''),
  name: z.string().default(''),
  kind: z.enum(ACCOUNT_KINDS).or(z.literal('')).default(''),
  unitId: z.string().default(''),
  holderId: z.string().default(''),
  purpose: z.string().default(''),
  audience: z.string().default(''),
})

async function choose(c: HttpContext, deps: ConnectionsWebDeps): Promise<Response> {
  return sendForm(c, {
    form: 'val',
    schema: choiceForm,
    blames: 'accountId',
    texts: deps.texts,
    again: (sent) => showChoice(c, deps, { ...sent, form: sent.values['form'] ?? sent.form }),
    act: async (value) => {
      const chosen = { signInId: signInIdOf(c), externalId: value.externalId, as: asWhat(value) }
      const { accountId } = await connectFound(deps.connections, personOf(c), chosen)
      return doneAt(c, connectionPaths.card(accountId), 'ansluten')
    },
  })
}

function asWhat(value: z.output<typeof choiceForm>): ConnectFound['as'] {
  const { isNew, accountId, name, kind, unitId, holderId, purpose, audience } = value
  if (isNew !== 'yes') {
    if (accountId === '') throw new InvalidInput([{ field: 'accountId', code: 'choose-account' }])
    return { accountId }
  }
  const missing = Object.entries({ name, kind, unitId, holderId, purpose, audience }).filter(
    ([, given]) => given.trim() === '',
  )
  if (missing.length > 0 || kind === '')
    throw new InvalidInput(missing.map(([field]) => ({ field, code: 'required' })))
  return { name, kind, unitId, holderId, purpose, audience }
}
