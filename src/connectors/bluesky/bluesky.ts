import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { Offers } from '../connector.ts'
import { blocking } from './blocking.ts'
import { fetchMedia } from './fetch-media.ts'
import { createHarvest, type BlueskyHarvest } from './harvest.ts'
import { createIdentity } from './identity.ts'
import { createInsights } from './insights.ts'
import { ownCopy } from './own-copy.ts'
import { blueskyProfile } from './profile.ts'
import { createPublishing, type BlueskyPublishing } from './publishing.ts'
import { reading } from './reading.ts'
import { replying } from './reply.ts'
import { sessionOf } from './session.ts'
import { checkAccess, createSignIn, type BlueskySignIn } from './sign-in.ts'
import { hiding } from './thread-gate.ts'
import { blueskyWords } from './words.ts'
import { createXrpc } from './xrpc.ts'

export type BlueskySettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly quota: QuotaLedger
  /** A server that looks handles up when the person names none; accounts themselves live wherever their documents say. */
  readonly baseUrl?: string
  /** The directory of accounts (did:plc). */
  readonly plcUrl?: string
  /** Where people read posts, for links. */
  readonly webUrl?: string
  readonly pause?: (ms: number) => Promise<unknown>
}

export type BlueskyConnector = Offers<
  | 'fetchThread'
  | 'fetchComment'
  | 'fetchProfile'
  | 'reply'
  | 'findReply'
  | 'hide'
  | 'unhide'
  | 'block'
  | 'unblock'
  | 'insights'
  | 'ownCopy'
> & {
  readonly signIn: BlueskySignIn
  readonly publishing: BlueskyPublishing
  readonly harvest: BlueskyHarvest
}

/** Bluesky, or any account on atproto, over its own server. */
export function createBluesky(settings: BlueskySettings): BlueskyConnector {
  const { http, clock, quota, pause = pauseFor } = settings
  const webUrl = (settings.webUrl ?? 'https://bsky.app').replace(/\/+$/, '')
  const xrpc = createXrpc({ http, clock, quota, pause })
  const identities = createIdentity({
    http,
    xrpc,
    plcUrl: settings.plcUrl ?? 'https://plc.directory',
    resolverUrl: settings.baseUrl ?? 'https://bsky.social',
  })
  return {
    profile: blueskyProfile,
    words: blueskyWords,
    ...reading(xrpc, webUrl),
    ...replying(xrpc, clock),
    ...hiding(xrpc, clock),
    ...blocking(xrpc, clock),
    fetchMedia: (_access, media) => fetchMedia(http, identities, media),
    checkAccess: (access) => checkAccess(xrpc, sessionOf(access)),
    signIn: createSignIn({ xrpc, identities, webUrl }),
    publishing: createPublishing({ xrpc, clock, webUrl }),
    harvest: createHarvest(xrpc, clock),
    insights: createInsights(xrpc),
    ownCopy: (access) => ownCopy(xrpc, identities, access),
  }
}
