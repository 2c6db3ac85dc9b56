import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type Access, type CopiedFile, type MediaRef } from '../connector.ts'
import { idAt } from '../kit/json.ts'
import { commentPage, type CommentPage } from './comment-pages.ts'
import { fetchMedia } from './fetch-media.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { organisationPath } from './people.ts'
import { postPage, type PostPage } from './post-pages.ts'
import { readPost } from './read-posts.ts'
import { accountUrn, urnId } from './urns.ts'

const POSTS_PER_PAGE = 50
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
}

type Parts = { readonly calls: LinkedinCalls; readonly http: HttpClient }

/** The page's description, its posts with their files, and what was written directly under each, each answer as LinkedIn sent it. */
export async function* ownCopy(parts: Parts, access: Access): AsyncGenerator<CopiedFile> {
  const { calls } = parts
  const own = accountUrn(access.accountExternalId)
  const organisation = await calls.read(access, { path: organisationPath(own), purpose: 'backfill' })
  yield json('organisation.json', organisation.bytes)
  let start: number | null = 0
  for (let number = 1; start !== null; number += 1) {
    const asked: { start: number; count: number; sortBy: 'CREATED' } = {
      start,
      count: POSTS_PER_PAGE,
      sortBy: 'CREATED',
    }
    const page: PostPage = await postPage(calls, access, asked, 'backfill')
    if (page.rows.length > 0) yield json(`posts/${numbered(number)}.json`, page.answer.bytes)
    for (const row of page.rows) {
      const post = readPost(row, new Map())
      if (post === null) continue
      yield* filesOf(parts, access, post.media)
      yield* commentsOf(calls, access, post.externalId)
    }
    start = page.next
  }
}

async function* commentsOf(calls: LinkedinCalls, access: Access, post: string): AsyncGenerator<CopiedFile> {
  const folder = urnId(post)
  let start: number | null = 0
  for (let number = 1; start !== null && folder !== null; number += 1) {
    const page: CommentPage = await commentPage(calls, access, { urn: post, start }, 'backfill')
    if (page.rows.some((row) => idAt(row, 'id') !== null || row['message'] !== undefined))
      yield json(`comments/${folder}/${numbered(number)}.json`, page.answer.bytes)
    start = page.next
  }
}

/** A file that LinkedIn no longer hands out is missing from the copy; the post that names it is not. */
async function* filesOf(
  parts: Parts,
  access: Access,
  media: readonly MediaRef[],
): AsyncGenerator<CopiedFile> {
  for (const one of media) {
    const id = urnId(one.url)
    if (one.kind === 'link' || id === null) continue
    const found = await fetchMedia(parts, access, one, 'backfill').catch((error: unknown) => {
      if (error instanceof Rejected) return null
      throw error
    })
    if (found === null) continue
    const { mediaType, bytes } = found
    yield { path: `files/${id}.${EXTENSIONS[mediaType] ?? 'bin'}`, mediaType, bytes }
  }
}

function json(path: string, bytes: Uint8Array): CopiedFile {
  return { path, mediaType: 'application/json', bytes }
}

function numbered(number: number): string {
  return String(number).padStart(5, '0')
}
