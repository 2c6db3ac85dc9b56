import { Readable } from 'node:stream'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { adviseRegistration } from '../queries/advise-registration.ts'
import { readQueueAt } from '../queries/read-desk-queue.ts'
import { downloadPackage } from '../queries/read-package.ts'
import { readRegistration, registrationsOf } from '../queries/read-registration.ts'
import { actorOf, byId, json, refusals, secured } from './route-parts.ts'
import {
  advice,
  adviceQuery,
  listQuery,
  registration,
  registrationDetail,
  registrationList,
} from './schemas.ts'
import { adviceJson, detailJson, registrationJson } from './to-json.ts'

const tags = ['registrations']
const security = secured(recordsPermissions.read.scope)
const get = { method: 'get', tags, security } as const

const listRoute = createRoute({
  ...get,
  path: '/registrations',
  summary: 'What is on its way to the diary, oldest first',
  request: { query: listQuery },
  responses: { 200: json(registrationList, 'One page.'), ...refusals },
})
const readRoute = createRoute({
  ...get,
  path: '/registrations/{id}',
  summary: 'One registration with its way so far',
  request: { params: byId },
  responses: { 200: json(registrationDetail, 'The registration.'), ...refusals },
})
const packageRoute = createRoute({
  ...get,
  path: '/registrations/{id}/package',
  summary: 'The package: ZIP with PDF/A-2a, JSON, media and manifests',
  request: { params: byId },
  responses: {
    200: {
      description: 'The package.',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})
const ofMessageRoute = createRoute({
  ...get,
  path: '/messages/{id}/registrations',
  summary: "A message's registrations, oldest first",
  request: { params: byId },
  responses: { 200: json(z.object({ items: z.array(registration) }), 'All of them.'), ...refusals },
})
const adviceRoute = createRoute({
  ...get,
  path: '/messages/{id}/registration-advice',
  summary: 'Whether the policy asks for it to be registered, and why',
  request: { params: byId, query: adviceQuery },
  responses: { 200: json(advice, 'The proposal; a person decides.'), ...refusals },
})

export function addReadRoutes(api: OpenAPIHono<HttpEnv>, deps: RecordsDeps): void {
  api.openapi(listRoute, async (c) => {
    const { desk, cursor, limit } = c.req.valid('query')
    const page = await readQueueAt(deps, actorOf(c), {
      ...(desk === undefined ? {} : { desk }),
      after: cursor ?? null,
      limit,
    })
    return c.json({ items: page.registrations.map(registrationJson), next: page.next }, 200)
  })
  api.openapi(readRoute, async (c) =>
    c.json(detailJson(await readRegistration(deps, actorOf(c), c.req.valid('param').id)), 200),
  )
  api.openapi(packageRoute, async (c) => {
    const file = await downloadPackage(deps, actorOf(c), c.req.valid('param').id)
    return c.body(Readable.toWeb(file.stream) as ReadableStream, 200, {
      'content-type': 'application/zip',
      'content-length': String(file.sizeBytes),
      'content-disposition': `attachment; filename="${file.fileName}"`,
    })
  })
  api.openapi(ofMessageRoute, async (c) => {
    const found = await registrationsOf(deps, actorOf(c), c.req.valid('param').id)
    return c.json({ items: found.map(registrationJson) }, 200)
  })
  api.openapi(adviceRoute, async (c) => {
    const asked = Object.entries(c.req.valid('query')).filter(([, value]) => value !== undefined)
    const input = { messageId: c.req.valid('param').id, ...Object.fromEntries(asked) }
    return c.json(adviceJson(await adviseRegistration(deps, actorOf(c), input)), 200)
  })
}
