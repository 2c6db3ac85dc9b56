import type { LabComment } from '../state.ts'
import { authorSeenByPage, personByScopedId } from '../thread/author.ts'
import { commentsUnder, descendantsOf, messagesBetween, repliesTo } from '../thread/find.ts'
import type { ReadContext } from './context.ts'
import { insightRows } from './insights.ts'
import type { Modifiers, Row } from './page-rows.ts'
import { attachmentsOf } from './photo.ts'
import type { NodeRef } from './refs.ts'

type Edge = {
  readonly rows: readonly Row[]
  /** What `summary(true)` adds. */
  readonly summary?: Readonly<Record<string, unknown>>
}

type EdgeReader = (ref: NodeRef, modifiers: Modifiers, context: ReadContext) => Edge

const commentRow = (comment: LabComment): Row => ({
  ref: { node: 'Comment', value: comment },
  key: comment.id,
  at: comment.createdAt,
})

const rowsOfThreads = new WeakMap<readonly LabComment[], readonly Row[]>()

/** Made once for a list: of a storm the same one is asked for page by page. */
function commentRows(comments: readonly LabComment[]): readonly Row[] {
  const rows = rowsOfThreads.get(comments) ?? comments.map(commentRow)
  rowsOfThreads.set(comments, rows)
  return rows
}

function ordered(rows: readonly Row[], modifiers: Modifiers): readonly Row[] {
  const isReverse = modifiers['order']?.toLowerCase() === 'reverse_chronological'
  return isReverse ? rows.toReversed() : rows
}

/** `toplevel` (the default) leaves replies out; `stream` gives the whole thread flat. */
function comments(ref: NodeRef, modifiers: Modifiers, { core }: ReadContext): Edge {
  const isStream = modifiers['filter']?.toLowerCase() === 'stream'
  let found: readonly LabComment[] = []
  if (ref.node === 'PagePost') {
    const all = commentsUnder(core.state, ref.value.id)
    found = isStream ? all : all.filter((one) => one.parentId === null)
  } else if (ref.node === 'Comment') {
    found = isStream ? descendantsOf(core.state, ref.value) : repliesTo(core.state, ref.value)
  }
  const order = modifiers['order']?.toLowerCase() ?? 'chronological'
  return {
    rows: ordered(commentRows(found), modifiers),
    summary: { order, total_count: found.length, can_comment: true },
  }
}

function reactions(ref: NodeRef, modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'PagePost' && ref.node !== 'Comment') return { rows: [] }
  const post = ref.node === 'PagePost' ? ref.value : core.state.posts[ref.value.postId]
  const wanted = modifiers['type']?.toUpperCase()
  const found = Object.entries(ref.value.reactions).filter(
    ([, type]) => wanted === undefined || type === wanted,
  )
  const rows = found.flatMap(([personId]): Row[] => {
    const seen = authorSeenByPage(core, post?.pageId ?? '', personId)
    return seen === null
      ? []
      : [{ ref: { node: 'Profile', value: seen }, key: seen.id, at: ref.value.createdAt }]
  })
  return { rows, summary: { total_count: found.length } }
}

function posts(ref: NodeRef, _modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'Page') return { rows: [] }
  const found = Object.values(core.state.posts)
    .filter((post) => post.pageId === ref.value.id && post.removedAt === null)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  return {
    rows: found.map((value) => ({ ref: { node: 'PagePost', value }, key: value.id, at: value.createdAt })),
  }
}

function conversations(ref: NodeRef, modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'Page' || modifiers['platform']?.toLowerCase() === 'instagram') return { rows: [] }
  const pageId = ref.value.id
  const asked = modifiers['user_id']
  const only = asked === undefined ? null : personByScopedId(core, pageId, asked)
  const newestFirst = core.state.messages.filter((one) => one.pageId === pageId).toReversed()
  const people = [...new Set(newestFirst.map((one) => one.personId))]
  const rows = people
    .filter((personId) => asked === undefined || personId === only)
    .map((personId): Row => {
      const at = newestFirst.find((one) => one.personId === personId)?.sentAt ?? ''
      return { ref: { node: 'UnifiedThread', value: { pageId, personId } }, key: personId, at }
    })
  return { rows }
}

