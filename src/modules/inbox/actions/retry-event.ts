import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import { isId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { inboxPermissions } from '../permissions.ts'
import { readDelivery } from '../store/deliveries.ts'
import { findEvent, type EventRow } from '../store/event-list.ts'
import { insertEvents, resettleEvent, type NewEvent } from '../store/events.ts'
import type { EventState } from '../store/tables.ts'
import { applyEvents, type ApplyDeps } from './apply-events.ts'
import type { InboxDeps } from './deps.ts'
import { splitDelivery, toNewEvent } from './split-delivery.ts'

export type RetryDeps = ApplyDeps & Pick<InboxDeps, 'readers'>

/**
 * Tries an event again: a failed one as it is; an unknown one by reading its delivery anew, for a later version of Torget may understand
 * it. Gives the state it then has. Throws `NotFound`, and `RuleBroken('event-settled')` for an event that needs no retry.
 */
export async function retryEvent(deps: RetryDeps, actor: Actor, eventId: string): Promise<EventState> {
  permit(actor, inboxPermissions.retryEvent, null)
  const event = isId(eventId)
    ? await deps.db.forOrg(actor.orgId, (tx) => findEvent(tx, actor.orgId, eventId))
    : null
  if (event === null) throw new NotFound('event', eventId)
  if (event.state !== 'failed' && event.state !== 'unknown') throw new RuleBroken('event-settled')
  const reread = event.state === 'unknown' ? await readAnew(deps, event) : []
  const isUnderstood = reread.some((one) => one.state !== 'unknown' && isSameRaw(one.raw, event.raw))
  await deps.db.forOrg(actor.orgId, async (tx) => {
    // What is still not understood is known already, under another key where its people have been forgotten.
    await insertEvents(
      tx,
      actor.orgId,
      reread.filter(({ state }) => state !== 'unknown'),
    )
    if (event.state === 'failed')
      await resettleEvent(tx, actor.orgId, event.id, { state: 'received', problem: null })
    else if (isUnderstood)
      await resettleEvent(tx, actor.orgId, event.id, { state: 'ignored', problem: 'read-anew' })
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'event.retried',
      subjectType: 'event',
      subjectId: event.id,
      actor: ledgerActor(actor),
      facts: { was: event.state, isUnderstood: event.state === 'failed' || isUnderstood },
    })
  })
  await applyEvents(deps)
  const after = await deps.db.forOrg(actor.orgId, (tx) => findEvent(tx, actor.orgId, event.id))
  return after?.state ?? event.state
}

async function readAnew(deps: RetryDeps, event: EventRow): Promise<readonly NewEvent[]> {
  const { deliveryId } = event
  const delivery = deliveryId === null ? null : await deps.db.system((tx) => readDelivery(tx, deliveryId))
  if (delivery === null) return []
  const split = splitDelivery(deps.readers.get(delivery.network), delivery)
  if (!split.ok) return []
  const { receivedAt } = delivery
  const all = split.events.map((one, position) =>
    toNewEvent(deps.clock, event.accountId, { deliveryId: delivery.id, position, receivedAt, event: one }),
  )
  // A delivery may hold events of several organisations' accounts; only this very event is this administrator's to retry.
  return all.filter((one) => isSameRaw(one.raw, event.raw))
}

function isSameRaw(raw: unknown, json: string): boolean {
  return JSON.stringify(raw ?? null) === JSON.stringify(JSON.parse(json))
}
