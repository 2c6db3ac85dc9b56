/** Who holds a role, where and until which minute, and which role nobody holds (ORG, F-075, B-007, B-021). */
import type { PersonId, UnitId } from '#core/ids.ts'
import { lineUp } from './check-unit.ts'
import type { Person } from './person.ts'
import type { DemandedRole, RoleDefinition } from './role-definitions.ts'
import type { Role } from './roles.ts'
import type { Unit } from './units.ts'

export type RoleHolding = {
  readonly id: string
  readonly personId: PersonId
  readonly roleKey: string
  readonly grants: Role | null
  /** null: for the whole organisation. */
  readonly unitId: UnitId | null
  readonly startsAt: Temporal.Instant
  /** The first minute it is not held any more; null: until further notice. */
  readonly endsAt: Temporal.Instant | null
}

export function holdsAt(
  { startsAt, endsAt }: Pick<RoleHolding, 'startsAt' | 'endsAt'>,
  at: Temporal.Instant,
): boolean {
  if (Temporal.Instant.compare(startsAt, at) > 0) return false
  return endsAt === null || Temporal.Instant.compare(at, endsAt) < 0
}

export type Staff = {
  readonly people: readonly Pick<Person, 'id' | 'unitId' | 'roles' | 'isActive'>[]
  readonly units: readonly Unit[]
  /** Those in force at the moment asked about. */
  readonly holdings: readonly RoleHolding[]
}

/**
 * Who holds a role for a unit: those who hold it there, else those of the nearest unit above, else those of the whole organisation. A
 * built-in role in somebody's own list of roles counts for the unit they work in. `unitId` null asks for the whole.
 */
export function holdersFor(staff: Staff, roleKey: string, unitId: UnitId | null): readonly PersonId[] {
  const active = staff.people.filter((person) => person.isActive)
  const isHere = new Set(active.map((person) => person.id))
  const held = staff.holdings.filter((one) => one.roleKey === roleKey && isHere.has(one.personId))
  const own = active.filter((person) => (person.roles as readonly string[]).includes(roleKey))
  const line = unitId === null ? [] : lineUp(staff.units, unitId)
  for (const unit of line) {
    const there = [
      ...held.filter((one) => one.unitId === unit.id).map((one) => one.personId),
      ...own.filter((person) => person.unitId === unit.id).map((person) => person.id),
    ]
    if (there.length > 0) return [...new Set(there)]
  }
  const whole = held.filter((one) => one.unitId === null).map((one) => one.personId)
  return [...new Set([...whole, ...own.map((person) => person.id)])]
}

export type VacantRole = { readonly role: RoleDefinition; readonly ruleIds: readonly string[] }

/** Roles the policy gives a task to and nobody holds, for any unit or the whole: what waits for them waits for ever. */
export function vacantRoles(
  staff: Staff,
  definitions: readonly RoleDefinition[],
  demanded: readonly DemandedRole[],
): readonly VacantRole[] {
  const isHere = new Set(staff.people.filter((person) => person.isActive).map((person) => person.id))
  const held = new Set<string>(
    staff.holdings.filter((one) => isHere.has(one.personId)).map((one) => one.roleKey),
  )
  for (const person of staff.people) if (person.isActive) for (const role of person.roles) held.add(role)
  return demanded.flatMap(({ key, ruleIds }) => {
    const role = definitions.find((definition) => definition.key === key)
    return role === undefined || held.has(key) ? [] : [{ role, ruleIds }]
  })
}
