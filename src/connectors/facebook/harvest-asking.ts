import { Rejected, type Access } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import type { Json } from '../kit/json.ts'
import { isForbidden } from '../meta/failure-code.ts'
import type { Params, WholeAnswer } from '../meta/graph-calls.ts'
import type { HarvestParts } from './harvest-parts.ts'
import { isStaleCursor } from './list-pages.ts'
import type { AnswerKind } from './read-answer.ts'
import { COMMENT_FIELDS, POST_FIELDS } from './read-objects.ts'

/** Something whose comments or messages are still to be asked for. */
export type Todo = {
  readonly kind: 'comments' | 'messages'
  readonly id: string
  readonly after: string | null
}

const CONVERSATION_FIELDS = 'id,updated_time'
const MESSAGE_FIELDS = 'id,created_time,from,to,message,attachments'

/** A page of the list behind one thing that is still to be asked for; null when it is gone, or may not be read. */
export async function askFor(
  { calls }: HarvestParts,
  access: Access,
  todo: Todo,
  params: Params = {},
): Promise<WholeAnswer | null> {
  const isComments = todo.kind === 'comments'
  const fields = isComments ? COMMENT_FIELDS : MESSAGE_FIELDS
  const order = isComments ? { filter: 'stream', order: 'chronological' } : {}
  const asked = { fields, limit: isComments ? '100' : '50', ...order, ...params }
  try {
    return await withCursor(todo.after, (cursor) =>
      calls.readWhole(access, [todo.id, todo.kind], { ...asked, ...cursor }),
    )
  } catch (error) {
    // A post or conversation may be gone, or closed to us, by the time it is its turn: that must not hold up the rest.
    if (isOutOfReach(error)) return null
    throw error
  }
}

/** A cursor that has grown too old is asked without: what is told twice has the same key. */
export async function withCursor(
  after: string | null,
  ask: (cursor: Params) => Promise<WholeAnswer>,
): Promise<WholeAnswer> {
  if (after === null) return ask({})
  try {
    return await ask({ after })
  } catch (error) {
    if (!isStaleCursor(error)) throw error
    return ask({})
  }
}

export function askForPosts(
  { calls }: HarvestParts,
  access: Access,
  edge: 'feed' | 'published_posts' | 'visitor_posts',
  cursor: Params,
): Promise<WholeAnswer> {
  const params = { fields: POST_FIELDS, limit: '25', ...cursor }
  return calls.readWhole(access, [access.accountExternalId, edge], params)
}

/** null where the page may not read its messages: the rest goes on without. */
export async function askForConversations(
  { calls }: HarvestParts,
  access: Access,
  cursor: Params,
): Promise<Json | null> {
  const params = { platform: 'messenger', fields: CONVERSATION_FIELDS, limit: '25', ...cursor }
  try {
    return await calls.read(access, [access.accountExternalId, 'conversations'], params)
  } catch (error) {
    if (isOutOfReach(error)) return null
    throw error
  }
}

/** Gone, or not permitted. A parameter that Facebook no longer takes is no such thing: it must be seen. */
function isOutOfReach(error: unknown): boolean {
  return error instanceof Rejected && (error.isGone || isForbidden(error.code))
}

type Sealing = {
  readonly kind: AnswerKind
  readonly about: Readonly<Record<string, string>>
}

export function seal(
  { clock }: HarvestParts,
  access: Access,
  answer: WholeAnswer,
  { kind, about }: Sealing,
): Uint8Array {
  const { accountExternalId } = access
  return sealAnswer({ kind, about, accountExternalId, askedAt: clock.now(), answer: answer.bytes })
}
