import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable } from '../../connector.ts'
import { transportFailure } from '../../kit/transport-failure.ts'

const HUB = 'https://pubsubhubbub.appspot.com/subscribe'
/** Ten days is the longest that Google's hub grants. */
const LEASE_SECONDS = 864_000

export type PushSubscription = {
  readonly channelId: string
  /** Where the hub sends feeds; public, and the hub asks there first. */
  readonly callbackUrl: string
  readonly secret: string
}

function topicOf(channelId: string): string {
  return `https://www.youtube.com/feeds/videos.xml?channel_id=${encodeURIComponent(channelId)}`
}

/**
 * Asks the hub to tell of a channel's films, or to go on telling: the same call renews, and wants making well within the lease. Answers
 * when to make it again. The hub then asks the callback, which `answerChallenge` answers.
 */
export async function subscribeToPush(
  { http, hubUrl = HUB }: { readonly http: HttpClient; readonly hubUrl?: string },
  { channelId, callbackUrl, secret }: PushSubscription,
  now: Temporal.Instant,
): Promise<{ readonly renewAt: Temporal.Instant }> {
  const body = new URLSearchParams({
    'hub.callback': callbackUrl,
    'hub.mode': 'subscribe',
    'hub.topic': topicOf(channelId),
    'hub.verify': 'async',
    'hub.secret': secret,
    'hub.lease_seconds': String(LEASE_SECONDS),
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await http.send({ method: 'POST', url: hubUrl, headers, body }).catch((error: unknown) => {
    throw transportFailure('The hub of YouTube', error, false)
  })
  const { status } = answer
  if (status >= 200 && status < 300) return { renewAt: now.add({ seconds: LEASE_SECONDS / 2 }) }
  if (status >= 500 || status === 429) throw new Unavailable(`the hub of YouTube answered ${status}`)
  throw new Rejected(`the hub of YouTube answered ${status}`, `http-${status}`)
}
