import { createRoute, type OpenAPIHono, type z } from '@hono/zod-openapi'
import type { Actor } from '#core/actor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { bounceRegistration, readdressRegistration } from '../actions/bounce-registration.ts'
import { forwardRegistration } from '../actions/forward-registration.ts'
import { openRegistration } from '../actions/open-registration.ts'
import { receiveRegistration } from '../actions/receive-registration.ts'
import { settleDeskMail } from '../actions/settle-desk-mail.ts'
import { linkToCase, rejectRegistration, setDiaryNumber } from '../actions/settle-registration.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { readRegistration } from '../queries/read-registration.ts'
import { actorOf, body, byId, given, json, refusals, secured } from './route-parts.ts'
import {
  bounceBody,
  forwardBody,
  linkBody,
  numberBody,
  openBody,
  readdressBody,
  receiveBody,
  registrationDetail,
  rejectBody,
  settleMailBody,
} from './schemas.ts'
import { detailJson } from './to-json.ts'

const security = secured(recordsPermissions.work.scope)
const tags = ['registrations']
const post = { method: 'post', tags, security } as const
const after = json(registrationDetail, 'The registration as it is now.')

const step = (name: string, summary: string) => ({
  ...post,
  path: `/registrations/{id}/${name}`,
  summary,
  responses: { 200: after, ...refusals },
})
const sent = <S extends z.ZodType>(schema: S) => ({ params: byId, body: body(schema) })

const openRoute = createRoute({
  ...post,
  path: '/messages/{id}/register',
  summary: 'Hand the message over to be registered; the package is made and the first desk gets it',
  request: sent(openBody),
  responses: { 201: json(registrationDetail, 'On its way.'), ...refusals },
})
const forwardRoute = createRoute({ ...step('forward', 'To the next desk'), request: sent(forwardBody) })
const bounceRoute = createRoute({
  ...step('bounce', 'Wrong addressee: one desk back, with the reason'),
  request: sent(bounceBody),
})
const readdressRoute = createRoute({
  ...step('readdress', 'Another service at the same desk'),
  request: sent(readdressBody),
})
const receiveRoute = createRoute({ ...step('receive', 'The receipt'), request: sent(receiveBody) })
const numberRoute = createRoute({ ...step('number', 'The number from the diary'), request: sent(numberBody) })
const linkRoute = createRoute({
  ...step('link', 'It belongs to a case that has its number'),
  request: sent(linkBody),
})
const rejectRoute = createRoute({
  ...step('reject', 'Not to be registered, and why'),
  request: sent(rejectBody),
})
const mailRoute = createRoute({
  ...post,
  path: '/desk-mails/{id}/settle',
  summary: 'Say what became of an e-mail of unknown fate',
  request: sent(settleMailBody),
  responses: { 204: { description: 'Noted.' }, ...refusals },
})

export function addWorkRoutes(api: OpenAPIHono<HttpEnv>, deps: RecordsDeps): void {
  const now = async (actor: Actor, registrationId: string) =>
    detailJson(await readRegistration(deps, actor, registrationId))

  api.openapi(openRoute, async (c) => {
    const actor = actorOf(c)
    const input = { messageId: c.req.valid('param').id, ...given(c.req.valid('json')) }
    const { registrationId } = await openRegistration(deps, actor, input)
    return c.json(await now(actor, registrationId), 201)
  })
  api.openapi(forwardRoute, async (c) => {
    const { id } = c.req.valid('param')
    await forwardRegistration(deps, actorOf(c), { registrationId: id, ...given(c.req.valid('json')) })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(bounceRoute, async (c) => {
    const { id } = c.req.valid('param')
    await bounceRegistration(deps, actorOf(c), { registrationId: id, ...given(c.req.valid('json')) })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(readdressRoute, async (c) => {
    const { id } = c.req.valid('param')
    await readdressRegistration(deps, actorOf(c), { registrationId: id, ...given(c.req.valid('json')) })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(receiveRoute, async (c) => {
    const { id } = c.req.valid('param')
    await receiveRegistration(deps, actorOf(c), { registrationId: id, ...given(c.req.valid('json')) })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(numberRoute, async (c) => {
    const { id } = c.req.valid('param')
    await setDiaryNumber(deps, actorOf(c), { registrationId: id, ...given(c.req.valid('json')) })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(linkRoute, async (c) => {
    const { id } = c.req.valid('param')
    await linkToCase(deps, actorOf(c), { registrationId: id, ...given(c.req.valid('json')) })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(rejectRoute, async (c) => {
    const { id } = c.req.valid('param')
    await rejectRegistration(deps, actorOf(c), { registrationId: id, ...given(c.req.valid('json')) })
    return c.json(await now(actorOf(c), id), 200)
  })
  api.openapi(mailRoute, async (c) => {
    await settleDeskMail(deps, actorOf(c), { outboxId: c.req.valid('param').id, ...c.req.valid('json') })
    return c.body(null, 204)
  })
}
