import { setTimeout as pause } from 'node:timers/promises'
import type { OrgId } from '#core/ids.ts'
import { sweepDeadlines } from '#modules/inbox/index.ts'
import { indexMessages } from './message-index.ts'
import type { Past } from './open-past.ts'
import { tell, type KnownMessages, type Telling } from './tell.ts'
import type { Tellings } from './tellings.ts'

const MOST_TRIES = 3

type Way = {
  /** A killed process has told some of it. */
  readonly isBegun: boolean
  readonly signal: AbortSignal
}

/** Tells everything, one event after the other; ends early when it is told to stop. */
export async function tellAll(past: Past, tellings: Tellings, way: Way): Promise<void> {
  const { posts, waiting, done } = tellings
  const known: KnownMessages = new Map()
  if (way.isBegun) await goOn(past, known, [...waiting, ...done])
  await tellEach(past, known, { tellings: [...posts, ...waiting], signal: way.signal })
  await noteOverdue(past, waiting)
  await tellEach(past, known, { tellings: done, signal: way.signal })
}

type Each = { readonly tellings: readonly Telling[]; readonly signal: AbortSignal }

async function tellEach(past: Past, known: KnownMessages, { tellings, signal }: Each): Promise<void> {
  for (const telling of tellings) {
    if (signal.aborted) return
    await attempt(past, known, telling)
    // Whoever waits for a page goes first.
    await pause(0)
  }
}

async function goOn(past: Past, known: KnownMessages, tellings: readonly Telling[]): Promise<void> {
  await past.giveUpUnfinished()
  for (const orgId of new Set<OrgId>(tellings.map((telling) => telling.orgId))) {
    for (const [externalId, id] of await indexMessages(past.db, orgId, past.clock.now()))
      known.set(externalId, id)
  }
}

async function attempt(past: Past, known: KnownMessages, telling: Telling): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    try {
      await tell(past, known, telling)
      return
    } catch (error) {
      // Two transactions that wait for each other, or a visitor who was quicker: the next look sees how things stand.
      if (tries === MOST_TRIES) past.log.error({ err: error, no: telling.item?.no }, 'demo: not told')
      else await pause(100 * tries)
    }
  }
}

/** What was left lying was noticed by the timers of its day, not by today's (F-103, B-057). */
async function noteOverdue(past: Past, waiting: readonly Telling[]): Promise<void> {
  for (const { item } of waiting) {
    if (item?.part !== 'overdue') continue
    past.clock.set(item.plan.dueAt.add({ minutes: 1 }))
    await sweepDeadlines(past.inbox)
  }
}
