import type { NetworkEvent } from '#connectors/connector.ts'
import { NotFound } from '#core/errors.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { findAccount, whoseAccount, type Account } from '#modules/accounts/index.ts'
import { insertEvents, type NewEvent } from '../store/events.ts'
import { deleteUnclaimed, readUnclaimed, readUnclaimedAccounts, type Unclaimed } from '../store/unclaimed.ts'
import { reviveEffect } from '../rules/stored-event.ts'
import type { InboxDeps } from './deps.ts'
import { toNewEvent } from './split-delivery.ts'

const AT_ONCE = 500

type ClaimDeps = Pick<InboxDeps, 'db' | 'clock'>

/**
 * Hands an account the events that came before it was registered here. They are taken away last, so that a killed process leaves them to
 * be claimed again, which adds nothing. Apply them with `applyEvents`.
 */
export async function claimEvents(deps: ClaimDeps, orgId: OrgId, accountId: AccountId): Promise<number> {
  const account = await deps.db.forOrg(orgId, (tx) => findAccount(tx, orgId, accountId))
  if (account === null) throw new NotFound('account', accountId)
  let claimed = 0
  for (;;) {
    const taken = await claimSome(deps, orgId, account)
    claimed += taken
    if (taken < AT_ONCE) return claimed
  }
}

async function claimSome(deps: ClaimDeps, orgId: OrgId, account: Account): Promise<number> {
  return deps.db.system(async (tx) => {
    const waiting = await readUnclaimed(tx, account.network, account.externalId, AT_ONCE)
    const events = waiting.map((one) => toClaimed(deps, account.id, one))
    await deps.db.forOrg(orgId, (own) => insertEvents(own, orgId, events))
    await deleteUnclaimed(
      tx,
      waiting.map(({ id }) => id),
    )
    return waiting.length
  })
}

function toClaimed(
  deps: ClaimDeps,
  accountId: AccountId,
  { event, deliveryId, receivedAt }: Unclaimed,
): NewEvent {
  return toNewEvent(deps.clock, accountId, {
    deliveryId,
    receivedAt,
    position: event.position,
    event: reviveEvent(event.event),
  })
}

function reviveEvent(json: string): NetworkEvent {
  const event = JSON.parse(json) as NetworkEvent & { readonly occurredAt: unknown }
  const occurredAt = typeof event.occurredAt === 'string' ? Temporal.Instant.from(event.occurredAt) : null
  return {
    ...event,
    occurredAt,
    effect: reviveEffect(JSON.stringify(event.effect)) as NetworkEvent['effect'],
  }
}

/** An account can be registered in the very moment its first events are put aside: whatever waits for a registered account is claimed. */
export async function claimWaiting(deps: ClaimDeps): Promise<void> {
  const accounts = await deps.db.system((tx) => readUnclaimedAccounts(tx))
  for (const { network, accountExternalId } of accounts) {
    const owner = await deps.db.system((tx) => whoseAccount(tx, network, accountExternalId))
    if (owner !== null) await claimEvents(deps, owner.orgId, owner.accountId)
  }
}
