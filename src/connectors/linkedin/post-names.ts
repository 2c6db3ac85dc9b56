import type { Access } from '../connector.ts'
import { asRecord, idAt, textAt } from '../kit/json.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { elementsOf } from './paging.ts'
import { accountUrn, isPostUrn, readCommentUrn, urnId, urnType } from './urns.ts'
import { urnOfRow } from './read-comments.ts'

/** The two names of one post: comments and notifications say `urn:li:activity:…`, the Posts API `urn:li:share:…` or `urn:li:ugcPost:…`. */
export type PostNames = {
  learn(objectUrn: string, postUrn: string): void
  known(objectUrn: string): string | null
  /** The name that the Posts API knows; what was asked about when it cannot be found out. */
  postOf(access: Access, objectUrn: string): Promise<string>
}

const MOST_KEPT = 5_000
const POSTS_READ = 50
const MOST_TRIED = 3
/** The number of an activity and that of its post are drawn within moments; the upper bits count milliseconds. */
const BITS_BELOW_MS = 22n
const FARTHEST_MS = 600_000n

/**
 * Nothing that LinkedIn answers holds both names side by side. What is read in threads is remembered; an activity never met is sought among
 * the page's posts of the same moment, and each guess is proved by asking which activity its comments stand under.
 */
export function createPostNames(calls: LinkedinCalls): PostNames {
  const kept = new Map<string, string>()
  const learn = (objectUrn: string, postUrn: string): void => {
    if (objectUrn === postUrn || !isPostUrn(postUrn)) return
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(objectUrn, postUrn)
  }
  const known = (objectUrn: string): string | null =>
    isPostUrn(objectUrn) ? objectUrn : (kept.get(objectUrn) ?? null)

  return {
    learn,
    known,
    async postOf(access, objectUrn) {
      const found = known(objectUrn) ?? (await seek(calls, access, objectUrn))
      if (found === null) return objectUrn
      learn(objectUrn, found)
      return found
    },
  }
}

async function seek(calls: LinkedinCalls, access: Access, activityUrn: string): Promise<string | null> {
  if (urnType(activityUrn) !== 'activity') return null
  const author = accountUrn(access.accountExternalId)
  const { json } = await calls.read(access, {
    path: ['posts'],
    query: { q: 'author', author, count: POSTS_READ, start: 0, sortBy: 'CREATED' },
    restliMethod: 'FINDER',
    purpose: 'inbox',
  })
  const posts = elementsOf(json)
    .map((row) => idAt(asRecord(row), 'id'))
    .filter((id) => id !== null)
  for (const post of nearest(activityUrn, posts)) {
    if ((await activityOf(calls, access, post)) === activityUrn) return post
  }
  return null
}

function nearest(activityUrn: string, posts: readonly string[]): readonly string[] {
  const wanted = numberOf(activityUrn)
  return posts
    .map((post) => ({ post, apart: distance(numberOf(post), wanted) }))
    .filter(({ apart }) => apart >> BITS_BELOW_MS <= FARTHEST_MS)
    .sort((a, b) => (a.apart < b.apart ? -1 : 1))
    .slice(0, MOST_TRIED)
    .map(({ post }) => post)
}

async function activityOf(calls: LinkedinCalls, access: Access, post: string): Promise<string | null> {
  const path = ['socialActions', post, 'comments']
  const { json } = await calls.read(access, { path, query: { start: 0, count: 1 }, purpose: 'inbox' })
  const [first] = elementsOf(json).map(asRecord)
  if (first === null || first === undefined) return null
  return urnOfRow(first)?.objectUrn ?? readCommentUrn(textAt(first, 'object') ?? '')?.objectUrn ?? null
}

function numberOf(urn: string): bigint {
  const id = urnId(urn) ?? ''
  return /^\d+$/.test(id) ? BigInt(id) : 0n
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a
}
