import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { OutcomeUnknown, Rejected, type Access, type NetworkComment, type Offers } from '../connector.ts'
import { withAltTexts } from './alt-texts.ts'
import { checkAccess } from './check-access.ts'
import { commentPages } from './comment-pages.ts'
import { fetchMedia } from './fetch-media.ts'
import { findReply } from './find-reply.ts'
import { createGraphCalls, type GraphCalls } from '../meta/graph-calls.ts'
import { idAt, isTrueAt, type Json } from '../kit/json.ts'
import { facebookProfile } from './profile.ts'
import { facebookWords } from './words.ts'
import { createQuotaLedger, type QuotaLedger } from '../meta/quota-ledger.ts'
import { COMMENT_FIELDS, POST_FIELDS, postIdOf, readComment, readPost } from './read-objects.ts'
import { inThreadOrder } from './thread-order.ts'

export type FacebookSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly appSecret: string
  /** With it `checkAccess` can tell expiry and scopes. */
  readonly appId?: string
  /** Where Graph is; the practice square's own address in demo and tests. */
  readonly baseUrl?: string
  /** Shared by every connector that calls Meta with the same app. */
  readonly quota?: QuotaLedger
  readonly pause?: (ms: number) => Promise<unknown>
}

export type FacebookConnector = Offers<ReadingParts | ActingParts>

/** Facebook Pages over the Graph API. */
export function createFacebook(settings: FacebookSettings): FacebookConnector {
  const { appId, appSecret, clock, http } = settings
  const calls = createGraphCalls({
    http,
    clock,
    appSecret,
    baseUrl: settings.baseUrl ?? 'https://graph.facebook.com',
    quota: settings.quota ?? createQuotaLedger(clock),
    pause: settings.pause ?? pauseFor,
  })
  const app = appId === undefined ? null : { appId, appSecret }
  return {
    profile: facebookProfile,
    words: facebookWords,
    ...reading(calls),
    ...acting(calls),
    fetchMedia: (_access, media) => fetchMedia(http, media),
    checkAccess: (access) => checkAccess(calls, access, app),
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

type ActingParts = 'reply' | 'hide' | 'unhide' | 'remove' | 'privateReply'
type Acting = Pick<Offers<ActingParts>, ActingParts>

function acting(calls: GraphCalls): Acting {
  const { replyCharacters, privateReplyCharacters } = facebookProfile.limits
  const setHidden = async (access: Access, commentExternalId: string, isHidden: boolean) => {
    const params = { is_hidden: String(isHidden) }
    confirmDone(await calls.act(access, 'POST', [commentExternalId], params))
  }
  return {
    async reply(access, commentExternalId, text) {
      checkLength(text, replyCharacters)
      return createdAt(
        await calls.act(access, 'POST', [commentExternalId, 'comments'], { message: text }),
        'id',
      )
    },
    hide: (access, commentExternalId) => setHidden(access, commentExternalId, true),
    unhide: (access, commentExternalId) => setHidden(access, commentExternalId, false),
    async remove(access, commentExternalId) {
      confirmDone(await calls.act(access, 'DELETE', [commentExternalId]))
    },
    async privateReply(access, commentExternalId, text) {
      checkLength(text, privateReplyCharacters)
      const params = {
        recipient: JSON.stringify({ comment_id: commentExternalId }),
        message: JSON.stringify({ text }),
        messaging_type: 'RESPONSE',
      }
      const path = [access.accountExternalId, 'messages']
      return createdAt(await calls.act(access, 'POST', path, params), 'message_id')
    },
  }
}

/** Known before anything is sent, so that a text is never cut or half accepted by the network. */
function checkLength(text: string, most: number): void {
  if (text.trim() === '') throw new Rejected('Facebook: the text is empty', 'empty-text')
  if (text.length > most)
    throw new Rejected(`Facebook: the text is longer than ${most} characters`, 'text-too-long')
}

function createdAt(answer: Json, key: string): { readonly externalId: string } {
  const externalId = idAt(answer, key)
  if (externalId === null) throw new OutcomeUnknown(`Facebook answered without ${key}`)
  return { externalId }
}

function confirmDone(answer: Json): void {
  if (isTrueAt(answer, 'success')) return
  if (answer['success'] === false)
    throw new Rejected('Facebook answered that it was not done', 'success-false')
  throw new OutcomeUnknown('Facebook did not say whether it was done')
}
