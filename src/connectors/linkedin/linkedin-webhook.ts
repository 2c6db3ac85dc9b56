import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WebhookReader } from '../connector.ts'
import { readEvents } from './linkedin-reader.ts'
import { withoutPeople } from './without-people.ts'

export type LinkedinWebhook = WebhookReader & {
  /** What to answer the challenge with, as JSON; null (answer 400) when none was asked. */
  answerChallenge(query: Readonly<Record<string, string | undefined>>): Challenge | null
}

type Challenge = { readonly challengeCode: string; readonly challengeResponse: string }

/** The header holds the digest alone; some gateways write the name of the method before it. */
const SIGNATURE = /^(?:hmacsha256=)?([0-9a-f]{64})$/i
/** Echoed to whoever asks, so nothing that a browser could take for a page. LinkedIn sends a UUID. */
const CHALLENGE = /^[\w-]{1,200}$/

/**
 * The receiving end of LinkedIn's webhooks, for apps that are approved for them. The signature is over the bytes as sent, with the name of
 * the method before them; LinkedIn asks its challenge anew every other hour. An empty secret lets nobody in.
 */
export function createLinkedinWebhook({ clientSecret }: { readonly clientSecret: string }): LinkedinWebhook {
  const digest = (...parts: readonly (string | Uint8Array)[]): Buffer => {
    const hmac = createHmac('sha256', clientSecret)
    for (const part of parts) hmac.update(part)
    return hmac.digest()
  }
  return {
    network: 'linkedin',

    isSignatureValid(rawBody, signatureHeader) {
      const [, signature] = SIGNATURE.exec(signatureHeader ?? '') ?? []
      if (clientSecret === '' || signature === undefined) return false
      return timingSafeEqual(digest('hmacsha256=', rawBody), Buffer.from(signature, 'hex'))
    },

    readEvents,
    withoutPeople,

    answerChallenge(query) {
      const challengeCode = query['challengeCode'] ?? ''
      if (clientSecret === '' || !CHALLENGE.test(challengeCode)) return null
      return { challengeCode, challengeResponse: digest(challengeCode).toString('hex') }
    },
  }
}
