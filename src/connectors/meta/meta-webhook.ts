import { createHmac, timingSafeEqual } from 'node:crypto'
import type { NetworkEvent, WebhookReader } from '../connector.ts'
import { readFacebookAnswer } from '../facebook/read-answer.ts'
import { readEvents } from '../facebook/webhook/read-events.ts'
import type { EntryReaders } from './events/read-bodies.ts'

type MetaWebhookSettings = {
  readonly appSecret: string
  readonly verifyToken: string
  /** What to do with an entry of an `instagram` body; without it such entries are kept as unknown. */
  readonly readInstagramEntry?: (entry: unknown) => readonly NetworkEvent[]
}

export type MetaWebhook = WebhookReader & {
  /** The challenge to send back as `text/plain`, or null (answer 403) when the caller does not know our verify token. */
  answerHandshake(query: Readonly<Record<string, string | undefined>>): string | null
}

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i
/** Echoed to whoever asks, so nothing that a browser could take for a page. */
const CHALLENGE = /^[\w-]{1,200}$/

/**
 * The receiving end of Meta's webhooks, one for Pages and Instagram since an app has one address. The signature is over the bytes as sent:
 * Meta escapes å, ä and ö (`\u00e5`), so a body that has been parsed and written again fails exactly for Swedish text. An empty secret or
 * verify token lets nobody in. Bodies are stored under the name `facebook`, whichever network their entries are about.
 */
export function createMetaWebhook(settings: MetaWebhookSettings): MetaWebhook {
  const { appSecret, verifyToken, readInstagramEntry } = settings
  const readers: EntryReaders = new Map(
    readInstagramEntry === undefined ? [] : [['instagram', readInstagramEntry]],
  )
  return {
    network: 'facebook',

    isSignatureValid(rawBody, signatureHeader) {
      const [, signature] = SIGNATURE.exec(signatureHeader ?? '') ?? []
      if (appSecret === '' || signature === undefined) return false
      const expected = createHmac('sha256', appSecret).update(rawBody).digest()
      return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
    },

    readEvents: (rawBody) => readFacebookAnswer(rawBody) ?? readEvents(rawBody, readers),

    answerHandshake(query) {
      const challenge = query['hub.challenge'] ?? ''
      const isAsked = query['hub.mode'] === 'subscribe' && CHALLENGE.test(challenge)
      return isAsked && isSameSecret(query['hub.verify_token'] ?? '', verifyToken) ? challenge : null
    },
  }
}

/** Hashed first, so that neither the length nor the first differing character shows in the time taken. */
function isSameSecret(given: string, expected: string): boolean {
  if (expected === '') return false
  const digest = (text: string) => createHmac('sha256', 'verify-token').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
