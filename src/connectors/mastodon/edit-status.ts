import { Rejected, type Access } from '../connector.ts'
import { asRecord, idAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { recordsIn } from './records.ts'
import { readStatus } from './read-thread.ts'
import type { LimitsOf } from './server-limits.ts'
import { mastodonLength } from './text-length.ts'

/**
 * New words for a post, everything else as it was. An edit replaces the whole status: what is not sent again (pictures, their alternative
 * texts, the content warning, the language) would be gone. A poll loses its votes, so a post with one is left alone.
 */
export async function editStatus(
  { calls, limitsOf }: { readonly calls: MastodonCalls; readonly limitsOf: LimitsOf },
  access: Access,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<void> {
  const limits = await limitsOf(access)
  if (mastodonLength(text, limits.urlCharacters) > limits.characters)
    throw new Rejected(`Mastodon: the text is longer than ${limits.characters} characters`, 'text-too-long')
  const status = await readStatus(calls, access, id, 'publishing')
  if (recordAt(status, 'poll') !== null)
    throw new Rejected('Mastodon: an edit would throw away the votes of the poll', 'has-poll')
  const media = recordsIn(listAt(status, 'media_attachments'))
  if (text.trim() === '' && media.length === 0)
    throw new Rejected('Mastodon: the text is empty', 'text-empty')
  const path = ['api', 'v1', 'statuses', id]
  const language = textAt(status, 'language')
  const body = {
    status: text,
    spoiler_text: await warningOf(calls, access, { id, status }),
    sensitive: isTrueAt(status, 'sensitive'),
    ...(language === null ? {} : { language }),
    ...mediaKept(media),
  }
  await calls.send(access, { method: 'PUT', path, body, purpose: 'publishing' })
}

/** As it was written. Pixelfed does not tell; what it shows is the same text there. */
async function warningOf(
  calls: MastodonCalls,
  access: Access,
  { id, status }: { readonly id: string; readonly status: Json },
): Promise<string> {
  const path = ['api', 'v1', 'statuses', id, 'source']
  try {
    const { body } = await calls.send(access, { method: 'GET', path, purpose: 'publishing' })
    return textAt(asRecord(body), 'spoiler_text') ?? ''
  } catch (error) {
    if (error instanceof Rejected && error.isGone) return textAt(status, 'spoiler_text') ?? ''
    throw error
  }
}

function mediaKept(media: readonly Json[]): object {
  const kept = media.flatMap((one) => {
    const id = idAt(one, 'id')
    return id === null ? [] : [{ id, description: textAt(one, 'description') ?? '' }]
  })
  return kept.length === 0 ? {} : { media_ids: kept.map(({ id }) => id), media_attributes: kept }
}
