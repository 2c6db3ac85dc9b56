/** Are there enough administrators: the number, the roles beside them, and somebody at all (F-075, B-042, B-044). */
import type { Citation } from '#modules/policy/index.ts'
import type { AdminsState } from './account.ts'
import type { AdminDemands } from './demands.ts'

export type Administrator = { readonly personId: string; readonly roles: readonly string[] }

export type AdminsVerdict = {
  readonly state: Exclude<AdminsState, 'unknown'>
  readonly count: number
  /** How many it takes, the required roles included; 1 where the policy demands nothing. */
  readonly demanded: number
  readonly missingRoles: readonly string[]
  /** The demands that are not met. */
  readonly broken: readonly Citation[]
}

/** `administrators`: those who may administer just now, without those who have left or are away with nobody in their place. */
export function adminsVerdict(
  administrators: readonly Administrator[],
  { minAdmins, requiredRoles }: Pick<AdminDemands, 'minAdmins' | 'requiredRoles'>,
): AdminsVerdict {
  const roles = requiredRoles?.value ?? []
  const missingRoles = roles.filter((role) => !administrators.some((one) => one.roles.includes(role)))
  const covered = roles.filter((role) => !missingRoles.includes(role))
  const besides = administrators.length - fewestFor(covered, administrators)
  const least = minAdmins?.value ?? 0
  const isTooFew = besides < least
  const broken = [
    ...(isTooFew && minAdmins !== null ? [minAdmins.citation] : []),
    ...(missingRoles.length > 0 && requiredRoles !== null ? [requiredRoles.citation] : []),
  ]
  return {
    state: administrators.length === 0 ? 'orphan' : broken.length > 0 ? 'too-few' : 'enough',
    count: administrators.length,
    demanded: Math.max(1, least + roles.length),
    missingRoles,
    broken,
  }
}

/** The fewest people who together have all these roles; each of the roles has somebody. */
function fewestFor(roles: readonly string[], people: readonly Administrator[]): number {
  const [role] = roles
  if (role === undefined) return 0
  const counts = people
    .filter((one) => one.roles.includes(role))
    .map((one) =>
      fewestFor(
        roles.filter((other) => !one.roles.includes(other)),
        people,
      ),
    )
  return 1 + Math.min(...counts)
}

const ORDER: Readonly<Record<AdminsState, number>> = { unknown: 0, enough: 0, 'too-few': 1, orphan: 2 }

/** A drop is told once, when it happens; going from too few to none is one more. */
export function isDrop(before: AdminsState, now: AdminsState): boolean {
  return ORDER[now] > ORDER[before]
}
