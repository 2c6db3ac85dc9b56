import type { HarvestPage } from '../harvest.ts'
import { asRecord, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { POST, recordAddress, uriOf } from './at-uri.ts'
import { isEnough, parsedCursor, REASONS, seal, sealPosts, type Harvesting } from './seal-answers.ts'
import { nullIfGone } from './reading.ts'
import { readView, viewsIn, type View } from './read-view.ts'
import { askThread, nodesOf, ThreadTooLarge } from './thread.ts'
import { callerOf } from './xrpc.ts'

const PAGE_SIZE = 50
const NOTIFICATIONS_A_PAGE = 100
/** A post with more direct answers than this is too much for one answer; its replies are read from the notifications, page by page. */
const MOST_DIRECT_REPLIES = 1_000
const THREADS_A_TURN = 10
/** Replies so deep that they are asked for by themselves; more than these in one thread are left to the notifications. */
const MOST_WAITING = 200

type Phase = 'feed' | 'threads' | 'notifications' | 'done'

type State = {
  readonly phase: Phase
  /** Where the account's own feed goes on; null: read to its end. */
  readonly feed: string | null
  readonly queue: readonly string[]
  /** Keys of own posts whose threads were read: what the notifications tell of them is told already. */
  readonly read: readonly string[]
  readonly notifications: string | null
}

const BEGINNING: State = { phase: 'feed', feed: null, queue: [], read: [], notifications: null }

/**
 * First the account's own posts, newest first, a page at a time and each with its thread; then what others wrote to and about the account
 * elsewhere. Each thing is told once. One turn asks little, and everything that the next needs stands in the cursor.
 */
export async function harvestPast(
  harvesting: Harvesting,
  cursor: string | null,
  since: Temporal.Instant,
): Promise<HarvestPage> {
  const state = readState(cursor)
  switch (state.phase) {
    case 'feed':
      return readFeed(harvesting, state, since)
    case 'threads':
      return readThreads(harvesting, state)
    case 'notifications':
      return readNotifications(harvesting, state, since)
    case 'done':
      return page([], state)
  }
}

function page(bodies: readonly Uint8Array[], state: State): HarvestPage {
  return { bodies, cursor: JSON.stringify({ v: '1', ...state }), isMore: state.phase !== 'done' }
}

function readState(cursor: string | null): State {
  const kept = parsedCursor(cursor)
  const phase = (['feed', 'threads', 'notifications', 'done'] as const).find((one) => one === kept?.['phase'])
  if (kept === null || phase === undefined) return BEGINNING
  const texts = (key: string) => listAt(kept, key).filter((one) => typeof one === 'string')
  return {
    phase,
    feed: textAt(kept, 'feed'),
    queue: texts('queue'),
    read: texts('read'),
    notifications: textAt(kept, 'notifications'),
  }
}

async function readFeed(harvesting: Harvesting, state: State, since: Temporal.Instant): Promise<HarvestPage> {
  const { xrpc, session, purpose } = harvesting
  const params = {
    actor: session.did,
    filter: 'posts_no_replies',
    limit: PAGE_SIZE,
    ...(state.feed === null ? {} : { cursor: state.feed }),
  }
  const told = await xrpc.query(callerOf(session), 'app.bsky.feed.getAuthorFeed', params, { purpose })
  const items = listAt(told.json, 'feed').map(asRecord)
  const own = items.flatMap((item) => {
    const view = recordAt(item, 'reason') === null ? readView(recordAt(item, 'post')) : null
    return view !== null && view.did === session.did && isSince(view.at, since) ? [view] : []
  })
  const queue = own.filter(isReadAsThread).map(({ uri }) => uri)
  const next = textAt(told.json, 'cursor')
  // A page may hold nothing but what was shared on: only what is older than asked for ends the walk.
  const isReached = items.some((item) => !isSince(placeOf(item), since))
  const isLast = next === null || next === state.feed || items.length === 0 || isReached
  const phase = queue.length > 0 ? 'threads' : isLast ? 'notifications' : 'feed'
  const bodies = own.length === 0 ? [] : [seal(harvesting, 'feed', told)]
  return page(bodies, { ...state, phase, feed: isLast ? null : next, queue })
}

/** By what the feed is sorted. A pinned post stands first, however old. */
function placeOf(item: Json | null): Temporal.Instant | null {
  const reason = recordAt(item, 'reason')
  if ((textAt(reason, '$type') ?? '').endsWith('#reasonPin')) return null
  return instantAt(reason, 'indexedAt') ?? readView(recordAt(item, 'post'))?.at ?? null
}

function isReadAsThread({ raw }: View): boolean {
  const count = raw['replyCount']
  return typeof count !== 'number' || (count > 0 && count <= MOST_DIRECT_REPLIES)
}

function isSince(at: Temporal.Instant | null, since: Temporal.Instant): boolean {
  return at === null || Temporal.Instant.compare(at, since) >= 0
}

async function readThreads(harvesting: Harvesting, state: State): Promise<HarvestPage> {
  const { xrpc, session, purpose } = harvesting
  const bodies: Uint8Array[] = []
  let queue = [...state.queue]
  const read = new Set(state.read)
  for (let turn = 0; turn < THREADS_A_TURN && queue.length > 0; turn += 1) {
    const [uri = ''] = queue
    try {
      const told = await askThread(xrpc, session, uri, purpose)
      const nodes = nodesOf(recordAt(told.json, 'thread'))
      // A thread of nothing but the post, which the feed has told of, tells nothing.
      if (nodes.length > 1) bodies.push(seal(harvesting, 'thread', told, { anchor: 'told' }))
      const deeper = nodes
        .slice(1)
        .flatMap((node) => (node.kind === 'post' && node.hasMore ? [node.view.uri] : []))
      queue = [...queue.slice(1), ...deeper].slice(0, Math.max(queue.length, MOST_WAITING))
      read.add(keyOf(uri))
    } catch (error) {
      if (isEnough(error, bodies)) break
      if (!(error instanceof ThreadTooLarge)) nullIfGone(error)
      queue = queue.slice(1)
    }
  }
  const after = state.feed === null ? 'notifications' : 'feed'
  return page(bodies, { ...state, queue, read: [...read], phase: queue.length > 0 ? 'threads' : after })
}

const keyOf = (uri: string): string => recordAddress(uri)?.rkey ?? uri

async function readNotifications(
  harvesting: Harvesting,
  state: State,
  since: Temporal.Instant,
): Promise<HarvestPage> {
  const { xrpc, session, purpose } = harvesting
  const params = {
    reasons: REASONS,
    limit: NOTIFICATIONS_A_PAGE,
    ...(state.notifications === null ? {} : { cursor: state.notifications }),
  }
  const told = await xrpc.query(callerOf(session), 'app.bsky.notification.listNotifications', params, {
    purpose,
  })
  const views = viewsIn(listAt(told.json, 'notifications'))
  const recent = views.filter(({ at }) => isSince(at, since))
  const bodies = await sealPosts(harvesting, untold(recent, session.did, new Set(state.read)))
  const next = textAt(told.json, 'cursor')
  const isLast =
    next === null || next === state.notifications || recent.length < views.length || views.length === 0
  return page(bodies, {
    ...state,
    phase: isLast ? 'done' : 'notifications',
    notifications: isLast ? null : next,
  })
}

/** Not in a thread that has been read. The same post may notify twice, as an answer and as a mention. */
function untold(views: readonly View[], did: string, read: ReadonlySet<string>): readonly string[] {
  const untoldViews = views.filter(({ root }) => {
    const address = recordAddress(root ?? '')
    const isOwnThread = address !== null && uriOf(address).startsWith(`at://${did}/${POST}/`)
    return !(isOwnThread && read.has(address.rkey))
  })
  return [...new Set(untoldViews.map(({ uri }) => uri))]
}
