import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { toFieldProblems } from '#core/http/field-problems.ts'
import { NotSignedIn } from '#core/http/refusals.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { assign, unassign } from '../actions/assign.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { listAccounts, listAssignments, readAccountCare } from '../queries/list-accounts.ts'
import * as shapes from './schemas.ts'
import { accountJson, assignmentJson } from './to-json.ts'

/** The account register over `/api/v1`, with what the public never sees. Whoever mounts it puts `withBearer` before it. */
export function accountsApi(deps: AccountsDeps): OpenAPIHono<HttpEnv> {
  const api = new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success)
        throw new InvalidInput(toFieldProblems(result.error, (result as { readonly data?: unknown }).data))
    },
  })
  addAccountRoutes(api, deps)
  addAssignmentRoutes(api, deps)
  return api
}

function actorOf(c: { readonly var: { readonly actor: Actor | null } }): Actor {
  const { actor } = c.var
  if (actor === null) throw new NotSignedIn('token', 'missing')
  return actor
}

const READ = [{ bearer: ['accounts:read'] }]
const WRITE = [{ bearer: ['accounts:write'] }]
const tags = ['accounts']

function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

function addAccountRoutes(api: OpenAPIHono<HttpEnv>, deps: AccountsDeps): void {
  const list = createRoute({
    ...{ method: 'get', path: '/accounts', tags, security: READ },
    summary: 'The account register, with how each account stands against the policy in force',
    request: { query: shapes.accountQuery },
    responses: { 200: json(shapes.accountList, 'In Swedish name order, one page.'), ...shapes.refusals },
  })
  const one = createRoute({
    ...{ method: 'get', path: '/accounts/{id}', tags, security: READ },
    summary: 'One account',
    request: { params: shapes.byId },
    responses: { 200: json(shapes.account, 'The account.'), ...shapes.refusals },
  })
  api.openapi(list, async (c) => {
    const { status, unit, needs, after, limit } = c.req.valid('query')
    const hasNeeds = needs === undefined ? undefined : needs === 'true'
    const page = await listAccounts(deps, actorOf(c), { status, unitId: unit, hasNeeds, after, limit })
    return c.json({ ...page, items: page.items.map(accountJson) }, 200)
  })
  api.openapi(one, async (c) =>
    c.json(accountJson(await readAccountCare(deps, actorOf(c), c.req.valid('param').id)), 200),
  )
}

function addAssignmentRoutes(api: OpenAPIHono<HttpEnv>, deps: AccountsDeps): void {
  const list = createRoute({
    ...{ method: 'get', path: '/accounts/{id}/assignments', tags, security: READ },
    summary: 'Who may do what on an account, and until when',
    request: { params: shapes.byId },
    responses: { 200: json(shapes.assignmentList, 'Past ones too.'), ...shapes.refusals },
  })
  const give = createRoute({
    ...{ method: 'post', path: '/accounts/{id}/assignments', tags, security: WRITE },
    summary: 'Give a person rights on an account',
    request: {
      params: shapes.byId,
      body: { required: true, content: { 'application/json': { schema: shapes.newAssignment } } },
    },
    responses: { 201: json(shapes.assignment, 'The assignment.'), ...shapes.refusals },
  })
  const end = createRoute({
    ...{ method: 'delete', path: '/accounts/{id}/assignments/{assignmentId}', tags, security: WRITE },
    summary: 'End a person’s rights now',
    request: { params: shapes.byBoth },
    responses: { 204: { description: 'They have ended.' }, ...shapes.refusals },
  })
  api.openapi(list, async (c) => {
    const { assignments, names } = await listAssignments(deps, actorOf(c), c.req.valid('param').id)
    const now = deps.clock.now()
    return c.json({ items: assignments.map((one) => assignmentJson(one, { names, now })) }, 200)
  })
  api.openapi(give, async (c) => {
    const { id: accountId } = c.req.valid('param')
    const { startsAt, endsAt, ...wanted } = c.req.valid('json')
    const given = await assign(deps, actorOf(c), {
      ...wanted,
      accountId,
      endsAt: endsAt === null ? null : Temporal.Instant.from(endsAt),
      ...(startsAt === undefined ? {} : { startsAt: Temporal.Instant.from(startsAt) }),
    })
    const { names } = await listAssignments(deps, actorOf(c), accountId)
    return c.json(assignmentJson(given, { names, now: deps.clock.now() }), 201)
  })
  api.openapi(end, async (c) => {
    const { id: accountId, assignmentId } = c.req.valid('param')
    await unassign(deps, actorOf(c), { accountId, assignmentId })
    return c.body(null, 204)
  })
}
