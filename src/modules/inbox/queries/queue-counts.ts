import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { inboxPermissions } from '../permissions.ts'
import { countQueue } from '../store/queue.ts'
import { selectionOf, type QueueView } from './queue-views.ts'

/** Beyond this a count says only "more than". */
const COUNTED_AT_MOST = 1000

const COUNTED = [
  'mine',
  'unit',
  'unowned',
  'soon',
  'passed',
  'all',
  'waiting',
] as const satisfies readonly QueueView[]

export type CountedView = (typeof COUNTED)[number]

/** How much waits in each view, up to `COUNTED_AT_MOST` + 1. A program has no "mine" and no "unit": 0. */
export async function queueCounts(
  tx: Tx,
  actor: Actor,
  now: Temporal.Instant,
): Promise<Readonly<Record<CountedView, number>>> {
  permit(actor, inboxPermissions.read, null)
  const counts: Record<CountedView, number> = {
    mine: 0,
    unit: 0,
    unowned: 0,
    soon: 0,
    passed: 0,
    all: 0,
    waiting: 0,
  }
  for (const view of COUNTED) {
    if (actor.kind !== 'person' && (view === 'mine' || view === 'unit')) continue
    counts[view] = await countQueue(tx, selectionOf(actor, { view }, now), COUNTED_AT_MOST + 1)
  }
  return counts
}
