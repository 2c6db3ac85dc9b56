import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { decodeCursor, encodeCursor } from '#core/http/cursor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { InboxDeps } from '../actions/deps.ts'
import { inboxPermissions } from '../permissions.ts'
import { readMessage } from '../queries/read-message.ts'
import { readMessages } from '../queries/read-messages.ts'
import type { QueuePlace } from '../rules/queue-place.ts'
import { actorOf, json, refusals, secured } from './route-parts.ts'
import { byId, message, messageList, messageQuery } from './schemas.ts'
import { listedJson, messageJson } from './to-json.ts'

const tags = ['messages']
const security = secured(inboxPermissions.read.scope)

const listRoute = createRoute({
  method: 'get',
  path: '/messages',
  summary: 'The queue, soonest due first; with q, what was found, newest first',
  tags,
  security,
  request: { query: messageQuery },
  responses: { 200: json(messageList, 'One page.'), ...refusals },
})

const readRoute = createRoute({
  method: 'get',
  path: '/messages/{id}',
  summary: 'One message with its versions, thread, replies and what may be done',
  tags,
  security,
  request: { params: byId },
  responses: { 200: json(message, 'The message.'), ...refusals },
})

const place = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

export function addMessageRoutes(api: OpenAPIHono<HttpEnv>, deps: InboxDeps): void {
  api.openapi(listRoute, async (c) => {
    const actor = actorOf(c)
    const query = c.req.valid('query')
    const asked = {
      view: query.view,
      accountId: query.account,
      classKey: query.class,
      search: query.q,
      limit: query.limit,
      after: query.cursor === undefined ? undefined : readPlace(query.cursor),
    }
    const page = await deps.db.forOrg(actor.orgId, (tx) => readMessages(tx, actor, asked, deps.clock.now()))
    const next = page.next === null ? null : encodeCursor([page.next.at.toString(), page.next.id])
    return c.json({ items: page.items.map(listedJson), next }, 200)
  })
  api.openapi(readRoute, async (c) => {
    const actor = actorOf(c)
    const { id } = c.req.valid('param')
    const detail = await deps.db.forOrg(actor.orgId, (tx) => readMessage(deps, tx, actor, id))
    return c.json(messageJson(detail), 200)
  })
}

function readPlace(cursor: string): QueuePlace {
  const [at, id] = decodeCursor(cursor, place)
  return { at: Temporal.Instant.from(at), id }
}
