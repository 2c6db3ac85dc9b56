import { isGone } from '../town/comments.ts'
import { isPublic } from '../town/posts.ts'
import type { TownComment, TownMessage, TownPost } from '../town/state.ts'
import type { Town } from '../town/town.ts'
import { mentionsIn } from './status-text.ts'

/** A post, a comment or a message: to this network all are statuses that answer each other. */
export type LabStatus = {
  readonly id: string
  readonly authorId: string
  readonly text: string
  readonly at: string
  readonly editedAt: string | null
  readonly parentId: string | null
  readonly isDirect: boolean
  /** Whom it names: in its words, and above them as apps write it when somebody answers. */
  readonly namedIds: readonly string[]
  readonly thing: TownPost | TownComment | TownMessage
  readonly isThere: boolean
}

export type StatusIndex = {
  /** All that ever were, newest first. */
  all(): readonly LabStatus[]
  /** Gone ones too. */
  find(id: string): LabStatus | null
  /** Those that are there, oldest first. */
  answersTo(id: string): readonly LabStatus[]
}

type Built = {
  readonly all: readonly LabStatus[]
  readonly byId: ReadonlyMap<string, LabStatus>
  readonly below: ReadonlyMap<string, readonly LabStatus[]>
}

/** Built anew only when something has happened: a post with fifty thousand answers is asked for page by page. */
export function createStatusIndex(town: Town): StatusIndex {
  let built: Built | null = null
  let builtAt = ''
  town.listen(() => {
    built = null
  })
  const current = (): Built => {
    // What was scheduled becomes public by the clock alone.
    const minute = town.core.clock.now().toString().slice(0, 16)
    if (built === null || builtAt !== minute) {
      built = build(town)
      builtAt = minute
    }
    return built
  }
  return {
    all: () => current().all,
    find: (id) => current().byId.get(id) ?? null,
    answersTo: (id) => current().below.get(id) ?? [],
  }
}

function build(town: Town): Built {
  const { state } = town
  const all = [
    ...Object.values(state.posts).map((post) => ofPost(town, post)),
    ...Object.values(state.comments).map((comment) => ofComment(town, comment)),
    ...messages(town),
  ].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
  const below = new Map<string, LabStatus[]>()
  for (const status of all.toReversed()) {
    if (status.parentId === null || !status.isThere) continue
    const siblings = below.get(status.parentId)
    if (siblings === undefined) below.set(status.parentId, [status])
    else siblings.push(status)
  }
  return { all, below, byId: new Map(all.map((status) => [status.id, status])) }
}

function ofPost({ core, state }: Town, post: TownPost): LabStatus {
  return {
    id: post.id,
    authorId: post.authorId,
    text: post.text,
    at: post.createdAt,
    editedAt: post.updatedAt === post.createdAt || post.publishAt !== null ? null : post.updatedAt,
    parentId: null,
    isDirect: false,
    namedIds: namedIn(state, post.text, post.authorId === post.accountId ? [] : [post.accountId]),
    thing: post,
    isThere: isPublic(core, post),
  }
}

function ofComment({ core, state }: Town, comment: TownComment): LabStatus {
  const { postId, parentId, authorId } = comment
  const post = state.posts[postId]
  const parent = parentId === null ? post : state.comments[parentId]
  const isByAccount = state.accounts[authorId] !== undefined
  // An app writes these names above what a person answers; a connector writes its own.
  const isQuiet = isByAccount || comment.extra['namesNobody'] === true
  const above = isQuiet ? [] : [parent?.authorId ?? '', post?.accountId ?? '']
  return {
    id: comment.id,
    authorId,
    text: comment.text,
    at: comment.createdAt,
    editedAt: comment.editedAt,
    parentId: parentId ?? postId,
    isDirect: false,
    namedIds: namedIn(state, comment.text, above).filter((id) => id !== authorId),
    thing: comment,
    isThere: !isGone(core, comment),
  }
}

function namedIn(state: Town['state'], text: string, above: readonly string[]): readonly string[] {
  const named = mentionsIn(state, text).map(({ id }) => id)
  return [...new Set([...above.filter((id) => id !== ''), ...named])]
}

/** Each answers the one before it in its conversation. */
function messages({ state }: Town): readonly LabStatus[] {
  const last = new Map<string, string>()
  return state.messages.map((message) => {
    const { accountId, personId, isFromAccount } = message
    const conversation = `${accountId} ${personId}`
    const answered = message.extra['inReplyTo']
    const parentId = typeof answered === 'string' ? answered : (last.get(conversation) ?? null)
    last.set(conversation, message.id)
    return {
      id: message.id,
      authorId: isFromAccount ? accountId : personId,
      text: message.text,
      at: message.sentAt,
      editedAt: null,
      parentId,
      isDirect: true,
      namedIds: [isFromAccount ? personId : accountId],
      thing: message,
      isThere: message.extra['removed'] !== true,
    }
  })
}

/** May this account see it? Private writing only by those it is between. */
export function maySee(status: LabStatus, accountId: string | null): boolean {
  if (!status.isThere) return false
  return !status.isDirect || status.authorId === accountId || status.namedIds.includes(accountId ?? '')
}
