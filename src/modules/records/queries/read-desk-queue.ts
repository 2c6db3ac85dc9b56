import { capacitiesOf, hasRole, hasRoleSomewhere, type Actor, type PersonActor } from '#core/actor.ts'
import { InvalidInput, NotPermitted } from '#core/errors.ts'
import { isId } from '#core/ids.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { DESKS, type Desk } from '../rules/desks.ts'
import type { Registration } from '../rules/registration.ts'
import { countDeskQueue, readDeskQueue, type QueueCursor, type Seat } from '../store/registrations.ts'

const PAGE = 50
const MOST_ON_A_PAGE = 200

export type DeskQueuePage = {
  readonly registrations: readonly Registration[]
  /** Opaque; null on the last page. */
  readonly next: string | null
}

function seatsOf(actor: Actor): readonly Seat[] {
  if (actor.kind === 'system') return DESKS.map((desk) => ({ desk, unitIds: null }))
  if (actor.kind === 'token') {
    if (!actor.scopes.includes(recordsPermissions.read.scope)) return []
    if (actor.person !== undefined) return personSeats(actor.person)
    return DESKS.map((desk) => ({ desk, unitIds: null }))
  }
  return personSeats(actor)
}

function personSeats(actor: PersonActor): readonly Seat[] {
  const capacities = capacitiesOf(actor)
  const isAny = (role: string) => capacities.some((capacity) => hasRole(capacity, role))
  const serving = capacities.filter((one) => hasRoleSomewhere(one, 'service', 'manager', 'account-holder'))
  const seats: Seat[] = []
  if (isAny('contact-centre')) seats.push({ desk: 'contact-centre', unitIds: null })
  if (serving.length > 0)
    seats.push({ desk: 'service', unitIds: [...new Set(serving.flatMap((one) => one.unitIds))] })
  if (isAny('registrar')) seats.push({ desk: 'registrar', unitIds: null })
  return seats
}

/** Where this person sits: which queues to show. */
export function desksOf(actor: Actor): readonly Desk[] {
  return seatsOf(actor).map((seat) => seat.desk)
}

/**
 * What waits at one desk, or at every desk where the actor sits: oldest first, across accounts. Throws `NotPermitted` for somebody who
 * does not sit there, `InvalidInput` for a cursor that is none.
 */
export async function readQueueAt(
  deps: Pick<RecordsDeps, 'db'>,
  actor: Actor,
  input: { readonly desk?: Desk; readonly after?: string | null; readonly limit?: number },
): Promise<DeskQueuePage> {
  const seats = seatsOf(actor).filter((seat) => input.desk === undefined || seat.desk === input.desk)
  if (seats.length === 0) throw new NotPermitted(recordsPermissions.read.scope)
  const limit = Math.min(Math.max(input.limit ?? PAGE, 1), MOST_ON_A_PAGE)
  const after = readCursor(input.after ?? null)
  const found = await deps.db.forOrg(actor.orgId, (tx) =>
    readDeskQueue(tx, actor.orgId, { seats, after, limit: limit + 1 }),
  )
  const registrations = found.slice(0, limit)
  const last = registrations.at(-1)
  const hasMore = found.length > limit && last !== undefined
  return { registrations, next: hasMore ? writeCursor(last) : null }
}

/** How much waits at each of this person's desks. */
export async function countAtDesks(
  deps: Pick<RecordsDeps, 'db'>,
  actor: Actor,
): Promise<Readonly<Partial<Record<Desk, number>>>> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const counts: Partial<Record<Desk, number>> = {}
    for (const seat of seatsOf(actor)) counts[seat.desk] = await countDeskQueue(tx, actor.orgId, seat)
    return counts
  })
}

function writeCursor({ openedAt, id }: QueueCursor): string {
  return `${openedAt.toString()}_${id}`
}

function readCursor(text: string | null): QueueCursor | null {
  if (text === null || text === '') return null
  const [at = '', id = ''] = text.split('_')
  try {
    if (isId(id)) return { openedAt: Temporal.Instant.from(at), id }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw new InvalidInput([{ field: 'after', code: 'bad-cursor' }])
}
