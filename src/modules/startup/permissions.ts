import { hasRole, hasRoleIn, hasRoleSomewhere, type Permission, type PersonActor } from '#core/actor.ts'
import type { PersonId, UnitId } from '#core/ids.ts'

export type ApplicationSubject = {
  readonly unitId: UnitId
  /** Who may fill it in: the applicant, the one with the assignment, and those who confirm it with them. */
  readonly partyIds: readonly PersonId[]
}

const READ = 'applications:read'
const WRITE = 'applications:write'

const isParty = (actor: PersonActor, { partyIds }: ApplicationSubject): boolean => partyIds.includes(actor.id)

export const startupPermissions = {
  /** Everybody may ask; whether they get it is decided by others. */
  apply: { scope: WRITE, person: () => true } satisfies Permission<null>,
  /** Who has applied for what is no secret inside the authority. */
  read: { scope: READ, person: () => true } satisfies Permission<null>,
  /** The list of everybody's: for those who keep the accounts or answer for them. */
  oversee: {
    scope: READ,
    person: (actor) =>
      hasRoleSomewhere(
        actor,
        'administrator',
        'communicator',
        'manager',
        'data-protection-officer',
        'archivist',
      ),
  } satisfies Permission<null>,
  fillIn: { scope: WRITE, person: isParty } satisfies Permission<ApplicationSubject>,
  withdraw: {
    scope: WRITE,
    person: (actor, subject) => isParty(actor, subject) || hasRole(actor, 'administrator'),
  } satisfies Permission<ApplicationSubject>,
  /** Whether it is this person's turn is the rules' question; a program needs the scope. */
  decide: { scope: 'applications:decide', person: () => true } satisfies Permission<null>,
  /** Whoever it is about, and those who lead, anchor, register or keep it (B-036). */
  readLetter: {
    scope: READ,
    person: (actor, subject) =>
      isParty(actor, subject) ||
      hasRole(actor, 'administrator', 'registrar', 'archivist') ||
      hasRoleIn(actor, subject.unitId, 'communicator', 'registrar') ||
      hasRoleIn(actor, subject.unitId, 'manager'),
  } satisfies Permission<ApplicationSubject>,
  /** The account holder always; else whoever leads the service or keeps the accounts. */
  close: {
    scope: WRITE,
    person: (actor, { unitId }) =>
      hasRole(actor, 'administrator') ||
      hasRoleIn(actor, unitId, 'communicator') ||
      (hasRoleIn(actor, unitId, 'manager') && actor.unitIds.includes(unitId)),
  } satisfies Permission<{ readonly unitId: UnitId }>,
  /** Monitoring for somebody else: only for those whose manager one is (B-034). */
  assignOthers: {
    scope: WRITE,
    person: (actor, { unitId }) =>
      hasRole(actor, 'administrator') ||
      (hasRoleIn(actor, unitId, 'manager') && actor.unitIds.includes(unitId)),
  } satisfies Permission<{ readonly unitId: UnitId }>,
} as const
