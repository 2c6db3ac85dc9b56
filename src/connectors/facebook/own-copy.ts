import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type Access, type CopiedFile, type MediaRef } from '../connector.ts'
import { idAt, type Json } from '../kit/json.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { fetchMedia } from './fetch-media.ts'
import { nextCursor, rowsOf } from './list-pages.ts'
import { COMMENT_FIELDS, POST_FIELDS, readPost } from './read-objects.ts'

type Parts = { readonly calls: GraphCalls; readonly http: HttpClient }

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
}

/**
 * The page's own posts with their pictures, films and comments, as Facebook hands them out now: every answer unchanged (but for the token),
 * one file each. What could not be fetched is named in `missing.json`, so that nobody takes the copy for the whole.
 */
export async function* ownCopy({ calls: anyCalls, http }: Parts, access: Access): AsyncGenerator<CopiedFile> {
  const calls = anyCalls.forPurpose('backfill')
  const missing: { readonly post: string; readonly url: string; readonly why: string }[] = []
  yield await page(calls, access)
  for await (const { file, rows } of lists(
    calls,
    access,
    [access.accountExternalId, 'published_posts'],
    'posts',
  )) {
    yield file
    for (const row of rows) {
      const id = idAt(row, 'id')
      if (id === null) continue
      for await (const comments of lists(calls, access, [id, 'comments'], `comments/${id}`))
        yield comments.file
      yield* mediaOf(http, row, id, missing)
    }
  }
  yield json('missing.json', new TextEncoder().encode(JSON.stringify(missing)))
}

async function page(calls: GraphCalls, access: Access): Promise<CopiedFile> {
  const fields = 'id,name,username,link,about,description,phone,emails,website,followers_count'
  return json('page.json', (await calls.readWhole(access, [access.accountExternalId], { fields })).bytes)
}

type List = { readonly file: CopiedFile; readonly rows: readonly Json[] }

async function* lists(
  calls: GraphCalls,
  access: Access,
  path: readonly string[],
  name: string,
): AsyncGenerator<List> {
  const isComments = path[1] === 'comments'
  const params = isComments
    ? { fields: COMMENT_FIELDS, filter: 'stream', order: 'chronological', limit: '100' }
    : { fields: POST_FIELDS, limit: '25' }
  let after: string | null = null
  for (let no = 1; ; no += 1) {
    const whole = await calls.readWhole(access, path, after === null ? params : { ...params, after })
    const rows = rowsOf(whole.answer)
    if (rows.length > 0)
      yield { file: json(`${name}/${String(no).padStart(4, '0')}.json`, whole.bytes), rows }
    const next = nextCursor(whole.answer)
    if (next === null || next === after) return
    after = next
  }
}

type Missing = { readonly post: string; readonly url: string; readonly why: string }

async function* mediaOf(
  http: HttpClient,
  row: Json,
  id: string,
  missing: Missing[],
): AsyncGenerator<CopiedFile> {
  const media = readPost(row, id).media.filter(({ kind }) => kind !== 'link')
  for (const [index, ref] of media.entries()) {
    const found = await copyOf(http, ref)
    if (typeof found === 'string') missing.push({ post: id, url: ref.url, why: found })
    else yield { ...found, path: `media/${id}-${index + 1}.${ENDINGS[found.mediaType] ?? 'bin'}` }
  }
}

/** A picture that is refused or gone is told of; a network that does not answer stops the copy, which can be made again. */
async function copyOf(http: HttpClient, ref: MediaRef): Promise<Omit<CopiedFile, 'path'> | string> {
  try {
    return await fetchMedia(http, ref)
  } catch (error) {
    if (error instanceof Rejected) return error.message
    throw error
  }
}

function json(path: string, bytes: Uint8Array): CopiedFile {
  return { path, mediaType: 'application/json', bytes }
}
