import type { Clock } from '#core/clock.ts'
import type { Hono } from 'hono'
import type { Doings } from './doings.ts'
import type { CallName, Faults } from './faults.ts'
import type { LabCore } from './lab-core.ts'
import type { LabFetch } from './lab-fetch.ts'
import type { LabState } from './state.ts'
import type { Usage } from './usage.ts'
import type { Violation } from './violations.ts'
import type { PostHook, WebhookQueue } from './webhooks/queue.ts'

export type GraphLabOptions = {
  readonly clock: Clock
  readonly appSecret: string
  readonly verifyToken: string
  readonly appId?: string
  /** Where webhooks go; without it (and without `postHook`) they wait in line. */
  readonly hookUrl?: string
  /** Instead of HTTP: hands bodies straight to whoever takes them. */
  readonly postHook?: PostHook
  /** `v26.0` unless told otherwise; any other version in a path is a violation. */
  readonly apiVersion?: string
  /** Where `app` is reached, e.g. `http://127.0.0.1:3000/lab/graph`. A function where the port is known only later. */
  readonly baseUrl?: string | (() => string)
  /** Start of permalinks; the demo gives the practice square's own address. */
  readonly permalinkBase?: string | (() => string)
  /** Told of every call to the Graph that can be read as one, before it is judged. */
  readonly onCall?: (call: CallName) => void
  /** At most this many changes in one webhook body. */
  readonly batchSize?: number
}

/** The emulated network: what it answers (`app`), what people do on it (`Doings`), what goes wrong, and what was asked wrongly. */
export type GraphLab = Doings & {
  /** `/v26.0/…` and `/media/…`; mount it under any path. */
  readonly app: Hono
  /** Like `fetch`, answered by the lab without a socket: for tests of clients. */
  readonly fetch: LabFetch
  readonly core: LabCore
  readonly state: LabState
  readonly faults: Faults
  /** Every request so far that broke the contract. */
  readonly violations: readonly Violation[]
  readonly webhooks: WebhookQueue & {
    /** The network's handshake with the hook: true when the challenge came back. */
    verify(): Promise<boolean>
  }
  readonly usage: { get(): Usage; set(usage: Partial<Usage>): void }
  /** Sends webhooks as they come, until `stop`. */
  start(): void
  /** Lets go of timers and unanswered calls and waits until the state is kept. */
  stop(): Promise<void>
  /** Waits until every change so far is kept. */
  settled(): Promise<void>
}
