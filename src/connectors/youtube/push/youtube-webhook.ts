import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WebhookReader } from '../../connector.ts'
import { createYoutubeReader } from '../read-events.ts'
import { MARK, markOf } from './callback-mark.ts'
import { withoutPeople } from '../without-people.ts'
import { isFeed, readFeed } from './read-feed.ts'

export type YoutubeWebhook = WebhookReader & {
  /** What to send back as `text/plain` when the hub asks whether we meant it, or null (answer 404): we did not mean it. */
  answerChallenge(query: Readonly<Record<string, string | undefined>>): string | null
}

const SIGNATURE = /^sha1=([0-9a-f]{40})$/i
/** Echoed to whoever asks, so nothing that a browser could take for a page. */
const CHALLENGE = /^[\w-]{1,200}$/
const TOPIC = /^https:\/\/www\.youtube\.com\/(?:xml\/)?feeds\/videos\.xml\?channel_id=([\w-]+)$/
const MODES: readonly (string | undefined)[] = ['subscribe', 'unsubscribe']

/**
 * The receiving end of Google's WebSub hub, for films only. The hub signs with SHA-1, which is what it has; an empty secret lets nobody in.
 * Reads the harvest's envelopes as well, because both are kept for the same reader.
 */
export function createYoutubeWebhook({ secret }: { readonly secret: string }): YoutubeWebhook {
  const envelopes = createYoutubeReader()
  return {
    network: 'youtube',
    withoutPeople,

    isSignatureValid(rawBody, signatureHeader) {
      const [, signature] = SIGNATURE.exec(signatureHeader ?? '') ?? []
      if (secret === '' || signature === undefined) return false
      const expected = createHmac('sha1', secret).update(rawBody).digest()
      return timingSafeEqual(expected, Buffer.from(signature, 'hex'))
    },

    readEvents(rawBody) {
      return isFeed(rawBody) ? readFeed(rawBody) : envelopes.readEvents(rawBody)
    },

    answerChallenge(query) {
      const challenge = query['hub.challenge'] ?? ''
      const [, channelId] = TOPIC.exec(query['hub.topic'] ?? '') ?? []
      if (secret === '' || channelId === undefined || !MODES.includes(query['hub.mode'])) return null
      const isOurs = isSame(query[MARK] ?? '', markOf(secret, channelId))
      return isOurs && CHALLENGE.test(challenge) ? challenge : null
    },
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
