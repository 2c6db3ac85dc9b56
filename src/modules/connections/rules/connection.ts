/** An account's connection to its network: what was granted, until when, and how it stands. */
import type { AccessLoss, NetworkId } from '#connectors/connector.ts'
import type { AccountId } from '#core/ids.ts'
import type { PushStanding } from './push.ts'

export const CONNECTION_STATES = [
  'never-connected',
  'connected',
  /** It works for now, but renewing it has failed more than once. */
  'renewing-fails',
  /** The network has not answered for a while; the connection itself may be whole. */
  'network-fault',
  'expired',
  'withdrawn',
  'role-lost',
  'password-changed',
  'blocked',
  /** The network refuses and does not say why. */
  'refused',
  /** A person has disconnected it; nobody is alarmed, and nothing is asked. */
  'disconnected',
] as const

export type ConnectionState = (typeof CONNECTION_STATES)[number]

export type Connection = {
  readonly accountId: AccountId
  readonly network: NetworkId
  readonly state: ConnectionState
  /** The network's own code for what is wrong. */
  readonly code: string | null
  /** Since when it stands so. */
  readonly stateAt: Temporal.Instant
  /** null: the network does not tell what it granted. */
  readonly scopes: readonly string[] | null
  readonly missingScopes: readonly string[]
  readonly grantedAt: Temporal.Instant | null
  readonly expiresAt: Temporal.Instant | null
  readonly renewableUntil: Temporal.Instant | null
  /** Since when that end is known: one that moves with each renewal is not worth a warning. */
  readonly renewableSince: Temporal.Instant | null
  /** After a renewal that failed: not tried again before this. */
  readonly renewNotBefore: Temporal.Instant | null
  readonly renewFaults: number
  readonly lastEventAt: Temporal.Instant | null
  readonly lastGoodAt: Temporal.Instant | null
  readonly testedAt: Temporal.Instant | null
  readonly testResult: 'ok' | 'refused' | 'fault' | null
  readonly nextTestAt: Temporal.Instant
  /** Of the news; opaque to us. */
  readonly cursor: string | null
  readonly nextNewsAt: Temporal.Instant | null
  readonly intervalMinutes: number | null
  /** Calls in a row that the network did not answer. */
  readonly faults: number
  /** The end and the number of days that were warned of last: `2026-12-24T10:00:00Z 14`. */
  readonly warnedFor: string | null
  /** The beginning of the fault of the network that somebody was told of last. */
  readonly faultToldFor: Temporal.Instant | null
  readonly push: PushStanding
  readonly past: Past | null
}

/** Fetching what was there before the account was connected. */
export type Past = {
  readonly since: Temporal.Instant
  readonly cursor: string | null
  readonly startedAt: Temporal.Instant
  readonly nextAt: Temporal.Instant | null
  readonly pausedAt: Temporal.Instant | null
  readonly doneAt: Temporal.Instant | null
  readonly pages: number
  readonly posts: number
  /** How far back it has come. */
  readonly reachedAt: Temporal.Instant | null
  readonly faults: number
}

/** Those in which it is worth asking the network for anything. */
export function isUsable(state: ConnectionState): boolean {
  return state === 'connected' || state === 'renewing-fails' || state === 'network-fault'
}

/** Nobody expects anything of it: it has not been connected, or has been disconnected on purpose. */
export function isIdle(state: ConnectionState): boolean {
  return state === 'never-connected' || state === 'disconnected'
}

/** A person has to connect the account again. */
export function isLost(state: ConnectionState): boolean {
  return !isUsable(state) && !isIdle(state)
}

export function stateAfterLoss(loss: AccessLoss): ConnectionState {
  return loss === 'unknown' ? 'refused' : loss
}

/** A network stumbles now and then; this many calls in a row without an answer are worth telling. */
const FAULTS_TOLD = 3

/** How a connection that works stands, by what has failed of late. */
export function stateByFaults({
  faults,
  renewFaults,
}: Pick<Connection, 'faults' | 'renewFaults'>): ConnectionState {
  if (faults >= FAULTS_TOLD) return 'network-fault'
  return renewFaults > 1 ? 'renewing-fails' : 'connected'
}

/** Scopes that are needed and that the network says it did not give. Where it tells nothing, nothing is known to be missing. */
export function missingOf(needed: readonly string[], granted: readonly string[] | null): readonly string[] {
  return granted === null ? [] : needed.filter((scope) => !granted.includes(scope))
}
