import { hasRole, hasRoleIn, type Permission, type PersonActor } from '#core/actor.ts'
import type { PersonId, UnitId } from '#core/ids.ts'
import type { Right } from './rules/assignment.ts'

/** The account acted on, and what the actor's own assignments let them do on it at this minute. */
export type AccountSubject = {
  readonly unitId: UnitId
  readonly holderId: PersonId
  readonly rights: ReadonlySet<Right>
  /** Whoever the policy lets take care of accounts that nobody can reach, and the owner: they may set it right (B-044). */
  readonly keeperIds: ReadonlySet<PersonId>
  /** Who acknowledges a closing by the policy (F-071). */
  readonly acknowledgerIds: ReadonlySet<PersonId>
  /** Who takes care of its last records (B-046). */
  readonly archivistId: PersonId | null
  /** Those who watch it and those who cover for them. */
  readonly watcherIds: ReadonlySet<PersonId>
  /** Those who answer for it this week (F-040). */
  readonly relayIds: ReadonlySet<PersonId>
}

/** Communicators and administrators for the whole; managers for their units; the account holder for what they hold; its keepers. */
function runs(actor: PersonActor, { unitId, holderId, keeperIds }: AccountSubject): boolean {
  if (hasRole(actor, 'administrator') || actor.id === holderId || keeperIds.has(actor.id)) return true
  if (hasRoleIn(actor, unitId, 'communicator')) return true
  return hasRoleIn(actor, unitId, 'manager') && actor.unitIds.includes(unitId)
}

const WRITE = 'accounts:write'

const one = {
  /** Give and end assignments, relay weeks, watch, routines, notices, closing. */
  manage: { scope: WRITE, person: runs },
  /** B-043: only those who may administer it just now; a role alone opens no vault. */
  reveal: { scope: 'accounts:credentials', person: (_actor, { rights }) => rights.has('administer') },
  storeKeys: {
    scope: WRITE,
    person: (actor, subject) => subject.rights.has('administer') || runs(actor, subject),
  },
  /** B-040: time is confirmed by whoever leads the service. */
  confirm: { scope: WRITE, person: runs },
  /** Signing a watch is for those who watch. */
  sign: {
    scope: WRITE,
    person: (actor, subject) =>
      subject.rights.size > 0 || subject.watcherIds.has(actor.id) || runs(actor, subject),
  },
  /** F-040: whoever answers now may take over what is open. */
  handOver: {
    scope: WRITE,
    person: (actor, subject) => subject.relayIds.has(actor.id) || runs(actor, subject),
  },
  acknowledge: {
    scope: WRITE,
    person: (actor, { acknowledgerIds }) => acknowledgerIds.has(actor.id) || hasRole(actor, 'administrator'),
  },
  archive: {
    scope: WRITE,
    person: (actor, subject) => actor.id === subject.archivistId || runs(actor, subject),
  },
} as const satisfies Record<string, Permission<AccountSubject>>

const whole = {
  add: { scope: WRITE, person: (actor) => hasRole(actor, 'administrator') },
  read: { scope: 'accounts:read', person: () => true },
} as const satisfies Record<string, Permission<null>>

export const accountPermissions = { ...one, ...whole } as const
