import { asObject, asText } from '../fields/check-value.ts'
import { scopedPersonId } from '../ids.ts'
import type { LabCore } from '../lab-core.ts'
import { broken, problem } from '../problem.ts'
import { characters } from '../text-length.ts'
import type { LabComment, LabPage } from '../state.ts'
import { addMessage } from '../thread/add-message.ts'
import { personByScopedId } from '../thread/author.ts'
import { postOfComment } from '../thread/find.ts'
import { isWithinMessageWindow, privateReplyObstacle } from '../thread/may.ts'

type Params = Readonly<Record<string, unknown>>

/** Messenger's own limit. */
const MESSAGE_CHARACTERS = 2000

function words(params: Params): string {
  const message = asObject(params['message'])
  if (message === null) throw broken('wrong-type', '(#100) Param message must be a JSON object.')
  const unknown = Object.keys(message).find((key) => key !== 'text')
  if (unknown !== undefined)
    throw broken('not-emulated', `The practice square sends no message.${unknown}`, 3)
  const text = asText(message['text'])?.trim() ?? ''
  if (text === '') throw problem(100, undefined, '(#100) Message cannot be empty, must provide valid text')
  if (characters(text) > MESSAGE_CHARACTERS) {
    const limit = `(#100) Length of param message[text] must be less than or equal to ${MESSAGE_CHARACTERS}`
    throw problem(100, undefined, limit)
  }
  return text
}

function commentToAnswer(core: LabCore, page: LabPage, id: string): LabComment {
  const comment = core.state.comments[id]
  if (comment === undefined || postOfComment(core.state, comment).pageId !== page.id) throw problem(10902)
  const obstacle = privateReplyObstacle(core.state, comment, core.clock.now())
  if (obstacle !== null) throw problem(obstacle)
  return comment
}

function personToAnswer(core: LabCore, page: LabPage, params: Params, scopedId: string): string {
  const personId = personByScopedId(core, page.id, scopedId)
  if (personId === null) throw problem(100, undefined, '(#100) No matching user found')
  const type = asText(params['messaging_type'])?.toUpperCase()
  if (type === undefined) throw broken('missing-parameter', '(#100) Param messaging_type is required')
  const hasTag = type === 'MESSAGE_TAG' && asText(params['tag'])?.toUpperCase() === 'HUMAN_AGENT'
  const pair = { pageId: page.id, personId }
  if (!isWithinMessageWindow(core.state, pair, core.clock.now(), hasTag)) throw problem(10, 2018278)
  return personId
}

/** `recipient` is `{comment_id}` for a private reply, `{id}` for an answer in a conversation. */
export function sendMessage(core: LabCore, page: LabPage, params: Params): object {
  const recipient = asObject(params['recipient'])
  if (recipient === null) throw broken('wrong-type', '(#100) Param recipient must be a JSON object.')
  const [key, ...others] = Object.keys(recipient)
  const value = asText(recipient[key ?? ''])
  if (key === undefined || value === null || others.length > 0 || !['id', 'comment_id'].includes(key)) {
    throw broken('wrong-value', '(#100) Param recipient must hold one of id, comment_id')
  }
  const comment = key === 'comment_id' ? commentToAnswer(core, page, value) : null
  const text = words(params)
  const personId = comment?.authorId ?? personToAnswer(core, page, params, value)
  const sent = addMessage(core, { pageId: page.id, personId, isFromPage: true, text, media: null, comment })
  return { recipient_id: scopedPersonId(page.id, personId), message_id: sent.id }
}
