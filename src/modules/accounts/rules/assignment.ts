/** UPPDRAG: what one person may do on one account, from one minute to another (B-007, B-030, B-034). */
import type { FieldProblem } from '#core/errors.ts'
import type { AccountId, Id, PersonId } from '#core/ids.ts'

export const RIGHTS = ['administer', 'publish', 'reply', 'moderate', 'watch'] as const

export type Right = (typeof RIGHTS)[number]

export const ASSIGNMENT_KINDS = [
  'account',
  'monitoring-only',
  'relay',
  'blog',
  'class-channel',
  'campaign',
] as const

export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number]
export type AssignmentId = Id<'assignment'>

export type Assignment = {
  readonly id: AssignmentId
  /** null only for monitoring, which needs no account of ours. */
  readonly accountId: AccountId | null
  readonly personId: PersonId
  readonly kind: AssignmentKind
  readonly rights: readonly Right[]
  readonly purpose: string
  readonly audience: string
  readonly startsAt: Temporal.Instant
  /** The first instant at which the rights no longer hold. */
  readonly endsAt: Temporal.Instant | null
  readonly hoursPerWeek: number | null
  readonly competenceConfirmedAt: Temporal.Instant | null
  readonly isPublic: boolean
  readonly applicationId: string | null
  readonly relaySlotId: string | null
}

type Period = Pick<Assignment, 'startsAt' | 'endsAt'>

/** Holds from its first instant up to, and not including, its last. */
export function holdsAt({ startsAt, endsAt }: Period, at: Temporal.Instant): boolean {
  if (Temporal.Instant.compare(at, startsAt) < 0) return false
  return endsAt === null || Temporal.Instant.compare(at, endsAt) < 0
}

/** Everything a person's assignments on one account let them do at one moment. */
export function rightsAt(
  assignments: readonly (Period & Pick<Assignment, 'rights'>)[],
  at: Temporal.Instant,
): ReadonlySet<Right> {
  return new Set(assignments.filter((one) => holdsAt(one, at)).flatMap(({ rights }) => rights))
}

/** An end is never before the beginning, and an earlier end is never moved later: rights that are gone stay gone. */
export function endOf(assignment: Period, at: Temporal.Instant): Temporal.Instant {
  const { startsAt, endsAt } = assignment
  if (endsAt !== null && Temporal.Instant.compare(endsAt, at) <= 0) return endsAt
  return Temporal.Instant.compare(at, startsAt) < 0 ? startsAt : at
}

export type WantedAssignment = Pick<
  Assignment,
  'kind' | 'rights' | 'startsAt' | 'endsAt' | 'hoursPerWeek'
> & { readonly accountId: string | null }

/** Everything that is wrong with a wanted assignment, all at once. */
export function assignmentProblems(wanted: WantedAssignment): readonly FieldProblem[] {
  const { kind, rights, startsAt, endsAt, hoursPerWeek, accountId } = wanted
  const fault = (field: string, code: string, isBroken: boolean) => (isBroken ? [{ field, code }] : [])
  const isWatching = kind === 'monitoring-only'
  return [
    ...fault('accountId', 'required', accountId === null && !isWatching),
    ...fault('rights', 'required', rights.length === 0),
    // B-034: nobody who only watches may publish or reply, whatever was ticked
    ...fault('rights', 'monitoring-only-watches', isWatching && rights.some((right) => right !== 'watch')),
    ...fault(
      'endsAt',
      'ends-before-start',
      endsAt !== null && Temporal.Instant.compare(endsAt, startsAt) <= 0,
    ),
    ...fault(
      'hoursPerWeek',
      'hours-range',
      hoursPerWeek !== null && !(hoursPerWeek > 0 && hoursPerWeek <= 60),
    ),
  ]
}

/** The gate of a policy that tries the person rather than, or besides, the account (requirements §3.1). */
export function demandsAssignment(gate: 'account' | 'assignment' | 'both'): boolean {
  return gate !== 'account'
}

/** Everything the person is there for is to watch: no roles or tokens let them do more (B-034). */
export function isWatchingOnly(
  assignments: readonly (Period & Pick<Assignment, 'kind'>)[],
  at: Temporal.Instant,
): boolean {
  const now = assignments.filter((one) => holdsAt(one, at))
  return now.length > 0 && now.every(({ kind }) => kind === 'monitoring-only')
}
