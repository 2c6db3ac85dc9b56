import type { Config } from '#config'
import { systemClock } from '#core/clock.ts'
import { createHttpClient, type HttpClient } from '#core/outgoing/http-client.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

const TIMEOUT_MS = 8_000
const MOST_BYTES = 10_000
const CHALLENGE = 'torget-doctor'

/** Asks our own webhook by its public address, as the vendor does when it is set up: an open port is not enough, the words must match. */
export async function checkWebhook(
  config: Pick<Config, 'baseUrl' | 'meta' | 'allowPrivateHosts'>,
  http: HttpClient = createHttpClient({
    clock: systemClock,
    allowPrivateHosts: config.allowPrivateHosts,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_BYTES,
  }),
): Promise<readonly Finding[]> {
  const { verifyToken } = config.meta
  if (verifyToken === null) return []
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': CHALLENGE,
  })
  try {
    const { status, bytes } = await http.send({
      method: 'GET',
      url: `${config.baseUrl}/hooks/meta?${query.toString()}`,
    })
    const isOurs = status === 200 && new TextDecoder().decode(bytes) === CHALLENGE
    if (isOurs) return [ok('Webhook', `${config.baseUrl}/hooks/meta answers as it should`)]
    return [
      problem(
        'Webhook',
        `${config.baseUrl}/hooks/meta answers ${status}, and not as ours.`,
        'Check that the proxy leads /hooks/ to Torget, and that every process has the same verify token.',
      ),
    ]
  } catch (error) {
    return [
      warning(
        'Webhook',
        `${config.baseUrl}/hooks/meta cannot be reached from here: ${(error as Error).message}`,
        'Start Torget and ask from outside; some networks do not let a server reach its own public address.',
      ),
    ]
  }
}
