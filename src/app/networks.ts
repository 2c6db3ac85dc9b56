import type { Config } from '#config'
import type { Connector, NetworkId, WebhookReader } from '#connectors/connector.ts'
import { createFacebook } from '#connectors/facebook/facebook.ts'
import { createMetaWebhook, type MetaWebhook } from '#connectors/meta/meta-webhook.ts'
import type { Clock } from '#core/clock.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'

/** A whole call, name lookup and redirects included; shorter than the outbox's claim lasts. */
const CALL_TIMEOUT_MS = 30_000
/** A picture or film from a comment: larger ones are noted, not fetched. */
const MOST_BYTES = 50_000_000

export type Networks = {
  readonly connectors: ReadonlyMap<NetworkId, Connector>
  readonly webhookReaders: ReadonlyMap<NetworkId, WebhookReader>
  /** The Meta app's webhook; null when its two settings are not filled in. */
  readonly meta: MetaWebhook | null
}

/** Every network that is configured. One that lacks its settings is not there at all, and the pages say so. */
export function createNetworks(config: Config, clock: Clock, quota: QuotaLedger): Networks {
  const connectors = new Map<NetworkId, Connector>()
  const webhookReaders = new Map<NetworkId, WebhookReader>()
  const http = createHttpClient({
    clock,
    allowPrivateHosts: config.allowPrivateHosts,
    timeoutMs: CALL_TIMEOUT_MS,
    maxBytes: MOST_BYTES,
  })
  const { appId, appSecret, verifyToken, graphUrl } = config.meta
  if (appSecret !== null) {
    const facebook = createFacebook({
      http,
      clock,
      appSecret,
      ...(appId === null ? {} : { appId }),
      baseUrl: graphUrl,
      quota,
    })
    connectors.set(facebook.profile.network, facebook)
  }
  const meta =
    appSecret === null || verifyToken === null ? null : createMetaWebhook({ appSecret, verifyToken })
  if (meta !== null) webhookReaders.set(meta.network, meta)
  return { connectors, webhookReaders, meta }
}
