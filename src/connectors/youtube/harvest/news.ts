import type { Access } from '../../connector.ts'
import type { HarvestPage } from '../../harvest.ts'
import type { Answered } from '../youtube-calls.ts'
import {
  LISTS,
  readCursor,
  writeCursor,
  type Cursor,
  type ListName,
  type ListState,
  type Seen,
  type Step,
} from './cursor.ts'
import {
  askNetwork,
  MOST_CHECKED,
  nextPageOf,
  repliesStep,
  seal,
  threadsIn,
  videosIn,
  type HarvestParts,
  type SeenThing,
} from './questions.ts'

/** Ten quiet channels asked every five minutes use under half of a day's allowance, because the rarer lists wait longer. */
const EVERY_MINUTES: Readonly<Record<ListName | 'videos', number>> = {
  published: 0,
  heldForReview: 15,
  likelySpam: 60,
  videos: 30,
}
/** Told again if written so shortly before the last question: their lists lag behind and clocks differ. What was told is known by its look. */
const OVERLAP_MINUTES = 15
/** Remembered of each list, newest first; a change further down is found when somebody opens the thread. */
const MOST_SEEN = 200
/** More threads than are begun between two rounds: a list that goes on beyond is broken. */
const MOST_PAGES = 2_000
const MOST_REPLY_PAGES = 5
/** Questions without anything new before the call returns. */
const MOST_QUESTIONS = 12

/** What has been written, changed, held back, let out or taken away since the last round. */
export async function news(parts: HarvestParts, access: Access, cursor: string | null): Promise<HarvestPage> {
  let state = readCursor(cursor) ?? { round: 0, todo: [], lists: {}, fresh: {} }
  const now = parts.calls.settings.clock.now()
  if (state.todo.length === 0) state = beginRound(state, now)
  for (let questions = 0; questions < MOST_QUESTIONS; questions += 1) {
    const [step, ...rest] = state.todo
    if (step === undefined) break
    const told = await tell(parts, access, { ...state, todo: rest }, step)
    state = told.state
    if (told.bodies.length > 0) return page(state, told.bodies)
  }
  return page(state, [])
}

function page(state: Cursor, bodies: readonly Uint8Array[]): HarvestPage {
  return { bodies, cursor: writeCursor(state), isMore: state.todo.length > 0 }
}

function beginRound({ round, lists }: Cursor, now: Temporal.Instant): Cursor {
  const isDue = (name: ListName | 'videos') => {
    const last = lists[name]?.askedAt
    if (last === undefined) return true
    const next = Temporal.Instant.from(last).add({ minutes: EVERY_MINUTES[name] })
    return Temporal.Instant.compare(next, now) <= 0
  }
  const threads = LISTS.filter(isDue).map((list): Step => ({ ask: 'threads', list, page: null, pages: 0 }))
  const videos: readonly Step[] = isDue('videos') ? [{ ask: 'videos', page: null, pages: 0 }] : []
  return { round: round + 1, todo: [...threads, ...videos], lists, fresh: {} }
}

type Told = { readonly state: Cursor; readonly bodies: readonly Uint8Array[] }

async function tell(parts: HarvestParts, access: Access, state: Cursor, step: Step): Promise<Told> {
  const answered = await askNetwork(parts, access, step, 'inbox')
  // A list that broke off is asked for from its beginning in the next round: nothing of it counts as told yet.
  if (answered === null) return { state, bodies: [] }
  const { bytes } = answered
  if (step.ask === 'check') {
    const about = { list: step.list, ids: step.ids, posts: step.posts, round: String(state.round) }
    return { state, bodies: [seal(parts, access, { kind: 'check', about, bytes })] }
  }
  if (step.ask === 'replies') {
    const { parentId, videoId, told, pagesLeft, since } = step
    const page = nextPageOf(answered)
    const more: readonly Step[] =
      page === null || pagesLeft <= 1 ? [] : [{ ...step, page, pagesLeft: pagesLeft - 1 }]
    const body = seal(parts, access, { kind: 'replies', about: { parentId, videoId, told, since }, bytes })
    return { state: { ...state, todo: [...more, ...state.todo] }, bodies: [body] }
  }
  return tellList(parts, access, state, { step, answered })
}

type ListStep = Extract<Step, { readonly ask: 'videos' | 'threads' }>

