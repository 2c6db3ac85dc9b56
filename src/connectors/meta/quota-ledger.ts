import type { Clock } from '#core/clock.ts'
import { asRecord, listAt, type Json } from '../kit/json.ts'

export type QuotaPurpose = 'inbox' | 'publishing'

export type QuotaAnswer =
  | {
      readonly mayCall: true
      /** How long a call that nobody waits for should hold back. */ readonly pauseMs: number
    }
  | { readonly mayCall: false; readonly retryAt: Temporal.Instant }

type Headers = Readonly<Record<string, string | undefined>>

/**
 * How much of the hourly allowance is used, as the network's own headers tell it. One ledger is shared by everything that calls Meta in a
 * process. Processes need not share it: each answer carries the total over all of them.
 */
export type QuotaLedger = {
  /** Takes note of `X-App-Usage` (all accounts) and `X-Business-Use-Case-Usage` (this account); headers in lower case. */
  note(accountId: string, headers: Headers): void
  /** The network refused: nobody calls for this account (or, with `null`, for any) before then. */
  hold(accountId: string | null, until: Temporal.Instant): void
  mayCall(accountId: string, purpose: QuotaPurpose): QuotaAnswer
}

type Reading = {
  readonly percent: number
  readonly notedAt: Temporal.Instant
  readonly regainAt: Temporal.Instant | null
}

/** Percent of the allowance (the networks notes: slow down at 75, stop at 95). Publishing stops first so that the inbox keeps a share. */
const SLOW_AT = 75
const STOP_AT: Readonly<Record<QuotaPurpose, number>> = { inbox: 95, publishing: SLOW_AT }
const LONGEST_PAUSE_MS = 5_000
/** The allowance is counted over a rolling hour: an older reading says nothing. */
const READING_LASTS_MINUTES = 60
/** With no time given by the network, one call after this long finds out how things stand. */
const ASK_AGAIN_MINUTES = 10
/** A longer estimate is not believed: the account is asked again within a day. */
const LONGEST_WAIT_MINUTES = 24 * 60

const WHOLE_APP = ''

export function createQuotaLedger(clock: Clock): QuotaLedger {
  const readings = new Map<string, Map<string, Reading>>()
  const holds = new Map<string, Temporal.Instant>()

  function keep(accountId: string, kind: string, usage: Json): void {
    const notedAt = clock.now()
    const minutes = numberAt(usage, 'estimated_time_to_regain_access')
    const waitMinutes = Math.min(LONGEST_WAIT_MINUTES, Math.ceil(minutes))
    const regainAt = minutes > 0 ? notedAt.add({ minutes: waitMinutes }) : null
    const percent = Math.max(
      ...['call_count', 'total_time', 'total_cputime'].map((key) => numberAt(usage, key)),
    )
    const kinds = readings.get(accountId) ?? new Map<string, Reading>()
    readings.set(accountId, kinds.set(kind, { percent, notedAt, regainAt }))
  }

  /** A long estimate outlives the hour of the reading it came with. */
  function waitFor(reading: Reading, stopAt: number): Temporal.Instant | null {
    if (reading.regainAt !== null) return reading.regainAt
    return reading.percent >= stopAt ? reading.notedAt.add({ minutes: ASK_AGAIN_MINUTES }) : null
  }

  return {
    note(accountId, headers) {
      const app = parsed(headers['x-app-usage'])
      if (app !== null) keep(WHOLE_APP, 'app', app)
      const business = parsed(headers['x-business-use-case-usage'])
      for (const objectId of Object.keys(business ?? {})) {
        for (const usage of listAt(business, objectId).map(asRecord)) {
          if (usage !== null) keep(accountId, `${objectId} ${String(usage['type'])}`, usage)
        }
      }
    },

    hold(accountId, until) {
      const key = accountId ?? WHOLE_APP
      const earlier = holds.get(key)
      if (earlier === undefined || Temporal.Instant.compare(until, earlier) > 0) holds.set(key, until)
    },

    mayCall(accountId, purpose) {
      const now = clock.now()
      const current = [WHOLE_APP, accountId].flatMap((key) => [...(readings.get(key)?.values() ?? [])])
      const fresh = current.filter((reading) => minutesBetween(reading.notedAt, now) < READING_LASTS_MINUTES)
      const waits = [
        ...[WHOLE_APP, accountId].map((key) => holds.get(key) ?? null),
        ...current.map((reading) => waitFor(reading, STOP_AT[purpose])),
      ].filter((at) => at !== null && Temporal.Instant.compare(at, now) > 0)
      const retryAt = waits.reduce((latest, at) => (latest === null || later(at, latest) ? at : latest), null)
      if (retryAt !== null) return { mayCall: false, retryAt }
      return { mayCall: true, pauseMs: pauseFor(Math.max(0, ...fresh.map((reading) => reading.percent))) }
    },
  }
}

function later(a: Temporal.Instant | null, b: Temporal.Instant): boolean {
  return a !== null && Temporal.Instant.compare(a, b) > 0
}

function pauseFor(percent: number): number {
  if (percent < SLOW_AT) return 0
  const share = Math.min(1, (percent - SLOW_AT + 1) / (STOP_AT.inbox - SLOW_AT))
  return Math.round(share * LONGEST_PAUSE_MS)
}

function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return to.since(from).total('minutes')
}

function numberAt(source: Json, key: string): number {
  const value = source[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function parsed(header: string | undefined): Json | null {
  if (header === undefined) return null
  try {
    return asRecord(JSON.parse(header))
  } catch {
    // A header that cannot be read tells nothing; it must not fail the call it came with.
    return null
  }
}
