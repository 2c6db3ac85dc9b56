import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { readVersionsOf, type MessageVersion } from '../store/message-versions.ts'
import type { QueuePlace } from '../rules/queue-place.ts'
import { readQueue, type QueueItem, type QueueQuery } from './read-queue.ts'

export type WholeItem = QueueItem & { readonly versions: readonly MessageVersion[] }

/** A page of the queue with every message's whole text and versions, for programs. */
export async function readMessages(
  tx: Tx,
  actor: Actor,
  query: QueueQuery,
  now: Temporal.Instant,
): Promise<{ readonly items: readonly WholeItem[]; readonly next: QueuePlace | null }> {
  const { items, next } = await readQueue(tx, actor, { ...query, isWhole: true }, now)
  const ids = items.map(({ id }) => id)
  const versions = await readVersionsOf(tx, actor.orgId, ids)
  return {
    next,
    items: items.map((item) => ({ ...item, versions: shown(item, versions.get(item.id) ?? []) })),
  }
}

function shown({ content }: QueueItem, versions: readonly MessageVersion[]): readonly MessageVersion[] {
  return content === 'shown' ? versions : versions.map((version) => ({ ...version, text: null, media: null }))
}
