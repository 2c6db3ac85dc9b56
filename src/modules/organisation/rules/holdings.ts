/** Who holds a role, where and until which minute, and which role nobody holds (ORG, F-075, B-007, B-021). */
import type { PersonId, UnitId } from '#core/ids.ts'
import { lineUp } from './check-unit.ts'
import type { Person } from './person.ts'
import type { DemandedRole, RoleDefinition } from './role-definitions.ts'
import type { RoleHolding } from './role-holding.ts'
import type { Unit } from './units.ts'

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
  const near = unitId === null ? [] : holdersInLine(staff, roleKey, unitId)
  if (near.length > 0) return near
  const { held, own } = whoHas(staff, roleKey)
  const whole = held.filter((one) => one.unitId === null).map((one) => one.personId)
  return [...new Set([...whole, ...own.map((person) => person.id)])]
}

/** As `holdersFor`, and nobody beside the line: for what only one's own manager may know (B-106). */
export function holdersInLine(staff: Staff, roleKey: string, unitId: UnitId): readonly PersonId[] {
  const { held, own } = whoHas(staff, roleKey)
  for (const unit of lineUp(staff.units, unitId)) {
    const there = [
      ...held.filter((one) => one.unitId === unit.id).map((one) => one.personId),
      ...own.filter((person) => person.unitId === unit.id).map((person) => person.id),
    ]
    if (there.length > 0) return [...new Set(there)]
  }
  return []
}

/** Through a holding from/to, and through the own list of roles. */
function whoHas(staff: Staff, roleKey: string) {
  const active = staff.people.filter((person) => person.isActive)
  const isHere = new Set(active.map((person) => person.id))
  return {
    held: staff.holdings.filter((one) => one.roleKey === roleKey && isHere.has(one.personId)),
    own: active.filter((person) => (person.roles as readonly string[]).includes(roleKey)),
  }
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
