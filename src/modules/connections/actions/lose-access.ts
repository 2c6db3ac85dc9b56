import { AccessRevoked } from '#connectors/connector.ts'
import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findAccount, noteAccess, type Account } from '#modules/accounts/index.ts'
import { isIdle, stateAfterLoss } from '../rules/connection.ts'
import { changeConnection, takeConnection, takeIfFree } from '../store/connections.ts'
import { pushUnasked } from '../store/push.ts'
import type { ConnectionEvents, ConnectionsDeps } from './deps.ts'

type LoseDeps = Pick<ConnectionsDeps, 'db' | 'clock' | 'events'>
type Lost = Pick<AccessRevoked, 'code' | 'loss'>

/** The network refuses our access. Noted with account and connection, told to the account holder once, and nothing is asked any more. */
export async function loseAccess(
  deps: LoseDeps,
  orgId: OrgId,
  asked: Account,
  { code, loss }: Lost,
): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const connection = await takeConnection(tx, orgId, asked.id)
    const account = await findAccount(tx, orgId, asked.id)
    if (account === null || isRenewedSince(account, asked) || account.accessState === 'none') return
    const at = deps.clock.now()
    if (connection !== null) await noteLoss(deps, tx, orgId, { accountId: asked.id, code, loss })
    if (account.accessState === 'revoked') return
    await noteAccess(tx, orgId, account.id, { state: 'revoked', at, problem: code })
    const { id: accountId, holderId } = account
    await deps.events.accountAccessLost(tx, orgId, { accountId, holderId, code, loss })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'account.access-lost',
      subjectType: 'account',
      subjectId: account.id,
      actor: ledgerActor(systemActor(orgId, 'connections')),
      facts: { code },
    })
  })
}

/** Connected or renewed while the call with the old key was under way: its refusal says nothing of the new one. */
function isRenewedSince(account: Account, asked: Account): boolean {
  return account.accessCheckedAt?.epochNanoseconds !== asked.accessCheckedAt?.epochNanoseconds
}

type Noted = Lost & { readonly accountId: AccountId }

async function noteLoss(
  { clock }: Pick<ConnectionsDeps, 'clock'>,
  tx: Tx,
  orgId: OrgId,
  { accountId, code, loss }: Noted,
): Promise<void> {
  await changeConnection(tx, orgId, accountId, {
    state: stateAfterLoss(loss),
    code,
    stateAt: clock.now(),
    ...pushUnasked(null),
    nextNewsAt: null,
    newsClaimedUntil: null,
  })
}

/**
 * Listens to a loss that somebody else found out by a call of theirs (an answer, a removal), in their transaction, where the account's row is taken already.
 * A connection that is just being renewed is left alone: to wait for it would make two wait for each other, and the next call tells.
 */
export function connectionLossListener(
  deps: Pick<ConnectionsDeps, 'clock'>,
): ConnectionEvents['accountAccessLost'] {
  return async (tx, orgId, lost) => {
    const connection = await takeIfFree(tx, orgId, lost.accountId)
    if (connection !== null && !isIdle(connection.state)) await noteLoss(deps, tx, orgId, lost)
  }
}
