import { capacitiesOf, type PersonActor } from '#core/actor.ts'
import { LOCAL_ZONE, toLocal } from '#core/clock.ts'
import type { PersonId } from '#core/ids.ts'
import { acknowledgersOf, holderOf, ownersOf, recoverersOf } from '../actions/duty.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { answering, holdsNow } from '../actions/relay-at.ts'
import { REMIND_DAYS, reviewOf } from '../rules/reviews.ts'
import { inOrder, tasksOf, type AccountTask, type Mine, type TaskFacts } from '../rules/tasks.ts'
import { turnWaiting } from '../rules/watch.ts'
import { confirmedOf, readCompliance, type AccountCare } from './read-compliance.ts'

const RUNNING = new Set(['active', 'resting', 'closing'])

/** What waits for the actor among the accounts, for themselves and for those they stand in for; what presses most first. */
export async function readMyTasks(deps: AccountsDeps, actor: PersonActor): Promise<readonly AccountTask[]> {
  const now = deps.clock.now()
  const ids = new Set(capacitiesOf(actor).map(({ id }) => id))
  const { accounts } = await deps.db.forOrg(actor.orgId, (tx) => readCompliance(deps, tx, actor.orgId))
  return accounts
    .filter(({ account }) => RUNNING.has(account.status))
    .flatMap((care) => tasksOf(factsOf(care, now), mineOf(care, ids, now)))
    .sort(inOrder)
}

function mineOf(care: AccountCare, ids: ReadonlySet<PersonId>, now: Temporal.Instant): Mine {
  const { account, demands, roles, schedule, closing, administrators, turns } = care
  const duty = { account, demands, roles }
  const has = (some: readonly PersonId[]) => some.some((id) => ids.has(id))
  const waiting = schedule === null ? null : turnWaiting(schedule, turns, now, care.isWorkingDay)
  const isGap = turns.some(({ dueAt, gapToldAt }) => gapToldAt !== null && waiting?.equals(dueAt) === true)
  const relay = care.slots.find((slot) => slot.handedOverAt === null && holdsNow(slot, now))
  return {
    isHolder: has(holderOf(duty)),
    isOwner: has(ownersOf(duty)),
    isAdministrator: has(administrators.map(({ id }) => id)),
    isRecoverer: has(recoverersOf(duty)),
    isAcknowledger: has(acknowledgersOf(duty)),
    isArchivist: has([closing?.archiveToId ?? null].filter((id) => id !== null)),
    // whoever covers is asked when the watch was missed
    isWatcher: has(schedule?.personIds ?? []) || (isGap && has(schedule?.coverIds ?? [])),
    isOfRelay: relay !== undefined && has(answering(relay)),
  }
}

function factsOf(care: AccountCare, now: Temporal.Instant): TaskFacts {
  const { account, demands, schedule, turns, closing, slots, confirmations } = care
  const { resourcesConfirmedAt, termsReviewed } = confirmedOf(confirmations)
  const months = demands.resources?.value.confirmEveryMonths ?? null
  return {
    accountId: account.id,
    accountName: account.name,
    demands,
    deviations: care.deviations.filter(({ accepted }) => accepted === null),
    hasAdministrators: care.administrators.length > 0,
    watchAt: schedule === null ? null : turnWaiting(schedule, turns, now, care.isWorkingDay),
    resourcesDueAt: soonDue(resourcesConfirmedAt, months, now),
    termsDueAt: soonDue(termsReviewed?.at ?? null, demands.termsReview?.value.everyMonths ?? null, now),
    closing: closing === null ? null : { ...closing, closesAt: startOf(closing.closesOn) },
    hasRelayToTake: slots.some((slot) => holdsNow(slot, now) && slot.handedOverAt === null),
    hasRelayToGiveBack: slots.some(
      ({ endsAt, handedBackAt }) => handedBackAt === null && Temporal.Instant.compare(endsAt, now) <= 0,
    ),
  }
}

const startOf = (day: Temporal.PlainDate | null): Temporal.Instant | null =>
  day?.toZonedDateTime(LOCAL_ZONE).toInstant() ?? null

/** Null while there is more time than what somebody is reminded of. */
function soonDue(
  since: Temporal.Instant | null,
  everyMonths: number | null,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const today = toLocal(now).toPlainDate()
  const { dueOn } = reviewOf(since, everyMonths, today)
  if (dueOn === null) return null
  const isNear = Temporal.PlainDate.compare(today, dueOn.subtract({ days: REMIND_DAYS })) >= 0
  return isNear ? startOf(dueOn) : null
}
