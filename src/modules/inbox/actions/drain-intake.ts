import type { NetworkEvent } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { whoseAccount, type AccountOwner } from '#modules/accounts/index.ts'
import { settleDelivery, takeDeliveries, type Delivery } from '../store/deliveries.ts'
import { insertEvents, type NewEvent } from '../store/events.ts'
import { insertUnclaimed, type NewUnclaimed } from '../store/unclaimed.ts'
import type { InboxDeps } from './deps.ts'
import { splitDelivery, toNewEvent, type Heard, type Split } from './split-delivery.ts'
import { isTransient, messageOf } from './transient.ts'

const AT_ONCE = 20

type DrainDeps = Pick<InboxDeps, 'db' | 'clock' | 'log' | 'readers'>

/**
 * Splits the deliveries that wait into events of the organisations they belong to, until none waits. Safe to kill at every line: a
 * delivery is marked as split last, and splitting it again adds nothing, because each event has its own key.
 */
export async function drainIntake(deps: DrainDeps): Promise<number> {
  let drained = 0
  for (;;) {
    const taken = await drainSome(deps)
    drained += taken
    if (taken < AT_ONCE) return drained
  }
}

async function drainSome(deps: DrainDeps): Promise<number> {
  try {
    return await deps.db.system(async (tx) => {
      const deliveries = await takeDeliveries(tx, AT_ONCE)
      await drain(deps, tx, deliveries)
      return deliveries.length
    })
  } catch (error) {
    if (isTransient(error)) throw error
    return drainSingly(deps)
  }
}

/** One of them cannot be stored: each is tried alone, so that it does not stop the others. */
async function drainSingly(deps: DrainDeps): Promise<number> {
  const deliveries = await deps.db.system((tx) => takeDeliveries(tx, AT_ONCE))
  for (const delivery of deliveries) {
    try {
      await deps.db.system((tx) => drain(deps, tx, [delivery]))
    } catch (error) {
      if (isTransient(error)) throw error
      deps.log.error({ err: error, deliveryId: delivery.id }, 'intake: delivery cannot be split')
      const problem = messageOf(error)
      await deps.db.system((tx) => settleDelivery(tx, delivery.id, { state: 'unreadable', problem }))
    }
  }
  return deliveries.length
}

async function drain(deps: DrainDeps, tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
  const splits = deliveries.map((delivery) => splitDelivery(deps.readers.get(delivery.network), delivery))
  await keep(deps, tx, splits)
  for (const split of splits) {
    const to = split.ok
      ? { state: 'split' as const }
      : { state: 'unreadable' as const, problem: split.problem }
    await settleDelivery(tx, split.delivery.id, to)
  }
}

/** Events go to their organisation in a transaction of its own, because only there they may be written; the order is what matters. */
async function keep(deps: DrainDeps, tx: Tx, splits: readonly Split[]): Promise<void> {
  const heard = splits.flatMap((split): Heard[] => {
    if (!split.ok) return []
    const { id, receivedAt } = split.delivery
    return split.events.map((event, position) => ({ deliveryId: id, position, receivedAt, event }))
  })
  const owners = new Map<string, AccountOwner | null>()
  const byOrg = new Map<OrgId, NewEvent[]>()
  const unclaimed: NewUnclaimed[] = []
  for (const one of heard) {
    const owner = await ownerOf(tx, owners, one.event)
    if (owner === null) unclaimed.push(toUnclaimed(deps, one))
    else {
      const events = byOrg.get(owner.orgId) ?? []
      byOrg.set(owner.orgId, events)
      events.push(toNewEvent(deps.clock, owner.accountId, one))
    }
  }
  for (const [orgId, events] of byOrg) await deps.db.forOrg(orgId, (own) => insertEvents(own, orgId, events))
  await insertUnclaimed(tx, unclaimed)
}

async function ownerOf(
  tx: Tx,
  known: Map<string, AccountOwner | null>,
  { network, accountExternalId }: NetworkEvent,
): Promise<AccountOwner | null> {
  const key = JSON.stringify([network, accountExternalId])
  const owner = known.has(key) ? (known.get(key) ?? null) : await whoseAccount(tx, network, accountExternalId)
  known.set(key, owner)
  return owner
}

function toUnclaimed(deps: DrainDeps, { event, deliveryId, position, receivedAt }: Heard): NewUnclaimed {
  const content = { event: JSON.stringify(event), position }
  return { id: newId(deps.clock), deliveryId, receivedAt, event: content, of: event }
}
