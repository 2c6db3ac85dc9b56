import { encodeBody, signatureOf } from '../../graph/webhooks/encode.ts'
import type { PostHook } from '../../graph/webhooks/queue.ts'
import { now, type InstagramLab } from '../lab-core.ts'
import type { Entry } from './bodies.ts'

/** Seconds between attempts; the last one repeats until 36 hours have passed (platforms §1). */
const RETRY_SECONDS = [1, 5, 30, 120, 600, 3_600, 10_800] as const
const GIVE_UP_HOURS = 36
const BATCH = 100

type Batch = {
  /** The exact bytes to send, \u-escaped; a second attempt sends the same. */
  readonly body: string
  readonly since: string
  attempts: number
  nextTryAt: string
}

export type HookQueue = {
  readonly emit: (entry: Entry) => void
  /** Sends what is due. Never throws; several calls at once become one. */
  readonly deliver: () => Promise<void>
  readonly pendingCount: () => number
}

/** Kept in the town's `extra`: what was not delivered before a restart is delivered after it. */
export function createHookQueue(lab: InstagramLab, post: PostHook | null): HookQueue {
  const { core, state } = lab.town
  const waiting = (): Entry[] => (state.extra['hookEntries'] ??= []) as Entry[]
  const batches = (): Batch[] => (state.extra['hookBatches'] ??= []) as Batch[]
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    if (post === null) return
    for (const entry of chunks(waiting().splice(0))) batches().push(newBatch(lab, entry))
    for (const batch of batches().filter(({ nextTryAt }) => nextTryAt <= now(lab))) {
      if (await isSettled(lab, post, batch))
        state.extra['hookBatches'] = batches().filter((one) => one !== batch)
      core.changed()
    }
  }
  return {
    emit: (entry) => {
      waiting().push(entry)
      core.changed()
    },
    deliver: () => {
      running ??= run().finally(() => {
        running = null
      })
      return running
    },
    pendingCount: () => waiting().length + batches().length,
  }
}

function chunks(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const count = Math.ceil(entries.length / BATCH)
  return Array.from({ length: count }, (_, index) => entries.slice(index * BATCH, (index + 1) * BATCH))
}

function newBatch(lab: InstagramLab, entry: readonly Entry[]): Batch {
  return {
    body: encodeBody({ object: 'instagram', entry }),
    since: now(lab),
    attempts: 0,
    nextTryAt: now(lab),
  }
}

/** True when the body need not be kept any longer. */
async function isSettled(lab: InstagramLab, post: PostHook, batch: Batch): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    'x-hub-signature-256': signatureOf(lab.appSecret, batch.body),
  }
  // A hook that throws is a hook that did not answer.
  const status = await post(batch.body, headers).catch(() => 0)
  if (status === 200) return true
  batch.attempts += 1
  const seconds = RETRY_SECONDS[Math.min(batch.attempts, RETRY_SECONDS.length) - 1] ?? 1
  const at = lab.town.core.clock.now()
  batch.nextTryAt = at.add({ seconds }).toString({ fractionalSecondDigits: 3 })
  return Temporal.Instant.compare(at, Temporal.Instant.from(batch.since).add({ hours: GIVE_UP_HOURS })) > 0
}
