import { dueOf, toldKey, type Due } from '../rules/due.ts'
import { missedTurns } from '../rules/watch.ts'
import { confirmedOf, type AccountCare } from './read-compliance.ts'

/** What waits to be done for one account, out of how it stands. `lastPostSeen`: the day of the last post that a network has told of. */
export function dueNow(
  care: AccountCare,
  lastPostSeen: Temporal.PlainDate | null,
  now: Temporal.Instant,
): readonly Due[] {
  const { account, admins, holder, schedule, turns, closing, slots, told, confirmations } = care
  return dueOf(
    {
      account,
      adminsState: admins.state,
      holderIsHere: holder?.isActive === true,
      ...confirmedOf(confirmations),
      missed: schedule === null ? [] : missedTurns(schedule, turns, now, care.isWorkingDay),
      closing,
      slots,
      lastPostSeen,
      told: new Map(told.map(({ what, about, toldAt }) => [toldKey(what, about), toldAt])),
    },
    care.demands,
    now,
  )
}
