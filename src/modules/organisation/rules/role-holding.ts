/** A role held by somebody, for a unit or the whole, from one minute to another. */
import type { PersonId, UnitId } from '#core/ids.ts'
import type { Role } from './roles.ts'

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
