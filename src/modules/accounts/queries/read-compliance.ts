import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import {
  readPeople,
  readRoleFinder,
  readUnits,
  type Person,
  type RoleFinder,
  type Unit,
} from '#modules/organisation/index.ts'
import { isWorkingDay, type PolicyInForce } from '#modules/policy/index.ts'
import { administratorsAmong, withDemandedRoles } from '../actions/look-at-admins.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { adminsVerdict, type AdminsVerdict } from '../rules/admins.ts'
import type { Assignment } from '../rules/assignment.ts'
import type { AccountDemands } from '../rules/demands.ts'
import { deviationId, deviationsOf, type CareFacts, type Deviation } from '../rules/deviations.ts'
import {
  readAccepted,
  readAnswers,
  readConfirmations,
  type Accepted,
  type Answer,
  type Confirmation,
} from '../store/care.ts'
import { readOpenClosings, type Closing } from '../store/closings.ts'
import { readCredentials, type Credential } from '../store/credentials.ts'
import { readAssignmentsAt } from '../store/assignments.ts'
import { readRegistered } from '../store/register.ts'
import { readSlots, type RelaySlot } from '../store/relay.ts'
import { readTold, type Told } from '../store/told.ts'
import { readSchedules, readTurns, type WatchSchedule, type WatchTurn } from '../store/watch.ts'

/** Gaps older than this are history, not something to mend. */
const GAP_DAYS = 7
/** How long after its week a relay is asked to hand back what was open. */
const RELAY_DAYS = 14

export type ComplianceDeps = Pick<AccountsDeps, 'clock' | 'policies' | 'demandsOf' | 'awayWithoutSubstitute'>

export type JudgedDeviation = Deviation & { readonly accepted: Accepted | null }

export type AccountCare = {
  readonly account: RegisteredAccount
  /** As people write it. */
  readonly platformName: string
  readonly unit: Unit | null
  readonly holder: Person | null
  readonly demands: AccountDemands
  readonly admins: AdminsVerdict
  readonly administrators: readonly Person[]
  readonly answers: readonly Answer[]
  readonly confirmations: readonly Confirmation[]
  readonly credentials: readonly Credential[]
  readonly schedule: WatchSchedule | null
  readonly turns: readonly WatchTurn[]
  readonly closing: Closing | null
  /** Those of now and to come, and those just over. */
  readonly slots: readonly RelaySlot[]
  readonly told: readonly Told[]
  /** By the policy's calendar. */
  readonly isWorkingDay: (day: Temporal.PlainDate) => boolean
  readonly roles: RoleFinder
  readonly deviations: readonly JudgedDeviation[]
}

type Around = {
  readonly now: Temporal.Instant
  readonly inForce: PolicyInForce
  readonly people: readonly Person[]
  readonly away: ReadonlySet<PersonId>
  readonly units: readonly Unit[]
  readonly assignments: readonly Assignment[]
  readonly answers: readonly Answer[]
  readonly confirmations: readonly Confirmation[]
  readonly credentials: readonly Credential[]
  readonly schedules: readonly WatchSchedule[]
  readonly turns: readonly WatchTurn[]
  readonly closings: readonly Closing[]
  readonly accepted: readonly Accepted[]
  readonly slots: readonly RelaySlot[]
  readonly told: readonly Told[]
  readonly roles: RoleFinder
}

async function readAround(
  deps: ComplianceDeps,
  tx: Tx,
  orgId: OrgId,
  only?: RegisteredAccount['id'],
): Promise<Around> {
  const now = deps.clock.now()
  return {
    now,
    inForce: await deps.policies.inForce(tx, orgId, now),
    people: await readPeople(tx, orgId),
    away: await deps.awayWithoutSubstitute(tx, orgId, now),
    units: await readUnits(tx, orgId),
    assignments: await readAssignmentsAt(tx, orgId, now),
    answers: await readAnswers(tx, orgId, only),
    confirmations: await readConfirmations(tx, orgId, only),
    credentials: await readCredentials(tx, orgId, only),
    schedules: await readSchedules(tx, orgId, only),
    turns: await readTurns(tx, orgId, now.subtract({ hours: GAP_DAYS * 24 }), only),
    closings: await readOpenClosings(tx, orgId, only),
    accepted: await readAccepted(tx, orgId, only),
    slots: await readSlots(tx, orgId, now.subtract({ hours: RELAY_DAYS * 24 }), only),
    told: await readTold(tx, orgId, only),
    roles: await readRoleFinder(tx, orgId, now),
  }
}

