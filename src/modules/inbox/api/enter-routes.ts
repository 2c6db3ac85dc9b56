import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import type { InboxDeps } from '../actions/deps.ts'
import { enterMessage } from '../actions/enter-message.ts'
import { placeReply } from '../actions/place-reply.ts'
import { inboxPermissions } from '../permissions.ts'
import { actorOf, body, json, refusals, secured } from './route-parts.ts'
import { byId, enterBody, entered, placed, placementBody } from './schemas.ts'

const enterRoute = createRoute({
  method: 'post',
  path: '/messages',
  summary: 'Enter a message seen where no network tells us of it; it is handled like any other',
  tags: ['messages'],
  security: secured(inboxPermissions.enter.scope),
  request: { body: body(enterBody) },
  responses: { 201: json(entered, 'Kept, with owner and deadline.'), ...refusals },
})
const placeRoute = createRoute({
  method: 'post',
  path: '/replies/{id}/placement',
  summary: 'Say that a reply which no network takes has been put in its place, or will not be',
  tags: ['messages'],
  security: secured(inboxPermissions.reply.scope),
  request: { params: byId, body: body(placementBody) },
  responses: { 200: json(placed, 'What it is now.'), ...refusals },
})

export function addEnterRoutes(api: OpenAPIHono<HttpEnv>, deps: InboxDeps): void {
  api.openapi(enterRoute, async (c) => {
    const { writtenAt, ...rest } = c.req.valid('json')
    const at = writtenAt === undefined ? null : Temporal.Instant.from(writtenAt)
    const messageId = await enterMessage(deps, actorOf(c), { ...rest, writtenAt: at, pictures: [] })
    return c.json({ messageId }, 201)
  })
  api.openapi(placeRoute, async (c) => {
    const { decision, link } = c.req.valid('json')
    const input = { replyId: c.req.valid('param').id, decision, ...(link === undefined ? {} : { link }) }
    await placeReply(deps, actorOf(c), input)
    return c.json({ state: decision }, 200)
  })
}
