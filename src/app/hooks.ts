import { Hono, type Context } from 'hono'
import { limitBody } from '#core/http/body-limit.ts'
import type { Metrics, WebhookOutcome } from '#core/metrics/metrics.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { NetworkId } from '#connectors/connector.ts'
import { acceptDelivery, type Acceptance, type InboxDeps } from '#modules/inbox/index.ts'
import type { Webhooks } from './networks.ts'

export type HookDeps = {
  readonly inbox: Pick<InboxDeps, 'db' | 'clock' | 'readers'>
  readonly webhooks: Webhooks
  readonly metrics: Pick<Metrics, 'countWebhook'>
  /** A body was kept: the worker of this process need not wait for its timer. */
  readonly arrived: () => void
}

/** What to set, told to whoever sets up the webhook at the vendor and looks at what came back. */
const NOT_CONFIGURED = {
  meta: 'Set TORGET_META_APP_SECRET and TORGET_META_VERIFY_TOKEN to receive events from Meta.',
  linkedin:
    'Set TORGET_LINKEDIN_CLIENT_ID and TORGET_LINKEDIN_CLIENT_SECRET to receive events from LinkedIn.',
  youtube: 'Set TORGET_YOUTUBE_HOOK_SECRET to receive news of films.',
}

/**
 * The networks' webhooks. A body is kept before anything else is done with it, then 200: Meta gives up after a few seconds and sends
 * again for a day and a half. A wrong signature is 401 and counted, and nothing is kept.
 */
export function createHooks(deps: HookDeps): Hono<HttpEnv> {
  const { meta, linkedin, youtube } = deps.webhooks
  const hooks = new Hono<HttpEnv>()
  hooks.get('/meta', (c) => {
    if (meta === null) return c.text(NOT_CONFIGURED.meta, 503)
    const challenge = meta.answerHandshake(c.req.query())
    return challenge === null ? c.text('verify token does not match', 403) : c.text(challenge)
  })
  hooks.post('/meta', limitBody('hook'), (c) =>
    meta === null
      ? c.text(NOT_CONFIGURED.meta, 503)
      : accept(deps, c, { network: meta.network, signature: c.req.header('x-hub-signature-256') }),
  )
  hooks.get('/linkedin', (c) => {
    if (linkedin === null) return c.text(NOT_CONFIGURED.linkedin, 503)
    const answer = linkedin.answerChallenge(c.req.query())
    return answer === null ? c.text('no challenge was asked', 400) : c.json(answer)
  })
  hooks.post('/linkedin', limitBody('hook'), (c) =>
    linkedin === null
      ? c.text(NOT_CONFIGURED.linkedin, 503)
      : accept(deps, c, { network: linkedin.network, signature: c.req.header('x-li-signature') }),
  )
  hooks.get('/youtube', (c) => {
    if (youtube === null) return c.text(NOT_CONFIGURED.youtube, 503)
    const challenge = youtube.answerChallenge(c.req.query())
    return challenge === null ? c.text('not a feed of ours', 404) : c.text(challenge)
  })
  hooks.post('/youtube', limitBody('hook'), (c) =>
    youtube === null
      ? c.text(NOT_CONFIGURED.youtube, 503)
      : accept(deps, c, { network: youtube.network, signature: c.req.header('x-hub-signature') }),
  )
  return hooks
}

type Sender = { readonly network: NetworkId; readonly signature: string | undefined }

async function accept(
  { inbox, metrics, arrived }: HookDeps,
  c: Context<HttpEnv>,
  sender: Sender,
): Promise<Response> {
  const rawBody = new Uint8Array(await c.req.arrayBuffer())
  const acceptance = await acceptDelivery(inbox, { ...sender, rawBody })
  metrics.countWebhook(sender.network, outcomeOf(acceptance))
  if (!acceptance.isAccepted) return c.text('signature does not match', 401)
  if (acceptance.isNew) arrived()
  return c.text('EVENT_RECEIVED')
}

function outcomeOf(acceptance: Acceptance): WebhookOutcome {
  if (!acceptance.isAccepted) return 'refused'
  return acceptance.isNew ? 'accepted' : 'duplicate'
}
