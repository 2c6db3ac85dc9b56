import {
  AccessRevoked,
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type Access,
  type Connector,
} from '#connectors/connector.ts'
import type { Answers } from '#modules/inbox/index.ts'

export type Asked = Answers & {
  /** What could not be had, as codes: `network-thread: unavailable`. A silent network never stops the capture. */
  readonly notes: readonly string[]
}

export type Question = {
  readonly connector: Connector | undefined
  readonly access: Access | null
  /** null for what is no comment: a direct message, a visitor's own post. */
  readonly commentExternalId: string | null
  readonly postExternalId: string | null
  readonly askedAt: Temporal.Instant
}

/** Looks one last time at how it stands on the network: the post, the thread, and the comment itself when the thread does not hold it. */
export async function askNetwork(question: Question): Promise<Asked> {
  const { connector, access, commentExternalId, postExternalId, askedAt } = question
  const nothing = { askedAt, post: null, comments: null, isGone: false }
  if (connector === undefined || access === null) return { ...nothing, notes: ['network: no-access'] }
  const notes: string[] = []
  const under = <T>(what: string, ask: (id: string) => Promise<T | null>): Promise<T | null> =>
    postExternalId === null ? Promise.resolve(null) : orNote(notes, what, () => ask(postExternalId))
  const post = await under('network-post', (id) => connector.fetchPost(access, id))
  const thread = await under(
    'network-thread',
    async (id) => (await connector.fetchThread?.(access, id)) ?? null,
  )
  const isInThread = thread?.some((comment) => comment.externalId === commentExternalId) === true
  const { fetchComment } = connector
  if (commentExternalId === null || isInThread || fetchComment === undefined)
    return { ...nothing, post, comments: thread, notes }
  const alone = await orNote(notes, 'network-comment', () => fetchComment(access, commentExternalId))
  const isGone = notes.includes('network-comment: gone')
  const comments = alone === null ? thread : [...(thread ?? []), alone]
  return { askedAt, post, comments, isGone, notes }
}

async function orNote<T>(notes: string[], what: string, ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    const why = whyNot(error)
    if (why === null) throw error
    notes.push(`${what}: ${why}`)
    return null
  }
}

/** null for anything that is not the network's doing: that is a fault of ours and must be seen. */
export function whyNot(error: unknown): string | null {
  if (error instanceof Rejected) return error.isGone ? 'gone' : `refused-${error.code}`
  if (error instanceof AccessRevoked) return 'access-revoked'
  if (error instanceof RateLimited) return 'rate-limited'
  return error instanceof Unavailable || error instanceof OutcomeUnknown ? 'unavailable' : null
}
