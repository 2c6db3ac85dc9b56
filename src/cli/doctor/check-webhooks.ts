import { createHmac, randomUUID } from 'node:crypto'
import type { Config } from '#config'
import { callbackOf, topicOf } from '#connectors/youtube/push/callback-mark.ts'
import { systemClock } from '#core/clock.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

const TIMEOUT_MS = 8_000
const MOST_BYTES = 10_000
const CHALLENGE = 'torget-doctor'

/** What a vendor asks before it sends anything, and the one right answer. */
type Question = {
  readonly address: string
  readonly url: string
  readonly isAnswer: (text: string) => boolean
  /** What every process of the installation must have the same of. */
  readonly shared: string
}

type Asked = Pick<Config, 'baseUrl' | 'meta' | 'linkedin' | 'youtube' | 'allowPrivateHosts'>

/** Asks our own webhooks by their public address, as the vendors do: an open port is not enough, the words must match. */
export async function checkWebhooks(
  config: Asked,
  http: HttpClient = createHttpClient({
    clock: systemClock,
    allowPrivateHosts: config.allowPrivateHosts,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_BYTES,
  }),
): Promise<readonly Finding[]> {
  const questions = [metaQuestion(config), linkedinQuestion(config), youtubeQuestion(config)]
  const asked = questions.filter((question) => question !== null)
  return Promise.all(asked.map((question) => judge(question, http)))
}

async function judge({ address, url, isAnswer, shared }: Question, http: HttpClient): Promise<Finding> {
  try {
    const { status, bytes } = await http.send({ method: 'GET', url })
    const isOurs = status === 200 && isAnswer(new TextDecoder().decode(bytes))
    if (isOurs) return ok('Webhook', `${address} answers as it should`)
    return problem(
      'Webhook',
      `${address} answers ${status}, and not as ours.`,
      `Check that the proxy leads /hooks/ to Torget with what stands after the question mark, and that every process has the same ${shared}.`,
    )
  } catch (error) {
    return warning(
      'Webhook',
      `${address} cannot be reached from here: ${(error as Error).message}`,
      'Start Torget and ask from outside; some networks do not let a server reach its own public address.',
    )
  }
}

const withQuery = (address: string, query: Readonly<Record<string, string>>): string => {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

function metaQuestion({ baseUrl, meta }: Asked): Question | null {
  const { verifyToken } = meta
  if (verifyToken === null) return null
  const address = `${baseUrl}/hooks/meta`
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': CHALLENGE }
  const isAnswer = (text: string) => text === CHALLENGE
  return { address, url: withQuery(address, query), isAnswer, shared: 'verify token' }
}

/** LinkedIn takes an answer only with the challenge signed by the app's secret. */
function linkedinQuestion({ baseUrl, linkedin }: Asked): Question | null {
  const { clientSecret } = linkedin
  if (clientSecret === null) return null
  const address = `${baseUrl}/hooks/linkedin`
  const challengeCode = randomUUID()
  const expected = createHmac('sha256', clientSecret).update(challengeCode).digest('hex')
  const isAnswer = (text: string) => {
    const answer = jsonIn(text)
    return answer['challengeCode'] === challengeCode && answer['challengeResponse'] === expected
  }
  return { address, url: withQuery(address, { challengeCode }), isAnswer, shared: 'client secret' }
}

/** The hub asks by the callback that was subscribed with, which holds a mark that only the same secret makes. */
function youtubeQuestion({ baseUrl, youtube }: Asked): Question | null {
  const { hookSecret } = youtube
  if (hookSecret === null) return null
  const address = `${baseUrl}/hooks/youtube`
  const callback = callbackOf(address, hookSecret, CHALLENGE)
  const query = { 'hub.mode': 'subscribe', 'hub.topic': topicOf(CHALLENGE), 'hub.challenge': CHALLENGE }
  const isAnswer = (text: string) => text === CHALLENGE
  return { address, url: withQuery(callback, query), isAnswer, shared: 'hook secret' }
}

function jsonIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
