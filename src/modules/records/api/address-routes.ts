import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import { setDeskAddress } from '../actions/set-desk-address.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { readDeskAddressesFor } from '../queries/read-desk-addresses.ts'
import { actorOf, body, json, refusals, secured } from './route-parts.ts'
import { deskAddress } from './schemas.ts'

const tags = ['registrations']
const security = secured(recordsPermissions.setAddress.scope)
const list = json(
  z.object({ items: z.array(deskAddress) }),
  'All addresses; a desk without one has only its queue.',
)

const readRoute = createRoute({
  method: 'get',
  path: '/desk-addresses',
  tags,
  security,
  summary: 'Where the desks get their e-mail',
  responses: { 200: list, ...refusals },
})
const setRoute = createRoute({
  method: 'put',
  path: '/desk-addresses',
  tags,
  security,
  summary: 'Set one address; an empty one ends the e-mail',
  request: { body: body(deskAddress) },
  responses: { 200: list, ...refusals },
})

export function addAddressRoutes(api: OpenAPIHono<HttpEnv>, deps: RecordsDeps): void {
  api.openapi(readRoute, async (c) =>
    c.json({ items: [...(await readDeskAddressesFor(deps, actorOf(c)))] }, 200),
  )
  api.openapi(setRoute, async (c) => {
    await setDeskAddress(deps, actorOf(c), c.req.valid('json'))
    return c.json({ items: [...(await readDeskAddressesFor(deps, actorOf(c)))] }, 200)
  })
}
