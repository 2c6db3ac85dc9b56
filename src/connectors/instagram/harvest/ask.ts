import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Rejected, type Access } from '../../connector.ts'
import { idAt, instantAt, recordAt, type Json } from '../../kit/json.ts'
import { sealAnswer } from '../../kit/envelope.ts'
import type { Graph, Asked } from '../graph.ts'
import { nextCursor, rowsOf } from '../pages.ts'
import { COMMENT_FIELDS, COMMENTS_PAGE, THREAD_FIELDS } from '../read-objects.ts'
import type { Place } from './cursor.ts'

/** Our words for the questions; the reader knows them. */
export type AnswerKind = 'media' | 'tags' | 'comments' | 'replies' | 'conversations'

export type Asking = {
  readonly graph: Graph
  readonly access: Access
  readonly purpose: QuotaPurpose
}

export type ListAnswer = {
  readonly rows: readonly Json[]
  readonly next: string | null
  /** The answer as received, ready to be kept. */
  readonly seal: (about?: Readonly<Record<string, string>>) => Uint8Array
}

/** One page of a list. null: the object is gone, or the account may not ask for this. */
export async function askList(
  { graph, access, purpose }: Asking,
  kind: AnswerKind,
  asked: Asked,
  after: string | null,
): Promise<ListAnswer | null> {
  const askedAt = graph.clock.now()
  const call = { ...asked, purpose, params: { ...asked.params, ...(after === null ? {} : { after }) } }
  try {
    const { answer, bytes } = await graph.readWhole(access, call)
    const { accountExternalId } = access
    const next = nextCursor(answer)
    return {
      rows: rowsOf(answer),
      // A list that goes on where it began would never end.
      next: next === after ? null : next,
      seal: (about = {}) => sealAnswer({ kind, accountExternalId, about, askedAt, answer: bytes }),
    }
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
    // Their cursors run out; a harvest taken up again later begins that list anew, and what is told twice has the same key.
    if (after !== null && !error.isGone) return askList({ graph, access, purpose }, kind, asked, null)
    // Without its posts an account is no account: that must be seen, not taken for silence.
    if (kind === 'media') throw error
    return null
  }
}

/** The next page of a thread. */
export function askThread(asking: Asking, { media, parent, after }: Place): Promise<ListAnswer | null> {
  const fields = parent === null ? THREAD_FIELDS : COMMENT_FIELDS
  const path = parent === null ? [media, 'comments'] : [parent, 'replies']
  const params = { fields, limit: COMMENTS_PAGE }
  return askList(asking, parent === null ? 'comments' : 'replies', { path, params }, after)
}

export function aboutThread({ media, parent }: Place): Readonly<Record<string, string>> {
  return parent === null ? { media } : { media, parent }
}

/** What follows in a thread: the answers that did not fit beside their comment first, then its next page. */
export function threadRest(place: Place, { rows, next }: ListAnswer): readonly Place[] {
  const pages = place.pages + 1
  const replies = rows.flatMap((row): readonly Place[] => {
    const after = nextCursor(recordAt(row, 'replies'))
    const parent = idAt(row, 'id')
    return after === null || parent === null ? [] : [{ media: place.media, parent, after, pages: 0 }]
  })
  return [...replies, ...(next === null ? [] : [{ ...place, after: next, pages }])]
}

/** Something written at or after this instant; what bears no time counts as new. */
export function isNew(row: Json, key: string, since: Temporal.Instant): boolean {
  const at = instantAt(row, key)
  return at === null || Temporal.Instant.compare(at, since) >= 0
}

/** A comment or any of its answers. */
export function hasNewWords(comment: Json, since: Temporal.Instant): boolean {
  const replies = rowsOf(recordAt(comment, 'replies'))
  return [comment, ...replies].some((row) => isNew(row, 'timestamp', since))
}

export const CONVERSATION_FIELDS =
  'id,updated_time,participants,messages.limit(20){id,created_time,from,to,message,attachments,shares}'
