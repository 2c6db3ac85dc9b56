import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WebhookReader } from '../connector.ts'
import { readEvents } from './webhook/read-events.ts'

export type FacebookWebhookSettings = { readonly appSecret: string; readonly verifyToken: string }

export type FacebookWebhook = WebhookReader & {
  /** The challenge to send back as `text/plain`, or null (answer 403) when the caller does not know our verify token. */
  answerHandshake(query: Readonly<Record<string, string | undefined>>): string | null
}

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i
/** Echoed to whoever asks, so nothing that a browser could take for a page. */
const CHALLENGE = /^[\w-]{1,200}$/

/**
 * The receiving end of Meta's webhooks for Pages. The signature is over the bytes as sent: Meta escapes å, ä and ö (`\u00e5`), so a body
 * that has been parsed and written again fails exactly for Swedish text. An empty secret or verify token lets nobody in.
 */
export function createFacebookWebhook(settings: FacebookWebhookSettings): FacebookWebhook {
  const { appSecret, verifyToken } = settings
  return {
    network: 'facebook',

    isSignatureValid(rawBody, signatureHeader) {
      const [, signature] = SIGNATURE.exec(signatureHeader ?? '') ?? []
      if (appSecret === '' || signature === undefined) return false
      const expected = createHmac('sha256', appSecret).update(rawBody).digest()
      return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
    },

    readEvents,

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
