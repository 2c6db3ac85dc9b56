import { NotFound, NotPermitted, RuleBroken } from '#core/errors.ts'
import { personOf } from './people.ts'
import { standingPost } from './posts.ts'
import type { CommentStanding, TownComment, TownMedia, TownMessage } from './state.ts'
import { checkedText } from './texts.ts'
import { nextId, nowIso, type TownCore } from './town-core.ts'

export type NewComment = {
  readonly postId: string
  readonly parentId?: string | null
  /** An account's id, a person's id, or a name; an unknown name becomes a new person. */
  readonly author: string
  readonly text: string
  readonly media?: readonly TownMedia[]
  /** Only for seeding a past. */
  readonly at?: string
  readonly standing?: CommentStanding
  readonly extra?: Record<string, unknown>
}

export function addComment(core: TownCore, wanted: NewComment): TownComment {
  const { state, rules } = core
  const post = standingPost(core, wanted.postId)
  const parentId = wanted.parentId ?? null
  const parent = parentId === null ? null : standingComment(core, parentId)
  if (parent !== null && parent.postId !== post.id) throw new NotFound('comment', parent.id)
  if (!post.isOpen) throw new RuleBroken('comments-closed')
  const authorId = state.accounts[wanted.author]?.id ?? personOf(core, wanted.author).id
  if (isBlocked(core, post.accountId, authorId))
    throw new NotPermitted('write to an account that has blocked one')
  const media = [...(wanted.media ?? [])]
  const comment: TownComment = {
    id: nextId(core, 'comment'),
    postId: post.id,
    parentId: parentFor(core, parent, rules.depth),
    authorId,
    text: checkedText(wanted.text, { most: rules.commentCharacters, mayBeEmpty: media.length > 0 }),
    media,
    createdAt: wanted.at ?? nowIso(core),
    editedAt: null,
    standing: wanted.standing ?? 'visible',
    removedBy: null,
    reactions: {},
    extra: { ...wanted.extra },
  }
  state.comments[comment.id] = comment
  core.changed()
  core.tell({ kind: 'comment-added', comment })
  return comment
}

/** Where replies do not nest, a reply to a reply stands beside it. */
function parentFor(core: TownCore, parent: TownComment | null, depth: number): string | null {
  if (parent === null || depth < 2) return null
  const chain = ancestors(core, parent)
  return chain.length + 2 <= depth ? parent.id : (chain.at(depth - 3)?.id ?? chain.at(-1)?.id ?? parent.id)
}

/** From the nearest to the topmost. */
function ancestors({ state }: TownCore, comment: TownComment): readonly TownComment[] {
  const above = comment.parentId === null ? undefined : state.comments[comment.parentId]
  return above === undefined ? [] : [above, ...ancestors({ state } as TownCore, above)]
}

/** There for somebody at least; throws `NotFound` for what is gone, or under what is gone. */
export function standingComment(core: TownCore, id: string): TownComment {
  const comment = core.state.comments[id]
  if (comment === undefined || isGone(core, comment)) throw new NotFound('comment', id)
  return comment
}

export function isGone({ state }: TownCore, { standing, postId }: TownComment): boolean {
  if (standing === 'removed' || standing === 'rejected') return true
  return state.posts[postId]?.removedAt !== null
}

export function editOwnComment(core: TownCore, id: string, author: string, text: string): TownComment {
  const comment = ownComment(core, id, author)
  const mayBeEmpty = comment.media.length > 0
  comment.text = checkedText(text, { most: core.rules.commentCharacters, mayBeEmpty })
  comment.editedAt = nowIso(core)
  core.changed()
  core.tell({ kind: 'comment-edited', comment })
  return comment
}

export function removeOwnComment(core: TownCore, id: string, author: string): void {
  remove(core, ownComment(core, id, author), 'author')
}

/** By the account, or by whoever wrote it: the network's own answer to "who may" comes before. */
export function remove(core: TownCore, comment: TownComment, by: 'author' | 'account'): void {
  comment.standing = 'removed'
  comment.removedBy = by
  core.changed()
  core.tell({ kind: 'comment-removed', comment })
}

export function setStanding(core: TownCore, comment: TownComment, standing: CommentStanding): void {
  if (comment.standing === standing) return
  comment.standing = standing
  core.changed()
  core.tell({ kind: 'comment-standing', comment })
}

function ownComment(core: TownCore, id: string, author: string): TownComment {
  const comment = standingComment(core, id)
  if (comment.authorId !== personOf(core, author).id) throw new NotPermitted('change the comment of another')
  return comment
}

/** Everything under a post that is not gone, oldest first. */
export function commentsUnder(core: TownCore, postId: string): readonly TownComment[] {
  return Object.values(core.state.comments)
    .filter((comment) => comment.postId === postId && !isGone(core, comment))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
}

export function isBlocked({ state }: TownCore, accountId: string, personId: string): boolean {
  return state.blocks.some((block) => block.accountId === accountId && block.personId === personId)
}

/** `thing` is a post's or a comment's id; null takes it back. */
export function react(core: TownCore, thing: string, author: string, reaction: string | null): void {
  const comment = core.state.comments[thing] === undefined ? null : standingComment(core, thing)
  const target = comment ?? standingPost(core, thing)
  const personId = personOf(core, author).id
  if (reaction === null)
    target.reactions = Object.fromEntries(Object.entries(target.reactions).filter(([id]) => id !== personId))
  else if (core.rules.reactions.includes(reaction)) target.reactions[personId] = reaction
  else throw new RuleBroken('unknown-reaction')
  core.changed()
  core.tell({
    kind: 'reaction',
    postId: comment?.postId ?? target.id,
    commentId: comment?.id ?? null,
    personId,
  })
}

export type NewMessage = {
  readonly accountId: string
  readonly person: string
  readonly isFromAccount: boolean
  readonly text: string
  readonly commentId?: string | null
  readonly at?: string
  readonly extra?: Record<string, unknown>
}

export function addMessage(core: TownCore, wanted: NewMessage): TownMessage {
  if (!core.rules.hasDirectMessages) throw new RuleBroken('no-direct-messages')
  const message: TownMessage = {
    id: nextId(core, 'message'),
    accountId: wanted.accountId,
    personId: personOf(core, wanted.person).id,
    isFromAccount: wanted.isFromAccount,
    text: checkedText(wanted.text, { most: core.rules.commentCharacters, mayBeEmpty: false }),
    sentAt: wanted.at ?? nowIso(core),
    commentId: wanted.commentId ?? null,
    extra: { ...wanted.extra },
  }
  core.state.messages.push(message)
  core.changed()
  core.tell({ kind: 'message', message })
  return message
}
