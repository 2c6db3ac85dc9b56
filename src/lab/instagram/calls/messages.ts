import { asObject, asText } from '../../graph/fields/check-value.ts'
import { problem } from '../../graph/problem.ts'
import { addMessage, isGone } from '../../town/comments.ts'
import { noteDeed } from '../../town/town-core.ts'
import type { TownComment } from '../../town/state.ts'
import type { InstagramLab } from '../lab-core.ts'
import { breach } from '../problems.ts'

type Params = Readonly<Record<string, string>>

const MESSAGE_BYTES = 1_000
const WINDOW_HOURS = 24
const PRIVATE_REPLY_HOURS = 7 * 24

/** `recipient` is `{comment_id}` for a private reply, `{id}` for an answer in a conversation. */
export function sendMessage(lab: InstagramLab, accountId: string, params: Params): object {
  const { key, value } = recipientOf(params)
  const text = words(params)
  const comment = key === 'comment_id' ? commentToAnswer(lab, accountId, value) : null
  const personId = comment?.authorId ?? value
  if (comment === null) checkWindow(lab, accountId, personId)
  const { core } = lab.town
  const commentId = comment?.id ?? null
  const sent = addMessage(core, { accountId, person: personId, isFromAccount: true, text, commentId })
  const postId = comment?.postId ?? null
  noteDeed(core, { kind: 'wrote-privately', accountId, postId, commentId, personId })
  return { recipient_id: personId, message_id: sent.id }
}

function recipientOf(params: Params): { readonly key: string; readonly value: string } {
  const recipient = asObject(params['recipient'])
  const [key = '', ...others] = Object.keys(recipient ?? {})
  const value = asText(recipient?.[key])
  if (value === null || others.length > 0 || !['id', 'comment_id'].includes(key))
    throw breach('wrong-value', '(#100) Param recipient must hold one of id, comment_id')
  return { key, value }
}

function words(params: Params): string {
  const message = asObject(params['message'])
  if (message === null) throw breach('wrong-type', '(#100) Param message must be a JSON object.')
  const odd = Object.keys(message).find((key) => key !== 'text')
  if (odd !== undefined) throw breach('not-emulated', `The practice square sends no message.${odd}`, 3)
  const text = asText(message['text'])?.trim() ?? ''
  if (text === '') throw problem(100, undefined, '(#100) Message cannot be empty, must provide valid text')
  if (Buffer.byteLength(text, 'utf8') > MESSAGE_BYTES)
    throw problem(
      100,
      undefined,
      `(#100) Length of param message[text] must be at most ${MESSAGE_BYTES} bytes`,
    )
  return text
}

function commentToAnswer(lab: InstagramLab, accountId: string, id: string): TownComment {
  const { core, state } = lab.town
  const comment = state.comments[id]
  const isOurs = comment !== undefined && state.posts[comment.postId]?.accountId === accountId
  if (!isOurs || isGone(core, comment) || comment.authorId === accountId) throw problem(10_902)
  if (state.messages.some((message) => message.commentId === id)) throw problem(10_900)
  if (isOlder(lab, comment.createdAt, PRIVATE_REPLY_HOURS)) throw problem(10_903)
  return comment
}

function checkWindow(lab: InstagramLab, accountId: string, personId: string): void {
  const theirs = lab.town.state.messages.filter(
    (one) => one.accountId === accountId && one.personId === personId && !one.isFromAccount,
  )
  const last = theirs.at(-1)
  if (last === undefined) throw problem(100, undefined, '(#100) No matching user found')
  if (isOlder(lab, last.sentAt, WINDOW_HOURS)) throw problem(10, 2_018_278)
}

function isOlder(lab: InstagramLab, at: string, hours: number): boolean {
  const ends = Temporal.Instant.from(at).add({ hours })
  return Temporal.Instant.compare(lab.town.core.clock.now(), ends) > 0
}
