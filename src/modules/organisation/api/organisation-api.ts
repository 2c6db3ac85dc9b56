import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { toFieldProblems } from '#core/http/field-problems.ts'
import { NotSignedIn } from '#core/http/refusals.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { PersonId, UnitId } from '#core/ids.ts'
import { addPerson } from '../actions/add-person.ts'
import { addUnit } from '../actions/add-unit.ts'
import { bookAbsence } from '../actions/book-absence.ts'
import type { OrganisationDeps } from '../actions/deps.ts'
import { listPeople, readOrganisation } from '../queries/read-people.ts'
import { readReceiptList } from '../queries/read-receipts.ts'
import * as shapes from './schemas.ts'

/** Units, people, leave and receipts over `/api/v1`. Whoever mounts it puts `withBearer` before it. */
export function organisationApi(deps: OrganisationDeps): OpenAPIHono<HttpEnv> {
  const api = new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success)
        throw new InvalidInput(toFieldProblems(result.error, (result as { readonly data?: unknown }).data))
    },
  })
  addUnitRoutes(api, deps)
  addPeopleRoutes(api, deps)
  addAbsenceRoutes(api, deps)
  return api
}

function actorOf(c: { readonly var: { readonly actor: Actor | null } }): Actor {
  const { actor } = c.var
  if (actor === null) throw new NotSignedIn('token', 'missing')
  return actor
}

const READ = [{ bearer: ['organisation:read'] }]
const WRITE = [{ bearer: ['organisation:write'] }]
const tags = ['organisation']

function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } }
}
function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } }
}

function addUnitRoutes(api: OpenAPIHono<HttpEnv>, deps: OrganisationDeps): void {
  const list = createRoute({
    ...{ method: 'get', path: '/units', summary: 'The tree of units', tags, security: READ },
    responses: { 200: json(shapes.unitList, 'Each after the one it stands under.'), ...shapes.refusals },
  })
  const add = createRoute({
    ...{ method: 'post', path: '/units', summary: 'Add a unit', tags, security: WRITE },
    request: { body: body(shapes.newUnit) },
    responses: { 201: json(shapes.unit, 'The unit.'), ...shapes.refusals },
  })
  api.openapi(list, async (c) => {
    const { units } = await readOrganisation(deps, actorOf(c))
    return c.json({ items: units.map(({ depth: _depth, people: _people, ...unit }) => unit) }, 200)
  })
  api.openapi(add, async (c) => {
    const input = c.req.valid('json')
    const unit = await addUnit(deps, actorOf(c), {
      name: input.name,
      kind: input.kind,
      parentId: input.parentId as UnitId | null,
      ownsCommonAccounts: input.ownsCommonAccounts,
      ...(input.isArchiveCreator === undefined ? {} : { isArchiveCreator: input.isArchiveCreator }),
    })
    return c.json(unit, 201)
  })
}

function addPeopleRoutes(api: OpenAPIHono<HttpEnv>, deps: OrganisationDeps): void {
  const list = createRoute({
    ...{ method: 'get', path: '/people', summary: 'The people who work in Torget', tags, security: READ },
    request: { query: shapes.peopleQuery },
    responses: { 200: json(shapes.peopleList, 'In Swedish name order, one page.'), ...shapes.refusals },
  })
  const add = createRoute({
    ...{ method: 'post', path: '/people', summary: 'Add a person', tags, security: WRITE },
    request: { body: body(shapes.newPerson) },
    responses: { 201: json(shapes.person, 'The person, without a password.'), ...shapes.refusals },
  })
  api.openapi(list, async (c) => {
    const { q, after, limit } = c.req.valid('query')
    const { found } = await listPeople(deps, actorOf(c), q)
    const start = after === undefined ? 0 : found.findIndex((person) => person.id === after) + 1
    const items = found.slice(start, start + limit)
    const next = start + limit < found.length ? (items.at(-1)?.id ?? null) : null
    return c.json({ items: items.map(shapes.personJson), next }, 200)
  })
  api.openapi(add, async (c) => {
    const person = await addPerson(deps, actorOf(c), { ...c.req.valid('json'), password: null })
    return c.json(shapes.personJson(person), 201)
  })
}

function addAbsenceRoutes(api: OpenAPIHono<HttpEnv>, deps: OrganisationDeps): void {
  const book = createRoute({
    ...{ method: 'post', path: '/absences', summary: 'Book leave, with a substitute', tags, security: WRITE },
    request: { body: body(shapes.newAbsence) },
    responses: { 201: json(shapes.absence, 'The leave.'), ...shapes.refusals },
  })
  const receipts = createRoute({
    ...{
      method: 'get',
      path: '/receipts',
      summary: 'Who has confirmed the policy in force',
      tags,
      security: READ,
    },
    responses: { 200: json(shapes.receiptList, 'Everybody with access.'), ...shapes.refusals },
  })
  api.openapi(book, async (c) => {
    const { personId, substituteId, from, until } = c.req.valid('json')
    const { absence, lacksSubstitute } = await bookAbsence(deps, actorOf(c), {
      personId: personId as PersonId,
      substituteId: substituteId as PersonId | null,
      fromAt: Temporal.Instant.from(from),
      untilAt: Temporal.Instant.from(until),
    })
    return c.json({ id: absence.id, personId, substituteId, from, until, lacksSubstitute }, 201)
  })
  api.openapi(receipts, async (c) => {
    const list = await readReceiptList(deps, actorOf(c))
    const items = list.items.map(({ confirmedAt, ...rest }) => ({
      ...rest,
      confirmedAt: confirmedAt?.toString() ?? null,
    }))
    return c.json({ policyVersion: list.policyVersion, items }, 200)
  })
}
