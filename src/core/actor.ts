import type { LedgerActor } from './ledger/entry.ts'
import type { OrgId, PersonId, UnitId } from './ids.ts'
import { NotPermitted } from './errors.ts'

/** Who acts. Made from a session, an API token or, for work nobody asks for (a webhook, a timer), by the system itself. */
export type PersonActor = {
  readonly kind: 'person'
  readonly id: PersonId
  readonly orgId: OrgId
  readonly name: string
  readonly title: string
  readonly roles: readonly string[]
  readonly unitId: UnitId
  /** The person's own unit and every unit below it. */
  readonly unitIds: readonly UnitId[]
  readonly hidesName: boolean
  /** Roles held for `unitIds` only, not for the whole organisation; asked for with `hasRoleIn`. */
  readonly unitRoles?: readonly string[]
  /**
   * What else this person may act as at this minute: a role held for another unit, or somebody on leave whom they stand in for. Each is
   * judged by itself, so that one's role never meets another's unit.
   */
  readonly capacities?: readonly PersonActor[]
}
export type TokenActor = {
  readonly kind: 'token'
  readonly id: string
  readonly orgId: OrgId
  readonly name: string
  readonly scopes: readonly string[]
  /** Whose token it is: it may do no more than this person may at this minute (B-007). */
  readonly person?: PersonActor
}
export type SystemActor = {
  readonly kind: 'system'
  readonly id: string
  readonly orgId: OrgId
  readonly name: string
}
export type Actor = PersonActor | TokenActor | SystemActor

export function systemActor(orgId: OrgId, id: string): SystemActor {
  return { kind: 'system', id, orgId, name: 'Torget' }
}

export function ledgerActor(actor: Actor): LedgerActor {
  return { kind: actor.kind, id: actor.id, name: actor.name }
}

/**
 * One line of a module's permission table: the API scope a token needs, and what a person must be. `subject` is what is acted on
 * (a message with its unit and owner, say).
 */
export type Permission<Subject> = {
  readonly scope: string
  readonly person: (actor: PersonActor, subject: Subject) => boolean
}

export function may<Subject>(actor: Actor, permission: Permission<Subject>, subject: Subject): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'token') {
    if (!actor.scopes.includes(permission.scope)) return false
    return actor.person === undefined || may(actor.person, permission, subject)
  }
  return capacitiesOf(actor).some((capacity) => permission.person(capacity, subject))
}

/** The person themselves first, then everything else they may act as now. */
export function capacitiesOf(actor: PersonActor): readonly PersonActor[] {
  return [actor, ...(actor.capacities ?? [])]
}

/** Throws `NotPermitted`. Every action calls it before it changes anything, whoever called the action. */
export function permit<Subject>(actor: Actor, permission: Permission<Subject>, subject: Subject): void {
  if (!may(actor, permission, subject)) throw new NotPermitted(permission.scope)
}

export function hasRole(actor: PersonActor, ...roles: readonly string[]): boolean {
  return actor.roles.some((role) => roles.includes(role))
}

/** As `hasRole`, and also for somebody who has the role for this unit only. */
export function hasRoleIn(actor: PersonActor, unitId: UnitId | null, ...roles: readonly string[]): boolean {
  if (hasRole(actor, ...roles)) return true
  if (unitId === null || !actor.unitIds.includes(unitId)) return false
  return (actor.unitRoles ?? []).some((role) => roles.includes(role))
}

/** The role for the whole organisation or for some unit: for what is open to everybody who works as one. */
export function hasRoleSomewhere(actor: PersonActor, ...roles: readonly string[]): boolean {
  return hasRole(actor, ...roles) || (actor.unitRoles ?? []).some((role) => roles.includes(role))
}

/** Whether the person may act with one of the roles just now, themselves or for somebody on leave: for menus and lists. */
export function actsWithRole(actor: PersonActor, ...roles: readonly string[]): boolean {
  return capacitiesOf(actor).some((capacity) => hasRoleSomewhere(capacity, ...roles))
}
