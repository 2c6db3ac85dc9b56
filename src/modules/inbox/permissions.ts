import { hasRole, hasRoleIn, hasRoleSomewhere, type Permission, type PersonActor } from '#core/actor.ts'
import type { PersonId, UnitId } from '#core/ids.ts'

/** What is acted on: an item with who and which unit has it, and who holds its account. */
export type ItemSubject = {
  readonly ownerId: PersonId | null
  readonly unitId: UnitId | null
  readonly holderId: PersonId
}

/** Everybody who works with what comes in; a plain employee does not (F-113, data minimisation). */
const READERS = [
  'administrator',
  'communicator',
  'account-holder',
  'manager',
  'contact-centre',
  'service',
  'registrar',
  'archivist',
  'data-protection-officer',
  'crisis-lead',
] as const

/** Communicators and the contact centre answer for the whole municipality, the others for what is theirs. */
function handles(actor: PersonActor, subject: ItemSubject): boolean {
  if (actor.id === subject.ownerId) return true
  if (hasRoleIn(actor, subject.unitId, 'communicator', 'contact-centre')) return true
  if (hasRoleSomewhere(actor, 'account-holder') && actor.id === subject.holderId) return true
  const isOwnUnit = subject.unitId !== null && actor.unitIds.includes(subject.unitId)
  return isOwnUnit && hasRoleIn(actor, subject.unitId, 'account-holder', 'service')
}

const administrator = (actor: PersonActor): boolean => hasRole(actor, 'administrator')

const item = {
  triage: {
    scope: 'messages:triage',
    person: (actor, subject) => handles(actor, subject) || hasRoleIn(actor, subject.unitId, 'crisis-lead'),
  },
  /** Answer, refer, close without action, open again. */
  reply: { scope: 'messages:reply', person: handles },
  /** Type in what was seen where no network tells us of it. The item is not there yet: its account's unit and holder decide. */
  enter: { scope: 'messages:reply', person: handles },
  assign: {
    scope: 'messages:triage',
    person: (actor, subject) =>
      handles(actor, subject) ||
      administrator(actor) ||
      hasRoleIn(actor, subject.unitId, 'manager', 'crisis-lead'),
  },
} as const satisfies Record<string, Permission<ItemSubject>>

const whole = {
  read: { scope: 'messages:read', person: (actor) => hasRoleSomewhere(actor, ...READERS) },
  readEvents: { scope: 'events:read', person: administrator },
  retryEvent: { scope: 'events:retry', person: administrator },
  /** When somebody leaves: hand over everything they had. */
  reassignAll: { scope: 'organisation:write', person: administrator },
} as const satisfies Record<string, Permission<null>>

export const inboxPermissions = { ...item, ...whole } as const
