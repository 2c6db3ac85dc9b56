import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { Connector, Offers } from '../connector.ts'
import { fetchProfile } from './account-profile.ts'
import { acting, type Acting } from './acting.ts'
import { checkAccess } from './check-access.ts'
import { createConversations } from './conversations.ts'
import { fetchMedia } from './fetch-media.ts'
import { createGraph } from './graph.ts'
import { createHarvest } from './harvest/harvest.ts'
import { createInsights } from './insights/insights.ts'
import { nameOf } from './name-of.ts'
import { ownCopy } from './own-copy.ts'
import { instagramProfile } from './profile.ts'
import { createPublishing } from './publishing/publishing.ts'
import { instagramPush } from './push.ts'
import { reading, type Reading } from './reading.ts'
import { createSignIn } from './sign-in.ts'
import { instagramWords } from './words.ts'

const GRAPH = 'https://graph.facebook.com'
const LOGIN = 'https://www.facebook.com'

export type InstagramSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  /** Shared with the Facebook connector: Meta counts the app's calls together. */
  readonly quota: QuotaLedger
  readonly appSecret: string
  /** Without it nobody can sign in, and `checkAccess` tells neither expiry nor scopes. */
  readonly appId?: string
  /** Meta's webhook is set up here: without it no account is asked to send anything. */
  readonly hasWebhook?: boolean
  /** Where Graph is; the practice square's own address in demo and tests. */
  readonly baseUrl?: string
  /** Where the sign-in dialog is; beside Graph when that is not Meta's own. */
  readonly dialogUrl?: string
  readonly pause?: (ms: number) => Promise<unknown>
}

type Parts = 'publishing' | 'harvest' | 'insights' | 'fetchProfile' | 'nameOf' | 'ownCopy'
export type InstagramConnector = Offers<keyof Reading | keyof Acting | Parts> & Pick<Connector, 'push'>

/** Instagram's professional accounts, by way of the Facebook Page that each is linked to. `Access.token` is the Page's token. */
export function createInstagram(settings: InstagramSettings): InstagramConnector {
  const { appId, appSecret, clock, http, quota } = settings
  const baseUrl = settings.baseUrl ?? GRAPH
  const graph = createGraph({
    http,
    clock,
    quota,
    appSecret,
    baseUrl,
    pause: settings.pause ?? pauseFor,
  })
  const app = appId === undefined ? null : { appId, appSecret }
  const dialogUrl = settings.dialogUrl ?? (baseUrl === GRAPH ? LOGIN : baseUrl)
  const conversations = createConversations(graph)
  return {
    profile: instagramProfile,
    words: instagramWords,
    ...reading(graph, conversations),
    ...acting(graph, conversations),
    fetchMedia: (_access, media) => fetchMedia(http, media),
    checkAccess: (access) => checkAccess(graph, access, app),
    ...(app === null ? {} : { signIn: createSignIn({ graph, app, dialogUrl }) }),
    harvest: createHarvest(graph, conversations),
    ...(settings.hasWebhook === true
      ? { push: instagramPush(graph, conversations, { appId: appId ?? null, clock }) }
      : {}),
    publishing: createPublishing(graph),
    insights: createInsights(graph),
    fetchProfile: (access) => fetchProfile(graph, access),
    nameOf: (access, igsid) => nameOf(graph, access, igsid),
    ownCopy: (access) => ownCopy(graph, http, access),
  }
}

/** What `Access.token` holds: the Page's token by itself. */
export function instagramSecret(parts: Readonly<Record<string, string>>): string {
  return parts['access_token'] ?? ''
}
