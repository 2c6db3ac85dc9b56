import { AccessRevoked, type Access, type Connector } from '#connectors/connector.ts'
import { ledgerActor, systemActor } from '#core/actor.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Outcome } from '#core/outbox/carry-out.ts'
import type { OutboxRow } from '#core/outbox/outbox.ts'
import { findAccount, noteAccess, readAccess } from '#modules/accounts/index.ts'
import type { ModerationDeps } from '../deps.ts'
import { failureOf } from '../rules/act-outcome.ts'

export type Reach = { readonly connector: Connector; readonly access: Access; readonly accountId: AccountId }

/** What a call for one of our accounts needs; null when the account has no working key. */
export async function reachFor(
  deps: Pick<ModerationDeps, 'db' | 'secrets' | 'connectors'>,
  orgId: OrgId,
  accountId: string,
): Promise<Reach | null> {
  return deps.db.forOrg(orgId, async (tx) => {
    const account = await findAccount(tx, orgId, accountId)
    const connector = account === null ? undefined : deps.connectors.get(account.network)
    if (account === null || connector === undefined) return null
    const access = await readAccess(deps, tx, orgId, account.id)
    return access === null ? null : { connector, access, accountId: account.id }
  })
}

type CarryDeps = Pick<ModerationDeps, 'db' | 'secrets' | 'connectors' | 'clock' | 'events'>

/** One attempt, with every failure put into the outbox's words. */
export async function attemptFor(
  deps: CarryDeps,
  orgId: OrgId,
  row: OutboxRow,
  attempt: (reach: Reach) => Promise<Outcome>,
): Promise<Outcome> {
  const reach = await reachFor(deps, orgId, row.accountId ?? '')
  if (reach === null)
    return { kind: 'rejected', code: 'no-access', message: 'the account has no key to the network' }
  try {
    return await attempt(reach)
  } catch (error) {
    if (error instanceof AccessRevoked) await noteRevoked(deps, orgId, reach, error)
    return failureOf(error, { now: deps.clock.now(), attempts: row.attempts })
  }
}

/** Told once: the account holder learns what to do from whoever listens, and from the account's own state. */
async function noteRevoked(
  deps: CarryDeps,
  orgId: OrgId,
  { accountId }: Reach,
  error: AccessRevoked,
): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const account = await findAccount(tx, orgId, accountId)
    // lost already, or disconnected by somebody while the call was under way
    if (account?.accessState !== 'ok') return
    await noteAccess(tx, orgId, accountId, { state: 'revoked', at: deps.clock.now(), problem: error.code })
    await deps.events.accountAccessLost(tx, orgId, {
      accountId,
      holderId: account.holderId,
      code: error.code,
      loss: error.loss,
    })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'account.access-lost',
      subjectType: 'account',
      subjectId: accountId,
      actor: ledgerActor(systemActor(orgId, 'moderation')),
      facts: { code: error.code },
    })
  })
}
