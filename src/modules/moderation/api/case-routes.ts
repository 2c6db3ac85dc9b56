import { createRoute, type OpenAPIHono, type z } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import { hideOnNetwork, removeFromNetwork } from '../actions/act-on-network.ts'
import { giveNotice } from '../actions/give-notice.ts'
import { openCase } from '../actions/open-case.ts'
import { confirmGround } from '../actions/review-case.ts'
import { settlePoliceReport } from '../actions/settle-police-report.ts'
import { unhide } from '../actions/unhide.ts'
import { withdrawCase } from '../actions/withdraw-case.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { readMyCases } from '../queries/my-cases.ts'
import { readCase, readCaseForMessage } from '../queries/read-case.ts'
import { actorOf, body, byId, given, json, refusals, secured } from './route-parts.ts'
import {
  acted,
  caseList,
  moderationCase,
  noticeBody,
  noticeGiven,
  openBody,
  policeBody,
  reasonBody,
} from './schemas.ts'
import { caseJson, myCaseJson } from './to-json.ts'

const tags = ['moderation']
const get = { method: 'get', tags, security: secured(moderationPermissions.read.scope) } as const
const post = { method: 'post', tags, security: secured(moderationPermissions.act.scope) } as const
const after = json(moderationCase, 'The case as it is now, with its steps.')
const underWay = json(acted, 'Decided; a worker carries it out at most once.')
const sent = <S extends z.ZodType>(schema: S) => ({ params: byId, body: body(schema) })

const listRoute = createRoute({
  ...get,
  path: '/cases',
  summary: 'Open cases, by when the content has to be gone',
  responses: { 200: json(caseList, 'All that the token may act on.'), ...refusals },
})
const readRoute = createRoute({
  ...get,
  path: '/cases/{id}',
  summary: 'One case with its steps and duties',
  request: { params: byId },
  responses: { 200: after, ...refusals },
})
const ofMessageRoute = createRoute({
  ...get,
  path: '/messages/{id}/case',
  summary: 'Where the message stands: steps, what is offered, what is left to do',
  request: { params: byId },
  responses: { 200: after, ...refusals },
})
const openRoute = createRoute({
  ...post,
  path: '/messages/{id}/case',
  summary: 'The ground and the objective assessment: the first step',
  request: sent(openBody),
  responses: { 201: after, ...refusals },
})
const confirmRoute = createRoute({
  ...post,
  path: '/cases/{id}/confirm',
  summary: "A second person's yes to the ground; tokens are refused",
  request: { params: byId },
  responses: { 200: after, ...refusals },
})
const withdrawRoute = createRoute({
  ...post,
  path: '/cases/{id}/withdraw',
  summary: 'Take the decision back before anything was done',
  request: sent(reasonBody),
  responses: { 200: after, ...refusals },
})
const policeRoute = createRoute({
  ...post,
  path: '/cases/{id}/police-report',
  summary: "The report's number, or the reasoned decision not to report",
  request: sent(policeBody),
  responses: { 200: after, ...refusals },
})
const removeRoute = createRoute({
  ...post,
  path: '/messages/{id}/remove',
  summary: 'Remove it from the network; only after evidence and, where demanded, the basis for registration',
  request: { params: byId },
  responses: { 202: underWay, ...refusals },
})
const hideRoute = createRoute({
  ...post,
  path: '/messages/{id}/hide',
  summary: 'Hide it on the network, which can be undone; the same demands',
  request: { params: byId },
  responses: { 202: underWay, ...refusals },
})
const unhideRoute = createRoute({
  ...post,
  path: '/messages/{id}/unhide',
  summary: 'Show again what was hidden, with the reason',
  request: sent(reasonBody),
  responses: { 202: underWay, ...refusals },
})
const noticeRoute = createRoute({
  ...post,
  path: '/messages/{id}/notice',
  summary: 'Tell the author, in the words of the policy; after the action',
  request: sent(noticeBody),
  responses: { 202: json(noticeGiven, 'What became of it so far.'), ...refusals },
})

export function addCaseRoutes(api: OpenAPIHono<HttpEnv>, deps: ModerationDeps): void {
  api.openapi(listRoute, async (c) => {
    const mine = await readMyCases(deps, actorOf(c))
    return c.json({ items: mine.map(myCaseJson) }, 200)
  })
  api.openapi(readRoute, async (c) =>
    c.json(caseJson(await readCase(deps, actorOf(c), c.req.valid('param').id)), 200),
  )
  api.openapi(ofMessageRoute, async (c) =>
    c.json(caseJson(await readCaseForMessage(deps, actorOf(c), c.req.valid('param').id)), 200),
  )
  api.openapi(openRoute, async (c) => {
    const messageId = c.req.valid('param').id
    await openCase(deps, actorOf(c), { messageId, ...given(c.req.valid('json')) })
    return c.json(caseJson(await readCaseForMessage(deps, actorOf(c), messageId)), 201)
  })
  addStepRoutes(api, deps)
}

function addStepRoutes(api: OpenAPIHono<HttpEnv>, deps: ModerationDeps): void {
  api.openapi(confirmRoute, async (c) => {
    const caseId = c.req.valid('param').id
    await confirmGround(deps, actorOf(c), { caseId })
    return c.json(caseJson(await readCase(deps, actorOf(c), caseId)), 200)
  })
  api.openapi(withdrawRoute, async (c) => {
    const caseId = c.req.valid('param').id
    await withdrawCase(deps, actorOf(c), { caseId, ...c.req.valid('json') })
    return c.json(caseJson(await readCase(deps, actorOf(c), caseId)), 200)
  })
  api.openapi(policeRoute, async (c) => {
    const caseId = c.req.valid('param').id
    await settlePoliceReport(deps, actorOf(c), { caseId, ...c.req.valid('json') })
    return c.json(caseJson(await readCase(deps, actorOf(c), caseId)), 200)
  })
  api.openapi(removeRoute, async (c) =>
    c.json(await removeFromNetwork(deps, actorOf(c), { messageId: c.req.valid('param').id }), 202),
  )
  api.openapi(hideRoute, async (c) =>
    c.json(await hideOnNetwork(deps, actorOf(c), { messageId: c.req.valid('param').id }), 202),
  )
  api.openapi(unhideRoute, async (c) =>
    c.json(
      await unhide(deps, actorOf(c), { messageId: c.req.valid('param').id, ...c.req.valid('json') }),
      202,
    ),
  )
  api.openapi(noticeRoute, async (c) => {
    const input = { messageId: c.req.valid('param').id, ...given(c.req.valid('json')) }
    return c.json(await giveNotice(deps, actorOf(c), input), 202)
  })
}
