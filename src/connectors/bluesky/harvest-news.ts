import { createHash } from 'node:crypto'
import type { HarvestPage } from '../harvest.ts'
import { asRecord, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { parsedCursor, REASONS, seal, sealPosts, type Harvesting } from './seal-answers.ts'
import { nullIfGone } from './reading.ts'
import { readView, viewsIn, type View } from './read-view.ts'
import { askThread, ThreadTooLarge } from './thread.ts'
import { callerOf } from './xrpc.ts'

const NOTIFICATIONS_A_PAGE = 50
const OWN_POSTS = 20
/** Notifications are sorted by the writer's own clock: one that is slow puts a new reply among the old ones. */
const LOOK_BACK_MINUTES = 60
const MOST_SEEN = 500
const MOST_THREADS = 5

type State = {
  /** Nothing from before this is news: the past has a harvest of its own. */
  readonly from: Temporal.Instant
  readonly upTo: Temporal.Instant
  /** Short hashes of what has been told, newest last. */
  readonly seen: readonly string[]
  /** In the middle of several pages: where to go on, and the newest time met so far. */
  readonly walk: { readonly cursor: string; readonly newest: Temporal.Instant } | null
  /** How many answers each of the latest posts had, by its hash. */
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Notifications since the last time, and own posts published elsewhere. A post that got more answers than were told of has some with a
 * time of long ago (a wrong clock, or one who hides): then its whole thread is read.
 */
export async function harvestNews(harvesting: Harvesting, cursor: string | null): Promise<HarvestPage> {
  const now = harvesting.clock.now()
  const state = readState(cursor)
  if (state === null) return page([], { from: now, upTo: now, seen: [], walk: null, counts: {} })
  const horizon = later(state.from, state.upTo.subtract({ minutes: LOOK_BACK_MINUTES }))
  const { xrpc, session, purpose } = harvesting
  const params = {
    reasons: REASONS,
    limit: NOTIFICATIONS_A_PAGE,
    ...(state.walk === null ? {} : { cursor: state.walk.cursor }),
  }
  const told = await xrpc.query(callerOf(session), 'app.bsky.notification.listNotifications', params, {
    purpose,
  })
  const rows = viewsIn(listAt(told.json, 'notifications'))
  const isNew = (view: View) => mayBeAfter(seenAt(view), horizon) && !state.seen.includes(hashOf(view.uri))
  const fresh = rows.filter(isNew)
  const own =
    state.walk === null
      ? await readOwn(harvesting, state, fresh)
      : { bodies: [], counts: state.counts, uris: [] }
  const uris = [...new Set(fresh.map(({ uri }) => uri))]
  const bodies = [...own.bodies, ...(await sealPosts(harvesting, uris))]
  const newest = rows.reduce((at, view) => later(at, seenAt(view) ?? at), state.walk?.newest ?? state.upTo)
  const seen = [...state.seen, ...[...own.uris, ...uris].map(hashOf)].slice(-MOST_SEEN)
  const next = textAt(told.json, 'cursor')
  const reachesBack = rows.every((view) => mayBeAfter(seenAt(view), horizon))
  const isMore = next !== null && next !== state.walk?.cursor && rows.length > 0 && reachesBack
  const after = { from: state.from, seen, counts: own.counts }
  return isMore
    ? page(bodies, { ...after, upTo: state.upTo, walk: { cursor: next, newest } })
    : page(bodies, { ...after, upTo: newest, walk: null })
}

type Own = {
  readonly bodies: readonly Uint8Array[]
  readonly counts: Readonly<Record<string, number>>
  readonly uris: readonly string[]
}

async function readOwn(harvesting: Harvesting, state: State, notified: readonly View[]): Promise<Own> {
  const { xrpc, session, purpose } = harvesting
  const params = { actor: session.did, filter: 'posts_with_replies', limit: OWN_POSTS }
  const told = await xrpc.query(callerOf(session), 'app.bsky.feed.getAuthorFeed', params, { purpose })
  const items = listAt(told.json, 'feed').map(asRecord)
  const own = items.flatMap((item) => {
    const view = recordAt(item, 'reason') === null ? readView(recordAt(item, 'post')) : null
    return view !== null && view.did === session.did ? [view] : []
  })
  const isNew = (view: View) => isAfter(view.at, state.from) && !state.seen.includes(hashOf(view.uri))
  const fresh = own.filter(isNew)
  const roots = own.filter(({ root }) => root === null)
  const threads = await readGrown(harvesting, state, { roots, notified })
  return {
    bodies: [...(fresh.length === 0 ? [] : [seal(harvesting, 'feed', told)]), ...threads],
    counts: Object.fromEntries(roots.map((view) => [hashOf(view.uri), countOf(view)])),
    uris: fresh.map(({ uri }) => uri),
  }
}

type Grown = { readonly roots: readonly View[]; readonly notified: readonly View[] }

async function readGrown(
  harvesting: Harvesting,
  state: State,
  { roots, notified }: Grown,
): Promise<readonly Uint8Array[]> {
  const { xrpc, session, purpose } = harvesting
  const grown = roots.filter((view) => {
    const before = state.counts[hashOf(view.uri)] ?? (isAfter(view.at, state.from) ? 0 : countOf(view))
    const told = notified.filter(({ parent }) => parent === view.uri).length
    return countOf(view) - before > told
  })
  const bodies: Uint8Array[] = []
  for (const { uri } of grown.slice(0, MOST_THREADS)) {
    const told = await askThread(xrpc, session, uri, purpose).catch((error: unknown) => {
      if (error instanceof ThreadTooLarge) return null
      return nullIfGone(error)
    })
    if (told !== null) bodies.push(seal(harvesting, 'thread', told))
  }
  return bodies
}

function countOf({ raw }: View): number {
  const count = raw['replyCount']
  return typeof count === 'number' ? count : 0
}

/** What the network sorts by. */
const seenAt = ({ raw, at }: View): Temporal.Instant | null => instantAt(raw, 'indexedAt') ?? at

function isAfter(at: Temporal.Instant | null, limit: Temporal.Instant): boolean {
  return at !== null && Temporal.Instant.compare(at, limit) > 0
}

/** Without any time at all it may be new, and is told once: what has been told is known. */
function mayBeAfter(at: Temporal.Instant | null, limit: Temporal.Instant): boolean {
  return at === null || isAfter(at, limit)
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b
}

function hashOf(uri: string): string {
  return createHash('sha256').update(uri).digest('base64url').slice(0, 10)
}

function page(bodies: readonly Uint8Array[], state: State): HarvestPage {
  return { bodies, cursor: JSON.stringify({ v: '1', ...state }), isMore: state.walk !== null }
}

function readState(cursor: string | null): State | null {
  const kept = parsedCursor(cursor)
  const [from, upTo] = [instantAt(kept, 'from'), instantAt(kept, 'upTo')]
  if (kept === null || from === null || upTo === null) return null
  const walk = recordAt(kept, 'walk')
  const [next, newest] = [textAt(walk, 'cursor'), instantAt(walk, 'newest')]
  return {
    from,
    upTo,
    seen: listAt(kept, 'seen').filter((one) => typeof one === 'string'),
    walk: next === null || newest === null ? null : { cursor: next, newest },
    counts: countsIn(recordAt(kept, 'counts')),
  }
}

function countsIn(counts: Json | null): Readonly<Record<string, number>> {
  const entries = Object.entries(counts ?? {})
  return Object.fromEntries(entries.filter((one): one is [string, number] => typeof one[1] === 'number'))
}
