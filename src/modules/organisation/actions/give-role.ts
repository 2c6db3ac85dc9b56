import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { InvalidInput, NotFound, RuleBroken, type FieldProblem } from '#core/errors.ts'
import { isId, newId, type PersonId, type UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { organisationPermissions } from '../permissions.ts'
import type { RoleHolding } from '../rules/role-holding.ts'
import { hasOtherAdministrator } from '../rules/last-administrator.ts'
import { staffingRules } from '../rules/role-definitions.ts'
import { endHoldings, insertHolding, readHoldingsOf } from '../store/holdings.ts'
import { lockStaffing } from '../store/lock.ts'
import { takePerson } from '../store/people.ts'
import { readStaff } from '../store/staffing.ts'
import { findUnit } from '../store/units.ts'
import type { OrganisationDeps } from './deps.ts'

type RoleDeps = Pick<OrganisationDeps, 'db' | 'clock' | 'policies'>

export type RoleInput = {
  readonly personId: PersonId
  readonly roleKey: string
  /** null: for the whole organisation. */
  readonly unitId: string | null
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant | null
}

/**
 * Gives a role of the policy in force to a person, for a unit or the whole, from/to. The rights it brings are those the policy gives it now.
 * Throws `NotFound`, `RuleBroken('already-inactive')`, and `InvalidInput` with every fault at once.
 */
export async function giveRole(deps: RoleDeps, actor: Actor, input: RoleInput): Promise<RoleHolding> {
  permit(actor, organisationPermissions.giveRole, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const person = await takePerson(tx, orgId, input.personId)
    if (!person.isActive) throw new RuleBroken('already-inactive')
    const now = deps.clock.now()
    const inForce = await deps.policies.inForce(tx, orgId, now)
    const role = staffingRules(inForce.policy).roles.find(({ key }) => key === input.roleKey)
    const unit = input.unitId === null ? null : await findUnit(tx, orgId, input.unitId)
    const problems = [
      ...(role === undefined
        ? [{ field: 'roleKey', code: 'unknown-role', params: { role: input.roleKey } }]
        : []),
      ...(input.unitId !== null && unit === null ? [{ field: 'unitId', code: 'unknown-unit' }] : []),
      ...periodProblems(input, now),
      ...(isHeldAlready(input, await readHoldingsOf(tx, orgId, person.id))
        ? [{ field: 'roleKey', code: 'role-held-already' }]
        : []),
    ]
    if (role === undefined || problems.length > 0) throw new InvalidInput(problems)
    const holding: RoleHolding = {
      id: newId(deps.clock),
      personId: person.id,
      roleKey: role.key,
      grants: role.grants,
      unitId: unit?.id ?? null,
      startsAt: input.startsAt,
      endsAt: input.endsAt,
    }
    const given = { policyVersionId: inForce.versionId, givenBy: actor.id, givenAt: now }
    await insertHolding(tx, orgId, { ...holding, ...given })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'role.given',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      policyVersion: inForce.label,
      facts: {
        holdingId: holding.id,
        role: role.key,
        grants: role.grants,
        unitId: holding.unitId,
        startsAt: input.startsAt.toString(),
        endsAt: input.endsAt?.toString() ?? null,
      },
    })
    return holding
  })
}

function periodProblems({ startsAt, endsAt }: RoleInput, now: Temporal.Instant): readonly FieldProblem[] {
  if (endsAt === null) return []
  if (Temporal.Instant.compare(endsAt, startsAt) <= 0) return [{ field: 'endsAt', code: 'ends-before-start' }]
  return Temporal.Instant.compare(endsAt, now) <= 0 ? [{ field: 'endsAt', code: 'already-past' }] : []
}

function isHeldAlready(input: RoleInput, holdings: readonly RoleHolding[]): boolean {
  return holdings.some(
    (held) =>
      held.roleKey === input.roleKey &&
      held.unitId === (input.unitId as UnitId | null) &&
      (held.endsAt === null || Temporal.Instant.compare(held.endsAt, input.startsAt) > 0) &&
      (input.endsAt === null || Temporal.Instant.compare(input.endsAt, held.startsAt) > 0),
  )
}

/** Ends it now; one that has not begun is taken back. Throws `NotFound`, `RuleBroken('last-administrator')`. */
export async function endRole(
  deps: Pick<OrganisationDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly personId: PersonId; readonly holdingId: string },
): Promise<void> {
  permit(actor, organisationPermissions.giveRole, null)
  const { orgId } = actor
  if (!isId(input.holdingId)) throw new NotFound('role-holding', input.holdingId)
  await deps.db.forOrg(orgId, async (tx) => {
    await lockStaffing(tx, orgId)
    const person = await takePerson(tx, orgId, input.personId)
    const now = deps.clock.now()
    const ended = await endHoldings(tx, orgId, { personId: person.id, id: input.holdingId }, now)
    if (ended.length === 0) throw new NotFound('role-holding', input.holdingId)
    const staff = await readStaff(tx, orgId, now)
    const isLeft = staff.people.some((one) => one.isActive && one.roles.includes('administrator'))
    if (!isLeft && !hasOtherAdministrator(staff, person.id)) throw new RuleBroken('last-administrator')
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'role.ended',
      subjectType: 'person',
      subjectId: person.id,
      actor: ledgerActor(actor),
      facts: { holdingId: input.holdingId },
    })
  })
}
