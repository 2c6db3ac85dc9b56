import { hasRole, type Permission, type PersonActor } from '#core/actor.ts'
import type { PersonId, UnitId } from '#core/ids.ts'

export type ItemSubject = {
  readonly ownerId: PersonId | null
  readonly unitId: UnitId | null
  /** The account holder (kontoansvarig). */
  readonly holderId: PersonId
}
/** An item as its readers see it: with the service that its case concerns, which is another one than the account's as often as not. */
export type CaseSubject = ItemSubject & { readonly affectedUnitId: UnitId | null }
export type UnitSubject = { readonly unitId: UnitId }

const inOwnUnit = (actor: PersonActor, unitId: UnitId | null): boolean =>
  unitId !== null && actor.unitIds.includes(unitId)

/** F-027: what is done on the network is the account holder's, or the communicator's who has the item. */
function holdsAccount(actor: PersonActor, { ownerId, unitId, holderId }: ItemSubject): boolean {
  if (hasRole(actor, 'communicator') || actor.id === ownerId) return true
  if (!hasRole(actor, 'account-holder')) return false
  return actor.id === holderId || inOwnUnit(actor, unitId)
}

/** F-027: the registration and the police are the affected service's. */
function answersForService(actor: PersonActor, { unitId }: UnitSubject): boolean {
  return hasRole(actor, 'service', 'manager', 'account-holder') && actor.unitIds.includes(unitId)
}

const READERS = [
  'communicator',
  'account-holder',
  'manager',
  'registrar',
  'archivist',
  'data-protection-officer',
] as const

const WRITE = 'moderation:write'
const READ = 'moderation:read'

export const moderationPermissions = {
  /** Open and withdraw a case, secure evidence, remove, hide, show again, tell the author. */
  act: { scope: WRITE, person: holdsAccount } satisfies Permission<ItemSubject>,
  /** Evidence may also be secured by those who hand the message over to be registered: it takes nothing away. */
  capture: {
    scope: WRITE,
    person: (actor, item) =>
      holdsAccount(actor, item) ||
      hasRole(actor, 'contact-centre', 'registrar') ||
      (hasRole(actor, 'service', 'manager') && inOwnUnit(actor, item.unitId)),
  } satisfies Permission<ItemSubject>,
  /** A second person (F-122); that it is not the same one is the case's own rule. */
  review: {
    scope: WRITE,
    person: (actor, item) =>
      hasRole(actor, 'communicator') ||
      (hasRole(actor, 'manager', 'account-holder') && inOwnUnit(actor, item.unitId)),
  } satisfies Permission<ItemSubject>,
  settlePolice: { scope: WRITE, person: answersForService } satisfies Permission<UnitSubject>,
  read: {
    scope: READ,
    person: (actor, { ownerId, unitId, affectedUnitId }) =>
      hasRole(actor, ...READERS, 'contact-centre') ||
      actor.id === ownerId ||
      inOwnUnit(actor, unitId) ||
      inOwnUnit(actor, affectedUnitId),
  } satisfies Permission<CaseSubject>,
  /** The files themselves: who decides, who registers, who reports, who supervises. */
  readFiles: {
    scope: READ,
    person: (actor, item) =>
      holdsAccount(actor, item) ||
      hasRole(actor, 'registrar', 'data-protection-officer', 'archivist') ||
      [item.unitId, item.affectedUnitId].some(
        (unitId) => unitId !== null && answersForService(actor, { unitId }),
      ),
  } satisfies Permission<CaseSubject>,
} as const
