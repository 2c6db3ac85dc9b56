import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, InvalidInput, NotFound } from '#core/errors.ts'
import { isId, newId, type OrgId, type PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import { isSelf, organisationPermissions } from '../permissions.ts'
import { checkAbsence, isAwayAt, type Absence, type AbsenceDraft } from '../rules/absence.ts'
import type { Person } from '../rules/person.ts'
import { staffingRules, type SubstituteDemand } from '../rules/role-definitions.ts'
import { findAbsence, insertAbsence, readAbsencesAfter, updateAbsence } from '../store/absences.ts'
import { lockStaffing } from '../store/lock.ts'
import { readPeople, takePerson } from '../store/people.ts'
import type { OrganisationDeps } from './deps.ts'

export type AbsenceDeps = Pick<OrganisationDeps, 'db' | 'clock' | 'policies' | 'listeners'>

export type AbsenceInput = {
  readonly personId: PersonId
  readonly substituteId: PersonId | null
  readonly fromAt: Temporal.Instant
  readonly untilAt: Temporal.Instant
}

/** `lacksSubstitute`: booked as a deviation from a "bör". */
export type BookedAbsence = { readonly absence: Absence; readonly lacksSubstitute: boolean }

/**
 * Books leave. From its first minute to its last the substitute may do what the absent person may, and owns what comes in. Throws
 * `NotPermitted`, `NotFound`, and `InvalidInput` with every fault: no substitute where the policy demands one (B-020), one who is away.
 */
export async function bookAbsence(
  deps: AbsenceDeps,
  actor: Actor,
  input: AbsenceInput,
): Promise<BookedAbsence> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const person = await takePerson(tx, orgId, input.personId)
    permitAbsence(actor, person)
    if (!person.isActive) throw new InvalidInput([{ field: 'personId', code: 'unknown-person' }])
    const draft = { ...input, id: null }
    const judged = await judge(deps, tx, { orgId, draft })
    const absence: Absence = { ...input, id: newId(deps.clock), version: 1 }
    const { version: _first, ...columns } = absence
    await insertAbsence(tx, orgId, {
      ...columns,
      ruleId: judged.demand?.ruleId ?? null,
      policyVersionId: judged.inForce.versionId,
      bookedBy: actor.id,
      bookedAt: deps.clock.now(),
    })
    await tell(deps, tx, actor, { kind: 'absence.booked', absence, judged })
    return { absence, lacksSubstitute: judged.lacksSubstitute }
  })
}

export type AbsenceChange = {
  readonly absenceId: string
  readonly version: number
  readonly substituteId?: PersonId | null
  readonly untilAt?: Temporal.Instant
}

/** Another substitute, or another end. Judged as if it were booked now. Throws as `bookAbsence`, and `Conflict('changed-by-other')`. */
export async function changeAbsence(
  deps: AbsenceDeps,
  actor: Actor,
  input: AbsenceChange,
): Promise<BookedAbsence> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const before = await takeAbsence(tx, actor, input)
    const change = {
      ...(input.substituteId === undefined ? {} : { substituteId: input.substituteId }),
      ...(input.untilAt === undefined ? {} : { untilAt: input.untilAt }),
    }
    const absence: Absence = { ...before, ...change, version: before.version + 1 }
    const judged = await judge(deps, tx, { orgId, draft: absence })
    await updateAbsence(tx, orgId, absence.id, change)
    await tell(deps, tx, actor, { kind: 'absence.changed', absence, judged })
    return { absence, lacksSubstitute: judged.lacksSubstitute }
  })
}

/** Calls leave off, or ends the one under way now. Throws `NotFound`, `NotPermitted`, `Conflict('changed-by-other')`. */
export async function cancelAbsence(
  deps: AbsenceDeps,
  actor: Actor,
  input: { readonly absenceId: string; readonly version: number },
): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const absence = await takeAbsence(tx, actor, input)
    const now = deps.clock.now()
    const hasBegun = isAwayAt(absence, now) && Temporal.Instant.compare(absence.fromAt, now) < 0
    await updateAbsence(tx, orgId, absence.id, hasBegun ? { untilAt: now } : { cancelledAt: now })
    await tell(deps, tx, actor, { kind: 'absence.cancelled', absence, judged: null })
  })
}

function permitAbsence(actor: Actor, { id, unitId }: Person): void {
  permit(actor, organisationPermissions.bookAbsence, { isSelf: isSelf(actor, id), unitId })
}

async function takeAbsence(
  tx: Tx,
  actor: Actor,
  { absenceId, version }: { readonly absenceId: string; readonly version: number },
): Promise<Absence> {
  await lockStaffing(tx, actor.orgId)
  const absence = isId(absenceId) ? await findAbsence(tx, actor.orgId, absenceId) : null
  if (absence === null) throw new NotFound('absence', absenceId)
  permitAbsence(actor, await takePerson(tx, actor.orgId, absence.personId))
  if (absence.version !== version) throw new Conflict('changed-by-other')
  return absence
}

type Judged = {
  readonly inForce: PolicyInForce
  readonly demand: SubstituteDemand | null
  readonly lacksSubstitute: boolean
}

async function judge(
  deps: AbsenceDeps,
  tx: Tx,
  { orgId, draft }: { readonly orgId: OrgId; readonly draft: AbsenceDraft },
): Promise<Judged> {
  const now = deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, now)
  const { substitute: demand } = staffingRules(inForce.policy)
  const people = new Map((await readPeople(tx, orgId)).map((person) => [person.id, person]))
  const { problems, lacksSubstitute } = checkAbsence(draft, {
    now,
    demand,
    absences: await readAbsencesAfter(tx, orgId, earlier(draft.fromAt, now)),
    isActive: (id) => people.get(id)?.isActive === true,
  })
  if (problems.length > 0) throw new InvalidInput(problems)
  return { inForce, demand, lacksSubstitute }
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b
}

type Told = {
  readonly kind: 'absence.booked' | 'absence.changed' | 'absence.cancelled'
  readonly absence: Absence
  readonly judged: Judged | null
}

async function tell(deps: AbsenceDeps, tx: Tx, actor: Actor, { kind, absence, judged }: Told): Promise<void> {
  const { id, personId, substituteId, fromAt, untilAt } = absence
  const isCancelled = kind === 'absence.cancelled'
  const what = { personId, substituteId, fromAt, untilAt }
  await deps.listeners.absenceChanged(tx, actor.orgId, { absenceId: id, ...what, isCancelled })
  await recordInLedger(tx, actor.orgId, deps.clock, {
    kind,
    subjectType: 'person',
    subjectId: personId,
    actor: ledgerActor(actor),
    ruleIds: [judged?.demand?.ruleId].filter((ruleId) => ruleId !== undefined),
    policyVersion: judged?.inForce.label ?? null,
    facts: {
      absenceId: id,
      substituteId,
      fromAt: fromAt.toString(),
      untilAt: untilAt.toString(),
      lacksSubstitute: judged?.lacksSubstitute ?? false,
    },
  })
}
