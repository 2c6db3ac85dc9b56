import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type Access, type CopiedFile } from '../connector.ts'
import { asRecord, idAt, listAt, textAt, type Json } from '../kit/json.ts'
import { fetchMedia } from './fetch-media.ts'
import { ownNumber } from './ids.ts'
import type { Answer, MastodonCalls } from './mastodon-calls.ts'
import { ownPages, statusesIn } from './own-statuses.ts'

const JSON_TYPE = 'application/json'

/**
 * The account as it presents itself, all it wrote as the server hands it out (alternative texts stand there), and each picture and film.
 * What could not be fetched is named in `missing.json`, never left out in silence.
 */
export async function* ownCopy(
  calls: MastodonCalls,
  http: HttpClient,
  access: Access,
): AsyncGenerator<CopiedFile> {
  const path = ['api', 'v1', 'accounts', ownNumber(access)]
  const account = await calls.send(access, { method: 'GET', path, purpose: 'backfill' })
  yield json('account.json', account)
  const missing: Missing[] = []
  let page = 0
  for await (const answer of ownPages(calls, access, 'backfill')) {
    page += 1
    yield json(`statuses/${String(page).padStart(4, '0')}.json`, answer)
    for (const media of statusesIn(answer).flatMap(attachmentsOf)) {
      const copied = await copyOf(http, media)
      if ('path' in copied) yield copied
      else missing.push(copied)
    }
  }
  const bytes = new TextEncoder().encode(JSON.stringify(missing, null, 2))
  yield { path: 'missing.json', mediaType: JSON_TYPE, bytes }
}

function json(path: string, { bytes }: Answer): CopiedFile {
  return { path, mediaType: JSON_TYPE, bytes }
}

type Missing = { readonly id: string; readonly url: string; readonly why: string }
type Attachment = { readonly id: string; readonly url: string }

function attachmentsOf(status: Json): readonly Attachment[] {
  return listAt(status, 'media_attachments').flatMap((item) => {
    const media = asRecord(item)
    const id = idAt(media, 'id')
    const url = textAt(media, 'url')
    return id === null || url === null ? [] : [{ id, url }]
  })
}

async function copyOf(http: HttpClient, { id, url }: Attachment): Promise<CopiedFile | Missing> {
  try {
    const { bytes, mediaType } = await fetchMedia(http, { kind: 'image', url })
    const ending = /\.[a-z\d]{2,5}$/i.exec(URL.parse(url)?.pathname ?? '')?.[0] ?? ''
    return { path: `media/${id.replace(/[^\w-]/g, '_')}${ending}`, mediaType, bytes }
  } catch (error) {
    if (error instanceof Rejected) return { id, url, why: error.message }
    throw error
  }
}
