import { asBoolean, asObject } from './fields/check-value.ts'
import type { GraphRequest } from './calls/read-request.ts'
import type { CallName } from './faults.ts'
import type { LabState } from './state.ts'

function writingName(state: LabState, { method, target, edge, params }: GraphRequest): CallName {
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
  if (request.edge !== '.') return 'other'
  if (state.comments[request.target] !== undefined) return 'read-comment'
  return state.posts[request.target] === undefined ? 'other' : 'read-post'
}
