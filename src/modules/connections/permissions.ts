import { hasRole, type Permission } from '#core/actor.ts'
import type { PersonId } from '#core/ids.ts'

/** The account to connect; null while it is not known which. */
export type ConnectionSubject = { readonly holderId: PersonId } | null

export const connectionPermissions = {
  /** Communicators and administrators connect every account; a holder connects what they hold. */
  connect: {
    scope: 'accounts:write',
    person: (actor, subject) =>
      hasRole(actor, 'administrator', 'communicator') || subject?.holderId === actor.id,
  },
  read: { scope: 'accounts:read', person: () => true },
  /** To set a vendor's terms aside is the authority's decision, kept by whoever administers Torget. */
  decideStorage: { scope: 'accounts:write', person: (actor) => hasRole(actor, 'administrator') },
} as const satisfies Record<string, Permission<ConnectionSubject>>
