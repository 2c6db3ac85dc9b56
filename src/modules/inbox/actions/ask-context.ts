import {
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type Access,
  type Connector,
  type NetworkComment,
  type NetworkPost,
} from '#connectors/connector.ts'
import type { Message } from '../rules/message.ts'
import type { Post } from '../store/posts.ts'

/** A reply to a reply to a reply; networks rarely nest deeper, and a broken chain must end. */
const DEEPEST = 5

export type ContextQuestion = {
  readonly message: Message
  readonly post: Post | null
  readonly connector: Connector
  readonly access: Access
}

export type ContextAnswer = {
  readonly post: NetworkPost | null
  /** null: not asked, because a thread fetched since holds the message already. */
  readonly comments: readonly NetworkComment[] | null
  /** The comments are only the message itself and what it answers. */
  readonly isPart?: boolean
  /** The message itself is not there any more. */
  readonly isGone: boolean
  /** Why something could not be had and never will be. */
  readonly problem: string | null
}

/** Asks the network for everything around a message. Throws what may be otherwise in a while: no network, wait, no access. */
export async function askContext(question: ContextQuestion): Promise<ContextAnswer> {
  const { message, post, connector, access } = question
  const isGone = message.presence === 'removed-by-author' || message.presence === 'removed-by-us'
  if (post === null) return isGone ? NOTHING : askHomeless(question)
  if (isFetchedSince(post, message)) {
    if (message.may !== null || message.isPost)
      return { post: null, comments: null, isGone: false, problem: null }
    // In a thread larger than the network hands over, each of the rest costs one question and not the whole thread again.
    return { post: null, ...(await askAlone(question, [])), isPart: true, problem: null }
  }
  const found = await orRefusal(async () => connector.fetchPost(access, post.externalId))
  if (!found.ok) return { post: null, comments: null, isGone: false, problem: `post-${found.problem}` }
  const { fetchThread } = connector
  if (fetchThread === undefined) return { post: found.value, comments: null, isGone: false, problem: null }
  const thread = await orRefusal(() => fetchThread(access, post.externalId))
  const comments = thread.ok ? thread.value : []
  const problem = thread.ok ? null : `thread-${thread.problem}`
  if (message.isPost || isGone || comments.some((comment) => comment.externalId === message.externalId)) {
    return { post: found.value, comments, isGone: false, problem }
  }
  const alone = await askAlone(question, comments)
  return { post: found.value, comments: [...comments, ...alone.comments], isGone: alone.isGone, problem }
}

const NOTHING: ContextAnswer = { post: null, comments: null, isGone: false, problem: null }

/** A comment of which nobody has told under which post it stands: it knows that itself. A direct message stands under none. */
async function askHomeless(question: ContextQuestion): Promise<ContextAnswer> {
  const { message, connector, access } = question
  if (message.kind === 'direct') return NOTHING
  const { comments } = await askAlone(question, [])
  const postExternalId = comments.find(({ externalId }) => externalId === message.externalId)?.postExternalId
  if (postExternalId === undefined || postExternalId === '') return NOTHING
  const found = await orRefusal(async () => connector.fetchPost(access, postExternalId))
  const problem = found.ok ? null : `post-${found.problem}`
  return { post: found.ok ? found.value : null, comments, isPart: true, isGone: false, problem }
}

/** One fetch serves everybody who wrote before it: in a storm of comments the thread is not asked for once for each. */
function isFetchedSince(post: Post, message: Message): boolean {
  const at = post.threadFetchedAt
  return at !== null && Temporal.Instant.compare(at, message.receivedAt) > 0
}

/** Threads longer than the connector hands over: the comment itself, and what it answers, one by one. */
async function askAlone(
  { message, connector, access }: ContextQuestion,
  thread: readonly NetworkComment[],
): Promise<{ readonly comments: readonly NetworkComment[]; readonly isGone: boolean }> {
  const { fetchComment } = connector
  if (fetchComment === undefined) return { comments: [], isGone: false }
  const known = new Set(thread.map((comment) => comment.externalId))
  const comments: NetworkComment[] = []
  let wanted: string | null = message.externalId
  while (wanted !== null && !known.has(wanted) && comments.length < DEEPEST) {
    const externalId: string = wanted
    const found = await orRefusal(() => fetchComment(access, externalId))
    if (!found.ok) return { comments, isGone: comments.length === 0 && found.problem === 'gone' }
    comments.unshift(found.value)
    known.add(externalId)
    wanted = found.value.parentExternalId
  }
  return { comments, isGone: false }
}

type OrRefusal<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

/** "No" for good becomes a value; every other failure goes on to whoever decides when to try again. */
async function orRefusal<T>(ask: () => Promise<T>): Promise<OrRefusal<T>> {
  try {
    return { ok: true, value: await ask() }
  } catch (error) {
    if (error instanceof Rejected)
      return { ok: false, problem: error.isGone ? 'gone' : `refused-${error.code}` }
    throw error
  }
}

/** The failures after which the same question may be put again. A read has no outcome to be unsure of. */
export function isForLater(error: unknown): boolean {
  return error instanceof RateLimited || error instanceof Unavailable || error instanceof OutcomeUnknown
}
