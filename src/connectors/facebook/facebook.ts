import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { Connector, NetworkComment, Offers } from '../connector.ts'
import { acting } from './act-on-comment.ts'
import { withAltTexts } from './alt-texts.ts'
import { checkAccess } from './check-access.ts'
import { commentPages } from './comment-pages.ts'
import { fetchMedia } from './fetch-media.ts'
import { fetchProfile } from './fetch-profile.ts'
import { findReply } from './find-reply.ts'
import { harvest } from './harvest.ts'
import { insights } from './insights.ts'
import { nameOf } from './name-of.ts'
import { ownCopy } from './own-copy.ts'
import { publishing } from './publishing.ts'
import { facebookPush } from './push.ts'
import { facebookSignIn } from './sign-in.ts'
import { createGraphCalls, type GraphCalls } from '../meta/graph-calls.ts'
import { idAt } from '../kit/json.ts'
import { facebookProfile } from './profile.ts'
import { facebookWords } from './words.ts'
import { COMMENT_FIELDS, POST_FIELDS, postIdOf, readComment, readPost } from './read-objects.ts'
import { inThreadOrder } from './thread-order.ts'

export type FacebookSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly appSecret: string
  /** With it people can sign in, and `checkAccess` can tell expiry and scopes. */
  readonly appId?: string
  /** Meta's webhook is set up here: without it no page is asked to send anything. */
  readonly hasWebhook?: boolean
  /** Where Graph is; the practice square's own address in demo and tests. */
  readonly baseUrl?: string
  /** Where people sign in; with another Graph than Meta's own, that one's address. */
  readonly loginUrl?: string
  /** Shared by every connector that calls Meta with the same app. */
  readonly quota?: QuotaLedger
  readonly pause?: (ms: number) => Promise<unknown>
}

export type FacebookConnector = Offers<Exclude<keyof Connector, 'signIn' | 'push'>> &
  Pick<Connector, 'signIn' | 'push'>

const GRAPH = 'https://graph.facebook.com'
const LOGIN = 'https://www.facebook.com'

/** Facebook Pages over the Graph API. */
export function createFacebook(settings: FacebookSettings): FacebookConnector {
  const { appId, appSecret, clock, http, baseUrl = GRAPH } = settings
  const calls = createGraphCalls({
    http,
    clock,
    appSecret,
    baseUrl,
    quota: settings.quota ?? createMemoryQuota(clock),
    pause: settings.pause ?? pauseFor,
  })
  const app = appId === undefined ? null : { appId, appSecret }
  const loginUrl = settings.loginUrl ?? (baseUrl === GRAPH ? LOGIN : baseUrl)
  return {
    profile: facebookProfile,
    words: facebookWords,
    ...reading(calls),
    ...acting(calls),
    fetchMedia: (_access, media) => fetchMedia(http, media),
    checkAccess: (access) => checkAccess(calls, access, app),
    fetchProfile: (access) => fetchProfile(calls, access),
    nameOf: (access, psid) => nameOf(calls, access, psid),
    harvest: harvest({ calls, clock }),
    ...(settings.hasWebhook === true ? { push: facebookPush(calls, clock) } : {}),
    publishing: publishing({ calls, clock }),
    insights: insights({ calls, clock }),
    ownCopy: (access) => ownCopy({ calls, http }, access),
    ...(app === null ? {} : { signIn: facebookSignIn({ calls, app, loginUrl }) }),
  }
}

type ReadingParts = 'fetchPost' | 'fetchThread' | 'fetchComment' | 'findReply'
type Reading = Pick<Offers<ReadingParts>, ReadingParts>

function reading(calls: GraphCalls): Reading {
  return {
    async fetchPost(access, postExternalId) {
      const raw = await calls.read(access, [postExternalId], { fields: POST_FIELDS })
      const post = readPost(raw, postExternalId)
      return { ...post, media: await withAltTexts(calls, access, raw, post.media) }
    },

    async fetchThread(access, postExternalId) {
      const most = facebookProfile.limits.threadComments
      const comments: NetworkComment[] = []
      const params = { fields: COMMENT_FIELDS, order: 'chronological' }
      for await (const page of commentPages(calls, access, postExternalId, params)) {
        for (const row of page) {
          const externalId = idAt(row, 'id')
          if (externalId !== null) comments.push(readComment(row, externalId, postExternalId))
        }
        if (comments.length >= most) break
      }
      return inThreadOrder(comments.slice(0, most))
    },

    async fetchComment(access, commentExternalId) {
      const raw = await calls.read(access, [commentExternalId], { fields: `${COMMENT_FIELDS},object{id}` })
      const externalId = idAt(raw, 'id') ?? commentExternalId
      return readComment(raw, externalId, postIdOf(raw, externalId, access.accountExternalId))
    },

    findReply: (access, commentExternalId, text, sentAfter) =>
      findReply(calls, access, commentExternalId, { text, sentAfter }),
  }
}