function messages(ref: NodeRef, _modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'UnifiedThread') return { rows: [] }
  const found = messagesBetween(core.state, ref.value.pageId, ref.value.personId).toReversed()
  return {
    rows: found.map((value) => ({ ref: { node: 'UnifiedMessage', value }, key: value.id, at: value.sentAt })),
  }
}

const plainRow = (ref: NodeRef, key: string): Row => ({ ref, key, at: '1970-01-01T00:00:00Z' })

function subscribedApps(ref: NodeRef, _modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'Page' || ref.value.subscribedFields.length === 0) return { rows: [] }
  const id = core.settings.appId
  const value = {
    category: 'Business',
    id,
    link: '',
    name: 'Torget',
    subscribed_fields: ref.value.subscribedFields,
  }
  return { rows: [plainRow({ node: 'Application', value }, id)] }
}

function accounts(_ref: NodeRef, _modifiers: Modifiers, { core, token }: ReadContext): Edge {
  const pages = token.pageIds.flatMap((id) => core.state.pages[id] ?? [])
  return { rows: pages.map((value) => plainRow({ node: 'Page', value }, value.id)) }
}

function permissions(_ref: NodeRef, _modifiers: Modifiers, { token }: ReadContext): Edge {
  return {
    rows: token.scopes.map((permission) =>
      plainRow({ node: 'Permission', value: { permission, status: 'granted' } }, permission),
    ),
  }
}

const attachments: EdgeReader = (ref, _modifiers, { core }) => {
  const found = ref.node === 'PagePost' ? attachmentsOf(core, ref.value) : []
  return { rows: found.map((one) => plainRow(one, ref.node)) }
}

function scheduledPosts(ref: NodeRef, _modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'Page') return { rows: [] }
  const found = Object.values(core.state.scheduled)
    .filter((post) => post.pageId === ref.value.id)
    .sort((a, b) => a.publishAt.localeCompare(b.publishAt))
  return {
    rows: found.map((value) => ({ ref: { node: 'PagePost', value }, key: value.id, at: value.createdAt })),
  }
}

function reels(ref: NodeRef, _modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'Page') return { rows: [] }
  const found = Object.values(core.state.videos)
    .filter((video) => video.pageId === ref.value.id && video.kind === 'reel' && video.postId !== null)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  return {
    rows: found.map((value) => ({ ref: { node: 'AdVideo', value }, key: value.id, at: value.createdAt })),
  }
}

function blocked(ref: NodeRef, _modifiers: Modifiers, { core }: ReadContext): Edge {
  if (ref.node !== 'Page') return { rows: [] }
  const found = core.state.blocks.filter((one) => one.pageId === ref.value.id)
  const rows = found.flatMap(({ pageId, personId }): Row[] => {
    const seen = authorSeenByPage(core, pageId, personId)
    return seen === null ? [] : [plainRow({ node: 'Profile', value: seen }, seen.id)]
  })
  return { rows }
}

/** Nobody but the Page writes posts on its page here, which some pages allow and most municipalities do not. */
const visitorPosts: EdgeReader = () => ({ rows: [] })

const insights: EdgeReader = (ref, modifiers, context) => ({ rows: insightRows(ref, modifiers, context) })

/** Edges by the table they hang on. `picture` is served apart: it answers with one object and not with a list. */
export const edgeReaders: Readonly<Record<string, EdgeReader>> = {
  'PagePost comments': comments,
  'Comment comments': comments,
  'PagePost reactions': reactions,
  'Comment reactions': reactions,
  'PagePost likes': reactions,
  'Comment likes': reactions,
  'PagePost attachments': attachments,
  'Page feed': posts,
  'Page posts': posts,
  'Page published_posts': posts,
  'Page scheduled_posts': scheduledPosts,
  'Page visitor_posts': visitorPosts,
  'Page video_reels': reels,
  'Page blocked': blocked,
  'Page insights': insights,
  'PagePost insights': insights,
  'Page conversations': conversations,
  'Page subscribed_apps': subscribedApps,
  'UnifiedThread messages': messages,
  'User accounts': accounts,
  'User permissions': permissions,
}
