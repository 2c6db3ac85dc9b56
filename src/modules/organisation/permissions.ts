import { hasRole, hasRoleIn, type Actor, type Permission, type PersonActor } from '#core/actor.ts'
import type { PersonId, UnitId } from '#core/ids.ts'

const isAdministrator = (actor: PersonActor): boolean => hasRole(actor, 'administrator')

const administrators: Permission<null> = { scope: 'organisation:write', person: isAdministrator }

/** `isSelf` is told by the action: whoever stands in for somebody has their rights at work, not their own choices. */
export type PersonSubject = { readonly isSelf: boolean; readonly unitId: UnitId }

export function isSelf(actor: Actor, personId: PersonId): boolean {
  if (actor.kind === 'token') return actor.person?.id === personId
  return actor.kind === 'person' && actor.id === personId
}

/** The person, their manager, an administrator. */
function concerns(actor: PersonActor, { isSelf: isOwn, unitId }: PersonSubject): boolean {
  if (isOwn || isAdministrator(actor)) return true
  return actor.unitIds.includes(unitId) && hasRoleIn(actor, unitId, 'manager')
}

export const organisationPermissions = {
  addPerson: administrators,
  changePerson: administrators,
  changeUnit: administrators,
  importPeople: administrators,
  giveRole: administrators,
  makeToken: administrators,
  /** Name in replies, language, usual substitute: one's own. */
  changeOwn: {
    scope: 'organisation:write',
    person: (actor, subject) => subject.isSelf || isAdministrator(actor),
  } satisfies Permission<PersonSubject>,
  bookAbsence: { scope: 'organisation:write', person: concerns } satisfies Permission<PersonSubject>,
  /** Who works where and as what is no secret inside; whether they withhold their name is theirs (F-105). */
  read: { scope: 'organisation:read', person: () => true } satisfies Permission<null>,
  /** When somebody is away: themselves, their manager, an administrator. */
  readAbsence: { scope: 'organisation:read', person: concerns } satisfies Permission<PersonSubject>,
  readReceipts: {
    scope: 'organisation:read',
    person: (actor) => hasRole(actor, 'administrator', 'manager', 'data-protection-officer'),
  } satisfies Permission<null>,
} as const
