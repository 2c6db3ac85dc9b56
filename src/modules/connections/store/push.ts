import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import type { Connection } from '../rules/connection.ts'
import type { PushStanding } from '../rules/push.ts'
import { findConnection } from './connections.ts'
import { tables } from './tables.ts'

/** The states in which there is access to ask with; the rule's own `isUsable`, in the words of the database. */
const USABLE: readonly Connection['state'][] = ['connected', 'renewing-fails', 'network-fault']

/** Of a connection that begins, to be asked at the next turn; with null of one that has ended. */
export function pushUnasked(nextPushAt: Temporal.Instant | null) {
  return { nextPushAt, pushState: null, pushCode: null, pushAt: null, pushFaults: 0 } as const
}

type Claim = { readonly now: Temporal.Instant; readonly until: Temporal.Instant }

/** How it stands, for the one who gets to ask; null when its time has not come, or somebody is at it. A worker that is killed is made up for at `until`. */
export async function claimPush(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  { now, until }: Claim,
): Promise<PushStanding | null> {
  const result = await tables(tx)
    .updateTable('connection')
    .set({ nextPushAt: until })
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('nextPushAt', '<=', now)
    .where('state', 'in', USABLE)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) return null
  return (await findConnection(tx, orgId, accountId))?.push ?? null
}

/** Keeps what came of it. False when the account was connected anew, disconnected or lost while the network was asked: then nothing is changed. */
export async function keepPush(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  { claimedUntil, standing }: { readonly claimedUntil: Temporal.Instant; readonly standing: PushStanding },
): Promise<boolean> {
  const { state, code, at, nextAt, faults } = standing
  const result = await tables(tx)
    .updateTable('connection')
    .set({ pushState: state, pushCode: code, pushAt: at, nextPushAt: nextAt, pushFaults: faults })
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('nextPushAt', '=', claimedUntil)
    .where('state', 'in', USABLE)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
