/** What time has done to one account since it was looked at last; asked every minute, and silent about what has been seen to already. */
import { LOCAL_ZONE, toLocal } from '#core/clock.ts'
import type { RegisteredAccount } from './account.ts'
import type { AdminsVerdict } from './admins.ts'
import { isReadyToClose, type ClosingFacts } from './closing.ts'
import type { AccountDemands } from './demands.ts'
import type { DutyKind } from './duty-kinds.ts'
import { inactivityStep, stillSince } from './inactivity.ts'
import { REMIND_DAYS, reviewOf, termsHaveChanged, type TermsReviewed } from './reviews.ts'

export type Due =
  | { readonly kind: 'last-post'; readonly on: Temporal.PlainDate }
  | { readonly kind: 'admins' }
  | { readonly kind: 'watch-missed'; readonly dueAt: Temporal.Instant }
  | {
      readonly kind: 'tell'
      readonly what: DutyKind
      /** Which time it is: told once for each. */
      readonly about: string
      readonly moment: Temporal.Instant
    }
  | { readonly kind: 'begin-closing' }
  | { readonly kind: 'finish-closing' }

export type DueFacts = {
  readonly account: Pick<RegisteredAccount, 'status' | 'adminsState' | 'holderId' | 'lastPostOn' | 'openedOn'>
  readonly adminsState: AdminsVerdict['state']
  readonly holderIsHere: boolean
  readonly resourcesConfirmedAt: Temporal.Instant | null
  readonly termsReviewed: TermsReviewed | null
  /** Watches that were due and that nobody signed for, not told of yet. */
  readonly missed: readonly Temporal.Instant[]
  readonly closing: (ClosingFacts & { readonly closesOn: Temporal.PlainDate | null }) | null
  readonly slots: readonly {
    readonly id: string
    readonly startsAt: Temporal.Instant
    readonly endsAt: Temporal.Instant
    readonly handedBackAt: Temporal.Instant | null
  }[]
  readonly lastPostSeen: Temporal.PlainDate | null
  /** By `toldKey`. */
  readonly told: ReadonlyMap<string, Temporal.Instant>
}

export function toldKey(what: string, about: string): string {
  return `${what}:${about}`
}

const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(LOCAL_ZONE).toInstant()

const isReached = (day: Temporal.PlainDate, now: Temporal.Instant): boolean =>
  Temporal.PlainDate.compare(toLocal(now).toPlainDate(), day) >= 0

export function dueOf(facts: DueFacts, demands: AccountDemands, now: Temporal.Instant): readonly Due[] {
  const { account, adminsState, missed } = facts
  if (account.status === 'closed' || account.status === 'planned') return []
  const found: readonly Due[] = [
    ...postsSeen(facts),
    ...(adminsState === account.adminsState ? [] : [{ kind: 'admins' } as const]),
    ...missed.map((dueAt) => ({ kind: 'watch-missed', dueAt }) as const),
    ...holderLeft(facts, now),
    ...resourcesDue(facts, demands, now),
    ...termsDue(facts, demands, now),
    ...relayTurns(facts, now),
    ...stillness(facts, demands, now),
    ...closingDay(facts, demands, now),
  ]
  return found.filter((due) => due.kind !== 'tell' || !facts.told.has(toldKey(due.what, due.about)))
}

function postsSeen({ account, lastPostSeen: on }: DueFacts): readonly Due[] {
  if (on === null) return []
  const isNewer = account.lastPostOn === null || Temporal.PlainDate.compare(on, account.lastPostOn) > 0
  return isNewer ? [{ kind: 'last-post', on }] : []
}

function holderLeft({ account, holderIsHere }: DueFacts, now: Temporal.Instant): readonly Due[] {
  if (holderIsHere) return []
  return [{ kind: 'tell', what: 'holder-left', about: account.holderId, moment: now }]
}

