import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { Offers } from '../connector.ts'
import type { Harvest } from '../harvest.ts'
import type { Publishing } from '../publishing.ts'
import type { OAuthSignIn } from '../sign-in.ts'
import { directReply, privateReply, reply, setBlocked } from './acting.ts'
import { checkAccess } from './check-access.ts'
import { fetchMedia } from './fetch-media.ts'
import { fetchProfile } from './fetch-profile.ts'
import { findReply } from './find-reply.ts'
import type { HarvestParts } from './harvest-answers.ts'
import { newsPage } from './harvest-news.ts'
import { pastPage } from './harvest-past.ts'
import { createInsights } from './insights.ts'
import { createMastodonCalls, type MastodonCalls } from './mastodon-calls.ts'
import { ownCopy } from './own-copy.ts'
import { mastodonProfile } from './profile.ts'
import { createPublishing } from './publishing.ts'
import { fetchComment, fetchPost, fetchThread } from './read-thread.ts'
import { createServerLimits } from './server-limits.ts'
import { createSignIn, type SignInSettings } from './sign-in.ts'
import { createThreadPosts } from './thread-post.ts'
import { mastodonWords } from './words.ts'

export type MastodonSettings = SignInSettings & {
  readonly http: HttpClient
  readonly clock: Clock
  readonly quota: QuotaLedger
  readonly pause?: (ms: number) => Promise<unknown>
}

export type MastodonConnector = Offers<Parts> & {
  readonly signIn: OAuthSignIn
  readonly harvest: Required<Harvest>
  readonly publishing: Required<Publishing>
}

type ReadingParts = 'fetchThread' | 'fetchComment' | 'findReply' | 'fetchProfile' | 'ownCopy'
type Parts = ReadingParts | ActingParts | 'signIn' | 'harvest' | 'publishing' | 'insights'
type ActingParts = 'reply' | 'privateReply' | 'directReply' | 'block' | 'unblock'

/** Mastodon, and other servers that speak its API. `baseUrl` is where to sign in when nobody names a server; each account knows its own. */
export function createMastodon(settings: MastodonSettings): MastodonConnector {
  const { http, clock, quota } = settings
  const calls = createMastodonCalls({ http, clock, quota, pause: settings.pause ?? pauseFor })
  const posts = createThreadPosts(calls)
  const limitsOf = createServerLimits(calls)
  return {
    profile: mastodonProfile,
    words: mastodonWords,
    fetchPost: (access, id) => fetchPost(calls, access, id),
    fetchThread: (access, id) => fetchThread(calls, access, id),
    fetchComment: (access, id) => fetchComment(calls, posts, { access, id }),
    fetchMedia: (_access, media) => fetchMedia(http, media),
    fetchProfile: (access) => fetchProfile(calls, access),
    findReply: (access, id, text, sentAfter) => findReply(calls, access, { id, text, sentAfter }),
    checkAccess: (access) => checkAccess(calls, access),
    ownCopy: (access) => ownCopy(calls, http, access),
    ...acting(calls, limitsOf),
    signIn: createSignIn(calls, settings),
    harvest: harvesting({ calls, posts }),
    publishing: createPublishing({ calls, limitsOf }),
    insights: createInsights(calls),
  }
}

function acting(
  calls: MastodonCalls,
  limitsOf: ReturnType<typeof createServerLimits>,
): Pick<MastodonConnector, ActingParts> {
  const parts = { calls, limitsOf }
  return {
    reply: (access, commentExternalId, text) => reply(parts, access, { commentExternalId, text }),
    privateReply: (access, commentExternalId, text) =>
      privateReply(parts, access, { commentExternalId, text }),
    directReply: (access, to, text) => directReply(parts, access, { to, text }),
    block: (access, target) => setBlocked(parts, access, { target, isBlocked: true }),
    unblock: (access, target) => setBlocked(parts, access, { target, isBlocked: false }),
  }
}

function harvesting(parts: HarvestParts): Required<Harvest> {
  return {
    everyMinutes: { fastest: 1, slowest: 15 },
    news: (access, cursor) => newsPage(parts, access, cursor),
    past: (access, cursor, since) => pastPage(parts, access, { cursor, since }),
  }
}
