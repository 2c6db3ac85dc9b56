/** What the archive is to receive of an account, and on which days (F-149, B-073 to B-076; Stockholm, Malmö). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { covers } from './known.ts'
import type { Policy } from './schema/policy.ts'
import type { AccountKind } from './schema/primitives.ts'
import { UNKNOWN } from './schema/primitives.ts'

type SnapshotValue = Policy['archive']['snapshots'][number]['value']

export type SnapshotDemand = Pick<
  SnapshotValue,
  'trigger' | 'scope' | 'formats' | 'receipt' | 'collectiveCase'
> & {
  /** Null while nobody has said who receives it; that blocks go-live. */
  readonly recipient: string | null
  /** Days of the year as MM-DD; empty for what is not bound to the calendar. */
  readonly on: readonly string[]
  readonly citation: Citation
}

const usualDays: Readonly<Partial<Record<SnapshotValue['trigger'], readonly string[]>>> = {
  halfYear: ['01-01', '07-01'],
  yearly: ['01-01'],
}

/** Malmö asks for the middle of the term rather than the holidays. */
const daysOutside: Readonly<Partial<Record<SnapshotValue['trigger'], readonly string[]>>> = {
  halfYear: ['04-15', '10-15'],
  yearly: ['10-15'],
}

function daysOf({ trigger, on, avoid }: SnapshotValue): readonly string[] {
  if (on.length > 0) return on
  return (avoid.length > 0 ? daysOutside : usualDays)[trigger] ?? []
}

export function snapshotsFor(policy: Policy, accountKind: AccountKind): readonly SnapshotDemand[] {
  return policy.archive.snapshots
    .filter(({ value }) => covers(value.accountKinds, accountKind))
    .map((rule) => {
      const { trigger, scope, formats, receipt, collectiveCase, recipient } = rule.value
      return {
        ...{ trigger, scope, formats, receipt, collectiveCase },
        recipient: recipient === undefined || recipient === UNKNOWN ? null : recipient,
        on: daysOf(rule.value),
        citation: citationOf(policy, rule),
      }
    })
}

/** The next day a snapshot falls due, that day included; null for what waits for an event. */
export function nextSnapshotOn(demand: SnapshotDemand, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const days = [today.year, today.year + 1].flatMap((year) =>
    demand.on.map((day) => Temporal.PlainDate.from(`${String(year)}-${day}`)),
  )
  return (
    days
      .filter((day) => Temporal.PlainDate.compare(day, today) >= 0)
      .sort((a, b) => Temporal.PlainDate.compare(a, b))[0] ?? null
  )
}
