import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type Access, type CopiedFile } from '../connector.ts'
import { idAt, type Json } from '../kit/json.ts'
import { ACCOUNT_FIELDS } from './account-profile.ts'
import { fetchMedia } from './fetch-media.ts'
import type { Graph } from './graph.ts'
import { rowPages } from './pages.ts'
import { mediaOf } from './read-media.ts'
import { MEDIA_FIELDS } from './read-objects.ts'

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
}

/**
 * The account's own content: how it presents itself, each post as Instagram tells it (newest first, at most the 10 000 that it hands out)
 * and the pictures and films. What could not be fetched stands in `missing.json`, so that a gap is seen and not guessed.
 */
export async function* ownCopy(graph: Graph, http: HttpClient, access: Access): AsyncGenerator<CopiedFile> {
  const purpose = 'backfill'
  const account = { path: [access.accountExternalId], params: { fields: ACCOUNT_FIELDS }, purpose } as const
  yield jsonFile('account.json', await graph.read(access, account))
  const missing: Missing[] = []
  const path = [access.accountExternalId, 'media']
  const params = { fields: MEDIA_FIELDS, limit: '25' }
  for await (const rows of rowPages(graph, access, { path, params, purpose })) {
    for (const row of rows) yield* filesOf(http, row, missing)
  }
  if (missing.length > 0) yield jsonFile('missing.json', { missing })
}

type Missing = { readonly path: string; readonly why: string }

async function* filesOf(http: HttpClient, row: Json, missing: Missing[]): AsyncGenerator<CopiedFile> {
  const id = idAt(row, 'id')
  if (id === null) return
  const folder = `media/${id.replace(/[^\w-]/g, '_')}`
  yield jsonFile(`${folder}/post.json`, row)
  for (const [index, media] of mediaOf(row).entries()) {
    const file = await copyOf(http, media, `${folder}/${index + 1}`)
    if ('why' in file) missing.push(file)
    else yield file
  }
}

async function copyOf(
  http: HttpClient,
  media: ReturnType<typeof mediaOf>[number],
  path: string,
): Promise<CopiedFile | Missing> {
  try {
    const { bytes, mediaType } = await fetchMedia(http, media)
    return { path: `${path}.${ENDINGS[mediaType] ?? 'bin'}`, mediaType, bytes }
  } catch (error) {
    if (error instanceof Rejected) return { path, why: error.code }
    throw error
  }
}

function jsonFile(path: string, content: Json): CopiedFile {
  const bytes = new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`)
  return { path, mediaType: 'application/json', bytes }
}