/** How one account stands against the policy in force. */
export async function readCareOf(
  deps: ComplianceDeps,
  tx: Tx,
  orgId: OrgId,
  account: RegisteredAccount,
): Promise<AccountCare> {
  return judge(deps, await readAround(deps, tx, orgId, account.id), account)
}

/** The whole organisation's accounts as they stand just now; the number of statements does not grow with the accounts. */
export async function readCompliance(
  deps: ComplianceDeps,
  tx: Tx,
  orgId: OrgId,
): Promise<{ readonly accounts: readonly AccountCare[]; readonly policyVersion: string }> {
  const around = await readAround(deps, tx, orgId)
  const accounts = await readRegistered(tx, orgId)
  return {
    accounts: accounts.map((account) => judge(deps, around, account)),
    policyVersion: around.inForce.label,
  }
}

function judge(
  { demandsOf }: Pick<ComplianceDeps, 'demandsOf'>,
  around: Around,
  account: RegisteredAccount,
): AccountCare {
  const ofIt = <T extends { readonly accountId: string | null }>(all: readonly T[]): readonly T[] =>
    all.filter(({ accountId }) => accountId === account.id)
  const demands = demandsOf(around.inForce.policy, account)
  const assignments = ofIt(around.assignments)
  const administrators = administratorsAmong(assignments, around.people, {
    at: around.now,
    away: around.away,
  })
  const { roles } = around
  const admins = adminsVerdict(
    withDemandedRoles(administrators, roles, { unitId: account.unitId, demands }),
    demands,
  )
  const known = {
    answers: ofIt(around.answers),
    confirmations: ofIt(around.confirmations),
    credentials: ofIt(around.credentials),
    turns: ofIt(around.turns),
    schedule: ofIt(around.schedules)[0] ?? null,
    closing: ofIt(around.closings)[0] ?? null,
    slots: ofIt(around.slots),
    told: ofIt(around.told),
    holder: around.people.find(({ id }) => id === account.holderId) ?? null,
  }
  const accepted = new Map(ofIt(around.accepted).map((one) => [one.code, one]))
  const isHere = (id: PersonId) => roles.person(id)?.isActive === true && !around.away.has(id)
  const deviations = deviationsOf(factsOf(account, admins, { ...known, isHere }), demands, around.now)
  const { businessTime } = around.inForce.policy.inbox
  return {
    account,
    unit: around.units.find(({ id }) => id === account.unitId) ?? null,
    platformName: account.platformName || (demands.platformName?.sv ?? account.platform),
    demands,
    admins,
    administrators,
    roles,
    isWorkingDay: (day) => isWorkingDay(businessTime.value, day),
    ...known,
    deviations: deviations.map((one) => ({ ...one, accepted: accepted.get(deviationId(one)) ?? null })),
  }
}

type KnownCare = Pick<
  AccountCare,
  'answers' | 'confirmations' | 'credentials' | 'schedule' | 'turns' | 'closing' | 'holder'
> & { readonly isHere: (id: PersonId) => boolean }

function factsOf(account: RegisteredAccount, admins: AdminsVerdict, known: KnownCare): CareFacts {
  const answered = (area: Answer['area']) =>
    new Map(known.answers.filter((one) => one.area === area).map((one) => [one.key, one.answer]))
  const { schedule, closing, isHere } = known
  return {
    account,
    admins,
    holderIsHere: known.holder?.isActive === true,
    credentials: known.credentials,
    routines: answered('routine'),
    notices: answered('notice'),
    ...confirmedOf(known.confirmations),
    watch:
      schedule === null
        ? null
        : {
            watchers: schedule.personIds.filter(isHere).length,
            covers: schedule.coverIds.filter(isHere).length,
            gaps: known.turns.filter(({ signedAt }) => signedAt === null).length,
          },
    closing:
      closing === null
        ? null
        : { isAcknowledged: closing.acknowledgedAt !== null, isArchived: closing.archivedAt !== null },
  }
}

/** When somebody last stood for it, and in which version. */
export function confirmedOf(
  confirmations: readonly Confirmation[],
): Pick<CareFacts, 'resourcesConfirmedAt' | 'termsReviewed'> {
  const last = (what: Confirmation['what']) => confirmations.find((one) => one.what === what)
  const terms = last('terms')
  return {
    resourcesConfirmedAt: last('resources')?.confirmedAt ?? null,
    termsReviewed: terms === undefined ? null : { at: terms.confirmedAt, version: terms.termsVersion },
  }
}
