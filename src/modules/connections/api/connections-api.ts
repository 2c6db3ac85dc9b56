import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { NotSignedIn } from '#core/http/refusals.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { readConnectionCards, type ConnectionCard } from '../queries/read-connections.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import { CONNECTION_STATES } from '../rules/connection.ts'

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

/** The connections over `/api/v1`. Whoever mounts it puts `withBearer` before it. */
export function connectionsApi(
  deps: Pick<ConnectionsDeps, 'db' | 'connectors' | 'quota'>,
): OpenAPIHono<HttpEnv> {
  const api = new OpenAPIHono<HttpEnv>()
  api.openapi(list, async (c) => {
    const { actor } = c.var
    if (actor === null) throw new NotSignedIn('token', 'missing')
    return c.json({ items: (await readConnectionCards(deps, actor)).map(connectionJson) }, 200)
  })
  return api
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
    nextNewsAt: text(kept?.nextNewsAt),
    past: past === null ? null : pastJson(past),
    quota: quota.map(({ bucket, percent, resetsAt, heldUntil }) => ({
      ...{ name: bucket.name, percent, resetsAt: resetsAt.toString(), heldUntil: text(heldUntil) },
    })),
  }
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
