import { OutcomeUnknown, RateLimited, Rejected, type Access } from '../../connector.ts'
import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import type { PostDraft, Publishing, PublishStep } from '../../publishing.ts'
import { confirmDone } from '../acting.ts'
import type { Graph } from '../graph.ts'
import { webUrl } from '../../kit/web-url.ts'
import { createContainer, readContainer } from './containers.ts'
import { problemsOf } from './draft-problems.ts'
import { findPost } from './find-post.ts'
import { digestOf, handleOf, readHandle } from './handle.ts'

/** Instagram asks to be looked at once a minute at most; pictures are usually ready at once. */
const LOOK_SECONDS = { picture: 5, film: 60 } as const
/** The number of posts is counted over a rolling day. */
const QUOTA_WAIT = { hours: 1 } as const

type OffersAll = Required<Pick<Publishing, 'look' | 'finish' | 'unpublish'>>

/** Container → look → publish (platforms §1b). Only `finish` makes anything public, and with its last act. */
export function createPublishing(graph: Graph): Publishing & OffersAll {
  return {
    problemsOf: (draft) => problemsOf(draft),
    start: (access, draft) => start(graph, access, draft),
    look: (access, handle) => look(graph, access, handle),
    finish: (access, handle) => finish(graph, access, handle),
    find: (access, { text }, sentAfter) => findPost(graph, access, digestOf(text), sentAfter),
    unpublish: (access, postExternalId) => unpublish(graph, access, postExternalId),
  }
}

async function start(graph: Graph, access: Access, draft: PostDraft): Promise<PublishStep> {
  const [problem] = problemsOf(draft)
  if (problem !== undefined) throw new Rejected(`Instagram would not take it: ${problem.code}`, problem.code)
  const startedAt = graph.clock.now()
  const containerId = await createContainer(graph, access, draft)
  const handle = handleOf(access, { containerId, words: digestOf(draft.text), startedAt })
  const seconds = draft.form === 'reel' ? LOOK_SECONDS.film : LOOK_SECONDS.picture
  return { state: 'preparing', handle, lookAt: graph.clock.now().add({ seconds }) }
}

async function look(graph: Graph, access: Access, handle: string): Promise<PublishStep> {
  const { containerId, words, startedAt } = readHandle(access, handle)
  const state = await readContainer(graph, access, containerId)
  if (state === 'ready') return { state: 'ready', handle }
  const lookAt = graph.clock.now().add({ seconds: LOOK_SECONDS.film })
  if (state === 'preparing') return { state: 'preparing', handle, lookAt }
  // Published by an attempt of which we never heard the end: the container does not name its post.
  const found = await findPost(graph, access, words, startedAt)
  return found === null ? { state: 'preparing', handle, lookAt } : { state: 'published', ...found }
}

async function finish(graph: Graph, access: Access, handle: string): Promise<PublishStep> {
  const now = await look(graph, access, handle)
  if (now.state !== 'ready') return now
  await checkDailyQuota(graph, access)
  const { containerId } = readHandle(access, handle)
  const params = { creation_id: containerId }
  const asked = { path: [access.accountExternalId, 'media_publish'], params, purpose: 'publishing' } as const
  const externalId = idAt(await graph.act(access, 'POST', asked), 'id')
  if (externalId === null) throw new OutcomeUnknown('Instagram answered without the id of the post')
  return { state: 'published', externalId, permalink: await permalinkOf(graph, access, externalId) }
}

/** How many posts a day there may be has been 25, 50 and 100: it is read, never assumed. */
async function checkDailyQuota(graph: Graph, access: Access): Promise<void> {
  const path = [access.accountExternalId, 'content_publishing_limit']
  const params = { fields: 'quota_usage,config' }
  const answer = await graph.read(access, { path, params, purpose: 'publishing' })
  const [row] = listAt(answer, 'data').map(asRecord)
  const used = numberAt(row ?? null, 'quota_usage')
  const total = numberAt(recordAt(row ?? null, 'config'), 'quota_total')
  if (used !== null && total !== null && used >= total)
    throw new RateLimited(
      `Instagram: ${used} of ${total} posts a day are used`,
      graph.clock.now().add(QUOTA_WAIT),
    )
}

function numberAt(source: Json | null, key: string): number | null {
  const value = source?.[key]
  return typeof value === 'number' ? value : null
}

/** The post is out; that its address cannot be read just now changes nothing. */
async function permalinkOf(graph: Graph, access: Access, externalId: string): Promise<string | null> {
  try {
    const asked = { path: [externalId], params: { fields: 'permalink' }, purpose: 'publishing' } as const
    return webUrl(textAt(await graph.read(access, asked), 'permalink'))
  } catch {
    return null
  }
}

async function unpublish(graph: Graph, access: Access, postExternalId: string): Promise<void> {
  try {
    confirmDone(await graph.act(access, 'DELETE', { path: [postExternalId], purpose: 'publishing' }))
  } catch (error) {
    if (!(error instanceof Rejected) || !error.isGone) throw error
  }
}
