import { join } from 'node:path'
import type { Config } from '#config'
import { createBluesky } from '#connectors/bluesky/bluesky.ts'
import { createBlueskyReader } from '#connectors/bluesky/event-reader.ts'
import type { Connector, EventReader, NetworkId } from '#connectors/connector.ts'
import { createFacebook } from '#connectors/facebook/facebook.ts'
import { createFacebookReader } from '#connectors/facebook/read-answer.ts'
import { createInstagram } from '#connectors/instagram/instagram.ts'
import { createInstagramReader } from '#connectors/instagram/reader/instagram-reader.ts'
import { instagramEventsOfEntry } from '#connectors/instagram/reader/read-entry.ts'
import { createLinkedinReader } from '#connectors/linkedin/linkedin-reader.ts'
import { createLinkedinWebhook, type LinkedinWebhook } from '#connectors/linkedin/linkedin-webhook.ts'
import { createLinkedin } from '#connectors/linkedin/linkedin.ts'
import { createManualReader } from '#connectors/manual/manual-reader.ts'
import { createManual } from '#connectors/manual/manual.ts'
import { createMastodon } from '#connectors/mastodon/mastodon.ts'
import { createMastodonReader } from '#connectors/mastodon/reader.ts'
import { createMetaWebhook, type MetaWebhook } from '#connectors/meta/meta-webhook.ts'
import { createYoutubeWebhook, type YoutubeWebhook } from '#connectors/youtube/push/youtube-webhook.ts'
import { createYoutubeReader } from '#connectors/youtube/read-events.ts'
import { createYoutube } from '#connectors/youtube/youtube.ts'
import type { Clock } from '#core/clock.ts'
import { callLog } from '#core/outgoing/call-log.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import { limitPerHost } from '#core/outgoing/limit-per-host.ts'
import { recordCalls } from '#core/outgoing/record-calls.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'

/** A whole call, name lookup and redirects included; shorter than the outbox's claim lasts. */
const CALL_TIMEOUT_MS = 30_000
/** A picture or film from a comment: larger ones are noted, not fetched. */
const MOST_BYTES = 50_000_000
/** To one network at a time, over all accounts: enough for a storm, and no heap when it is slow. */
const CALLS_TO_ONE_HOST = 8

export type Networks = {
  readonly connectors: ReadonlyMap<NetworkId, Connector>
  /** What reads the bodies that are kept, by the name they are kept under. */
  readonly readers: ReadonlyMap<NetworkId, EventReader>
  readonly webhooks: Webhooks
}

/** Each vendor's webhook; null when its settings are not filled in. */
export type Webhooks = {
  readonly meta: MetaWebhook | null
  readonly linkedin: LinkedinWebhook | null
  readonly youtube: YoutubeWebhook | null
}

type Ground = { readonly http: HttpClient; readonly clock: Clock; readonly quota: QuotaLedger }

/** Every network that is configured. One that lacks its settings is not there at all, and the pages say so. */
export function createNetworks(config: Config, clock: Clock, quota: QuotaLedger): Networks {
  const ground: Ground = { http: outgoing(config, clock), clock, quota }
  const found = [
    ...metaNetworks(config, ground),
    ...linkedinNetwork(config, ground),
    ...youtubeNetwork(config, ground),
    ...openNetworks(config, ground),
  ]
  const webhooks = createWebhooks(config)
  const polled = [
    createFacebookReader(),
    createInstagramReader(),
    createLinkedinReader(),
    createYoutubeReader(),
    createMastodonReader(),
    createBlueskyReader(),
    createManualReader(),
  ]
  const hooked = Object.values(webhooks).filter((reader) => reader !== null)
  return {
    connectors: new Map(found.map((connector) => [connector.profile.network, connector])),
    readers: new Map([...polled, ...hooked].map((reader) => [reader.network, reader])),
    webhooks,
  }
}

function createWebhooks({ meta, linkedin, youtube }: Config): Webhooks {
  const { appSecret, verifyToken } = meta
  const { clientSecret } = linkedin
  const { hookSecret } = youtube
  return {
    meta:
      appSecret === null || verifyToken === null
        ? null
        : createMetaWebhook({ appSecret, verifyToken, readInstagramEntry: instagramEventsOfEntry }),
    linkedin: clientSecret === null ? null : createLinkedinWebhook({ clientSecret }),
    youtube: hookSecret === null ? null : createYoutubeWebhook({ secret: hookSecret }),
  }
}

/** The way out for every connector: at most so many calls to one host, and recorded when somebody looks into a fault. */
function outgoing(config: Config, clock: Clock): HttpClient {
  const { allowPrivateHosts, recordsCalls, dataFolder } = config
  const client = createHttpClient({
    clock,
    allowPrivateHosts,
    timeoutMs: CALL_TIMEOUT_MS,
    maxBytes: MOST_BYTES,
  })
  const limited = limitPerHost(client, CALLS_TO_ONE_HOST)
  if (!recordsCalls) return limited
  return recordCalls(limited, { sink: callLog(join(dataFolder, 'calls')), now: () => clock.now() })
}

/** Where a network sends what is new, as it is told when it is asked to. */
function hookUrlOf({ baseUrl }: Pick<Config, 'baseUrl'>, vendor: keyof Webhooks): string {
  return `${baseUrl}/hooks/${vendor}`
}

function metaNetworks({ meta, instagramUrl }: Config, ground: Ground): readonly Connector[] {
  const { appId, appSecret, graphUrl, verifyToken } = meta
  if (appSecret === null) return []
  const app = { appSecret, hasWebhook: verifyToken !== null, ...(appId === null ? {} : { appId }) }
  return [
    createFacebook({ ...ground, ...app, baseUrl: graphUrl }),
    createInstagram({ ...ground, ...app, baseUrl: instagramUrl ?? graphUrl }),
  ]
}

function linkedinNetwork(config: Config, ground: Ground): readonly Connector[] {
  const { appId, clientId, clientSecret, dailyCalls, version, url } = config.linkedin
  if (clientId === null || clientSecret === null) return []
  const apiVersion = version === null ? {} : { apiVersion: version }
  const push = appId === null ? {} : { push: { appId, hookUrl: hookUrlOf(config, 'linkedin') } }
  const app = { clientId, clientSecret, dailyCalls, ...apiVersion, ...push }
  return [createLinkedin({ ...ground, ...app, ...baseUrl(url) })]
}

function youtubeNetwork(config: Config, ground: Ground): readonly Connector[] {
  const { clientId, clientSecret, dailyUnits, hookSecret, url } = config.youtube
  if (clientId === null || clientSecret === null) return []
  const hook = hookSecret === null ? {} : { hook: { url: hookUrlOf(config, 'youtube'), secret: hookSecret } }
  return [createYoutube({ ...ground, clientId, clientSecret, dailyUnits, ...hook, ...baseUrl(url) })]
}

/** Those that ask for no agreement with a vendor beforehand: there as soon as somebody wants them. */
function openNetworks({ mastodonUrl, bluesky }: Config, ground: Ground): readonly Connector[] {
  const { url, plcUrl } = bluesky
  return [
    createMastodon({ ...ground, ...baseUrl(mastodonUrl) }),
    createBluesky({ ...ground, ...baseUrl(url), ...(plcUrl === null ? {} : { plcUrl }) }),
    createManual(ground),
  ]
}

function baseUrl(url: string | null): { readonly baseUrl?: string } {
  return url === null ? {} : { baseUrl: url }
}
