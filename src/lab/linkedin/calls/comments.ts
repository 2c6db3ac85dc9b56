import { addComment, commentsUnder, remove as removeComment } from '../../town/comments.ts'
import type { TownComment } from '../../town/state.ts'
import { noteDeed } from '../../town/town-core.ts'
import { RuleBroken } from '#core/errors.ts'
import type { Endpoint, Outcome } from '../endpoint.ts'
import { MEMBER, msOf, type Body, type LabCore, type LabRequest } from '../lab-core.ts'
import { activityOf, commentUrn, postIdOf } from '../names.ts'
import { breach, denied, invalidField } from '../problem.ts'
import { checkFields, recordField, textField } from './body-checks.ts'
import { PAGE_PARAMS, paged, pageOf } from './paging.ts'
import { actingAccount, commentByUrn, commentNamed, postNamed, textParam } from './standing.ts'
import { fileUrn } from './post-content.ts'

const MOST_CHARACTERS = 1_250

export const commentCalls: readonly Endpoint[] = [
  {
    name: 'socialActions.comments.GET_ALL',
    method: 'GET',
    path: ['socialActions', ':urn', 'comments'],
    restliMethod: null,
    optional: PAGE_PARAMS,
    scope: 'r_organization_social_feed',
    handle: list,
  },
  {
    name: 'socialActions.comments.GET',
    method: 'GET',
    path: ['socialActions', ':urn', 'comments', ':id'],
    restliMethod: null,
    scope: 'r_organization_social_feed',
    handle: (request) => ({ status: 200, body: writeComment(request.core, comment(request)) }),
  },
  {
    name: 'socialActions.comments.CREATE',
    method: 'POST',
    path: ['socialActions', ':urn', 'comments'],
    restliMethod: null,
    scope: 'w_organization_social_feed',
    isActing: true,
    hasBody: true,
    handle: create,
  },
  {
    name: 'socialActions.comments.DELETE',
    method: 'DELETE',
    path: ['socialActions', ':urn', 'comments', ':id'],
    restliMethod: 'DELETE',
    required: ['actor'],
    scope: 'w_organization_social_feed',
    isActing: true,
    handle: remove,
  },
]

const urnOf = ({ path }: LabRequest): string => textParam(path['urn'], 'urn')

function comment(request: LabRequest): TownComment {
  const urn = urnOf(request)
  const parent = commentByUrn(request, urn)
  const postUrn = parent === null ? urn : activityOf(parent.postId)
  return commentNamed(request, postUrn, textParam(request.path['id'], 'id'))
}

function list(request: LabRequest): Outcome {
  const urn = urnOf(request)
  const parent = commentByUrn(request, urn)
  const postId = parent?.postId ?? postNamed(request, urn).id
  const under = threadOf(request.core, postId).get(parent?.id ?? null) ?? []
  const write = (one: TownComment) => writeComment(request.core, one)
  return { status: 200, body: paged(under, pageOf(request), write) }
}

type Thread = ReadonlyMap<string | null, readonly TownComment[]>
const threads = new WeakMap<LabCore, Map<string, Thread>>()

/** Sorted once until something happens: a thread of fifty thousand is read in five hundred pages. */
function threadOf(core: LabCore, postId: string): Thread {
  const known = threads.get(core) ?? forgetfulMap(core)
  const found = known.get(postId)
  if (found !== undefined) return found
  const visible = commentsUnder(core.town.core, postId).filter(({ standing }) => standing === 'visible')
  const thread = Map.groupBy(visible, ({ parentId }) => parentId)
  known.set(postId, thread)
  return thread
}

function forgetfulMap(core: LabCore): Map<string, Thread> {
  const known = new Map<string, Thread>()
  threads.set(core, known)
  core.town.listen(() => known.clear())
  return known
}

