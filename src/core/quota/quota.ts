/**
 * How much of a network's allowance is used, kept in one place for every process of the installation and over restarts. What waits,
 * waits with a time.
 */

/** From the most to the least pressing: when the allowance runs low the last ones stop first. */
export type QuotaPurpose = 'moderation' | 'inbox' | 'publishing' | 'statistics' | 'backfill'

/** Percent of the allowance up to which each purpose may call. The network itself stops at 100; its own figures lag a little behind. */
export const MOST_PERCENT: Readonly<Record<QuotaPurpose, number>> = {
  moderation: 98,
  inbox: 95,
  publishing: 75,
  statistics: 60,
  backfill: 50,
}

/** From here on, what nobody waits for holds back a little before each call. */
export const SLOW_FROM_PERCENT = 75

export type QuotaBucket = {
  readonly network: string
  /** Whose allowance: an account's id on the network, or '' for the app that the whole installation shares. */
  readonly owner: string
  /** `calls`, `units`, `uploads` …: the network's own kinds. */
  readonly name: string
}

/** One call's cost in one bucket whose size and window are known beforehand (YouTube's units, LinkedIn's daily calls). */
export type QuotaCost = {
  readonly bucket: QuotaBucket
  readonly cost: number
  readonly limit: number
  /** What was used belongs to this window; a window that has ended counts for nothing. */
  readonly window: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant }
}

/** What the network said in an answer's headers. */
export type QuotaReading = {
  readonly bucket: QuotaBucket
  readonly percent: number
  /** When it is counted anew; the reading says nothing after that. */
  readonly resetsAt: Temporal.Instant
}

export type QuotaAnswer =
  | { readonly mayCall: true; /** For a call that nobody waits for. */ readonly pauseMs: number }
  | { readonly mayCall: false; readonly retryAt: Temporal.Instant; readonly bucket: QuotaBucket }

export type QuotaStanding = {
  readonly bucket: QuotaBucket
  readonly percent: number
  readonly used: number | null
  readonly limit: number | null
  readonly resetsAt: Temporal.Instant
  /** The network refused, and nobody calls before this. */
  readonly heldUntil: Temporal.Instant | null
}

export interface QuotaLedger {
  /**
   * Asks for all buckets at once and books the costs if all of them allow it: of two processes only one gets the last call. `watched` are
   * buckets without a known size, judged by what the network last said.
   */
  take(call: {
    readonly purpose: QuotaPurpose
    readonly costs?: readonly QuotaCost[]
    readonly watched?: readonly QuotaBucket[]
  }): Promise<QuotaAnswer>
  note(readings: readonly QuotaReading[]): Promise<void>
  /** The network refused a call: nobody calls from this bucket before then. A longer hold is never shortened. */
  hold(bucket: QuotaBucket, until: Temporal.Instant): Promise<void>
  /** Where every bucket stands now, those that have ended left out. */
  read(): Promise<readonly QuotaStanding[]>
}
