import type { PersonActor } from '#core/actor.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import type { Role } from './roles.ts'
import { withUnitsBelow, type Unit } from './units.ts'

export type Person = {
  readonly id: PersonId
  readonly email: string
  readonly fullName: string
  /** Follows the name in a signed reply: "kommunikatör". */
  readonly title: string
  readonly unitId: UnitId
  readonly roles: readonly Role[]
  /** F-105: replies are signed with role and municipality only. Never shown outside, no reason asked. */
  readonly hidesName: boolean
  readonly isActive: boolean
  readonly substituteId: PersonId | null
  readonly language: 'sv' | 'en'
}

export function toActor(orgId: OrgId, person: Person, units: readonly Unit[]): PersonActor {
  return {
    kind: 'person',
    id: person.id,
    orgId,
    name: person.fullName,
    title: person.title,
    roles: person.roles,
    unitId: person.unitId,
    unitIds: withUnitsBelow(units, person.unitId),
    hidesName: person.hidesName,
  }
}
