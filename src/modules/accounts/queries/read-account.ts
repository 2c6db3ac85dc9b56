import { may, type Permission, type PersonActor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import type { LedgerEntry } from '#core/ledger/entry.ts'
import { readPeople, readUnits, type Person, type Unit } from '#modules/organisation/index.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { subjectOf } from '../actions/take-for-care.ts'
import { accountPermissions, type AccountSubject } from '../permissions.ts'
import { acknowledgersOf } from '../actions/duty.ts'
import { readCareOf, type AccountCare } from './read-compliance.ts'
import type { Assignment } from '../rules/assignment.ts'
import { fillNotice } from '../rules/fill-notice.ts'
import { turnWaiting } from '../rules/watch.ts'
import { readAssignments } from '../store/assignments.ts'
import { findRegistered } from '../store/register.ts'
import { readSlots, type RelaySlot } from '../store/relay.ts'

export type { Closing } from '../store/closings.ts'
export type { Credential } from '../store/credentials.ts'
export type { RelaySlot } from '../store/relay.ts'

/** Everything an account's page shows, and what the reader may do there. */
export type AccountView = {
  /** By key, with the policy's own contacts filled in. */
  readonly noticeTexts: ReadonlyMap<string, string>
  readonly care: AccountCare
  readonly assignments: readonly Assignment[]
  readonly slots: readonly RelaySlot[]
  readonly people: readonly Person[]
  readonly names: ReadonlyMap<string, string>
  readonly units: readonly Unit[]
  readonly journal: readonly LedgerEntry[]
  readonly now: Temporal.Instant
  readonly mayManage: boolean
  readonly mayReveal: boolean
  readonly mayAcknowledge: boolean
  readonly maySign: boolean
  readonly mayArchive: boolean
  readonly mayHandOver: boolean
  /** The watch that waits for a signature. */
  readonly watchAt: Temporal.Instant | null
  /** Whom a closing waits for. */
  readonly awaitedNames: readonly string[]
}

/** Older rights than this are in the journal only. */
const PAST_DAYS = 90
/** Weeks that are over are shown while something may wait to be handed back. */
const RELAY_DAYS = 14

/** Throws `NotFound`. */
export async function readAccountView(
  deps: AccountsDeps,
  actor: PersonActor,
  { id, lang }: { readonly id: string; readonly lang: Lang },
): Promise<AccountView> {
  const now = deps.clock.now()
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await findRegistered(tx, actor.orgId, id)
    if (account === null) throw new NotFound('account', id)
    const people = await readPeople(tx, actor.orgId)
    const subject = await subjectOf(deps, tx, actor, account)
    const can = (permission: Permission<AccountSubject>) =>
      account.status !== 'closed' && may(actor, permission, subject)
    const since = now.subtract({ hours: PAST_DAYS * 24 })
    const assignments = await readAssignments(tx, actor.orgId, account.id)
    const care = await readCareOf(deps, tx, actor.orgId, account)
    const { policy } = await deps.policies.inForce(tx, actor.orgId, now)
    const { schedule, turns, demands, roles } = care
    return {
      care,
      noticeTexts: new Map(demands.basicInformation.map((one) => [one.key, fillNotice(policy, one, lang)])),
      watchAt: schedule === null ? null : turnWaiting(schedule, turns, now, care.isWorkingDay),
      awaitedNames: acknowledgersOf({ account, demands, roles }).map(
        (who) => roles.person(who)?.fullName ?? '',
      ),
      assignments: assignments.filter(
        ({ endsAt }) => endsAt === null || Temporal.Instant.compare(endsAt, since) > 0,
      ),
      slots: await readSlots(tx, actor.orgId, now.subtract({ hours: RELAY_DAYS * 24 }), account.id),
      people: people.filter(({ isActive }) => isActive),
      names: new Map(people.map((person) => [person.id, person.fullName])),
      units: await readUnits(tx, actor.orgId),
      journal: (await readJournal(tx, actor.orgId, account.id)).toReversed(),
      now,
      mayManage: can(accountPermissions.manage),
      mayReveal: can(accountPermissions.reveal),
      mayAcknowledge: can(accountPermissions.acknowledge),
      maySign: can(accountPermissions.sign),
      mayArchive: can(accountPermissions.archive),
      mayHandOver: can(accountPermissions.handOver),
    }
  })
}
