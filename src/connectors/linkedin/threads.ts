import { Rejected, type Access, type NetworkComment } from '../connector.ts'
import { idAt, type Json } from '../kit/json.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { commentPages, nullIfUnreadable } from './comment-pages.ts'
import type { People } from './people.ts'
import type { PostNames } from './post-names.ts'
import { linkedinProfile } from './profile.ts'
import { hasReplies, readComment, urnOfRow } from './read-comments.ts'
import { readCommentUrn, type CommentUrn } from './urns.ts'

type Parts = { readonly calls: LinkedinCalls; readonly people: People; readonly postNames: PostNames }

/** A post's comments with the replies under each, up to `limits.threadComments`; LinkedIn nests one level deep. */
export async function fetchThread(
  { calls, people, postNames }: Parts,
  access: Access,
  postUrn: string,
): Promise<readonly NetworkComment[]> {
  const most = linkedinProfile.limits.threadComments
  const rows: Json[] = []
  for await (const page of commentPages(calls, access, postUrn, 'inbox')) {
    for (const row of page) {
      rows.push(row)
      const urn = hasReplies(row) && rows.length < most ? urnOfRow(row) : null
      if (urn !== null) rows.push(...(await repliesUnder(calls, access, urn, most - rows.length)))
    }
    if (rows.length >= most) break
  }
  const kept = rows.slice(0, most)
  const names = await people.namesOf(
    access,
    kept.map((row) => idAt(row, 'actor')),
    'inbox',
  )
  for (const row of kept) {
    const urn = urnOfRow(row)
    if (urn !== null) postNames.learn(urn.objectUrn, postUrn)
  }
  return inThreadOrder(kept.flatMap((row) => readComment(row, postUrn, names) ?? []))
}

async function repliesUnder(
  calls: LinkedinCalls,
  access: Access,
  { urn }: CommentUrn,
  most: number,
): Promise<readonly Json[]> {
  const rows: Json[] = []
  try {
    for await (const page of commentPages(calls, access, urn, 'inbox')) {
      rows.push(...page)
      if (rows.length >= most) break
    }
  } catch (error) {
    // Taken away while the thread is read.
    nullIfUnreadable(error)
  }
  return rows.slice(0, most)
}

/** Oldest first, each comment once; a reply whose time is before its comment's still comes after it. */
function inThreadOrder(comments: readonly NetworkComment[]): readonly NetworkComment[] {
  const byId = new Map(comments.map((comment) => [comment.externalId, comment]))
  const sorted = [...byId.values()].sort((a, b) => time(a) - time(b))
  const placed = new Set<NetworkComment>()
  const place = (comment: NetworkComment): void => {
    if (placed.has(comment)) return
    const parent = byId.get(comment.parentExternalId ?? '')
    if (parent !== undefined && parent !== comment && parent.parentExternalId === null) place(parent)
    placed.add(comment)
  }
  sorted.forEach(place)
  return [...placed]
}

function time({ postedAt }: NetworkComment): number {
  return postedAt?.epochMilliseconds ?? Number.MAX_SAFE_INTEGER
}

export async function fetchComment(
  { calls, people, postNames }: Parts,
  access: Access,
  commentExternalId: string,
): Promise<NetworkComment> {
  const urn = namedComment(commentExternalId)
  const { json: row } = await readCommentRow(calls, access, urn, 'inbox')
  const names = await people.namesOf(access, [idAt(row, 'actor')], 'inbox')
  const postUrn = await postNames.postOf(access, urn.objectUrn)
  const comment = readComment({ ...row, commentUrn: urn.urn }, postUrn, names)
  if (comment === null)
    throw new Rejected('LinkedIn answered something that is no comment', 'not-found', true)
  return { ...comment, raw: row }
}

export async function readCommentRow(
  calls: LinkedinCalls,
  access: Access,
  { objectUrn, id }: CommentUrn,
  purpose: 'inbox' | 'moderation',
): Promise<RestAnswer> {
  return calls.read(access, { path: ['socialActions', objectUrn, 'comments', id], purpose })
}

/** Ids come from webhooks and the database; anything else could lead to another part of the API. */
export function namedComment(commentExternalId: string): CommentUrn {
  const urn = readCommentUrn(commentExternalId)
  if (urn === null) throw new Rejected('LinkedIn: this is not the URN of a comment', 'malformed-id')
  return urn
}
