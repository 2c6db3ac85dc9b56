import { Hono } from 'hono'
import { limitBody } from '#core/http/body-limit.ts'
import type { Metrics, WebhookOutcome } from '#core/metrics/metrics.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import type { MetaWebhook } from '#connectors/meta/meta-webhook.ts'
import { acceptDelivery, type Acceptance, type InboxDeps } from '#modules/inbox/index.ts'

export type HookDeps = {
  readonly inbox: Pick<InboxDeps, 'db' | 'clock' | 'readers'>
  readonly meta: MetaWebhook | null
  readonly metrics: Pick<Metrics, 'countWebhook'>
  /** A body was kept: the worker of this process need not wait for its timer. */
  readonly arrived: () => void
}

const NOT_CONFIGURED = 'Set TORGET_META_APP_SECRET and TORGET_META_VERIFY_TOKEN to receive events from Meta.'

/**
 * The networks' webhooks. A body is kept before anything else is done with it, then 200: Meta gives up after a few seconds and sends
 * again for a day and a half. A wrong signature is 401 and counted, and nothing is kept.
 */
export function createHooks({ inbox, meta, metrics, arrived }: HookDeps): Hono<HttpEnv> {
  const hooks = new Hono<HttpEnv>()
  hooks.get('/meta', (c) => {
    if (meta === null) return c.text(NOT_CONFIGURED, 503)
    const challenge = meta.answerHandshake(c.req.query())
    return challenge === null ? c.text('verify token does not match', 403) : c.text(challenge)
  })
  hooks.post('/meta', limitBody('hook'), async (c) => {
    if (meta === null) return c.text(NOT_CONFIGURED, 503)
    const rawBody = new Uint8Array(await c.req.arrayBuffer())
    const signature = c.req.header('x-hub-signature-256')
    const acceptance = await acceptDelivery(inbox, { network: meta.network, rawBody, signature })
    metrics.countWebhook(meta.network, outcomeOf(acceptance))
    if (!acceptance.isAccepted) return c.text('signature does not match', 401)
    if (acceptance.isNew) arrived()
    return c.text('EVENT_RECEIVED')
  })
  return hooks
}

function outcomeOf(acceptance: Acceptance): WebhookOutcome {
  if (!acceptance.isAccepted) return 'refused'
  return acceptance.isNew ? 'accepted' : 'duplicate'
}
