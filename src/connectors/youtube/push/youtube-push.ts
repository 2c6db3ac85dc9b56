import type { Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable } from '../../connector.ts'
import { transportFailure } from '../../kit/transport-failure.ts'
import type { Push } from '../../push.ts'
import { callbackOf, topicOf } from './callback-mark.ts'

type PushSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly hubUrl: string
  /** Where the hub sends feeds; public, and the hub asks there first. */
  readonly hookUrl: string
  /** Signs what the hub sends. */
  readonly secret: string
}

/** Ten days is the longest that Google's hub grants, and it may grant half of that without saying so when it is asked. */
const LEASE_SECONDS = 864_000
const RENEWED_AFTER_HOURS = 48

/**
 * Google's hub tells of a channel's films, not of comments. It answers at once and asks the callback afterwards, which `answerChallenge`
 * answers; the same call renews. No token is used: whoever may read a channel may subscribe to it.
 */
export function youtubePush(settings: PushSettings): Required<Push> {
  const { clock, hookUrl, secret } = settings
  const wishFor = (channelId: string) => ({
    'hub.callback': callbackOf(hookUrl, secret, channelId),
    'hub.topic': topicOf(channelId),
    'hub.verify': 'async',
  })
  return {
    async subscribe({ accountExternalId }) {
      await askHub(settings, {
        ...wishFor(accountExternalId),
        'hub.mode': 'subscribe',
        'hub.secret': secret,
        'hub.lease_seconds': String(LEASE_SECONDS),
      })
      return { renewAt: clock.now().add({ hours: RENEWED_AFTER_HOURS }) }
    },
    unsubscribe: ({ accountExternalId }) =>
      askHub(settings, { ...wishFor(accountExternalId), 'hub.mode': 'unsubscribe' }),
  }
}

async function askHub({ http, hubUrl }: PushSettings, wish: Readonly<Record<string, string>>): Promise<void> {
  const body = new URLSearchParams(wish).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await http.send({ method: 'POST', url: hubUrl, headers, body }).catch((error: unknown) => {
    throw transportFailure('The hub of YouTube', error, false)
  })
  const { status } = answer
  if (status >= 200 && status < 300) return
  if (status >= 500 || status === 429 || status === 408)
    throw new Unavailable(`the hub of YouTube answered ${status}`)
  throw new Rejected(`the hub of YouTube answered ${status}`, 'hub-refused')
}
