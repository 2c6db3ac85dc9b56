import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '#core/actor.ts'
import { NotSignedIn } from '#core/http/refusals.ts'
import { refuseInvalid } from '#core/http/form.ts'
import type { HttpContext, HttpEnv } from '#core/http/variables.ts'
import { readConnectionCards, type ConnectionCard } from '../queries/read-connections.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import { disconnect } from '../actions/disconnect.ts'
import { CONNECTION_STATES } from '../rules/connection.ts'
import { PUSH_STATES } from '../rules/push.ts'
import { PARTS } from '../rules/disconnection.ts'

const instant = z.iso.datetime({ offset: true }).nullable()

const connection = z
  .object({
    accountId: z.string(),
    name: z.string(),
    network: z.string(),
    state: z.enum(CONNECTION_STATES),
    code: z.string().nullable().describe('The network’s own code for what is wrong.'),
    since: instant.describe('Since when it stands so.'),
    missingScopes: z.array(z.string()),
    expiresAt: instant,
    endsAt: instant.describe('When a person must connect it again; null when not known, or never needed.'),
    isRenewedByItself: z.boolean(),
    lastEventAt: instant,
    lastGoodAt: instant.describe('When the network last answered a call.'),
    testedAt: instant,
    testResult: z.enum(['ok', 'refused', 'fault']).nullable(),
    push: z
      .object({
        state: z.enum(PUSH_STATES).nullable().describe('null: not asked yet.'),
        code: z.string().nullable().describe('The network’s own code for its refusal.'),
        since: instant,
        nextAt: instant.describe('When the network is asked to again.'),
      })
      .nullable()
      .describe(
        'Whether the network sends what is new by itself; null where it cannot, or is not set up to.',
      ),
    nextNewsAt: instant,
    past: z
      .object({
        since: z.iso.datetime({ offset: true }),
        posts: z.int(),
        reachedAt: instant,
        isPaused: z.boolean(),
        doneAt: instant,
      })
      .nullable()
      .describe('The fetch of what was there before.'),
    quota: z.array(
      z.object({
        name: z.string(),
        percent: z.number(),
        resetsAt: z.iso.datetime({ offset: true }),
        heldUntil: instant,
      }),
    ),
  })
  .openapi('Connection')

const refusal = (description: string) => ({
  description,
  content: {
    'application/problem+json': {
      schema: z.object({ type: z.string(), title: z.string(), status: z.int() }),
    },
  },
})

const list = createRoute({
  ...{
    method: 'get',
    path: '/connections',
    tags: ['connections'],
    security: [{ bearer: ['accounts:read'] }],
  },
  summary: 'How every account stands with its network',
  responses: {
    200: {
      description:
        'In Swedish name order; accounts that are closed or on a platform without a connector are left out.',
      content: { 'application/json': { schema: z.object({ items: z.array(connection) }) } },
    },
    401: refusal('No valid token.'),
    403: refusal('The token lacks the scope.'),
  },
})

const disconnected = z
  .object({
    accountId: z.string(),
    at: z.iso.datetime({ offset: true }),
    revoked: z
      .enum(PARTS)
      .describe(
        'Whether the network has made the access worthless; `waits`: it is asked again for seven days.',
      ),
    unsubscribed: z.enum(PARTS).describe('Whether the network has stopped sending news by itself.'),
  })
  .openapi('Disconnection')

const disconnectRoute = createRoute({
  ...{
    method: 'post',
    path: '/connections/{account}/disconnect',
    tags: ['connections'],
    security: [{ bearer: ['accounts:write'] }],
  },
  summary: 'Disconnect an account from its network',
  description: 'Nothing that is stored is deleted. What waits to be sent is not sent.',
  request: {
    params: z.object({ account: z.string() }),
    body: {
      required: true,
      content: {
        'application/json': { schema: z.object({ reason: z.string().describe('At most 500 characters.') }) },
      },
    },
  },
  responses: {
    200: {
      description: 'It is disconnected here.',
      content: { 'application/json': { schema: disconnected } },
    },
    401: refusal('No valid token.'),
    400: refusal('The reason is missing or too long.'),
    403: refusal('The token lacks the scope, or its role may not.'),
    404: refusal('No such account.'),
    422: refusal('The account is not connected.'),
  },
})

/** The connections over `/api/v1`. Whoever mounts it puts `withBearer` before it. */
export function connectionsApi(
  deps: Pick<ConnectionsDeps, 'db' | 'clock' | 'log' | 'secrets' | 'connectors' | 'quota'>,
): OpenAPIHono<HttpEnv> {
  const api = new OpenAPIHono<HttpEnv>({ defaultHook: refuseInvalid })
  api.openapi(list, async (c) => {
    return c.json({ items: (await readConnectionCards(deps, actorOf(c))).map(connectionJson) }, 200)
  })
  api.openapi(disconnectRoute, async (c) => {
    const wanted = { accountId: c.req.valid('param').account, reason: c.req.valid('json').reason }
    const { accountId, at, revoked, unsubscribed } = await disconnect(deps, actorOf(c), wanted)
    return c.json({ accountId, at: at.toString(), revoked, unsubscribed }, 200)
  })
  return api
}

function actorOf(c: HttpContext): Actor {
  const { actor } = c.var
  if (actor === null) throw new NotSignedIn('token', 'missing')
  return actor
}

const text = (at: Temporal.Instant | null | undefined): string | null => at?.toString() ?? null

/** A connection for a program: no secret is in it, and nothing that leads to one. */
export function connectionJson(card: ConnectionCard): z.output<typeof connection> {
  const { account, connection: kept, state, code, quota } = card
  const past = kept?.past ?? null
  return {
    ...{ accountId: account.id, name: account.name, network: account.network, state, code },
    since: text(kept?.stateAt),
    missingScopes: [...(kept?.missingScopes ?? [])],
    expiresAt: text(kept?.expiresAt),
    endsAt: text(card.endsAt),
    isRenewedByItself: card.isRenewedByItself,
    lastEventAt: text(kept?.lastEventAt),
    lastGoodAt: text(kept?.lastGoodAt),
    testedAt: text(kept?.testedAt),
    testResult: kept?.testResult ?? null,
    push: pushJson(card),
    nextNewsAt: text(kept?.nextNewsAt),
    past: past === null ? null : pastJson(past),
    quota: quota.map(({ bucket, percent, resetsAt, heldUntil }) => ({
      ...{ name: bucket.name, percent, resetsAt: resetsAt.toString(), heldUntil: text(heldUntil) },
    })),
  }
}

function pushJson({ connector, connection: kept }: ConnectionCard) {
  if (connector.push === undefined || kept === null) return null
  const { state, code, at, nextAt } = kept.push
  return { state, code, since: text(at), nextAt: text(nextAt) }
}

function pastJson({
  since,
  posts,
  reachedAt,
  pausedAt,
  doneAt,
}: NonNullable<NonNullable<ConnectionCard['connection']>['past']>) {
  return {
    ...{ since: since.toString(), posts, reachedAt: text(reachedAt) },
    ...{ isPaused: pausedAt !== null, doneAt: text(doneAt) },
  }
}
