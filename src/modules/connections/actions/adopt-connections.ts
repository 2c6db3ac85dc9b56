import type { Connector } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readAccounts, type Account } from '#modules/accounts/index.ts'
import { readLastEvents } from '#modules/inbox/index.ts'
import { isUsable, type Connection } from '../rules/connection.ts'
import { changeConnection, insertConnection, readConnections } from '../store/connections.ts'
import { pushUnasked } from '../store/push.ts'
import type { ConnectionsDeps } from './deps.ts'
import { isRun } from './load-account.ts'
import { lookAtOnce } from './look-at-once.ts'
import { forgetParting } from './part-from-network.ts'

/** Accounts that got their access in another way (a key given at the command line) are looked after like the others. */
export async function adoptConnections(
  deps: Pick<ConnectionsDeps, 'clock' | 'connectors' | 'jobs' | 'secrets'>,
  tx: Tx,
  orgId: OrgId,
): Promise<void> {
  let isAnyNew = false
  const known = new Map((await readConnections(tx, orgId)).map((one) => [one.accountId, one]))
  const now = deps.clock.now()
  for (const account of await readAccounts(tx, orgId)) {
    const connector = deps.connectors.get(account.network)
    if (connector === undefined || account.accessState !== 'ok' || !isRun(account)) continue
    const connection = known.get(account.id)
    const isReplacing = connection !== undefined && isReplaced(connection, account)
    if (connection === undefined) await adopt(tx, orgId, { account, connector, now })
    else if (isReplacing) {
      await forgetParting(deps, tx, orgId, account.id)
      await changeConnection(tx, orgId, account.id, anew(connector, now))
    }
    isAnyNew ||= connection === undefined || isReplacing
  }
  if (isAnyNew) await lookAtOnce(deps, tx)
}

/** What the networks told by themselves counts as much as what they answered. */
export async function noteLastEvents(tx: Tx, orgId: OrgId): Promise<void> {
  const latest = await readLastEvents(tx, orgId)
  for (const { accountId, lastEventAt } of await readConnections(tx, orgId)) {
    const at = latest.get(accountId)
    if (at === undefined) continue
    const isNewer = lastEventAt === null || Temporal.Instant.compare(at, lastEventAt) > 0
    if (isNewer) await changeConnection(tx, orgId, accountId, { lastEventAt: at })
  }
}

/** A key was given in another way after the old one was lost, or taken away on purpose. */
function isReplaced({ state, stateAt }: Connection, { accessCheckedAt }: Account): boolean {
  if (isUsable(state) || accessCheckedAt === null) return false
  return Temporal.Instant.compare(accessCheckedAt, stateAt) > 0
}

/** Nothing is known of the grant before the first test. */
function anew({ harvest }: Connector, now: Temporal.Instant) {
  return {
    state: 'connected' as const,
    ...{
      code: null,
      stateAt: now,
      grantedAt: null,
      expiresAt: null,
      renewableUntil: null,
      renewableSince: null,
    },
    ...{ renewNotBefore: null, renewFaults: 0, faults: 0, warnedFor: null, nextTestAt: now },
    nextNewsAt: harvest === undefined ? null : now,
    ...pushUnasked(now),
  }
}

async function adopt(
  tx: Tx,
  orgId: OrgId,
  {
    account,
    connector,
    now,
  }: { readonly account: Account; readonly connector: Connector; readonly now: Temporal.Instant },
): Promise<void> {
  await insertConnection(tx, orgId, {
    accountId: account.id,
    network: account.network,
    missingScopes: [],
    ...anew(connector, now),
  })
}
