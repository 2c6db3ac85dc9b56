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
}
export type TokenActor = {
  readonly kind: 'token'
  readonly id: string
  readonly orgId: OrgId
  readonly name: string
  readonly scopes: readonly string[]
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
  if (actor.kind === 'token') return actor.scopes.includes(permission.scope)
  return permission.person(actor, subject)
}

/** Throws `NotPermitted`. Every action calls it before it changes anything, whoever called the action. */
export function permit<Subject>(actor: Actor, permission: Permission<Subject>, subject: Subject): void {
  if (!may(actor, permission, subject)) throw new NotPermitted(permission.scope)
}

export function hasRole(actor: PersonActor, ...roles: readonly string[]): boolean {
  return actor.roles.some((role) => roles.includes(role))
}