function tellList(
  parts: HarvestParts,
  access: Access,
  state: Cursor,
  { step, answered }: { readonly step: ListStep; readonly answered: Answered },
): Told {
  const now = parts.calls.settings.clock.now()
  const name = step.ask === 'videos' ? 'videos' : step.list
  const things = step.ask === 'videos' ? videosIn(answered) : threadsIn(answered)
  const { since, ...judged } = judge(state, name, { things, now })
  const next = nextPageOf(answered)
  const pages = step.pages + 1
  const onward: readonly Step[] =
    next !== null && judged.isLastNew && pages < MOST_PAGES ? [{ ...step, page: next, pages }] : []
  const replies = judged.told.flatMap(({ thread }) =>
    thread === null ? [] : repliesStep(thread, MOST_REPLY_PAGES, since),
  )
  const isOver = onward.length === 0
  const after = isOver ? endList(judged.state, name, { isWhole: next === null, now }) : judged.state
  const queued = { ...after, todo: [...replies, ...onward, ...after.todo] }
  if (judged.told.length === 0) return { state: queued, bodies: [] }
  const about = {
    list: name,
    round: String(state.round),
    since,
    fresh: ids(judged.appeared),
    changed: ids(judged.changed),
  }
  return { state: queued, bodies: [seal(parts, access, { kind: step.ask, about, bytes: answered.bytes })] }
}

function ids(things: readonly SeenThing[]): string {
  return things.map(({ id }) => id).join(',')
}

type Judged = {
  readonly state: Cursor
  readonly told: readonly SeenThing[]
  readonly appeared: readonly SeenThing[]
  readonly changed: readonly SeenThing[]
  readonly isLastNew: boolean
  readonly since: string
}

/** New is what was not there and is young; changed is what was there and looks otherwise. */
function judge(
  state: Cursor,
  name: ListName | 'videos',
  { things, now }: { readonly things: readonly SeenThing[]; readonly now: Temporal.Instant },
): Judged {
  const { seen, since } = state.lists[name] ?? firstState(now)
  const before = state.fresh[name] ?? {}
  // What is kept back is new when it comes into its list, however old it is.
  const isNewHere = isKept(name) && state.lists[name] !== undefined
  const isYoung = ({ latest }: SeenThing) => latest === '' || latest > since || isNewHere
  const appeared = things.filter((thing) => seen[thing.id] === undefined && isYoung(thing))
  const changed = things.filter(({ id, look }) => seen[id] !== undefined && seen[id] !== look)
  const fresh = { ...before, ...Object.fromEntries(things.map(({ id, look }) => [id, look])) }
  const last = things.at(-1)
  return {
    state: { ...state, fresh: { ...state.fresh, [name]: newest(fresh) } },
    told: [...appeared, ...changed],
    appeared,
    changed,
    isLastNew: last !== undefined && appeared.includes(last),
    since,
  }
}

function isKept(name: ListName | 'videos'): boolean {
  return name === 'heldForReview' || name === 'likelySpam'
}

function newest(seen: Seen): Seen {
  return Object.fromEntries(Object.entries(seen).slice(0, MOST_SEEN))
}

function firstState(now: Temporal.Instant): ListState {
  return { since: sinceAt(now), askedAt: now.toString(), seen: {} }
}

function sinceAt(now: Temporal.Instant): string {
  return now.subtract({ minutes: OVERLAP_MINUTES }).toString({ fractionalSecondDigits: 3 })
}

/** The list has been read as far as there was anything new: what it showed is what counts as told from now on. */
function endList(
  state: Cursor,
  name: ListName | 'videos',
  { isWhole, now }: { readonly isWhole: boolean; readonly now: Temporal.Instant },
): Cursor {
  const before = state.lists[name]?.seen ?? {}
  const fresh = state.fresh[name] ?? {}
  const known = Object.keys(before)
  // What stood above the last thing seen again was on these pages; what stood below it may only be further down.
  const covered = isWhole ? known.length : known.findLastIndex((id) => fresh[id] !== undefined) + 1
  const gone = known.slice(0, covered).filter((id) => fresh[id] === undefined)
  const below = known.slice(covered).map((id) => [id, before[id]])
  const seen = newest({ ...fresh, ...(Object.fromEntries(below) as Seen) })
  return {
    ...state,
    todo: [...checkOf(name, gone.slice(0, MOST_CHECKED), before), ...state.todo],
    lists: { ...state.lists, [name]: { since: sinceAt(now), askedAt: now.toString(), seen } },
  }
}

function checkOf(name: ListName | 'videos', gone: readonly string[], before: Seen): readonly Step[] {
  if (gone.length === 0) return []
  const posts = gone.map((id) => before[id]?.split('/')[1] ?? '')
  return [{ ask: 'check', list: name, ids: gone.join(','), posts: posts.join(',') }]
}
