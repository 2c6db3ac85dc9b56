import { Rejected, type Access } from '../connector.ts'
import { idAt, recordAt, type Json } from '../kit/json.ts'
import type { Graph } from './graph.ts'
import { OTHERS_MEDIA_FIELDS } from './read-objects.ts'

/**
 * A comment or post of somebody else's that names the account cannot be read by its own id, only through the account. `null`: not there
 * either, or the account is not named in it.
 */
export function readMentionedComment(graph: Graph, access: Access, commentId: string): Promise<Json | null> {
  const fields = `mentioned_comment.comment_id(${commentId}){id,text,timestamp,like_count,media{id}}`
  return readThroughAccount(graph, access, fields, 'mentioned_comment')
}

export function readMentionedMedia(graph: Graph, access: Access, mediaId: string): Promise<Json | null> {
  const fields = `mentioned_media.media_id(${mediaId}){${OTHERS_MEDIA_FIELDS}}`
  return readThroughAccount(graph, access, fields, 'mentioned_media')
}

async function readThroughAccount(
  graph: Graph,
  access: Access,
  fields: string,
  key: string,
): Promise<Json | null> {
  try {
    const answer = await graph.read(access, { path: [access.accountExternalId], params: { fields } })
    const found = recordAt(answer, key)
    return idAt(found, 'id') === null ? null : found
  } catch (error) {
    if (error instanceof Rejected) return null
    throw error
  }
}

/** The object itself, or what `otherwise` finds when the network says that it is not there. */
export async function readOrElse(
  read: () => Promise<Json>,
  otherwise: () => Promise<Json | null>,
): Promise<{ readonly raw: Json; readonly isOthers: boolean }> {
  try {
    return { raw: await read(), isOthers: false }
  } catch (error) {
    if (!(error instanceof Rejected) || !error.isGone) throw error
    const raw = await otherwise()
    if (raw === null) throw error
    return { raw, isOthers: true }
  }
}
