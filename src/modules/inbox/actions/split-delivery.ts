import type { NetworkEvent, EventReader } from '#connectors/connector.ts'
import type { Clock } from '#core/clock.ts'
import { newId, type AccountId } from '#core/ids.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { NewEvent } from '../store/events.ts'
import { messageOf } from './transient.ts'

export type Split =
  | { readonly ok: true; readonly delivery: Delivery; readonly events: readonly NetworkEvent[] }
  | { readonly ok: false; readonly delivery: Delivery; readonly problem: string }

/** A body that cannot be read stays as it is, for the administrator: its signature was right, so it is the network's own. */
export function splitDelivery(reader: EventReader | undefined, delivery: Delivery): Split {
  if (reader === undefined) return { ok: false, delivery, problem: `no reader for ${delivery.network}` }
  try {
    return { ok: true, delivery, events: reader.readEvents(delivery.body) }
  } catch (error) {
    return { ok: false, delivery, problem: messageOf(error) }
  }
}

export type Heard = {
  readonly deliveryId: string
  readonly position: number
  readonly receivedAt: Temporal.Instant
  readonly event: NetworkEvent
}

/** What needs no derivation is settled at once: of no consequence, or not understood and shown to the administrator. */
export function toNewEvent(clock: Clock, accountId: AccountId, heard: Heard): NewEvent {
  const { event, deliveryId, position, receivedAt } = heard
  const { network, dedupeKey, occurredAt, effect, raw } = event
  const about =
    effect.kind === 'unknown'
      ? { state: 'unknown' as const, problem: effect.why }
      : effect.kind === 'irrelevant'
        ? { state: 'ignored' as const, problem: effect.what }
        : { state: 'received' as const, problem: null }
  const id = newId(clock)
  return {
    id,
    accountId,
    network,
    dedupeKey,
    deliveryId,
    position,
    occurredAt,
    receivedAt,
    effect,
    raw,
    ...about,
  }
}
