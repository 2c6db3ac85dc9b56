import { AccessRevoked, RateLimited, Rejected } from '#connectors/connector.ts'
import type { OrgId } from '#core/ids.ts'
import type { Account } from '#modules/accounts/index.ts'
import { isUsable, type Connection } from '../rules/connection.ts'
import { backoffMinutes, inMinutes } from '../rules/polling.ts'
import { changeConnection, takeConnection, type ConnectionChange } from '../store/connections.ts'
import type { ConnectionsDeps } from './deps.ts'
import { loseAccess } from './lose-access.ts'
import { stateNow } from './renew-access.ts'

type NoteDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'events' | 'log'>

/** A call that was answered: what was told of faults is over. */
export function goodCall(connection: Connection, now: Temporal.Instant): ConnectionChange {
  return { faults: 0, lastGoodAt: now, ...stateNow(connection, { ...connection, faults: 0 }, now) }
}

/** How a failed call bears on the next of its kind: its time, and whether it counts as a fault. */
type Failed = { readonly nextAt: Temporal.Instant; readonly isFault: boolean; readonly code: string | null }

/**
 * A call that failed. A loss of access ends the asking; a wait that the network names is no fault; everything else is asked again, later each time.
 * `change` says what the next time of this kind of call is kept as.
 */
export async function failedCall(
  deps: NoteDeps,
  orgId: OrgId,
  {
    account,
    error,
    change,
  }: {
    readonly account: Account
    readonly error: unknown
    readonly change: (connection: Connection, failed: Failed) => ConnectionChange
  },
): Promise<void> {
  if (error instanceof AccessRevoked) return loseAccess(deps, orgId, account, error)
  if (!(error instanceof RateLimited))
    deps.log.warn(
      { err: error, accountId: account.id },
      'a network was asked and did not answer as it should',
    )
  await deps.db.forOrg(orgId, async (tx) => {
    const connection = await takeConnection(tx, orgId, account.id)
    if (connection === null || !isUsable(connection.state)) return
    const now = deps.clock.now()
    const failed = judge(error, connection, now)
    const faults = failed.isFault ? connection.faults + 1 : connection.faults
    await changeConnection(tx, orgId, account.id, {
      faults,
      ...stateNow(connection, { ...connection, faults }, now),
      ...(failed.isFault && failed.code !== null ? { code: failed.code } : {}),
      ...change(connection, failed),
    })
  })
}

function judge(error: unknown, { faults }: Connection, now: Temporal.Instant): Failed {
  if (error instanceof RateLimited) return { nextAt: error.retryAt, isFault: false, code: null }
  const nextAt = inMinutes(now, backoffMinutes(faults + 1))
  return { nextAt, isFault: true, code: error instanceof Rejected ? error.code : null }
}
