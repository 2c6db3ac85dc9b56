import type { AccountId, OrgId } from '#core/ids.ts'
import { readOrganisations } from '#modules/organisation/index.ts'
import { isUsable, type Connection } from '../rules/connection.ts'
import { hasExpired, isRenewalDue } from '../rules/renewal.ts'
import { warningDue } from '../rules/warnings.ts'
import { readDue, type Asking } from '../store/claims.ts'
import { changeConnection, readConnections, takeIfFree } from '../store/connections.ts'
import { deleteExpired } from '../store/sign-ins.ts'
import { adoptConnections, noteLastEvents } from './adopt-connections.ts'
import { askForNews } from './ask-for-news.ts'
import { askToPush } from './ask-to-push.ts'
import type { ConnectionsDeps } from './deps.ts'
import { fetchPast } from './fetch-past.ts'
import { finishPartings } from './part-from-network.ts'
import { isRun, loadAccount } from './load-account.ts'
import { renewAccess, renewalOf } from './renew-access.ts'
import { holderAndDeputy, tellOfFaults } from './tell-of-faults.ts'
import { testConnection } from './test-connection.ts'

/** Calls under way at once in one process: a slow network keeps a few of them, never all. */
const AT_ONCE = 6

/**
 * Looks after every connection: renews ahead of time, tests once a day, asks networks that tell by themselves to do so, warns before an end that
 * only a person can move. Each account by itself: one that fails does not keep the others. Throws `AggregateError` at the end when something other than a network failed.
 */
export async function tendConnections(deps: ConnectionsDeps): Promise<void> {
  const failures: unknown[] = []
  for (const orgId of await organisationsOf(deps)) {
    await deps.db.forOrg(orgId, async (tx) => {
      await adoptConnections(deps, tx, orgId)
      await noteLastEvents(tx, orgId)
      for (const secretId of await deleteExpired(tx, orgId, deps.clock.now()))
        await deps.secrets.remove(tx, orgId, secretId)
    })
    const connections = await deps.db.forOrg(orgId, (tx) => readConnections(tx, orgId))
    const usable = connections.filter(({ state }) => isUsable(state))
    await eachAtOnce(usable, async (connection) => {
      await tendOne(deps, orgId, connection).catch((error: unknown) => failures.push(error))
    })
    await finishPartings(deps, orgId).catch((error: unknown) => failures.push(error))
    await tellOfFaults(deps, orgId).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'tend connections')
}

async function tendOne(deps: ConnectionsDeps, orgId: OrgId, connection: Connection): Promise<void> {
  const { accountId } = connection
  const account = await deps.db.forOrg(orgId, (tx) => loadAccount(tx, orgId, accountId))
  if (!isRun(account)) return
  const now = deps.clock.now()
  const isRenewable = renewalOf(deps.connectors.get(account.network)?.signIn) !== undefined
  if (isRenewable && isRenewalDue(connection, now))
    await renewAccess(deps, orgId, accountId, { waits: false })
  // an end that has passed is the network's to confirm: what we kept of it may have been moved
  const isOver =
    hasExpired(connection, now) && !isRenewable && connection.testedAt !== null && !isTestedSince(connection)
  if (isOver || Temporal.Instant.compare(connection.nextTestAt, now) <= 0)
    await testConnection(deps, orgId, account)
  await askToPush(deps, orgId, account)
  await warn(deps, orgId, { accountId, isRenewable })
}

function isTestedSince({ expiresAt, testedAt }: Connection): boolean {
  return expiresAt !== null && testedAt !== null && Temporal.Instant.compare(testedAt, expiresAt) >= 0
}

/** Looks again with the connection taken, so that two workers tell once; what is told and the mark that it was become true together. */
async function warn(
  deps: ConnectionsDeps,
  orgId: OrgId,
  { accountId, isRenewable }: { readonly accountId: AccountId; readonly isRenewable: boolean },
): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const connection = await takeIfFree(tx, orgId, accountId)
    if (connection === null || !isUsable(connection.state)) return
    const warning = warningDue(connection, { isRenewable, now: deps.clock.now() })
    if (warning === null) return
    const { endsAt, days, mark } = warning
    await changeConnection(tx, orgId, accountId, { warnedFor: mark })
    const { holderId } = await loadAccount(tx, orgId, accountId)
    const toIds = await holderAndDeputy(tx, orgId, holderId)
    await deps.events.connectionEnding(tx, orgId, { accountId, endsAt, days, toIds })
  })
}

/** Asks every network whose time has come, for what is new or for what was before. */
export async function askDue(deps: ConnectionsDeps, asking: Asking): Promise<void> {
  const failures: unknown[] = []
  const ask = asking === 'news' ? askForNews : fetchPast
  for (const orgId of await organisationsOf(deps)) {
    const now = deps.clock.now()
    const due = await deps.db.forOrg(orgId, (tx) => readDue(tx, orgId, { asking, now }))
    await eachAtOnce(due, async (accountId) => {
      await ask(deps, orgId, accountId).catch((error: unknown) => failures.push(error))
    })
  }
  if (failures.length > 0) throw new AggregateError(failures, `ask for ${asking}`)
}

async function organisationsOf({ db }: ConnectionsDeps): Promise<readonly OrgId[]> {
  return (await db.system(readOrganisations)).map(({ orgId }) => orgId)
}

async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker))
}
