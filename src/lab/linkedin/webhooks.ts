import { createHmac, randomUUID } from 'node:crypto'
import { nowMs, type LabCore, type Notification } from './lab-core.ts'

/** LinkedIn packs this many at most. */
const BATCH = 10
const TIMEOUT_MS = 10_000
const CHALLENGED_EVERY_MS = 2 * 3_600_000
const TYPE = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS'

export type Webhooks = {
  /** Puts it in line for whoever subscribed. */
  push(notification: Notification): void
  /** Sends what waits; what is not taken with a 2xx stays in line. */
  deliver(): Promise<void>
  /** Asks the challenge, as LinkedIn does before it sends anything and every other hour: true when it was answered. */
  challenge(url: string): Promise<boolean>
}

export function createWebhooks(core: LabCore): Webhooks {
  let waiting: readonly { readonly url: string; readonly notification: Notification }[] = []
  const passed = new Map<string, number>()
  let running: Promise<void> | null = null
  const { clientSecret } = core.settings
  const hmac = (text: string): string => createHmac('sha256', clientSecret).update(text).digest('hex')

  async function challenge(url: string): Promise<boolean> {
    const code = randomUUID()
    const asked = new URL(url)
    asked.searchParams.set('challengeCode', code)
    try {
      const answer = await fetch(asked, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' })
      const body = (await answer.json()) as Record<string, unknown>
      return (
        answer.status === 200 && body['challengeCode'] === code && body['challengeResponse'] === hmac(code)
      )
    } catch {
      return false
    }
  }

  async function deliverTo(url: string): Promise<void> {
    const isTrusted = (passed.get(url) ?? -Infinity) > nowMs(core) - CHALLENGED_EVERY_MS
    if (!isTrusted && !(await challenge(url))) return
    if (!isTrusted) passed.set(url, nowMs(core))
    const batch = waiting.filter((one) => one.url === url).slice(0, BATCH)
    const body = JSON.stringify({ type: TYPE, notifications: batch.map(({ notification }) => notification) })
    const headers = { 'content-type': 'application/json', 'x-li-signature': hmac(`hmacsha256=${body}`) }
    if (await isTaken(url, body, headers)) waiting = waiting.filter((one) => !batch.includes(one))
  }

  return {
    challenge,
    push(notification) {
      const url = core.extra.subscriptions[notification.organizationalEntity]?.webhook
      if (url !== undefined) waiting = [...waiting, { url, notification }].slice(-500)
    },
    deliver() {
      running ??= (async () => {
        for (const url of new Set(waiting.map((one) => one.url))) await deliverTo(url)
      })().finally(() => {
        running = null
      })
      return running
    },
  }
}

async function isTaken(url: string, body: string, headers: Record<string, string>): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    // Refused, cut or timed out: it is sent again.
    return false
  }
}
