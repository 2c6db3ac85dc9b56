import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { InvalidInput } from '#core/errors.ts'
import { isId } from '#core/ids.ts'
import { inboxPermissions } from '../permissions.ts'
import { readEventPage, type EventRow } from '../store/event-list.ts'
import type { EventState } from '../store/tables.ts'

export const EVENT_STATES = [
  'received',
  'applied',
  'ignored',
  'unknown',
  'failed',
] as const satisfies readonly EventState[]

export type EventQuery = {
  readonly state?: EventState | undefined
  /** The last id of the page before. */
  readonly before?: string | undefined
  readonly limit: number
}

/** `raw` only of what was not understood or failed: the rest is somebody's message and is read in the inbox, by those who may. */
export type EventItem = Omit<EventRow, 'raw'> & { readonly raw: string | null }

export type EventPage = { readonly items: readonly EventItem[]; readonly next: string | null }

const MOST_LINES = 100

/** What the networks sent and what became of it, newest first; for the administrator. */
export async function readEvents(tx: Tx, actor: Actor, query: EventQuery): Promise<EventPage> {
  permit(actor, inboxPermissions.readEvents, null)
  const { state, before } = query
  if (before !== undefined && !isId(before))
    throw new InvalidInput([{ field: 'cursor', code: 'invalid-cursor' }])
  const limit = Math.min(Math.max(query.limit, 1), MOST_LINES)
  const rows = await readEventPage(tx, actor.orgId, {
    state: state ?? null,
    before: before ?? null,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit).map((row) => ({ ...row, raw: isProblem(row) ? row.raw : null }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function isProblem({ state }: EventRow): boolean {
  return state === 'unknown' || state === 'failed'
}
