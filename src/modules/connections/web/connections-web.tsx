import { Hono } from 'hono'
import { z } from 'zod'
import { LOCAL_ZONE } from '#core/clock.ts'
import { may } from '#core/actor.ts'
import { InvalidInput, NotFound } from '#core/errors.ts'
import { personOf, requireSignIn } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { doneAt } from '#ui/form/done-at.ts'
import type { SentForm } from '#ui/form/form-kit.tsx'
import { sendForm } from '#ui/form/send-form.ts'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import type { MenuEntry } from '#ui/layout/staff-page.ts'
import { decideStorage } from '../actions/decide-storage.ts'
import { beginPast, pausePast } from '../actions/fetch-past.ts'
import { connectorOf } from '../actions/load-account.ts'
import { testNow } from '../actions/test-connection.ts'
import { connectionPermissions } from '../permissions.ts'
import { readConnectionCard, readConnectionCards, readSharedQuota } from '../queries/read-connections.ts'
import { readStorageStanding } from '../queries/read-storage.ts'
import { KEEPS } from '../rules/storage.ts'
import { connectionTexts } from '../texts.ts'
import { CardPage } from './card-page.tsx'
import { connectRoutes } from './connect-routes.tsx'
import { ListPage } from './list-page.tsx'
import { disconnectRoutes } from './disconnect-routes.tsx'
import { connectionPaths, SIGN_IN } from './paths.ts'
import { STORAGE_FORM, StoragePage } from './storage-page.tsx'
import { CURRENT, kitOf, type ConnectionsWebDeps } from './web-deps.ts'

export const connectionsMenu: MenuEntry = {
  key: CURRENT,
  href: connectionPaths.list,
  text: { sv: connectionTexts('sv').nav, en: connectionTexts('en').nav },
  group: 'accounts',
}

/** Kopplingar: how every account stands with its network, and the way to connect one. Sessions and form protection are mounted around it. */
export function connectionsWeb(deps: ConnectionsWebDeps): Hono<HttpEnv> {
  const web = new Hono<HttpEnv>()
  for (const path of [
    connectionPaths.list,
    `${connectionPaths.list}/*`,
    connectionPaths.card(':id'),
    connectionPaths.connect(':id'),
  ])
    web.use(path, requireSignIn(SIGN_IN))
  web.get(connectionPaths.list, (c) => showList(c, deps))
  web.route('/', connectRoutes(deps))
  web.route('/', disconnectRoutes(deps))
  web.get(connectionPaths.storage(':network'), (c) => showStorage(c, deps, null))
  web.post(connectionPaths.storage(':network'), (c) => saveStorage(c, deps))
  web.get(connectionPaths.card(':id'), (c) => showCard(c, deps, null))
  web.post(connectionPaths.step(':id', 'testa'), async (c) => {
    const accountId = idOf(c)
    const result = await testNow(deps.connections, personOf(c), accountId)
    const done = { ok: 'provat', refused: 'nekat', fault: 'utan-svar' }[result]
    return doneAt(c, connectionPaths.card(accountId), done)
  })
  web.post(connectionPaths.step(':id', 'hamta'), (c) => begin(c, deps))
  for (const [step, isPaused, done] of [
    ['pausa', true, 'hamtning-pausad'],
    ['fortsatt', false, 'hamtning-fortsatter'],
  ] as const)
    web.post(connectionPaths.step(':id', step), async (c) => {
      await pausePast(deps.connections, personOf(c), { accountId: idOf(c), isPaused })
      return doneAt(c, connectionPaths.card(idOf(c)), done)
    })
  return web
}

const idOf = (c: HttpContext): string => c.req.param('id') ?? ''

async function showList(c: HttpContext, deps: ConnectionsWebDeps): Promise<Response> {
  const { connections } = deps
  const { lang } = c.var
  const actor = personOf(c)
  const cards = await readConnectionCards(connections, actor)
  const t = connectionTexts(lang)
  return deps.showPage(c, {
    title: t.list.title,
    current: CURRENT,
    width: 'wide',
    done: t.done,
    children: (
      <ListPage
        cards={cards}
        view={{ network: c.req.query('natverk') ?? null, isAll: c.req.query('visa') === 'alla' }}
        networks={[...connections.connectors.values()]}
        shared={await readSharedQuota(connections)}
        mayConnectNew={may(actor, connectionPermissions.connect, null)}
        now={connections.clock.now()}
        lang={lang}
      />
    ),
  })
}

async function showCard(c: HttpContext, deps: ConnectionsWebDeps, sent: SentForm | null): Promise<Response> {
  const { connections } = deps
  const found = await readConnectionCard(connections, personOf(c), idOf(c))
  const t = connectionTexts(c.var.lang)
  if (!('connector' in found)) {
    const { title, text } = t.list.byHand(found.account.name)
    const page = <EmptyState icon="link" title={title} text={text} />
    return deps.showPage(c, { title, current: CURRENT, children: page })
  }
  const card = found
  return deps.showPage(c, {
    title: t.card.title(card.account.name),
    current: CURRENT,
    width: 'wide',
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    done: t.done,
    children: <CardPage card={card} kit={kitOf(c, sent)} now={connections.clock.now()} />,
  })
}

async function begin(c: HttpContext, deps: ConnectionsWebDeps): Promise<Response> {
  return sendForm(c, {
    form: 'hamta',
    schema: z.object({ since: z.iso.date() }),
    texts: deps.texts,
    again: (sent) => showCard(c, deps, sent),
    act: async ({ since }) => {
      await beginPast(deps.connections, personOf(c), { accountId: idOf(c), since: midnightOf(since) })
      return doneAt(c, connectionPaths.card(idOf(c)), 'hamtning-begynt')
    },
  })
}

function midnightOf(day: string): Temporal.Instant {
  try {
    return Temporal.PlainDate.from(day).toZonedDateTime(LOCAL_ZONE).toInstant()
  } catch {
    throw new InvalidInput([{ field: 'since', code: 'day-to-come' }])
  }
}

async function showStorage(
  c: HttpContext,
  deps: ConnectionsWebDeps,
  sent: SentForm | null,
): Promise<Response> {
  const { connections } = deps
  const actor = personOf(c)
  const network = c.req.param('network') ?? ''
  const connector = connectorOf(connections, network)
  const { terms } = connector.profile
  if (terms === undefined) throw new NotFound('terms', network)
  const standing = await connections.db.forOrg(actor.orgId, (tx) =>
    readStorageStanding(connections, tx, actor.orgId, network),
  )
  const t = connectionTexts(c.var.lang)
  return deps.showPage(c, {
    title: t.storage.title(connector.profile.displayName),
    current: CURRENT,
    hasErrors: sent !== null,
    status: sent === null ? 200 : 422,
    done: t.done,
    children: (
      <StoragePage
        {...{ connector, terms, standing }}
        mayDecide={may(actor, connectionPermissions.decideStorage, null)}
        now={connections.clock.now()}
        kit={kitOf(c, sent)}
      />
    ),
  })
}

async function saveStorage(c: HttpContext, deps: ConnectionsWebDeps): Promise<Response> {
  const network = c.req.param('network') ?? ''
  return sendForm(c, {
    form: STORAGE_FORM,
    schema: z.object({ keeps: z.enum(KEEPS), decision: z.string().default('') }),
    texts: deps.texts,
    again: (sent) => showStorage(c, deps, sent),
    act: async (value) => {
      await decideStorage(deps.connections, personOf(c), { network, ...value })
      return doneAt(c, connectionPaths.storage(network), 'villkor-sparat')
    },
  })
}
