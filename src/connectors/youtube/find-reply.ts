import type { Access, Written } from '../connector.ts'
import { idAt, instantAt, recordAt, type Json } from '../kit/json.ts'
import { findComment, pages, parentOf } from './fetch-thread.ts'
import { readAuthor, textOf } from './read-objects.ts'
import { samePlainText } from './same-text.ts'
import type { YoutubeCalls } from './youtube-calls.ts'

/** Their clock and ours may differ, and their times have whole seconds. Rather find one reply too early than send it twice. */
export const CLOCK_TOLERANCE_S = 120

export type Sought = { readonly text: string; readonly sentAfter: Temporal.Instant }

/** Looks for a reply that we may have written: by the channel itself, with the same words, not older than the attempt. */
export async function findReply(
  calls: YoutubeCalls,
  access: Access,
  commentExternalId: string,
  { text, sentAfter }: Sought,
): Promise<Written | null> {
  const comment = await findComment(calls, access, commentExternalId)
  const parentId = parentOf(comment) ?? commentExternalId
  const notBefore = sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
  const isWanted = (row: Json): boolean => {
    const snippet = recordAt(row, 'snippet')
    const at = instantAt(snippet, 'publishedAt')
    if (at === null || Temporal.Instant.compare(at, notBefore) < 0) return false
    return (
      readAuthor(snippet)?.externalId === access.accountExternalId && samePlainText(textOf(snippet), text)
    )
  }
  for await (const rows of pages(calls, access, 'comments.list', { part: 'snippet', parentId })) {
    const externalId = idAt(rows.find(isWanted) ?? null, 'id')
    if (externalId !== null) return { externalId }
  }
  return null
}
