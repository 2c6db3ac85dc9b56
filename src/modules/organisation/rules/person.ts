import type { PersonActor } from '#core/actor.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import type { RoleHolding } from './role-holding.ts'
import type { Role } from './roles.ts'
import { withUnitsBelow, type Unit } from './units.ts'

export type Person = {
  readonly id: PersonId
  readonly email: string
  readonly fullName: string
  /** Follows the name in a signed reply: "kommunikatör". */
  readonly title: string
  readonly unitId: UnitId
  /** Held for the whole organisation and until further notice; those of the policy, from/to, are holdings. */
  readonly roles: readonly Role[]
  /** F-105: replies are signed with role and municipality only. Never shown outside, no reason asked. */
  readonly hidesName: boolean
  readonly isActive: boolean
  /** Who usually stands in; what holds at a moment is `substituteFor`. */
  readonly substituteId: PersonId | null
  readonly language: 'sv' | 'en'
  readonly version: number
}

export type Holder = { readonly person: Person; readonly holdings: readonly RoleHolding[] }

/** The person with the rights of one moment: `holdings` and `absent` are those of that moment. */
export function toActor(
  orgId: OrgId,
  holder: Holder,
  units: readonly Unit[],
  absent: readonly Holder[] = [],
): PersonActor {
  const [self, ...own] = capacities(orgId, holder, units)
  const others = absent.flatMap((one) => capacities(orgId, one, units))
  return { ...self, capacities: [...own, ...others] }
}

/** Roles for the whole together with the person's own unit first, then one for each unit in which more is held. */
function capacities(
  orgId: OrgId,
  { person, holdings }: Holder,
  units: readonly Unit[],
): readonly [PersonActor, ...PersonActor[]] {
  const granting = holdings.flatMap(({ grants, unitId }) => (grants === null ? [] : [{ grants, unitId }]))
  const whole = granting.filter((one) => one.unitId === null).map((one) => one.grants)
  const self: PersonActor = {
    kind: 'person',
    id: person.id,
    orgId,
    name: person.fullName,
    title: person.title,
    roles: [...new Set([...person.roles, ...whole])],
    unitId: person.unitId,
    unitIds: withUnitsBelow(units, person.unitId),
    hidesName: person.hidesName,
  }
  const unitIds = new Set(granting.flatMap((one) => (one.unitId === null ? [] : [one.unitId])))
  const more = [...unitIds].map((unitId) => ({
    ...self,
    roles: [],
    unitRoles: granting.filter((one) => one.unitId === unitId).map((one) => one.grants),
    unitIds: withUnitsBelow(units, unitId),
  }))
  return [self, ...more]
}
