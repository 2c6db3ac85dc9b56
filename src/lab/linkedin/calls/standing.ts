import { NotFound } from '#core/errors.ts'
import { standingComment } from '../../town/comments.ts'
import { isPublic, standingPost } from '../../town/posts.ts'
import type { TownAccount, TownComment, TownPost } from '../../town/state.ts'
import { accountsOf, type LabRequest } from '../lab-core.ts'
import { postIdOf, readCommentUrn } from '../names.ts'
import { breach, denied, notFound } from '../problem.ts'
import { asText, type Parsed } from '../restli-parse.ts'

/** The post that a URN names, whichever of its names it is. */
export function postNamed({ core }: LabRequest, urn: string): TownPost {
  const id = postIdOf(urn)
  if (id === null) throw breach('id-format', `${urn} is not the URN of a post`)
  return orMissing(urn, () => {
    const post = standingPost(core.town.core, id)
    if (!isPublic(core.town.core, post)) throw new NotFound('post', id)
    return post
  })
}

export function commentNamed({ core }: LabRequest, postUrn: string, id: string): TownComment {
  return orMissing(id, () => {
    const comment = standingComment(core.town.core, id)
    if (comment.postId !== postIdOf(postUrn)) throw new NotFound('comment', id)
    return comment
  })
}

export function commentByUrn(request: LabRequest, urn: string): TownComment | null {
  const name = readCommentUrn(urn)
  return name === null ? null : commentNamed(request, name.objectUrn, name.id)
}

/** The page that the token may act for; 403 for any other. */
export function actingAccount(request: LabRequest, urn: string, call: string): TownAccount {
  const account = accountsOf(request).find(({ id }) => id === urn)
  if (account === undefined) throw denied(call, request.version)
  return account
}

export function textParam(value: Parsed | undefined, name: string): string {
  const text = asText(value)
  if (text === null) throw breach('parameter', `${name} is not a plain value`)
  return text
}

function orMissing<T>(what: string, find: () => T): T {
  try {
    return find()
  } catch (error) {
    if (error instanceof NotFound) throw notFound(what)
    throw error
  }
}
