import { hasRole, hasRoleIn, type Permission, type PersonActor } from '#core/actor.ts'
import type { UnitId } from '#core/ids.ts'
import type { Desk } from './rules/desks.ts'

export type DeskSubject = { readonly desk: Desk; readonly unitId: UnitId }
export type UnitSubject = { readonly unitId: UnitId }
export type PackageSubject = UnitSubject & { readonly route: readonly Desk[] }

/** Those who answer for a service's own matters (F-022, F-142). */
function answersFor(actor: PersonActor, unitId: UnitId): boolean {
  return actor.unitIds.includes(unitId) && hasRoleIn(actor, unitId, 'service', 'manager', 'account-holder')
}

/**
 * The contact centre and the registry serve the whole organisation; a service sees its own. Whoever sits in several chairs may act at
 * each of them.
 */
function sitsAt(actor: PersonActor, { desk, unitId }: DeskSubject): boolean {
  if (desk === 'contact-centre') return hasRole(actor, 'contact-centre')
  if (desk === 'registrar') return hasRole(actor, 'registrar')
  return answersFor(actor, unitId)
}

const WRITE = 'records:write'
const READ = 'records:read'

export const recordsPermissions = {
  /** Whoever handles messages may propose one for the diary. */
  open: {
    scope: WRITE,
    person: (actor, { unitId }) =>
      hasRoleIn(actor, unitId, 'communicator', 'contact-centre', 'registrar') || answersFor(actor, unitId),
  } satisfies Permission<UnitSubject>,
  /** Forward, bounce, receive and settle: only at the desk where the item lies. */
  work: { scope: WRITE, person: sitsAt } satisfies Permission<DeskSubject>,
  read: {
    scope: READ,
    person: (actor, { unitId }) =>
      hasRole(
        actor,
        'communicator',
        'account-holder',
        'contact-centre',
        'registrar',
        'archivist',
        'data-protection-officer',
      ) || actor.unitIds.includes(unitId),
  } satisfies Permission<UnitSubject>,
  /** The package holds everything, secret data included: the desks on its way, who handed it over, and who supervises. */
  download: {
    scope: READ,
    person: (actor, { route, unitId }) =>
      hasRoleIn(actor, unitId, 'communicator', 'data-protection-officer') ||
      route.some((desk) => sitsAt(actor, { desk, unitId })) ||
      answersFor(actor, unitId),
  } satisfies Permission<PackageSubject>,
  setAddress: {
    scope: 'organisation:write',
    person: (actor) => hasRole(actor, 'administrator'),
  } satisfies Permission<null>,
} as const
