import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { revokeApiTokensOf } from '#core/auth/api-token.ts'
import { endSessionsOf } from '#core/auth/session.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, RuleBroken } from '#core/errors.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import { isAwayAt, type Absence } from '../rules/absence.ts'
import { hasOtherAdministrator, isAdministrator } from '../rules/last-administrator.ts'
import { readAbsencesAfter, updateAbsence } from '../store/absences.ts'
import { endHoldings } from '../store/holdings.ts'
import { lockStaffing } from '../store/lock.ts'
import { forgetUsualSubstitute, takePerson, updatePerson } from '../store/people.ts'
import { readStaff } from '../store/staffing.ts'
import type { OrganisationDeps } from './deps.ts'

type LeavingDeps = Pick<OrganisationDeps, 'db' | 'clock' | 'listeners'>

export type Leaving = {
  readonly sessionsEnded: number
  readonly tokensRevoked: number
  readonly rolesEnded: number
  /** Leave of others in which this person stood in: somebody else has to be named. */
  readonly absencesWithoutSubstitute: readonly string[]
}

/**
 * Ends somebody's access from this minute: sessions, tokens, roles from/to, their place as a substitute. What they looked after gets a new
 * owner in the same transaction, through `personDeactivated` (F-075, requirements §8.20). Throws `NotFound`, `Conflict('changed-by-other')`,
 * `RuleBroken` ('already-inactive', 'last-administrator').
 */
export async function deactivatePerson(
  deps: LeavingDeps,
  actor: Actor,
  input: { readonly personId: PersonId; readonly version?: number },
): Promise<Leaving> {
  permit(actor, organisationPermissions.changePerson, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const person = await takePerson(tx, orgId, input.personId)
    if (!person.isActive) throw new RuleBroken('already-inactive')
    if (input.version !== undefined && input.version !== person.version)
      throw new Conflict('changed-by-other')
    const now = deps.clock.now()
    const staff = await readStaff(tx, orgId, now)
    if (isAdministrator(staff, person.id) && !hasOtherAdministrator(staff, person.id))
      throw new RuleBroken('last-administrator')
    await updatePerson(tx, orgId, person.id, { isActive: false, leftAt: now })
    const leaving: Leaving = {
      sessionsEnded: await endSessionsOf(tx, orgId, person.id),
      tokensRevoked: await revokeApiTokensOf(tx, deps.clock, orgId, person.id),
      rolesEnded: (await endHoldings(tx, orgId, { personId: person.id }, now)).length,
      absencesWithoutSubstitute: await leaveAbsences(tx, orgId, { personId: person.id, now }),
    }
    await forgetUsualSubstitute(tx, orgId, person.id)
    await deps.listeners.personDeactivated(tx, orgId, person.id, actor.id)
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'person.deactivated',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      facts: { ...leaving, absencesWithoutSubstitute: [...leaving.absencesWithoutSubstitute] },
    })
    return leaving
  })
}

type Whose = { readonly personId: PersonId; readonly now: Temporal.Instant }

/** Calls off leave that has not begun, ends the one under way, and gives up standing in for others. */
async function leaveAbsences(tx: Tx, orgId: OrgId, { personId, now }: Whose): Promise<readonly string[]> {
  const absences = await readAbsencesAfter(tx, orgId, now)
  const own = absences.filter((absence) => absence.personId === personId)
  for (const absence of own) await updateAbsence(tx, orgId, absence.id, endOf(absence, now))
  const stoodInFor = absences.filter((absence) => absence.substituteId === personId)
  for (const { id } of stoodInFor) await updateAbsence(tx, orgId, id, { substituteId: null })
  return stoodInFor.map(({ id }) => id)
}

function endOf(absence: Absence, now: Temporal.Instant) {
  const hasBegun = isAwayAt(absence, now) && Temporal.Instant.compare(absence.fromAt, now) < 0
  return hasBegun ? { untilAt: now } : { cancelledAt: now }
}

/** Somebody comes back. Roles held from/to, tokens and items do not come back with them. Throws `NotFound`, `RuleBroken('already-active')`. */
export async function reactivatePerson(
  deps: Pick<OrganisationDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly personId: PersonId },
): Promise<void> {
  permit(actor, organisationPermissions.changePerson, null)
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const person = await takePerson(tx, orgId, input.personId)
    if (person.isActive) throw new RuleBroken('already-active')
    await updatePerson(tx, orgId, person.id, { isActive: true, leftAt: null })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'person.reactivated',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      facts: { roles: [...person.roles] },
    })
  })
}
