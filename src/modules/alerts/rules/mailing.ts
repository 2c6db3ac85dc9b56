/** Whether and when an alert goes by mail: what is urgent at once, day and night; the rest when the office is open (F-101, F-102). */
import { isWorkingDay, type Policy } from '#modules/policy/index.ts'
import { isWarning, type AlertKind, type MailState } from './alert.ts'

export type MailWishes = {
  /** The person's own choice: mail about what is due before long. What is urgent or late cannot be turned off. */
  readonly wantsWarnings: boolean
}

/** Who has chosen nothing gets every mail. */
export const DEFAULT_WISHES: MailWishes = { wantsWarnings: true }

export function mailStateAtFirst(
  kind: AlertKind,
  { isConfigured, wishes }: { readonly isConfigured: boolean; readonly wishes: MailWishes },
): Extract<MailState, 'waiting' | 'turned-off' | 'not-configured'> {
  if (isWarning(kind) && !wishes.wantsWarnings) return 'turned-off'
  return isConfigured ? 'waiting' : 'not-configured'
}

/** Local time. The policy's calendar says which days the office is open, not which hours: these are the usual ones. */
const OPENS = Temporal.PlainTime.from('08:00')
const CLOSES = Temporal.PlainTime.from('17:00')
/** A calendar that keeps the office shut for longer than this is a slip of the pen: then the mail goes at once. */
const LONGEST_WAIT_DAYS = 31

type Timing = {
  readonly kind: AlertKind
  /** The alert's: for a warning, when the time is up. */
  readonly moment: Temporal.Instant
  readonly now: Temporal.Instant
}

/**
 * When the mail may go. A warning whose time would be up before the office opens goes at once: on Monday morning it would be no warning
 * (scenario 17: due on Sunday 20.00).
 */
export function mailTime(policy: Policy, { kind, moment, now }: Timing): Temporal.Instant {
  if (kind === 'urgent') return now
  const opensAt = nextOfficeHour(policy, now)
  const isTooLate = isWarning(kind) && Temporal.Instant.compare(opensAt, moment) >= 0
  return isTooLate ? now : opensAt
}

/** Now while the office is open, otherwise when it opens next. */
export function nextOfficeHour(policy: Policy, now: Temporal.Instant): Temporal.Instant {
  const zone = policy.meta.org.timezone
  const businessTime = policy.inbox.businessTime.value
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  for (let days = 0; days <= LONGEST_WAIT_DAYS; days += 1) {
    const date = today.add({ days })
    if (!isWorkingDay(businessTime, date)) continue
    const at = (plainTime: Temporal.PlainTime) =>
      date.toZonedDateTime({ timeZone: zone, plainTime }).toInstant()
    if (Temporal.Instant.compare(now, at(OPENS)) <= 0) return at(OPENS)
    if (Temporal.Instant.compare(now, at(CLOSES)) < 0) return now
  }
  return now
}
