import { asBoolean, asObject } from './fields/check-value.ts'
import type { GraphRequest } from './calls/read-request.ts'
import type { CallName } from './faults.ts'
import type { LabState } from './state.ts'

/** What only prepares a film, a picture or a reel is seen by nobody. */
const UPLOADS: readonly string[] = ['photos', 'videos', 'captions']
const LISTS: readonly string[] = ['feed', 'published_posts', 'visitor_posts', 'conversations', 'messages']

function publishingName(state: LabState, { method, target, edge, params }: GraphRequest): CallName | null {
  if (UPLOADS.includes(edge)) return 'upload'
  if (edge === 'feed') return 'publish'
  if (edge === 'blocked') return 'block'
  if (edge === 'video_reels') {
    return String(params['upload_phase']).toLowerCase() === 'finish' ? 'publish' : 'upload'
  }
  if (edge !== '.') return null
  if (state.videos[target] !== undefined) return 'publish'
  const isPost = state.posts[target] !== undefined || state.scheduled[target] !== undefined
  if (!isPost) return null
  return method === 'DELETE' ? 'unpublish' : 'edit-post'
}

function writingName(state: LabState, request: GraphRequest): CallName {
  const publishing = publishingName(state, request)
  if (publishing !== null) return publishing
  const { method, target, edge, params } = request
  if (edge === 'comments') return 'reply'
  if (edge === 'messages') {
    return asObject(params['recipient'])?.['comment_id'] === undefined ? 'message' : 'private-reply'
  }
  if (edge !== '.' || state.comments[target] === undefined) return 'other'
  if (method === 'DELETE') return 'remove'
  const isHidden = asBoolean(params['is_hidden'])
  if (isHidden === null) return 'other'
  return isHidden ? 'hide' : 'unhide'
}

/** Which of the named calls a request is, so that a fault can be aimed without knowing paths. */
export function callName(state: LabState, request: GraphRequest): CallName {
  if (request.target === 'debug_token' || request.target === 'me') return 'access'
  if (request.method !== 'GET') return writingName(state, request)
  if (request.edge === 'comments') return 'read-thread'
  if (LISTS.includes(request.edge)) return 'harvest'
  if (request.edge !== '.') return 'other'
  if (state.comments[request.target] !== undefined) return 'read-comment'
  return state.posts[request.target] === undefined ? 'other' : 'read-post'
}
