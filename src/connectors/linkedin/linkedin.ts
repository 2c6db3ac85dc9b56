import { setTimeout as pauseFor } from 'node:timers/promises'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type Connector, type Offers } from '../connector.ts'
import { idAt } from '../kit/json.ts'
import type { NetworkSettings, OwnApp } from '../kit/network-settings.ts'
import { findReply, remove, reply } from './acting.ts'
import { checkAccess } from './check-access.ts'
import { DEVELOPMENT_LIMITS, type DailyLimits } from './daily-calls.ts'
import { fetchMedia } from './fetch-media.ts'
import { fetchProfile } from './fetch-profile.ts'
import { harvestNews } from './harvest-news.ts'
import { harvestPast } from './harvest-past.ts'
import { createInsights } from './insights.ts'
import { createLinkedinCalls, type LinkedinCalls } from './linkedin-calls.ts'
import type { OAuthSettings } from './oauth.ts'
import { ownCopy } from './own-copy.ts'
import { createPeople, type People } from './people.ts'
import { createPostNames, type PostNames } from './post-names.ts'
import { linkedinProfile } from './profile.ts'
import { createPublishing } from './publishing.ts'
import { linkedinPush, type PushSettings } from './push.ts'
import { readPost } from './read-posts.ts'
import { createSignIn } from './sign-in.ts'
import { fetchComment, fetchThread } from './threads.ts'
import { namedPost } from './urns.ts'
import { linkedinWords } from './words.ts'

export type LinkedinSettings = NetworkSettings &
  OwnApp & {
    /** For an app that is approved for webhooks. Without it LinkedIn is asked for its notifications. */
    readonly push?: PushSettings
    /** `YYYYMM`; LinkedIn retires each after a year or so. */
    readonly apiVersion?: string
    /** What LinkedIn allows this app and each person a day; the development tier's limits when left out. */
    readonly dailyCalls?: DailyLimits
  }

type Parts =
  | 'fetchThread'
  | 'fetchComment'
  | 'reply'
  | 'remove'
  | 'findReply'
  | 'signIn'
  | 'harvest'
  | 'publishing'
  | 'insights'
  | 'fetchProfile'
  | 'ownCopy'

export type LinkedinConnector = Offers<Parts> & Pick<Connector, 'push'>

type Wired = {
  readonly calls: LinkedinCalls
  readonly people: People
  readonly postNames: PostNames
  readonly http: HttpClient
  readonly apiUrl: string
  readonly limits: DailyLimits
}

/** LinkedIn pages over the Community Management API. */
export function createLinkedin(settings: LinkedinSettings): LinkedinConnector {
  const { http, clock, quota } = settings
  const apiUrl = settings.baseUrl ?? 'https://api.linkedin.com'
  const apiVersion = settings.apiVersion ?? linkedinProfile.apiVersion
  const limits = settings.dailyCalls ?? DEVELOPMENT_LIMITS
  const pause = settings.pause ?? pauseFor
  const calls = createLinkedinCalls({ http, clock, quota, limits, apiUrl, apiVersion, pause })
  const wired = {
    calls,
    people: createPeople(calls),
    postNames: createPostNames(calls),
    http,
    apiUrl,
    limits,
  }
  const app = appOf(settings)
  return {
    profile: { ...linkedinProfile, apiVersion },
    words: linkedinWords,
    ...reading(wired),
    ...acting(calls),
    harvest: harvestOf(wired),
    ...(settings.push === undefined ? {} : { push: linkedinPush(calls, settings.push) }),
    publishing: createPublishing(wired),
    insights: createInsights(calls),
    signIn: createSignIn(calls, app),
    checkAccess: (access) => checkAccess(calls, app, access),
  }
}

function appOf({ http, clock, clientId, clientSecret, baseUrl }: LinkedinSettings): OAuthSettings | null {
  if (clientId === undefined || clientSecret === undefined) return null
  return { http, clock, clientId, clientSecret, signInUrl: baseUrl ?? 'https://www.linkedin.com' }
}

type ReadingParts = 'fetchPost' | 'fetchThread' | 'fetchComment' | 'fetchMedia' | 'fetchProfile' | 'ownCopy'

function reading(wired: Wired): Pick<LinkedinConnector, ReadingParts> {
  const { calls, people, postNames } = wired
  return {
    async fetchPost(access, postExternalId) {
      const urn = await postNames.postOf(access, namedPost(postExternalId))
      const { json } = await calls.read(access, { path: ['posts', urn], purpose: 'inbox' })
      const names = await people.namesOf(access, [idAt(json, 'author')], 'inbox')
      const post = readPost(json, names)
      if (post === null) throw new Rejected('LinkedIn answered something that is no post', 'not-found', true)
      return post
    },
    fetchThread: (access, postExternalId) => fetchThread(wired, access, namedPost(postExternalId)),
    fetchComment: (access, commentExternalId) => fetchComment(wired, access, commentExternalId),
    fetchMedia: (access, media) => fetchMedia(wired, access, media),
    fetchProfile: (access) => fetchProfile(calls, access),
    ownCopy: (access) => ownCopy(wired, access),
  }
}

function acting(calls: LinkedinCalls): Pick<LinkedinConnector, 'reply' | 'remove' | 'findReply'> {
  return {
    reply: (access, commentExternalId, text) => reply(calls, access, commentExternalId, text),
    remove: (access, commentExternalId) => remove(calls, access, commentExternalId),
    findReply: (access, commentExternalId, text, sentAfter) =>
      findReply(calls, access, commentExternalId, { text, sentAfter }),
  }
}

const MINUTES_A_DAY = 1_440
/** Half of a day's calls for looking, the other half for answering. */
const SHARE_FOR_LOOKING = 0.5
/** One call a round, and a little for posts and names. */
const CALLS_A_ROUND = 1.2

function harvestOf(wired: Wired): NonNullable<Connector['harvest']> {
  const rounds = (wired.limits.member * SHARE_FOR_LOOKING) / CALLS_A_ROUND
  const fastest = Math.min(MINUTES_A_DAY, Math.max(2, Math.ceil(MINUTES_A_DAY / rounds)))
  return {
    everyMinutes: { fastest, slowest: Math.max(60, fastest) },
    news: (access, cursor) => harvestNews(wired, access, cursor),
    past: (access, cursor, since) => harvestPast(wired, access, cursor, since),
  }
}
