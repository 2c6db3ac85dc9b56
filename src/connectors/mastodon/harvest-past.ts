import type { Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { asRecord, idAt, listAt, textAt, type Json } from '../kit/json.ts'
import {
  askNotifications,
  askOwnStatuses,
  isBefore,
  isOwnRoot,
  placesOf,
  readContext,
  rowsOf,
  seal,
  type HarvestParts,
} from './harvest-answers.ts'
import { recordsIn } from './records.ts'
import { pageAt } from './link-header.ts'
import { mastodonProfile } from './profile.ts'
import type { ThreadPost } from './thread-post.ts'

/** First what the account wrote, each post with its thread, then what others wrote to it; one question at a time, so that it can stop anywhere. */
type Place = {
  readonly phase: 'statuses' | 'notifications' | 'done'
  readonly maxId: string | null
  /** Posts whose threads are to be read before going on. */
  readonly threads: readonly string[]
  /** Threads that the server cut short: what is missing comes with the notifications. */
  readonly cut: readonly string[]
}

type Asked = { readonly access: Access; readonly since: Temporal.Instant; readonly place: Place }

const START: Place = { phase: 'statuses', maxId: null, threads: [], cut: [] }

export async function pastPage(
  parts: HarvestParts,
  access: Access,
  { cursor, since }: { readonly cursor: string | null; readonly since: Temporal.Instant },
): Promise<HarvestPage> {
  const asked = { access, since, place: placeFrom(cursor) }
  const [thread] = asked.place.threads
  if (thread !== undefined) return threadPage(parts, asked, thread)
  if (asked.place.phase === 'statuses') return statusesPage(parts, asked)
  return asked.place.phase === 'notifications' ? notificationsPage(parts, asked) : pageFor(asked.place, [])
}

function pageFor(place: Place, bodies: readonly Uint8Array[]): HarvestPage {
  return { bodies, cursor: JSON.stringify(place), isMore: place.phase !== 'done' }
}

async function threadPage(parts: HarvestParts, { access, place }: Asked, id: string): Promise<HarvestPage> {
  const read = await readContext(parts, { access, id, purpose: 'backfill' })
  const isCut = read !== null && read.count >= mastodonProfile.limits.threadComments
  const cut = isCut ? [...place.cut, id] : place.cut
  return pageFor({ ...place, threads: place.threads.slice(1), cut }, read === null ? [] : [read.body])
}

async function statusesPage(parts: HarvestParts, asked: Asked): Promise<HarvestPage> {
  const { access, since, place } = asked
  const answer = await askOwnStatuses(parts, access, { page: pageFrom(place), purpose: 'backfill' })
  const rows = rowsOf(answer)
  const wanted = rows.filter((status) => !isBefore(status, since))
  const about = await placesOf(parts, {
    access,
    statuses: rows,
    purpose: 'backfill',
    isToldElsewhere: (status, post) => isBefore(status, since) || isInThread(asked, post),
  })
  const threads = wanted.flatMap((status) => threadOf(status, access))
  const next = nextPlace({ rows, wanted, header: answer.headers['link'] }, place, 'notifications')
  const bodies = wanted.length === 0 ? [] : [seal(parts, access, { kind: 'statuses', about, answer })]
  return pageFor({ ...next, threads }, bodies)
}

function threadOf(status: Json, access: Access): readonly string[] {
  const id = idAt(status, 'id')
  // A missing count is no promise that nobody answered.
  const hasAnswers = status['replies_count'] !== 0
  return id !== null && hasAnswers && isOwnRoot(status, access.accountExternalId) ? [id] : []
}

async function notificationsPage(parts: HarvestParts, asked: Asked): Promise<HarvestPage> {
  const { access, since, place } = asked
  const answer = await askNotifications(parts, access, { page: pageFrom(place), purpose: 'backfill' })
  const rows = rowsOf(answer)
  const statuses = recordsIn(rows.map((row) => row['status']))
  const about = await placesOf(parts, {
    access,
    statuses,
    purpose: 'backfill',
    isToldElsewhere: (status, post) => isBefore(status, since) || isInThread(asked, post),
  })
  const wanted = rows.filter((row) => !isBefore(row, since))
  const next = nextPlace({ rows, wanted, header: answer.headers['link'] }, place, 'done')
  const bodies = wanted.length === 0 ? [] : [seal(parts, access, { kind: 'notifications', about, answer })]
  return pageFor(next, bodies)
}

/** The thread of a post within the time asked for has been or will be read as a whole. */
function isInThread({ since, place }: Asked, post: ThreadPost | null): boolean {
  if (post === null || !post.isOwn || place.cut.includes(post.id)) return false
  return post.at === null || Temporal.Instant.compare(post.at, since) >= 0
}

type Got = {
  readonly rows: readonly Json[]
  readonly wanted: readonly Json[]
  readonly header: string | undefined
}

function nextPlace({ rows, wanted, header }: Got, place: Place, after: Place['phase']): Place {
  const maxId = pageAt(header, 'next')?.['max_id'] ?? null
  const isOver = maxId === null || maxId === place.maxId || rows.length === 0 || wanted.length < rows.length
  return isOver ? { ...place, phase: after, maxId: null } : { ...place, maxId }
}

function pageFrom({ maxId }: Place): Readonly<Record<string, string>> {
  return maxId === null ? {} : { max_id: maxId }
}

function placeFrom(cursor: string | null): Place {
  if (cursor === null) return START
  try {
    const kept = asRecord(JSON.parse(cursor))
    const phase = textAt(kept, 'phase')
    if (phase !== 'statuses' && phase !== 'notifications' && phase !== 'done') return START
    const texts = (key: string) => listAt(kept, key).filter((one) => typeof one === 'string')
    return { phase, maxId: textAt(kept, 'maxId'), threads: texts('threads'), cut: texts('cut') }
  } catch {
    return START
  }
}
