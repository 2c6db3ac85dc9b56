import { Rejected, type Access, type Written } from '../connector.ts'
import { idAt, instantAt, listAt, asRecord, recordAt, textAt, type Json } from '../kit/json.ts'
import { notBefore } from '../meta/not-before.ts'
import { plainText } from '../meta/plain-text.ts'
import type { Conversations } from './conversations.ts'
import type { Graph } from './graph.ts'
import { rowPages, rowsOf } from './pages.ts'
import { COMMENTS_PAGE } from './read-objects.ts'

type Where = { readonly graph: Graph; readonly conversations: Conversations; readonly access: Access }
type Sought = { readonly text: string; readonly sentAfter: Temporal.Instant }
type Wanted = {
  readonly plain: string
  readonly notBefore: Temporal.Instant
  readonly names: ReadonlySet<string>
}

/**
 * Looks for something that we may have written: under the comment (Instagram files an answer to an answer under the topmost one), and in
 * the conversation with whoever wrote it. The ids of comments are numbers, those of messages are not.
 */
export async function findReply(where: Where, externalId: string, sought: Sought): Promise<Written | null> {
  const wanted = {
    plain: plainText(sought.text),
    notBefore: notBefore(sought.sentAfter),
    names: await namesOfAccount(where),
  }
  if (!/^\d+$/.test(externalId)) {
    const fields = 'id,from,to'
    const message = await where.graph.read(where.access, { path: [externalId], params: { fields } })
    return findInConversation(where, otherPartyOf(message, wanted), wanted)
  }
  const fields = 'id,parent_id,from{id,username}'
  const comment = await where.graph.read(where.access, { path: [externalId], params: { fields } })
  const parentId = idAt(comment, 'parent_id')
  for (const under of parentId === null ? [externalId] : [externalId, parentId]) {
    const found = await findUnder(where, under, wanted)
    if (found !== null) return found
  }
  return findInConversation(where, idAt(recordAt(comment, 'from'), 'id'), wanted)
}

/** The account's id and handle as of now: its own comments bear the one or the other. */
async function namesOfAccount({ graph, access }: Where): Promise<ReadonlySet<string>> {
  const path = [access.accountExternalId]
  const account = await graph.read(access, { path, params: { fields: 'id,username' } })
  const username = textAt(account, 'username')
  return new Set([access.accountExternalId, ...(username === null ? [] : [`@${username}`])])
}

async function findUnder(
  { graph, access }: Where,
  commentId: string,
  wanted: Wanted,
): Promise<Written | null> {
  const params = { fields: 'id,text,timestamp,username,from{id,username}', limit: COMMENTS_PAGE }
  for await (const page of rowPages(graph, access, { path: [commentId, 'replies'], params })) {
    const found = page.find((row) => isWanted(row, wanted, { text: 'text', at: 'timestamp' }))
    const externalId = found === undefined ? null : idAt(found, 'id')
    if (externalId !== null) return { externalId }
  }
  return null
}

/** Without the right to read messages none can have been sent. */
async function findInConversation(
  { graph, conversations, access }: Where,
  personId: string | null,
  wanted: Wanted,
): Promise<Written | null> {
  if (personId === null) return null
  try {
    const pageId = await conversations.pageOf(access)
    const fields = 'messages.limit(20){id,created_time,from,message}'
    const params = { platform: 'instagram', user_id: personId, fields }
    const answer = await graph.read(access, { path: [pageId, 'conversations'], params })
    const messages = rowsOf(answer).flatMap((row) => rowsOf(recordAt(row, 'messages')))
    const byUs = { ...wanted, names: new Set([...wanted.names, pageId]) }
    const found = messages.find((row) => isWanted(row, byUs, { text: 'message', at: 'created_time' }))
    const externalId = found === undefined ? null : idAt(found, 'id')
    return externalId === null ? null : { externalId }
  } catch (error) {
    if (error instanceof Rejected) return null
    throw error
  }
}

function otherPartyOf(message: Json, { names }: Wanted): string | null {
  const people = [recordAt(message, 'from'), ...listAt(recordAt(message, 'to'), 'data').map(asRecord)]
  const other = people.find((person) => person !== null && !isNamed(person, names))
  return idAt(other ?? null, 'id')
}

function isNamed(person: Json, names: ReadonlySet<string>): boolean {
  return names.has(idAt(person, 'id') ?? '') || names.has(`@${textAt(person, 'username') ?? ''}`)
}

function isWanted(row: Json, wanted: Wanted, keys: { readonly text: string; readonly at: string }): boolean {
  const at = instantAt(row, keys.at)
  if (at === null || Temporal.Instant.compare(at, wanted.notBefore) < 0) return false
  const writer = recordAt(row, 'from')
  const isOurs = isNamed(writer ?? {}, wanted.names) || wanted.names.has(`@${textAt(row, 'username') ?? ''}`)
  return isOurs && plainText(textAt(row, keys.text) ?? '') === wanted.plain
}
