import type { Access } from '../../connector.ts'
import type { HarvestPage } from '../../harvest.ts'
import { LISTS, readCursor, writeCursor, type Cursor, type Step } from './cursor.ts'
import {
  askNetwork,
  nextPageOf,
  repliesStep,
  seal,
  threadsIn,
  videosIn,
  type HarvestParts,
  type SeenThing,
} from './questions.ts'

/** A thread of this many hundreds of replies is more than anybody has written. */
const MOST_REPLY_PAGES = 500
const MOST_ATTEMPTS = 3

/**
 * Films and then all threads of the channel, newest first, each with all its replies; then what is held and what is taken for spam. One
 * question a call, so that it may be stopped anywhere and the allowance be shared.
 */
export async function past(
  parts: HarvestParts,
  access: Access,
  cursor: string | null,
  since: Temporal.Instant,
): Promise<HarvestPage> {
  const { todo } = readCursor(cursor) ?? start()
  const [step, ...rest] = todo
  if (step === undefined) return page([], [])
  const told = await tell(parts, access, step, since)
  return page(told.bodies, [...told.next, ...rest])
}

function start(): Pick<Cursor, 'todo'> {
  const threads = LISTS.map((list): Step => ({ ask: 'threads', list, page: null, pages: 0 }))
  return { todo: [{ ask: 'videos', page: null, pages: 0 }, ...threads] }
}

function page(bodies: readonly Uint8Array[], todo: readonly Step[]): HarvestPage {
  return { bodies, cursor: writeCursor({ round: 0, todo, lists: {}, fresh: {} }), isMore: todo.length > 0 }
}

type Told = { readonly bodies: readonly Uint8Array[]; readonly next: readonly Step[] }

async function tell(parts: HarvestParts, access: Access, step: Step, since: Temporal.Instant): Promise<Told> {
  const answered = await askNetwork(parts, access, step, 'backfill')
  if (answered === null) return { bodies: [], next: fromTheTop(step) }
  const { bytes } = answered
  const page = nextPageOf(answered)
  if (step.ask === 'check') return { bodies: [], next: [] }
  if (step.ask === 'replies') {
    const { parentId, videoId, told, pagesLeft } = step
    const goesOn = page !== null && pagesLeft > 1
    const next = goesOn ? [{ ...step, page, pagesLeft: pagesLeft - 1 }] : []
    return {
      bodies: [seal(parts, access, { kind: 'replies', about: { parentId, videoId, told }, bytes })],
      next,
    }
  }
  const things = step.ask === 'videos' ? videosIn(answered) : threadsIn(answered)
  // A thread in which somebody wrote since then is told whole.
  const wanted = things.filter((thing) => !isBefore(thing, since))
  if (wanted.length === 0 && things.length > 0) return { bodies: [], next: [] }
  const onward: readonly Step[] = page === null ? [] : [{ ...step, page }]
  const replies = wanted.flatMap(({ thread }) =>
    thread === null ? [] : repliesStep(thread, MOST_REPLY_PAGES, ''),
  )
  if (wanted.length === 0) return { bodies: [], next: onward }
  const list = step.ask === 'videos' ? 'videos' : step.list
  const about = { list, round: 'past', fresh: wanted.map(({ id }) => id).join(',') }
  return { bodies: [seal(parts, access, { kind: step.ask, about, bytes })], next: [...replies, ...onward] }
}

/** A list that broke off in its middle is begun anew, a few times; what it tells twice adds nothing. */
function fromTheTop(step: Step): readonly Step[] {
  if (step.ask === 'check' || step.ask === 'replies' || step.page === null) return []
  return step.pages >= MOST_ATTEMPTS ? [] : [{ ...step, page: null, pages: step.pages + 1 }]
}

function isBefore({ latest }: SeenThing, since: Temporal.Instant): boolean {
  if (latest === '') return false
  return Temporal.Instant.compare(Temporal.Instant.from(latest), since) < 0
}
