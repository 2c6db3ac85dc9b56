import { Rejected, type Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { asRecord, idAt, instantAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { readNewsCursor, writeCursor, type NewsCursor } from './cursors.ts'
import { wholeKey } from './event-keys.ts'
import { keepFresh, pollingFrom, pollPosts } from './harvest-poll.ts'
import { kept, type HarvestParts } from './harvest-past.ts'
import { sealKnown } from './known.ts'
import type { RestAnswer } from './linkedin-calls.ts'
import { elementsOf, nextStart } from './paging.ts'
import { postPage } from './post-pages.ts'
import { readCommentRow } from './threads.ts'
import { accountUrn, readCommentUrn } from './urns.ts'

const PER_PAGE = 50
/** A notification may be filed a little late: each span begins before the last one ended. */
const OVERLAP_MS = 600_000
/** LinkedIn keeps notifications for sixty days; an hour is left for clocks that differ. */
const KEPT_MS = 60 * 86_400_000 - 3_600_000
/** The page's own posts are asked for once an hour: they call for nobody's answer, and calls are scarce. */
const POSTS_EVERY_MS = 3_600_000
const POSTS_PER_ROUND = 20
const MOST_SEEN = 1_000
const MOST_READ_ALONE = 20
/** What may hold somebody's words; likes would only use the page up. */
const ACTIONS = ['COMMENT', 'ADMIN_COMMENT', 'COMMENT_EDIT', 'COMMENT_DELETE', 'SHARE_MENTION', 'SHARE']
const WITH_WORDS = ['COMMENT', 'ADMIN_COMMENT', 'COMMENT_EDIT']

/** Notifications since the cursor, and now and then the page's own posts, which somebody may write on the site itself. */
export async function harvestNews(
  parts: HarvestParts,
  access: Access,
  cursor: string | null,
): Promise<HarvestPage> {
  const nowMs = parts.calls.clock.now().epochMilliseconds
  const at = cursor === null ? beginning(nowMs) : readNewsCursor(cursor)
  if (at.poll !== null && (at.poll.walk !== null || at.poll.retryMs > nowMs))
    return pollPosts(parts, access, at, at.poll)
  const untilMs = at.untilMs ?? nowMs
  const answer = await readNotifications(parts, access, at, untilMs).catch((error: unknown) => {
    // Some apps are not let at notifications at all.
    if (error instanceof Rejected && error.code === 'access-denied') return null
    throw error
  })
  if (answer === null) return pollPosts(parts, access, at, pollingFrom(at.poll, nowMs))
  return handOver(parts, access, { answer, at: { ...at, poll: null }, untilMs, nowMs })
}

async function handOver(
  parts: HarvestParts,
  access: Access,
  read: {
    readonly answer: RestAnswer
    readonly at: NewsCursor
    readonly untilMs: number
    readonly nowMs: number
  },
): Promise<HarvestPage> {
  const { answer, at, untilMs, nowMs } = read
  const rows = elementsOf(answer.json)
    .map(asRecord)
    .filter((row) => row !== null)
  const unseen = rows.filter((row) => !at.seen.includes(mark(row)))
  const isOdd = rows.length < elementsOf(answer.json).length
  const bodies = unseen.length === 0 && !isOdd ? [] : await keptNotifications(parts, access, answer, unseen)
  const seen = [...at.seen, ...unseen.map(mark)].slice(-MOST_SEEN)
  const next = nextStart(answer.json, { start: at.start, count: PER_PAGE })
  if (next !== null)
    return { bodies, cursor: writeCursor({ ...at, start: next, untilMs, seen }), isMore: true }
  const done = { ...at, upToMs: untilMs, start: 0, untilMs: null, seen: stillNear(seen, untilMs) }
  const own = await newPosts(parts, access, done, nowMs)
  return { bodies: [...bodies, ...own.bodies], cursor: writeCursor(own.rest), isMore: false }
}

function beginning(nowMs: number): NewsCursor {
  const fresh = { upToMs: nowMs, start: 0, untilMs: null, seen: [], poll: null }
  return { ...fresh, postsAtMs: 0, postChangeMs: nowMs - OVERLAP_MS }
}

async function readNotifications(
  { calls }: HarvestParts,
  access: Access,
  at: NewsCursor,
  untilMs: number,
): Promise<RestAnswer> {
  const start = Math.max(at.upToMs - OVERLAP_MS, untilMs - KEPT_MS)
  return calls.read(access, {
    path: ['organizationalEntityNotifications'],
    query: {
      q: 'criteria',
      actions: ACTIONS,
      organizationalEntity: accountUrn(access.accountExternalId),
      timeRange: { start, end: untilMs },
      start: at.start,
      count: PER_PAGE,
    },
    restliMethod: 'FINDER',
    purpose: 'inbox',
  })
}

async function keptNotifications(
  parts: HarvestParts,
  access: Access,
  answer: RestAnswer,
  unseen: readonly Json[],
): Promise<readonly Uint8Array[]> {
  const owners = unseen.map((row) => ownerOf(row))
  const names = await parts.people.namesOf(access, owners, 'inbox')
  const posts = new Map(
    unseen.flatMap((row) => {
      const activity = idAt(row, 'sourcePost')
      const post = activity === null ? null : parts.postNames.known(activity)
      return activity === null || post === null ? [] : [[activity, post] as const]
    }),
  )
  const about = sealKnown({ names, posts })
  const told = kept(parts.calls, access, { kind: 'notifications', answer, about })
  return [...told, ...(await readAlone(parts, access, unseen))]
}

function ownerOf(row: Json): string | null {
  const made = recordAt(row, 'decoratedGeneratedActivity')
  return idAt(recordAt(made, 'comment') ?? recordAt(made, 'share'), 'owner')
}

/** A comment that was told of without its words is read by itself. Gone meanwhile: its removal is told of too. */
async function readAlone(
  parts: HarvestParts,
  access: Access,
  rows: readonly Json[],
): Promise<readonly Uint8Array[]> {
  const wordless = rows.filter(
    (row) =>
      WITH_WORDS.includes(textAt(row, 'action') ?? '') &&
      recordAt(recordAt(row, 'decoratedGeneratedActivity'), 'comment') === null,
  )
  const bodies: Uint8Array[] = []
  for (const row of wordless.slice(0, MOST_READ_ALONE)) {
    const urn = readCommentUrn(textAt(row, 'generatedActivity') ?? '')
    if (urn === null) continue
    const found = await readCommentRow(parts.calls, access, urn, 'inbox').catch((error: unknown) => {
      if (error instanceof Rejected) return null
      throw error
    })
    if (found === null) continue
    const names = await parts.people.namesOf(access, [idAt(found.json, 'actor')], 'inbox')
    const post = parts.postNames.known(urn.objectUrn) ?? urn.objectUrn
    const about = { post, ...sealKnown({ names }) }
    bodies.push(...kept(parts.calls, access, { kind: 'comment', answer: found, about }))
  }
  return bodies
}

async function newPosts(
  parts: HarvestParts,
  access: Access,
  at: NewsCursor,
  nowMs: number,
): Promise<{ readonly bodies: readonly Uint8Array[]; readonly rest: NewsCursor }> {
  if (nowMs - at.postsAtMs < POSTS_EVERY_MS) return { bodies: [], rest: at }
  const asked = { start: 0, count: POSTS_PER_ROUND, sortBy: 'LAST_MODIFIED' } as const
  const found = await postPage(parts.calls, access, asked, 'inbox')
  return keepFresh(parts, access, { at: { ...at, postsAtMs: nowMs }, found })
}

/** With its time, so that it can be forgotten when no span reaches back to it any more. */
function mark(row: Json): string {
  const ms = instantAt(row, 'lastModifiedAt')?.epochMilliseconds ?? 0
  return `${ms}:${idAt(row, 'notificationId') ?? textAt(row, 'generatedActivity') ?? wholeKey('row', row)}`
}

function stillNear(seen: readonly string[], untilMs: number): readonly string[] {
  return seen.filter((one) => Number.parseInt(one, 10) >= untilMs - OVERLAP_MS)
}
