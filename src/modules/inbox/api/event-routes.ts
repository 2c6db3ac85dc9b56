import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { decodeCursor, encodeCursor } from '#core/http/cursor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { InboxDeps } from '../actions/deps.ts'
import { reconcileReply } from '../actions/reconcile-reply.ts'
import { retryEvent } from '../actions/retry-event.ts'
import { inboxPermissions } from '../permissions.ts'
import { readEvents } from '../queries/read-events.ts'
import { actorOf, body, json, refusals, secured } from './route-parts.ts'
import { byId, eventList, eventQuery, reconcileBody, reconciled, retried } from './schemas.ts'
import { eventJson } from './to-json.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/events',
  summary: 'What the networks sent and what became of it, newest first',
  tags: ['events'],
  security: secured(inboxPermissions.readEvents.scope),
  request: { query: eventQuery },
  responses: { 200: json(eventList, 'One page.'), ...refusals },
})
const retryRoute = createRoute({
  method: 'post',
  path: '/events/{id}/retry',
  summary: 'Try an event again that failed or was not understood',
  tags: ['events'],
  security: secured(inboxPermissions.retryEvent.scope),
  request: { params: byId },
  responses: { 200: json(retried, 'What it is now.'), ...refusals },
})
const reconcileRoute = createRoute({
  method: 'post',
  path: '/outbox/{id}/reconcile',
  summary: 'Settle a reply of which nobody knows whether it went out',
  tags: ['outbox'],
  security: secured(inboxPermissions.reply.scope),
  request: { params: byId, body: body(reconcileBody) },
  responses: { 200: json(reconciled, 'What was found or decided.'), ...refusals },
})

export function addEventRoutes(api: OpenAPIHono<HttpEnv>, deps: InboxDeps): void {
  api.openapi(listRoute, async (c) => {
    const actor = actorOf(c)
    const { state, cursor, limit } = c.req.valid('query')
    const before = cursor === undefined ? undefined : decodeCursor(cursor, z.uuid())
    const page = await deps.db.forOrg(actor.orgId, (tx) => readEvents(tx, actor, { state, before, limit }))
    const next = page.next === null ? null : encodeCursor(page.next)
    return c.json({ items: page.items.map(eventJson), next }, 200)
  })
  api.openapi(retryRoute, async (c) => {
    const state = await retryEvent(deps, actorOf(c), c.req.valid('param').id)
    return c.json({ state }, 200)
  })
  api.openapi(reconcileRoute, async (c) => {
    const { decision } = c.req.valid('json')
    const input = { outboxId: c.req.valid('param').id, ...(decision === undefined ? {} : { decision }) }
    return c.json({ result: await reconcileReply(deps, actorOf(c), input) }, 200)
  })
}
