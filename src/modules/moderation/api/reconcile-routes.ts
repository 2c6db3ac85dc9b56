import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from '#core/http/variables.ts'
import { decideAct, reconcileAct } from '../actions/reconcile-act.ts'
import { decideNotice, reconcileNotice } from '../actions/reconcile-notice.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { actorOf, body, byId, json, refusals, secured } from './route-parts.ts'
import { actDecision, noticeDecision, reconciled } from './schemas.ts'

const tags = ['moderation']
const post = { method: 'post', tags, security: secured(moderationPermissions.act.scope) } as const
const result = json(reconciled, 'What the network shows, or that the decision is noted.')

const actRoute = createRoute({
  ...post,
  path: '/acts/{id}/reconcile',
  summary: 'An act of unknown outcome: look on the network, or decide; `id` is the outbox row',
  request: { params: byId, body: body(actDecision) },
  responses: { 200: result, ...refusals },
})
const noticeRoute = createRoute({
  ...post,
  path: '/notices/{id}/reconcile',
  summary: 'A notice of unknown outcome: look on the network, or decide; `id` is the outbox row',
  request: { params: byId, body: body(noticeDecision) },
  responses: { 200: result, ...refusals },
})

export function addReconcileRoutes(api: OpenAPIHono<HttpEnv>, deps: ModerationDeps): void {
  api.openapi(actRoute, async (c) => {
    const outboxId = c.req.valid('param').id
    const { decision } = c.req.valid('json')
    if (decision === undefined) return c.json(shown(await reconcileAct(deps, actorOf(c), { outboxId })), 200)
    await decideAct(deps, actorOf(c), { outboxId, decision })
    return c.json({ found: 'decided' as const, why: null }, 200)
  })
  api.openapi(noticeRoute, async (c) => {
    const outboxId = c.req.valid('param').id
    const { decision } = c.req.valid('json')
    if (decision === undefined)
      return c.json(shown(await reconcileNotice(deps, actorOf(c), { outboxId })), 200)
    await decideNotice(deps, actorOf(c), { outboxId, decision })
    return c.json({ found: 'decided' as const, why: null }, 200)
  })
}

function shown<Found extends string>(looked: { readonly found: Found; readonly why?: string }) {
  return { found: looked.found, why: looked.why ?? null }
}
