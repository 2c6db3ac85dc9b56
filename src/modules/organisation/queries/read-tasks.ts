import { may, type PersonActor } from '#core/actor.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import type { OrganisationDeps } from '../actions/deps.ts'
import { organisationPermissions } from '../permissions.ts'
import type { Absence } from '../rules/absence.ts'
import { vacantRoles, type VacantRole } from '../rules/holdings.ts'
import { staffingRules, type SubstituteDemand } from '../rules/role-definitions.ts'
import { readAbsencesAfter } from '../store/absences.ts'
import { readReceiptsFor } from '../store/receipts.ts'
import { readStaff } from '../store/staffing.ts'

/** What a person has to see to in the organisation: for themselves, and as an administrator for the whole. */
export type OrganisationTasks = {
  readonly inForce: PolicyInForce
  readonly hasConfirmed: boolean
  /** Own leave, now or to come, that the policy wants a substitute for and that has none (B-020): theirs has left. */
  readonly bare: readonly Absence[]
  readonly demand: SubstituteDemand | null
  /** Empty for everybody who cannot give roles. */
  readonly vacant: readonly VacantRole[]
}

export async function readTasks(
  deps: Pick<OrganisationDeps, 'db' | 'clock' | 'policies'>,
  actor: PersonActor,
): Promise<OrganisationTasks> {
  const { orgId } = actor
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const inForce = await deps.policies.inForce(tx, orgId, now)
    const rules = staffingRules(inForce.policy)
    const receipts = await readReceiptsFor(tx, orgId, inForce.versionId)
    const own = (await readAbsencesAfter(tx, orgId, now)).filter(({ personId }) => personId === actor.id)
    const givesRoles = may(actor, organisationPermissions.giveRole, null)
    return {
      inForce,
      hasConfirmed: receipts.some(({ personId }) => personId === actor.id),
      bare: rules.substitute === null ? [] : own.filter(({ substituteId }) => substituteId === null),
      demand: rules.substitute,
      vacant: givesRoles ? vacantRoles(await readStaff(tx, orgId, now), rules.roles, rules.demanded) : [],
    }
  })
}