function create(request: LabRequest): Outcome {
  const { body, core } = request
  checkFields(body, { required: ['actor', 'object', 'message'], optional: ['parentComment', 'content'] })
  const account = actingAccount(request, textField(body, 'actor'), 'socialActions.comments.CREATE')
  const message = recordField(body, 'message')
  checkFields(message, { required: ['text'], optional: ['attributes'] }, 'message/')
  const text = textField(message, 'text', 'message/')
  if (text.trim() === '' || text.length > MOST_CHARACTERS)
    throw invalidField('message/text', `length is not 1 to ${MOST_CHARACTERS}`)
  const urn = urnOf(request)
  const parent = commentByUrn(request, urn)
  checkTarget(request, { urn, parent })
  const postId = parent?.postId ?? postNamed(request, urn).id
  const made = written(() =>
    addComment(core.town.core, { postId, parentId: parent?.id ?? null, author: account.id, text }),
  )
  const deed = { kind: 'replied', accountId: account.id, postId, commentId: made.id } as const
  noteDeed(core.town.core, { ...deed, personId: parent?.authorId ?? null })
  return { status: 201, body: writeComment(core, made), headers: { 'x-restli-id': made.id } }
}

/** `object` names the post, `parentComment` the comment answered, and both must agree with the address. */
function checkTarget(
  { body }: LabRequest,
  { urn, parent }: { readonly urn: string; readonly parent: TownComment | null },
): void {
  const objectId = postIdOf(textField(body, 'object'))
  if (objectId === null || objectId !== (parent?.postId ?? postIdOf(urn)))
    throw invalidField('object', 'is not the post of this comment')
  if ((body['parentComment'] ?? null) !== (parent === null ? null : urn))
    throw invalidField('parentComment', 'does not agree with the address')
  if (parent !== null && parent.parentId !== null)
    throw breach('nesting', 'a reply cannot be answered: answer the comment above it')
}

function written<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof RuleBroken) throw invalidField('object', 'comments are closed')
    throw error
  }
}

/** A page removes its own comments anywhere, and everybody's under its own posts. */
function remove(request: LabRequest): Outcome {
  const { core } = request
  const call = 'socialActions.comments.DELETE'
  const account = actingAccount(request, textParam(request.query['actor'], 'actor'), call)
  const found = comment(request)
  const post = core.town.state.posts[found.postId]
  if (found.authorId !== account.id && post?.authorId !== account.id) throw denied(call, request.version)
  removeComment(core.town.core, found, found.authorId === account.id ? 'author' : 'account')
  const deed = { kind: 'removed', accountId: account.id, postId: found.postId, commentId: found.id } as const
  noteDeed(core.town.core, { ...deed, personId: found.authorId })
  return { status: 204, body: null }
}

function writeComment(core: LabCore, one: TownComment): Body {
  const { state } = core.town
  const isAccount = state.accounts[one.authorId] !== undefined
  const isWithheld = state.people[one.authorId]?.isWithheld === true
  // For a page's own comment LinkedIn names the administrator here, whom the page does not show.
  const writer = isAccount ? MEMBER : one.authorId
  const object = activityOf(one.postId)
  const replies = threadOf(core, one.postId).get(one.id)?.length ?? 0
  const by = isWithheld ? {} : { actor: writer }
  return {
    ...(isWithheld ? {} : { actor: one.authorId }),
    commentUrn: commentUrn(one.postId, one.id),
    $URN: commentUrn(one.postId, one.id),
    created: { ...by, time: msOf(one.createdAt) },
    lastModified: { ...by, time: msOf(one.editedAt ?? one.createdAt) },
    id: one.id,
    message: { attributes: [], text: one.text },
    object,
    ...(one.parentId === null ? {} : { parentComment: commentUrn(one.postId, one.parentId) }),
    likesSummary: { aggregatedTotalLikes: Object.keys(one.reactions).length, likedByCurrentUser: false },
    ...(replies === 0 ? {} : { commentsSummary: { aggregatedTotalComments: replies, selectedComments: [] } }),
    ...(one.media.length === 0
      ? {}
      : { content: one.media.map((media) => ({ type: 'IMAGE', entity: { image: fileUrn(media) } })) }),
  }
}
