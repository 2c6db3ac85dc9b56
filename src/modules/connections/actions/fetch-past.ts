import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { acceptAnswers } from '#modules/inbox/index.ts'
import { connectionPermissions } from '../permissions.ts'
import { isUsable, type Connection } from '../rules/connection.ts'
import { countNews } from '../rules/count-news.ts'
import { backoffMinutes, inMinutes } from '../rules/polling.ts'
import { moveCursor } from '../store/claims.ts'
import { changeConnection, findConnection, takeConnection } from '../store/connections.ts'
import { takeForAsking, type Asked } from './ask-for-news.ts'
import type { ConnectionsDeps } from './deps.ts'
import { connectorOf, loadAccount } from './load-account.ts'
import { failedCall, goodCall } from './note-calls.ts'
import { openAccess } from './open-access.ts'

/** In one turn. What is new on other accounts is asked for beside it. */
const MOST_PAGES = 30

/**
 * Begins to fetch what was there before, back to a day; a fetch that went further back already is not thrown away. Throws `RuleBroken`:
 * `not-connected`, `past-not-offered`; `InvalidInput` for a day that is yet to come.
 */
export async function beginPast(
  deps: Pick<ConnectionsDeps, 'db' | 'clock' | 'connectors'>,
  actor: Actor,
  input: { readonly accountId: string; readonly since: Temporal.Instant },
): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const account = await loadAccount(tx, orgId, input.accountId)
    permit(actor, connectionPermissions.connect, account)
    const connection = await takeConnection(tx, orgId, account.id)
    if (connection === null || !isUsable(connection.state)) throw new RuleBroken('not-connected')
    if (connectorOf(deps, account.network).harvest?.past === undefined)
      throw new RuleBroken('past-not-offered')
    const now = deps.clock.now()
    if (Temporal.Instant.compare(input.since, now) >= 0)
      throw new InvalidInput([{ field: 'since', code: 'day-to-come' }])
    await changeConnection(tx, orgId, account.id, {
      ...{ pastSince: input.since, pastCursor: null, pastStartedAt: now, pastNextAt: now },
      ...{
        pastPausedAt: null,
        pastDoneAt: null,
        pastPages: 0,
        pastPosts: 0,
        pastReachedAt: null,
        pastFaults: 0,
      },
    })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'account.past-begun',
      subjectType: 'account',
      subjectId: account.id,
      actor: ledgerActor(actor),
      facts: { since: input.since.toString() },
    })
  })
}

/** Holds a fetch, or lets it go on where it was. Throws `RuleBroken('no-past-under-way')`. */
export async function pausePast(
  deps: Pick<ConnectionsDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly accountId: string; readonly isPaused: boolean },
): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const account = await loadAccount(tx, orgId, input.accountId)
    permit(actor, connectionPermissions.connect, account)
    const past = (await takeConnection(tx, orgId, account.id))?.past ?? null
    // undefined: there never was one
    if (past?.doneAt !== null) throw new RuleBroken('no-past-under-way')
    const now = deps.clock.now()
    await changeConnection(
      tx,
      orgId,
      account.id,
      input.isPaused
        ? { pastPausedAt: now, pastNextAt: null }
        : { pastPausedAt: null, pastNextAt: now, pastFaults: 0 },
    )
  })
}

/** One turn of fetching what was there before; may be killed anywhere and goes on where it was. Nothing that goes wrong leaves this function. */
export async function fetchPast(deps: ConnectionsDeps, orgId: OrgId, accountId: AccountId): Promise<void> {
  const taken = await takeForAsking(deps, orgId, { accountId, asking: 'past' })
  if (taken === null) return
  try {
    await fetchPages(deps, orgId, taken)
  } catch (error) {
    await failedCall(deps, orgId, {
      account: taken.account,
      error,
      change: ({ past }, { nextAt, isFault }) => {
        const pastFaults = isFault ? (past?.faults ?? 0) + 1 : 0
        const at = isFault ? inMinutes(deps.clock.now(), backoffMinutes(pastFaults)) : nextAt
        const isPaused = past !== null && past.pausedAt !== null
        return { pastFaults, pastClaimedUntil: null, ...(isPaused ? {} : { pastNextAt: at }) }
      },
    })
  }
}

async function fetchPages(deps: ConnectionsDeps, orgId: OrgId, taken: Omit<Asked, 'access'>): Promise<void> {
  const { account, harvest, connection } = taken
  if (harvest.past === undefined || connection.past === null) return
  let { cursor } = connection.past
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const access = await openAccess(deps, orgId, account.id)
    if (access === null) return
    const got = await harvest.past(access, cursor, connection.past.since)
    await acceptAnswers(deps, { network: account.network, bodies: got.bodies })
    const isLast = !got.isMore || page === MOST_PAGES
    const goesOn = await moveOn(deps, orgId, taken, { from: cursor, got, isLast })
    if (!goesOn || isLast) return
    cursor = got.cursor
  }
}

type Page = { readonly bodies: readonly Uint8Array[]; readonly cursor: string; readonly isMore: boolean }

/** False when it is done, has been paused, or somebody began anew meanwhile. */
async function moveOn(
  deps: ConnectionsDeps,
  orgId: OrgId,
  { account }: Omit<Asked, 'access'>,
  { from, got, isLast }: { readonly from: string | null; readonly got: Page; readonly isLast: boolean },
): Promise<boolean> {
  const brought = countNews(deps.readers.get(account.network), got.bodies)
  return deps.db.forOrg(orgId, async (tx) => {
    const connection = await findConnection(tx, orgId, account.id)
    const past = connection?.past ?? null
    if (connection === null || past === null) return false
    const now = deps.clock.now()
    const isPaused = past.pausedAt !== null
    const moved = await moveCursor(tx, orgId, account.id, {
      asking: 'past',
      from,
      change: {
        pastCursor: got.cursor,
        pastPages: past.pages + 1,
        pastPosts: past.posts + brought.posts,
        pastReachedAt: reachedNow(past.reachedAt, brought.oldestAt),
        pastFaults: 0,
        ...goodCall(connection, now),
        ...(got.isMore ? {} : { pastDoneAt: now, pastNextAt: null }),
        ...(isLast || isPaused ? { pastClaimedUntil: null } : {}),
      },
    })
    return moved && got.isMore && !isPaused
  })
}

/** Threads under a newer post are younger than an older one: it only ever goes back. */
function reachedNow(
  before: Temporal.Instant | null,
  oldest: Temporal.Instant | null,
): NonNullable<Connection['past']>['reachedAt'] {
  if (before === null || oldest === null) return before ?? oldest
  return Temporal.Instant.compare(oldest, before) < 0 ? oldest : before
}
