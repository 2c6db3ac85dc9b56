import type { Faults } from '../faults.ts'
import { nowIso } from '../lab-core.ts'
import type { LabCore, News } from '../lab-core.ts'
import { isoOf } from '../lab-time.ts'
import type { WebhookBatch } from '../state.ts'
import { bodiesOf } from './batches.ts'
import { signatureOf } from './encode.ts'

/** Sends one body; answers with the HTTP status, or 0 when nothing answered. */
export type PostHook = (body: string, headers: Readonly<Record<string, string>>) => Promise<number>

type Delivery = { readonly at: string; readonly status: number; readonly body: string }

export type WebhookQueue = {
  /** Puts an event in line if the Page subscribes to its field. */
  readonly emit: (news: News) => void
  /** Sends what is due and returns what was tried. Never throws; several calls at once become one. */
  readonly deliver: () => Promise<readonly Delivery[]>
  readonly pendingCount: () => number
  /** The latest attempts, newest last. */
  readonly history: () => readonly Delivery[]
  /** Bodies given up after 36 hours of trying. */
  readonly abandonedCount: () => number
}

/** Seconds between attempts; the last one repeats until 36 hours have passed (platforms §1). */
const RETRY_SECONDS = [1, 5, 30, 120, 600, 3600, 10_800] as const
const GIVE_UP_HOURS = 36
/** How long an `add` is held back while events come in disorder, so that its `edited` or `remove` overtakes it. */
const DISORDER_SECONDS = 20
const KEPT_HISTORY = 100

type Parts = {
  readonly core: LabCore
  readonly faults: Faults
  /** null: nobody is listening yet, so events wait in line. */
  readonly post: PostHook | null
  readonly batchSize: number
}

function headersFor(core: LabCore, body: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    'x-hub-signature': signatureOf(core.settings.appSecret, body, 'sha1'),
    'x-hub-signature-256': signatureOf(core.settings.appSecret, body),
  }
}

function putInLine({ core, faults }: Parts, news: News): void {
  const page = core.state.pages[news.pageId]
  if (page?.subscribedFields.includes(news.field) !== true || faults.isOn('webhook-lost')) return
  const isHeld = news.verb === 'add' && faults.isOn('webhook-disorder')
  const notBefore = core.clock.now().add({ seconds: isHeld ? DISORDER_SECONDS : 0 })
  core.state.events.push({
    pageId: news.pageId,
    kind: news.field === 'feed' ? 'change' : 'message',
    at: news.at,
    notBefore: isoOf(notBefore),
    body: news.body,
  })
}

/** Events that are due become bodies; from then on their bytes are fixed. */
function formBatches({ core, faults, batchSize }: Parts): void {
  const { state } = core
  const now = nowIso(core)
  const due = state.events.filter((event) => event.notBefore <= now)
  if (due.length === 0) return
  state.events = state.events.filter((event) => event.notBefore > now)
  const isDisorder = faults.isOn('webhook-disorder')
  const bodies = bodiesOf(isDisorder ? due.toReversed() : due, isDisorder ? 1 : batchSize)
  for (const body of bodies) {
    state.batches.push({ id: state.nextNumber++, body, firstTriedAt: now, attempts: 0, nextTryAt: now })
  }
  core.changed()
}

async function send({ core, faults }: Parts, hook: PostHook, body: string): Promise<number> {
  // A hook that throws is a hook that did not answer.
  const post: PostHook = (...sent) => hook(...sent).catch(() => 0)
  if (faults.isOn('webhook-forged')) {
    const forged = { ...headersFor(core, body), 'x-hub-signature-256': signatureOf('not the secret', body) }
    await post(body, forged)
  }
  const status = await post(body, headersFor(core, body))
  if (faults.isOn('webhook-duplicate')) await post(body, headersFor(core, body))
  return status
}

/** True when the body need not be kept any longer. */
function isSettled(core: LabCore, batch: WebhookBatch, status: number): 'sent' | 'abandoned' | null {
  if (status === 200) return 'sent'
  batch.attempts += 1
  const now = core.clock.now()
  const seconds = RETRY_SECONDS[Math.min(batch.attempts, RETRY_SECONDS.length) - 1] ?? 1
  batch.nextTryAt = isoOf(now.add({ seconds }))
  const last = Temporal.Instant.from(batch.firstTriedAt).add({ hours: GIVE_UP_HOURS })
  return Temporal.Instant.compare(now, last) > 0 ? 'abandoned' : null
}

export function createQueue(parts: Parts): WebhookQueue {
  const { core, faults, post } = parts
  let history: Delivery[] = []
  let abandoned = 0
  let running: Promise<readonly Delivery[]> | null = null

  const run = async (): Promise<readonly Delivery[]> => {
    if (post === null || faults.isOn('webhook-down')) return []
    formBatches(parts)
    const tried: Delivery[] = []
    for (const batch of core.state.batches.filter((one) => one.nextTryAt <= nowIso(core))) {
      const status = await send(parts, post, batch.body)
      tried.push({ at: nowIso(core), status, body: batch.body })
      const outcome = isSettled(core, batch, status)
      if (outcome === 'abandoned') abandoned += 1
      if (outcome !== null) core.state.batches = core.state.batches.filter((one) => one !== batch)
    }
    if (tried.length > 0) core.changed()
    history = [...history, ...tried].slice(-KEPT_HISTORY)
    return tried
  }

  return {
    emit: (news) => putInLine(parts, news),
    deliver: () => {
      running ??= run().finally(() => {
        running = null
      })
      return running
    },
    pendingCount: () => core.state.events.length + core.state.batches.length,
    history: () => history,
    abandonedCount: () => abandoned,
  }
}
