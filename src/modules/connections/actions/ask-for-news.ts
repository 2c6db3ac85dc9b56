import type { Access, Connector } from '#connectors/connector.ts'
import type { Harvest } from '#connectors/harvest.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { acceptAnswers } from '#modules/inbox/index.ts'
import type { Account } from '#modules/accounts/index.ts'
import { isUsable, type Connection } from '../rules/connection.ts'
import { countNews } from '../rules/count-news.ts'
import { inMinutes, nextInterval } from '../rules/polling.ts'
import { claim, moveCursor } from '../store/claims.ts'
import { changeConnection, findConnection } from '../store/connections.ts'
import type { ConnectionsDeps } from './deps.ts'
import { isRun, loadAccount } from './load-account.ts'
import { failedCall, goodCall } from './note-calls.ts'
import { openAccess } from './open-access.ts'

/** In one turn; whatever is left comes in the next, so that one busy account does not hold up the others. */
const MOST_PAGES = 20
/** Longer than a turn lasts. A worker that was killed is made up for after this. */
const CLAIM = { minutes: 10 }

export type Asked = {
  readonly account: Account
  readonly connection: Connection
  readonly connector: Connector
  readonly harvest: Harvest
  readonly access: Access
}

/** Takes the account for asking; null when it is not to be asked now, or somebody is at it. */
export async function takeForAsking(
  deps: ConnectionsDeps,
  orgId: OrgId,
  { accountId, asking }: { readonly accountId: AccountId; readonly asking: 'news' | 'past' },
): Promise<Omit<Asked, 'access'> | null> {
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const until = now.add(CLAIM)
    if (!(await claim(tx, orgId, accountId, { asking, now, until }))) return null
    const connection = await findConnection(tx, orgId, accountId)
    const account = await loadAccount(tx, orgId, accountId)
    const connector = deps.connectors.get(account.network)
    const harvest = connector?.harvest
    const isAskable = isRun(account) && connection !== null && isUsable(connection.state)
    if (isAskable && connector !== undefined && harvest !== undefined)
      return { account, connection, connector, harvest }
    // closed, lost or no longer set up: connecting it again begins anew
    await changeConnection(tx, orgId, accountId, {
      ...(asking === 'news' ? { nextNewsAt: null } : { pastNextAt: null }),
    })
    return null
  })
}

/**
 * One turn of asking an account's network for what is new. Each page's answers are kept before its cursor: a process that is killed in between
 * asks for that page again, and the same things told twice add nothing. Nothing that goes wrong leaves this function.
 */
export async function askForNews(deps: ConnectionsDeps, orgId: OrgId, accountId: AccountId): Promise<void> {
  const taken = await takeForAsking(deps, orgId, { accountId, asking: 'news' })
  if (taken === null) return
  try {
    await askPages(deps, orgId, taken)
  } catch (error) {
    await failedCall(deps, orgId, {
      account: taken.account,
      error,
      change: (_connection, { nextAt }) => ({ nextNewsAt: nextAt, newsClaimedUntil: null }),
    })
  }
}

async function askPages(deps: ConnectionsDeps, orgId: OrgId, taken: Omit<Asked, 'access'>): Promise<void> {
  const { account, harvest } = taken
  let { cursor } = taken.connection
  let cameSomething = false
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const access = await openAccess(deps, orgId, account.id)
    if (access === null) break
    const { bodies, cursor: next, isMore } = await harvest.news(access, cursor)
    await acceptAnswers(deps, { network: account.network, bodies })
    const { events } = countNews(deps.readers.get(account.network), bodies)
    cameSomething ||= events > 0
    const isLast = !isMore || page === MOST_PAGES
    const moved = await moveOn(deps, orgId, taken, {
      ...{ from: cursor, next, hasEvents: events > 0 },
      done: isLast ? { isMore, cameSomething } : null,
    })
    if (!moved || isLast) return
    cursor = next
  }
}

type Move = {
  readonly from: string | null
  readonly next: string
  readonly hasEvents: boolean
  /** Of the turn's last page. */
  readonly done: { readonly isMore: boolean; readonly cameSomething: boolean } | null
}

async function moveOn(
  deps: ConnectionsDeps,
  orgId: OrgId,
  { account, harvest }: Omit<Asked, 'access'>,
  { from, next, hasEvents, done }: Move,
): Promise<boolean> {
  return deps.db.forOrg(orgId, async (tx) => {
    const connection = await findConnection(tx, orgId, account.id)
    if (connection === null) return false
    const now = deps.clock.now()
    const change = {
      cursor: next,
      ...goodCall(connection, now),
      ...(hasEvents ? { lastEventAt: now } : {}),
      ...(done === null ? {} : restUntil(connection, { ...done, now, pace: harvest.everyMinutes })),
    }
    return moveCursor(tx, orgId, account.id, { asking: 'news', from, change })
  })
}

function restUntil(
  { intervalMinutes }: Connection,
  turn: {
    readonly isMore: boolean
    readonly cameSomething: boolean
    readonly now: Temporal.Instant
    readonly pace: Harvest['everyMinutes']
  },
) {
  const minutes = nextInterval(intervalMinutes, turn)
  const nextNewsAt = turn.isMore ? turn.now : inMinutes(turn.now, minutes)
  return { intervalMinutes: minutes, nextNewsAt, newsClaimedUntil: null }
}
