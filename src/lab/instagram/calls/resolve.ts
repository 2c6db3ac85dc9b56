import { problem } from '../../graph/problem.ts'
import { isGone } from '../../town/comments.ts'
import type { TownToken } from '../../town/state.ts'
import { isOthers } from '../answers/post-fields.ts'
import type { NodeRef } from '../answers/refs.ts'
import { containersOf, type InstagramLab } from '../lab-core.ts'
import { breach } from '../problems.ts'
import { pageIdOf } from '../town-rules.ts'
import type { Method } from './request.ts'

type Found = { readonly ref: NodeRef; readonly accountId: string }

function find(lab: InstagramLab, id: string): Found | null {
  const { state, core } = lab.town
  const account = state.accounts[id]
  if (account !== undefined) return { ref: { node: 'IGUser', value: account }, accountId: id }
  const linked = Object.values(state.accounts).find((one) => pageIdOf(one.id) === id)
  if (linked !== undefined) return { ref: { node: 'Page', value: linked }, accountId: linked.id }
  const post = state.posts[id]
  // What stands under somebody else's post is reached through the account only.
  if (post?.removedAt === null && !isOthers(post))
    return { ref: { node: 'IGMedia', value: post }, accountId: post.accountId }
  const comment = state.comments[id]
  const under = comment === undefined ? undefined : state.posts[comment.postId]
  if (comment !== undefined && under !== undefined && !isGone(core, comment) && !isOthers(under))
    return { ref: { node: 'IGComment', value: comment }, accountId: under.accountId }
  const container = containersOf(lab)[id]
  if (container !== undefined)
    return { ref: { node: 'Container', value: container }, accountId: container.accountId }
  const message = state.messages.find((one) => one.id === id)
  return message === undefined
    ? null
    : { ref: { node: 'UnifiedMessage', value: message }, accountId: message.accountId }
}

const IDS = /^(?:\d+|aWdfZAG[\w-]+)$/

/** The thing a request is about, if this token may know of it. A thing that is gone and one out of reach look the same. */
export function resolveTarget(lab: InstagramLab, token: TownToken, method: Method, id: string): NodeRef {
  if (id === 'me') return me(lab, token)
  if (!IDS.test(id))
    throw breach('id-format', `(#803) Some of the aliases you requested do not exist: ${id}`, 803)
  const person = method === 'GET' ? scopedUser(lab, token, id) : null
  if (person !== null) return person
  const found = find(lab, id)
  // With a deleted account everything that stood there is gone.
  const isThere = found !== null && lab.town.state.accounts[found.accountId] !== undefined
  if (!isThere || !token.accountIds.includes(found.accountId)) {
    const message = `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`
    throw problem(100, 33, message)
  }
  return found.ref
}

/** Somebody who has written to one of the token's accounts; of all others nothing is known. */
function scopedUser({ town }: InstagramLab, token: TownToken, id: string): NodeRef | null {
  const value = town.state.people[id]
  const messages = town.state.messages.filter(
    ({ personId, accountId }) => personId === id && token.accountIds.includes(accountId),
  )
  if (value === undefined || messages.length === 0) return null
  if (value.isWithheld || messages.every(({ isFromAccount }) => isFromAccount))
    throw problem(230, undefined, '(#230) User consent is required to access user profile')
  return { node: 'IGScopedUser', value }
}

function me(lab: InstagramLab, token: TownToken): NodeRef {
  const account = lab.town.state.accounts[token.accountIds[0] ?? '']
  if (token.kind === 'page' && account !== undefined) return { node: 'Page', value: account }
  return { node: 'User', value: { id: '61000000000001', name: 'Torget' } }
}
