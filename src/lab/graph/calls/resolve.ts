import type { NodeRef } from '../answers/refs.ts'
import { photoRef } from '../answers/photo.ts'
import { threadIdFor } from '../ids.ts'
import type { LabCore } from '../lab-core.ts'
import { broken, problem } from '../problem.ts'
import type { LabToken } from '../state.ts'
import { isGone, postOfComment } from '../thread/find.ts'
import { messagingProfile } from './messaging-profile.ts'
import type { GraphMethod } from './read-request.ts'

type Found = { readonly ref: NodeRef; readonly pageId: string | null }

function me(core: LabCore, token: LabToken): Found {
  const page = core.state.pages[token.ownerId]
  if (page !== undefined) return { ref: { node: 'Page', value: page }, pageId: page.id }
  return { ref: { node: 'User', value: { id: token.ownerId, name: 'Torget' } }, pageId: null }
}

function threadRef(core: LabCore, id: string): Found | null {
  const message = core.state.messages.find((one) => threadIdFor(one.pageId, one.personId) === id)
  if (message === undefined) return null
  const { pageId, personId } = message
  return { ref: { node: 'UnifiedThread', value: { pageId, personId } }, pageId }
}

function find(core: LabCore, id: string): Found | null {
  const { pages, posts, comments, messages } = core.state
  const page = pages[id]
  if (page !== undefined) return { ref: { node: 'Page', value: page }, pageId: page.id }
  const post = posts[id]
  if (post?.removedAt === null) {
    return { ref: { node: 'PagePost', value: post }, pageId: post.pageId }
  }
  const waiting = core.state.scheduled[id]
  if (waiting !== undefined) return { ref: { node: 'PagePost', value: waiting }, pageId: waiting.pageId }
  const video = core.state.videos[id]
  if (video !== undefined) return { ref: { node: 'AdVideo', value: video }, pageId: video.pageId }
  const comment = comments[id]
  if (comment !== undefined && !isGone(core.state, comment)) {
    const { pageId } = postOfComment(core.state, comment)
    return { ref: { node: 'Comment', value: comment }, pageId }
  }
  if (id.startsWith('t_')) return threadRef(core, id)
  const message = messages.find((one) => one.id === id)
  if (message !== undefined)
    return { ref: { node: 'UnifiedMessage', value: message }, pageId: message.pageId }
  const photo = photoRef(core, id)
  return photo === null ? null : { ref: photo, pageId: null }
}

const IDS = /^(?:\d+(?:_\d+)?|t_\d+|m_[\w-]+)$/
const verbs: Readonly<Record<GraphMethod, string>> = { GET: 'get', POST: 'post', DELETE: 'delete' }

function isOfGonePage({ state }: LabCore, { pageId }: Found): boolean {
  return pageId !== null && state.pages[pageId] === undefined
}

/** The thing a request is about, if this token may know of it. A thing that is gone and one out of reach look the same, as on the network. */
export function resolveTarget(core: LabCore, token: LabToken, method: GraphMethod, id: string): NodeRef {
  if (id === 'me') return me(core, token).ref
  if (!IDS.test(id)) {
    throw broken('id-format', `(#803) Some of the aliases you requested do not exist: ${id}`, 803)
  }
  // A person's own number is in no table; a Page that is gone is gone for its token too.
  const own = id === token.ownerId && token.kind === 'user' ? me(core, token) : null
  const person = method === 'GET' ? messagingProfile(core, token, id) : null
  if (person !== null) return person
  const found = own ?? find(core, id)
  if (found === null || isOfGonePage(core, found)) {
    const message = `Unsupported ${verbs[method]} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`
    throw problem(100, 33, message)
  }
  if (found.pageId !== null && !token.pageIds.includes(found.pageId)) {
    throw method === 'GET'
      ? problem(10, undefined, "(#10) This endpoint requires the 'Page Public Content Access' feature.")
      : problem(200)
  }
  return found.ref
}
