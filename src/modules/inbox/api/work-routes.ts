import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Actor } from '#core/actor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { answerMessage } from '../actions/answer-message.ts'
import { assignMessage } from '../actions/assign-message.ts'
import type { InboxDeps } from '../actions/deps.ts'
import { noActionNeeded } from '../actions/no-action-needed.ts'
import { referMessage } from '../actions/refer-message.ts'
import { reopenMessage } from '../actions/reopen-message.ts'
import { triageMessage } from '../actions/triage-message.ts'
import { inboxPermissions } from '../permissions.ts'
import { readMessage } from '../queries/read-message.ts'
import { actorOf, body, json, refusals, secured } from './route-parts.ts'
import {
  assignBody,
  byId,
  closeBody,
  message,
  referBody,
  reopenBody,
  replyBody,
  sentReply,
  triageBody,
} from './schemas.ts'
import { messageJson } from './to-json.ts'

const tags = ['messages']
const post = { method: 'post', tags } as const
const after = json(message, 'The message as it is now.')

const triageRoute = createRoute({
  ...post,
  path: '/messages/{id}/triage',
  summary: 'Say what it is and how urgent; the deadline follows the policy',
  security: secured(inboxPermissions.triage.scope),
  request: { params: byId, body: body(triageBody) },
  responses: { 200: after, ...refusals },
})
const replyRoute = createRoute({
  ...post,
  path: '/messages/{id}/reply',
  summary: 'Answer it; the signature is added, and it is sent at most once',
  security: secured(inboxPermissions.reply.scope),
  request: { params: byId, body: body(replyBody) },
  responses: { 202: json(sentReply, 'On its way, word for word.'), ...refusals },
})
const referRoute = createRoute({
  ...post,
  path: '/messages/{id}/refer',
  summary: "Refer the writer onward in the policy's words",
  security: secured(inboxPermissions.reply.scope),
  request: { params: byId, body: body(referBody) },
  responses: { 202: json(sentReply, 'On its way, word for word.'), ...refusals },
})
const assignRoute = createRoute({
  ...post,
  path: '/messages/{id}/assign',
  summary: 'Hand it to somebody else',
  security: secured(inboxPermissions.assign.scope),
  request: { params: byId, body: body(assignBody) },
  responses: { 200: after, ...refusals },
})
const closeRoute = createRoute({
  ...post,
  path: '/messages/{id}/close',
  summary: 'Close it without an answer, with why',
  security: secured(inboxPermissions.reply.scope),
  request: { params: byId, body: body(closeBody) },
  responses: { 200: after, ...refusals },
})
const reopenRoute = createRoute({
  ...post,
  path: '/messages/{id}/reopen',
  summary: 'Open it again',
  security: secured(inboxPermissions.reply.scope),
  request: { params: byId, body: body(reopenBody) },
  responses: { 200: after, ...refusals },
})

export function addWorkRoutes(api: OpenAPIHono<HttpEnv>, deps: InboxDeps): void {
  const now = async (actor: Actor, id: string) =>
    messageJson(await deps.db.forOrg(actor.orgId, (tx) => readMessage(deps, tx, actor, id)))

  api.openapi(triageRoute, async (c) => {
    const { id } = c.req.valid('param')
    await triageMessage(deps, actorOf(c), { messageId: id, ...c.req.valid('json') })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(replyRoute, async (c) => {
    const { signAsPersonId, templateKey, ...rest } = c.req.valid('json')
    const input = {
      messageId: c.req.valid('param').id,
      ...rest,
      ...(signAsPersonId === undefined ? {} : { signAsPersonId }),
      ...(templateKey === undefined ? {} : { templateKey }),
    }
    return c.json(await answerMessage(deps, actorOf(c), input), 202)
  })
  api.openapi(referRoute, async (c) => {
    const { to, signAsPersonId, ...rest } = c.req.valid('json')
    const signAs = signAsPersonId === undefined ? {} : { signAsPersonId }
    const input = { messageId: c.req.valid('param').id, referralKey: to, ...rest, ...signAs }
    return c.json(await referMessage(deps, actorOf(c), input), 202)
  })
  api.openapi(assignRoute, async (c) => {
    const { id } = c.req.valid('param')
    await assignMessage(deps, actorOf(c), { messageId: id, ...c.req.valid('json') })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(closeRoute, async (c) => {
    const { id } = c.req.valid('param')
    await noActionNeeded(deps, actorOf(c), { messageId: id, ...c.req.valid('json') })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(reopenRoute, async (c) => {
    const { id } = c.req.valid('param')
    await reopenMessage(deps, actorOf(c), { messageId: id, ...c.req.valid('json') })
    return c.json(await now(actorOf(c), id), 200)
  })
}