function resourcesDue(
  { account, resourcesConfirmedAt }: DueFacts,
  { resources }: AccountDemands,
  now: Temporal.Instant,
): readonly Due[] {
  if (resources === null) return []
  return reminder('confirm-resources', {
    since: resourcesConfirmedAt,
    everyMonths: resources.value.confirmEveryMonths,
    account,
    now,
  })
}

function termsDue(
  { account, termsReviewed }: DueFacts,
  { termsReview, terms }: AccountDemands,
  now: Temporal.Instant,
): readonly Due[] {
  if (termsReview === null) return []
  if (terms !== null && termsHaveChanged(termsReviewed, terms))
    return [{ kind: 'tell', what: 'review-terms', about: terms.version, moment: startOf(terms.reviewedOn) }]
  const since = termsReviewed?.at ?? null
  return reminder('review-terms', { since, everyMonths: termsReview.value.everyMonths, account, now })
}

type Reminding = {
  readonly since: Temporal.Instant | null
  readonly everyMonths: number | null
  readonly account: Pick<RegisteredAccount, 'openedOn'>
  readonly now: Temporal.Instant
}

/** What was never done is asked for a month after the opening, when the account has found its feet. */
function reminder(what: 'confirm-resources' | 'review-terms', asked: Reminding): readonly Due[] {
  const { since, everyMonths, account, now } = asked
  const { dueOn, isDone } = reviewOf(since, everyMonths, toLocal(now).toPlainDate())
  if (dueOn !== null)
    return isReached(dueOn.subtract({ days: REMIND_DAYS }), now)
      ? [{ kind: 'tell', what, about: dueOn.toString(), moment: startOf(dueOn) }]
      : []
  const firstOn = account.openedOn?.add({ days: REMIND_DAYS })
  if (isDone || firstOn === undefined || !isReached(firstOn, now)) return []
  return [{ kind: 'tell', what, about: 'first', moment: startOf(firstOn) }]
}

function relayTurns({ slots }: DueFacts, now: Temporal.Instant): readonly Due[] {
  return slots.flatMap(({ id, startsAt, endsAt, handedBackAt }): readonly Due[] => {
    if (Temporal.Instant.compare(now, startsAt) < 0) return []
    if (Temporal.Instant.compare(now, endsAt) < 0)
      return [{ kind: 'tell', what: 'relay-began', about: id, moment: startsAt }]
    return handedBackAt === null ? [{ kind: 'tell', what: 'relay-over', about: id, moment: endsAt }] : []
  })
}

/** Once for each stretch without a post: a new post begins a new one. */
function stillness(
  { account, lastPostSeen, told }: DueFacts,
  { inactivity }: AccountDemands,
  now: Temporal.Instant,
): readonly Due[] {
  const { lastPostOn, openedOn, status } = account
  const isNewer =
    lastPostOn === null || Temporal.PlainDate.compare(lastPostSeen ?? lastPostOn, lastPostOn) > 0
  const posted = { lastPostOn: isNewer ? lastPostSeen : lastPostOn, openedOn, status }
  const since = stillSince(posted)
  if (since === null) return []
  const about = since.toString()
  const warnedAt = told.get(toldKey('inactive-soon', about)) ?? null
  const step = inactivityStep({ account: posted, demand: inactivity, warnedAt, now })
  if (step === 'close') return [{ kind: 'begin-closing' }]
  return step === 'warn' ? [{ kind: 'tell', what: 'inactive-soon', about, moment: startOf(since) }] : []
}

function closingDay({ closing }: DueFacts, demands: AccountDemands, now: Temporal.Instant): readonly Due[] {
  const on = closing?.closesOn ?? null
  if (closing === null || on === null || !isReached(on, now)) return []
  if (isReadyToClose(closing, demands.closing)) return [{ kind: 'finish-closing' }]
  return [{ kind: 'tell', what: 'closing-late', about: on.toString(), moment: startOf(on) }]
}
