import { Hono } from 'hono'
import { personOf } from '#core/http/session.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { countRefusals, readEvents, retryEvent } from '#modules/inbox/index.ts'
import { deskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'
import { kitOf, showPage } from '../frame.tsx'
import { doneAt } from '#ui/form/done-at.ts'
import { paths } from '../paths.ts'
import { EVENT_STATES, EventsPage } from './events-page.tsx'

const PAGE = 50

/** What the networks sent and what became of it, for the administrator. */
export function eventRoutes(deps: DeskDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(paths.events, (c) => showEvents(c, deps))
  routes.post(paths.retryEvent(':id'), async (c) => {
    await retryEvent(deps.inbox, personOf(c), c.req.param('id') ?? '')
    return doneAt(c, paths.events, 'retried')
  })
  return routes
}

async function showEvents(c: HttpContext, deps: DeskDeps): Promise<Response> {
  const actor = personOf(c)
  const { lang } = c.var
  const state = EVENT_STATES.find((known) => known === c.req.query('lage')) ?? 'unknown'
  const before = c.req.query('fore')
  const { page, accounts } = await deps.db.forOrg(actor.orgId, async (tx) => ({
    page: await readEvents(tx, actor, { state, limit: PAGE, ...(before === undefined ? {} : { before }) }),
    accounts: new Map(
      (await readAccounts(tx, actor.orgId)).map((account) => [account.id as string, account.name]),
    ),
  }))
  const refused = await countRefusals(deps.inbox, deps.clock.now().subtract({ hours: 24 }))
  return showPage(c, deps, {
    title: deskTexts(lang).events.title,
    current: 'events',
    width: 'wide',
    children: (
      <EventsPage
        kit={kitOf(c)}
        state={state}
        refusedCount={refused === 0 ? null : formatNumber(refused, lang)}
        olderHref={page.next === null ? null : `${paths.events}?lage=${state}&fore=${page.next}`}
        rows={page.items.map((event) => ({
          id: event.id,
          receivedAt: event.receivedAt,
          account: accounts.get(event.accountId) ?? '',
          kind: event.kind,
          problem: event.problem,
          raw: event.raw ?? deskTexts(lang).inbox.sealed,
        }))}
      />
    ),
  })
}
