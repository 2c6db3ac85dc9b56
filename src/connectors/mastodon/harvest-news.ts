import type { Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import {
  askNotifications,
  askOwnStatuses,
  PAGE_SIZE,
  placesOf,
  readContext,
  rowsOf,
  seal,
  type HarvestParts,
} from './harvest-answers.ts'
import { recordsIn } from './records.ts'
import { pageAt } from './link-header.ts'
import type { Answer } from './mastodon-calls.ts'
import { newWatch, watchFrom, type Watch } from './watched-posts.ts'

/** The first id of all: everything is newer. */
const BEFORE_ALL = '0'

type Place = {
  /** The newest notification and the newest status of the account's own that were told of. */
  readonly notification: string
  readonly status: string
  readonly watch: Watch
  /** Posts whose threads have grown. */
  readonly threads: readonly string[]
}

/**
 * Three questions each time: what others wrote to the account, what the account wrote elsewhere, and whether its latest posts have more
 * answers than before. The last one finds those who answer without naming the account: of them nobody is notified.
 */
export async function newsPage(
  parts: HarvestParts,
  access: Access,
  cursor: string | null,
): Promise<HarvestPage> {
  const place = placeFrom(cursor)
  if (place === null)
    return { bodies: [], cursor: JSON.stringify(await startingPlace(parts, access)), isMore: false }
  const [thread] = place.threads
  if (thread !== undefined) {
    const read = await readContext(parts, { access, id: thread, purpose: 'inbox' })
    const next = { ...place, threads: place.threads.slice(1) }
    return { bodies: read === null ? [] : [read.body], cursor: JSON.stringify(next), isMore: true }
  }
  return freshPage(parts, access, place)
}

async function freshPage(parts: HarvestParts, access: Access, place: Place): Promise<HarvestPage> {
  const others = await newNotifications(parts, access, place.notification)
  const own = await newOwnStatuses(parts, access, place.status)
  const { latest, answer } = await latestPosts(parts, access)
  const { watch, grown, editedIds } = newWatch(place.watch, latest)
  const edited =
    editedIds.length === 0 ? [] : [sealOnly(parts, { access, answer, rows: latest, ids: editedIds })]
  const next: Place = { notification: others.newest, status: own.newest, watch, threads: grown }
  return {
    bodies: [...others.bodies, ...own.bodies, ...edited],
    cursor: JSON.stringify(next),
    isMore: others.isMore || own.isMore || grown.length > 0,
  }
}

type Fresh = { readonly bodies: readonly Uint8Array[]; readonly newest: string; readonly isMore: boolean }

async function newNotifications(parts: HarvestParts, access: Access, after: string): Promise<Fresh> {
  const answer = await askNotifications(parts, access, { page: { min_id: after }, purpose: 'inbox' })
  const rows = rowsOf(answer)
  if (rows.length === 0) return { bodies: [], newest: after, isMore: false }
  const statuses = recordsIn(rows.map((row) => row['status']))
  const about = await places(parts, access, statuses)
  const body = seal(parts, access, { kind: 'notifications', about, answer })
  return fresh(answer, { body, rows, after })
}

async function newOwnStatuses(parts: HarvestParts, access: Access, after: string): Promise<Fresh> {
  const answer = await askOwnStatuses(parts, access, { page: { min_id: after }, purpose: 'inbox' })
  const rows = rowsOf(answer)
  if (rows.length === 0) return { bodies: [], newest: after, isMore: false }
  const about = await places(parts, access, rows)
  return fresh(answer, { body: seal(parts, access, { kind: 'statuses', about, answer }), rows, after })
}

async function places(parts: HarvestParts, access: Access, statuses: readonly Json[]) {
  return placesOf(parts, { access, statuses, purpose: 'inbox', isToldElsewhere: () => false })
}

function fresh(
  answer: Answer,
  {
    body,
    rows,
    after,
  }: { readonly body: Uint8Array; readonly rows: readonly Json[]; readonly after: string },
): Fresh {
  const newest = newestOf(answer, rows) ?? after
  return { bodies: [body], newest, isMore: rows.length >= PAGE_SIZE && newest !== after }
}

function newestOf(answer: Answer, rows: readonly Json[]): string | null {
  const link = pageAt(answer.headers['link'], 'prev')
  return link?.['min_id'] ?? link?.['since_id'] ?? idAt(rows[0] ?? null, 'id')
}

/** The posts that may still be answered; only their counts are looked at. */
async function latestPosts(parts: HarvestParts, access: Access) {
  const page = { exclude_replies: 'true' }
  const answer = await askOwnStatuses(parts, access, { page, purpose: 'inbox', limit: 20 })
  return { answer, latest: rowsOf(answer) }
}

function sealOnly(
  parts: HarvestParts,
  kept: {
    readonly access: Access
    readonly answer: Answer
    readonly rows: readonly Json[]
    readonly ids: readonly string[]
  },
): Uint8Array {
  const { access, answer, rows, ids } = kept
  const rest = rows.flatMap((row) => idAt(row, 'id') ?? []).filter((id) => !ids.includes(id))
  const about = Object.fromEntries(rest.map((id) => [`told:${id}`, '1']))
  return seal(parts, access, { kind: 'statuses', about, answer })
}

async function startingPlace(parts: HarvestParts, access: Access): Promise<Place> {
  const others = await askNotifications(parts, access, { page: {}, purpose: 'inbox', limit: 1 })
  const own = await askOwnStatuses(parts, access, { page: {}, purpose: 'inbox', limit: 1 })
  const { latest } = await latestPosts(parts, access)
  return {
    notification: newestOf(others, rowsOf(others)) ?? BEFORE_ALL,
    status: newestOf(own, rowsOf(own)) ?? BEFORE_ALL,
    watch: newWatch(null, latest).watch,
    threads: [],
  }
}

function placeFrom(cursor: string | null): Place | null {
  if (cursor === null) return null
  try {
    const kept = asRecord(JSON.parse(cursor))
    const notification = textAt(kept, 'notification')
    const status = textAt(kept, 'status')
    if (notification === null || status === null) return null
    const threads = listAt(kept, 'threads').filter((one) => typeof one === 'string')
    return { notification, status, watch: watchFrom(recordAt(kept, 'watch')), threads }
  } catch {
    return null
  }
}
