import type { Access } from '../connector.ts'
import { commentPages } from './comment-pages.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { idAt, instantAt, recordAt, textAt, type Json } from '../kit/json.ts'

/** Their clock and ours may differ, and their times have whole seconds. Rather find one reply too early than send it twice. */
const CLOCK_TOLERANCE_S = 120

type Wanted = { readonly pageId: string; readonly text: string; readonly notBefore: Temporal.Instant }

/**
 * Looks for a reply that we may have written: by the page itself, with the same words, not older than the attempt. Facebook files an
 * answer to an answer under the topmost comment, so that one's answers are read too.
 */
export async function findReply(
  calls: GraphCalls,
  access: Access,
  commentExternalId: string,
  sought: { readonly text: string; readonly sentAfter: Temporal.Instant },
): Promise<{ readonly externalId: string } | null> {
  const comment = await calls.read(access, [commentExternalId], { fields: 'id,parent{id}' })
  const parentId = idAt(recordAt(comment, 'parent'), 'id')
  const wanted = {
    pageId: access.accountExternalId,
    text: plainText(sought.text),
    notBefore: sought.sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S }),
  }
  for (const under of parentId === null ? [commentExternalId] : [commentExternalId, parentId]) {
    const externalId = await findUnder(calls, access, under, wanted)
    if (externalId !== null) return { externalId }
  }
  return null
}

async function findUnder(
  calls: GraphCalls,
  access: Access,
  objectId: string,
  wanted: Wanted,
): Promise<string | null> {
  const fields = 'id,message,from,created_time'
  const pages = commentPages(calls, access, objectId, { fields, order: 'reverse_chronological' })
  for await (const page of pages) {
    const found = page.find((row) => isWanted(row, wanted))
    if (found !== undefined) return idAt(found, 'id')
    const oldest = page.at(-1)
    const at = oldest === undefined ? null : instantAt(oldest, 'created_time')
    if (at !== null && Temporal.Instant.compare(at, wanted.notBefore) < 0) return null
  }
  return null
}

function isWanted(row: Json, wanted: Wanted): boolean {
  const at = instantAt(row, 'created_time')
  if (at === null || Temporal.Instant.compare(at, wanted.notBefore) < 0) return false
  const isOurs = idAt(recordAt(row, 'from'), 'id') === wanted.pageId
  return isOurs && plainText(textAt(row, 'message') ?? '') === wanted.text
}

/** Facebook trims, and may compose characters and join white space; none of that makes it another reply. */
function plainText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
