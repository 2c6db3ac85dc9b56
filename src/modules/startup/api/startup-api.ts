import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi'
import type { Actor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { decodeCursor, encodeCursor } from '#core/http/cursor.ts'
import { toFieldProblems } from '#core/http/field-problems.ts'
import { NotSignedIn } from '#core/http/refusals.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { PersonId } from '#core/ids.ts'
import { decideStep } from '../actions/decide-step.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { startupPermissions } from '../permissions.ts'
import { findApplications, findWithSteps, type ApplicationQuery } from '../queries/find-applications.ts'
import * as shapes from './schemas.ts'
import { applicationJson, headJson } from './to-json.ts'

function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

const tags = ['applications']
const read = [{ bearer: [startupPermissions.read.scope] }]

const listRoute = createRoute({
  ...{ method: 'get', path: '/applications', tags, security: read },
  summary: 'Applications for accounts, assignments and closings',
  request: { query: shapes.listQuery },
  responses: { 200: json(shapes.applicationList, 'The latest changed first, one page.'), ...shapes.refusals },
})
const readRoute = createRoute({
  ...{ method: 'get', path: '/applications/{id}', tags, security: read },
  summary: 'One application with its answers and everybody’s steps',
  request: { params: shapes.byId },
  responses: { 200: json(shapes.application, 'The application as it is now.'), ...shapes.refusals },
})
const decideRoute = createRoute({
  ...{ method: 'post', path: '/applications/{id}/decisions', tags },
  security: [{ bearer: [startupPermissions.decide.scope] }],
  summary: 'Answer a step; the token must be a person’s, who answers as on the page',
  request: {
    params: shapes.byId,
    body: { required: true, content: { 'application/json': { schema: shapes.decision } } },
  },
  responses: { 200: json(shapes.application, 'The application after the answer.'), ...shapes.refusals },
})

/** Applications over `/api/v1`. Whoever mounts it puts `withBearer` before it. */
export function startupApi(deps: StartupDeps): OpenAPIHono<HttpEnv> {
  const api = new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new InvalidInput(toFieldProblems(result.error, {}))
    },
  })
  api.openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const found = await findApplications(deps, actorOf(c), toQuery(query))
    const items = found.slice(0, query.limit)
    const last = items.at(-1)
    const isMore = found.length > query.limit && last !== undefined
    const next = isMore ? encodeCursor({ changedAt: last.changedAt.toString(), id: last.id }) : null
    return c.json({ items: items.map(headJson), next }, 200)
  })
  api.openapi(readRoute, async (c) =>
    c.json(applicationJson(await findWithSteps(deps, actorOf(c), c.req.valid('param').id)), 200),
  )
  api.openapi(decideRoute, async (c) => {
    const applicationId = c.req.valid('param').id
    await decideStep(deps, actorOf(c), { applicationId, ...c.req.valid('json') })
    return c.json(applicationJson(await findWithSteps(deps, actorOf(c), applicationId)), 200)
  })
  return api
}

function actorOf(c: { readonly var: { readonly actor: Actor | null } }): Actor {
  const { actor } = c.var
  if (actor === null) throw new NotSignedIn('token', 'missing')
  return actor
}

/** One more than is shown tells whether there is a next page. */
function toQuery({
  state,
  kind,
  unitId,
  personId,
  cursor,
  limit,
}: z.output<typeof shapes.listQuery>): ApplicationQuery {
  const place = cursor === undefined ? null : decodeCursor(cursor, shapes.listPlace)
  return {
    limit: limit + 1,
    before: place,
    ...(state === undefined ? {} : { states: [state] }),
    ...(kind === undefined ? {} : { kind }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(personId === undefined ? {} : { personId: personId as PersonId }),
  }
}
