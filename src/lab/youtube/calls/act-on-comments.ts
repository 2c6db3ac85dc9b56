import { addComment, isBlocked, remove, setStanding } from '../../town/comments.ts'
import { noteDeed } from '../../town/town-core.ts'
import { commentAnswer, ownId } from '../answers/comment.ts'
import { broken, problem } from '../youtube-problem.ts'
import { idsIn, type LabAnswer, type LabCall } from './call.ts'
import { commentSeenBy } from './list-comments.ts'

const MOST_CHARACTERS = 10_000
const MOST_IDS = 50

export function insertComment({ core, accountId, body }: LabCall): LabAnswer {
  const snippet = (body['snippet'] ?? {}) as Readonly<Record<string, unknown>>
  const { textOriginal: text, parentId } = snippet
  if (typeof parentId !== 'string')
    throw broken('missing-field', 'snippet.parentId is required.', 'parentIdMissing')
  if (typeof text !== 'string' || text.trim() === '')
    throw broken('missing-field', 'snippet.textOriginal is required.', 'commentTextRequired')
  if (text.length > MOST_CHARACTERS) throw broken('limit', 'The comment is too long.', 'commentTextTooLong')
  const parent = commentSeenBy(core, accountId, parentId)
  if (parent === null) throw problem(404, 'parentCommentNotFound', 'The parent comment could not be found.')
  if (parent.parentId !== null)
    throw broken('reply-to-reply', 'Only top level comments have replies.', 'parentCommentNotFound')
  if (core.town.state.posts[parent.postId]?.isOpen === false)
    throw problem(403, 'commentsDisabled', 'The video has disabled comments.')
  const reply = addComment(core.town.core, {
    postId: parent.postId,
    parentId: parent.id,
    author: accountId,
    text,
  })
  noteDeed(core.town.core, {
    kind: 'replied',
    accountId,
    postId: parent.postId,
    commentId: reply.id,
    personId: parent.authorId,
  })
  return commentAnswer(core, reply, { accountId, isHtml: true, isById: true })
}

export function deleteComment({ core, accountId, params }: LabCall): LabAnswer {
  const comment = commentSeenBy(core, accountId, params['id'] ?? '')
  if (comment === null) throw problem(404, 'commentNotFound', 'The comment could not be found.')
  if (comment.authorId !== accountId)
    throw problem(403, 'forbidden', 'The comment cannot be deleted by others than its author.')
  remove(core.town.core, comment, 'account')
  return null
}

export function moderate({ core, accountId, params }: LabCall): LabAnswer {
  const ids = idsIn(params['id'])
  const wanted = params['moderationStatus']
  const bans = params['banAuthor'] === 'true'
  if (ids.length > MOST_IDS) throw broken('limit', 'Too many ids.', 'invalidParameter')
  if (wanted === 'likelySpam')
    throw broken('wrong-value', 'likelySpam cannot be set.', 'operationNotSupported')
  if (bans && wanted !== 'rejected')
    throw broken('ban-without-reject', 'banAuthor only with rejected.', 'banWithoutReject')
  const found = ids.map((id) => {
    const comment = core.town.state.comments[ownId(id)]
    const isOwner = core.town.state.posts[comment?.postId ?? '']?.accountId === accountId
    if (comment === undefined) throw problem(404, 'commentNotFound', 'The comment could not be found.')
    if (!isOwner) throw problem(403, 'forbidden', 'Only the owner of the channel moderates.')
    // The network’s one word for "its author has deleted it" and "it was rejected before".
    if (commentSeenBy(core, accountId, id) === null)
      throw problem(400, 'processingFailure', 'Failed to process the request.')
    return comment
  })
  for (const comment of found) {
    const standing = wanted === 'published' ? 'visible' : wanted === 'rejected' ? 'rejected' : 'held'
    setStanding(core.town.core, comment, standing)
    const kind = wanted === 'published' ? 'showed' : wanted === 'rejected' ? 'removed' : 'held'
    const { postId, id: commentId, authorId: personId } = comment
    noteDeed(core.town.core, { kind, accountId, postId, commentId, personId })
    if (bans && !isBlocked(core.town.core, accountId, personId)) {
      core.town.state.blocks.push({ accountId, personId, at: comment.createdAt })
      noteDeed(core.town.core, { kind: 'blocked', accountId, postId, commentId, personId })
    }
  }
  return null
}
