import type { AccessRevoked } from '#connectors/connector.ts'
import { ledgerActor, systemActor } from '#core/actor.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findAccount, noteAccess, type Account } from '#modules/accounts/index.ts'
import type { InboxDeps } from './deps.ts'

/** The network refuses our access. Noted and told to the account holder once; every later call finds it noted already. */
export async function noteAccessLost(
  deps: Pick<InboxDeps, 'db' | 'clock' | 'events'>,
  orgId: OrgId,
  account: Account,
  error: AccessRevoked,
): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const now = await findAccount(tx, orgId, account.id)
    if (now === null || now.accessState === 'revoked') return
    // Connected anew while the call with the old key was under way: its refusal says nothing of the new one.
    if (now.accessCheckedAt?.epochNanoseconds !== account.accessCheckedAt?.epochNanoseconds) return
    await noteAccess(tx, orgId, account.id, { state: 'revoked', at: deps.clock.now(), problem: error.code })
    await deps.events.accountAccessLost(tx, orgId, {
      accountId: account.id,
      holderId: account.holderId,
      code: error.code,
      loss: error.loss,
    })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'account.access-lost',
      subjectType: 'account',
      subjectId: account.id,
      actor: ledgerActor(systemActor(orgId, 'inbox')),
      facts: { code: error.code },
    })
  })
}
