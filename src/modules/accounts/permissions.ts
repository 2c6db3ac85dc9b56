import { hasRole, type Permission } from '#core/actor.ts'

export const accountPermissions = {
  add: { scope: 'accounts:write', person: (actor) => hasRole(actor, 'administrator') },
  read: { scope: 'accounts:read', person: () => true },
} as const satisfies Record<string, Permission<null>>
