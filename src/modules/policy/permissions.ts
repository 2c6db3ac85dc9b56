import { hasRole, type Permission } from '#core/actor.ts'

/** Told by the action: whether the person holds, just now, the role that the policy in force gives its own care to (`org.roles.policy`). */
export type PolicySubject = { readonly holdsNamedRole: boolean }

export const policyPermissions = {
  /** What has been adopted is open to everybody who works here: they are to live by it. */
  read: { scope: 'policy:read', person: () => true } satisfies Permission<null>,
  /** Drafts, what they would have changed, adopting and calling off. */
  change: {
    scope: 'policy:write',
    person: (actor, { holdsNamedRole }) => hasRole(actor, 'administrator') || holdsNamedRole,
  } satisfies Permission<PolicySubject>,
} as const
