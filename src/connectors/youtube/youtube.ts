import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Access, Connector, Offers } from '../connector.ts'
import type { NetworkSettings, OwnApp } from '../kit/network-settings.ts'
import { remove, reply, setStanding } from './act-on-comments.ts'
import { addressesFrom } from './addresses.ts'
import { createBearers } from './bearers.ts'
import { createUploadsOf, fetchProfile } from './channel.ts'
import { checkAccess } from './check-access.ts'
import { createDailyQuota, USUAL_UNITS, USUAL_UPLOADS, type DailyLimits } from './daily-quota.ts'
import { fetchComment, fetchThread } from './fetch-thread.ts'
import { fetchMedia } from './fetch-media.ts'
import { fetchPost } from './fetch-post.ts'
import { findReply } from './find-reply.ts'
import { createHarvest } from './harvest/create-harvest.ts'
import { createInsights } from './insights.ts'
import { ownCopy } from './own-copy.ts'
import { youtubeProfile } from './profile.ts'
import { createPublishing } from './publishing/create-publishing.ts'
import { createSignIn } from './sign-in.ts'
import type { TokenSettings } from './token-endpoint.ts'
import { youtubePush } from './push/youtube-push.ts'
import { youtubeWords } from './words.ts'
import { createYoutubeCalls, type YoutubeCalls } from './youtube-calls.ts'

export type YoutubeSettings = NetworkSettings &
  // Without it an access ends after its hour.
  OwnApp & {
    /** Where Google's hub sends news of films, and the secret that it signs them with. Without it films are asked for. */
    readonly hook?: { readonly url: string; readonly secret: string }
    /** What Google has granted the project for a day. */
    readonly dailyUnits?: number
    readonly dailyUploads?: number
  }

type Parts =
  | 'fetchThread'
  | 'fetchComment'
  | 'reply'
  | 'hide'
  | 'unhide'
  | 'remove'
  | 'findReply'
  | 'signIn'
  | 'harvest'
  | 'publishing'
  | 'insights'
  | 'fetchProfile'
  | 'ownCopy'

export type YoutubeConnector = Offers<Exclude<Parts, 'signIn'>> & Pick<Connector, 'signIn' | 'push'>

/** YouTube channels over the Data API v3 and the Analytics API v2. */
export function createYoutube(settings: YoutubeSettings): YoutubeConnector {
  const { http, clock, clientId, clientSecret } = settings
  const addresses = addressesFrom(settings.baseUrl)
  const client: TokenSettings | null =
    clientId === undefined || clientSecret === undefined
      ? null
      : { http, clock, tokenUrl: addresses.token, revokeUrl: addresses.revoke, clientId, clientSecret }
  const limits: DailyLimits = {
    units: settings.dailyUnits ?? USUAL_UNITS,
    uploads: settings.dailyUploads ?? USUAL_UPLOADS,
  }
  const calls = createYoutubeCalls({
    http,
    clock,
    addresses,
    bearers: createBearers(clock, client),
    quota: createDailyQuota(settings.quota, clock, limits),
    clientSecret: clientSecret ?? '',
    pause: settings.pause ?? pauseFor,
  })
  const uploadsOf = createUploadsOf(calls)
  return {
    profile: youtubeProfile,
    words: youtubeWords,
    ...comments(calls),
    ...(client === null ? {} : { signIn: createSignIn(calls, client) }),
    fetchPost: (access, id) => fetchPost(calls, access, id),
    fetchMedia: (_access, media) => fetchMedia(http, media),
    fetchProfile: (access) => fetchProfile(calls, access),
    checkAccess: (access) => checkAccess(calls, access),
    harvest: createHarvest({ calls, uploadsOf }),
    ...pushed(settings, addresses.hub),
    publishing: createPublishing({ calls, uploadsOf }),
    insights: createInsights(calls),
    ownCopy: (access) => ownCopy(calls, uploadsOf, access),
  }
}

function pushed({ http, clock, hook }: YoutubeSettings, hubUrl: string): Pick<Connector, 'push'> {
  if (hook === undefined) return {}
  return { push: youtubePush({ http, clock, hubUrl, hookUrl: hook.url, secret: hook.secret }) }
}

type CommentParts = 'fetchThread' | 'fetchComment' | 'reply' | 'hide' | 'unhide' | 'remove' | 'findReply'

function comments(calls: YoutubeCalls): Pick<Offers<CommentParts>, CommentParts> {
  const standing = (as: 'heldForReview' | 'published') => (access: Access, id: string) =>
    setStanding(calls, access, id, as)
  return {
    fetchThread: (access, videoId) => fetchThread(calls, access, videoId),
    fetchComment: (access, id) => fetchComment(calls, access, id),
    reply: (access, id, text) => reply(calls, access, id, text),
    hide: standing('heldForReview'),
    unhide: standing('published'),
    remove: (access, id) => remove(calls, access, id),
    findReply: (access, id, text, sentAfter) => findReply(calls, access, id, { text, sentAfter }),
  }
}
