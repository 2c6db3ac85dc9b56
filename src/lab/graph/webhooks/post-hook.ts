import { randomInt } from 'node:crypto'
import type { PostHook } from './queue.ts'

/** The network waits about this long for an answer. */
const HOOK_TIMEOUT_MS = 10_000

export function postTo(hookUrl: string): PostHook {
  return async (body, headers) => {
    try {
      const signal = AbortSignal.timeout(HOOK_TIMEOUT_MS)
      const answer = await fetch(hookUrl, { method: 'POST', body, headers, signal, redirect: 'manual' })
      await answer.body?.cancel()
      return answer.status
    } catch {
      // Refused, cut or timed out: for the queue that is one and the same, it tries again.
      return 0
    }
  }
}

/** The handshake that the network makes when a hook is registered: true when the challenge came back. */
export async function verifyHook(hookUrl: string, verifyToken: string): Promise<boolean> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  const url = new URL(hookUrl)
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.verify_token', verifyToken)
  url.searchParams.set('hub.challenge', challenge)
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HOOK_TIMEOUT_MS), redirect: 'manual' })
    return answer.status === 200 && (await answer.text()) === challenge
  } catch {
    return false
  }
}
