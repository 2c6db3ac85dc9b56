import type { Hono } from 'hono'
import type { Town } from './town/town.ts'

/** A request that broke the network's contract. */
export type ContractBreach = {
  readonly at: string
  readonly method: string
  readonly path: string
  /** The network's or contract's word for it: `unknown-parameter`, `missing-header` … */
  readonly kind: string
  readonly detail: string
}

/** An emulated network on loopback: its API over a town, refusing what the real one would refuse. */
export type Emulator = {
  readonly network: string
  /** May be mounted under any path. */
  readonly app: Hono
  readonly town: Town
  /** Every request so far that broke the contract. */
  readonly breaches: readonly ContractBreach[]
  /** What a finished sign-in for this account would hand over, by the network's own names (`access_token`, `refresh_token`, `server` …). */
  grantFor(accountId: string): Readonly<Record<string, string>>
  /** What it sends by itself goes out as it comes, until `stop`. */
  start(): void
  /** Lets go of timers and unanswered calls and waits until everything is kept. */
  stop(): Promise<void>
}
