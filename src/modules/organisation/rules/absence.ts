/** Leave and who stands in: never without where the policy demands it, never somebody who is away, never in a circle (B-020). */
import type { FieldProblem } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import type { SubstituteDemand } from './role-definitions.ts'

export type Absence = {
  readonly id: string
  readonly personId: PersonId
  readonly substituteId: PersonId | null
  readonly fromAt: Temporal.Instant
  /** The first minute of being back. */
  readonly untilAt: Temporal.Instant
  readonly version: number
}

export type AbsenceDraft = Pick<Absence, 'personId' | 'substituteId' | 'fromAt' | 'untilAt'> & {
  /** The booked one that is being changed. */
  readonly id: string | null
}

export type Circumstances = {
  readonly now: Temporal.Instant
  readonly demand: SubstituteDemand | null
  /** Everybody's, from now on, none cancelled. */
  readonly absences: readonly Absence[]
  readonly isActive: (id: PersonId) => boolean
}

export type AbsenceVerdict = {
  readonly problems: readonly FieldProblem[]
  /** Under "bör" leave without a substitute is booked and noted as a deviation. */
  readonly lacksSubstitute: boolean
}

type Period = Pick<Absence, 'fromAt' | 'untilAt'>

function overlaps(a: Period, b: Period): boolean {
  return (
    Temporal.Instant.compare(a.fromAt, b.untilAt) < 0 && Temporal.Instant.compare(b.fromAt, a.untilAt) < 0
  )
}

export function isAwayAt({ fromAt, untilAt }: Period, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(fromAt, at) <= 0 && Temporal.Instant.compare(at, untilAt) < 0
}

/** Every fault at once. */
export function checkAbsence(draft: AbsenceDraft, circumstances: Circumstances): AbsenceVerdict {
  const { absences, demand } = circumstances
  const others = absences.filter((absence) => absence.id !== draft.id)
  const lacksSubstitute = demand !== null && draft.substituteId === null
  const problems = [
    ...periodProblems(draft, others, circumstances.now),
    ...(lacksSubstitute && demand.modality === 'ska'
      ? [{ field: 'substituteId', code: 'substitute-required', params: { rule: demand.ruleId } }]
      : []),
    ...substituteProblems(draft, others, circumstances.isActive),
  ]
  return { problems, lacksSubstitute }
}

function periodProblems(
  draft: AbsenceDraft,
  others: readonly Absence[],
  now: Temporal.Instant,
): readonly FieldProblem[] {
  if (Temporal.Instant.compare(draft.untilAt, draft.fromAt) <= 0)
    return [{ field: 'untilAt', code: 'ends-before-start' }]
  if (Temporal.Instant.compare(draft.untilAt, now) <= 0) return [{ field: 'untilAt', code: 'already-past' }]
  const own = others.some((absence) => absence.personId === draft.personId && overlaps(absence, draft))
  return own ? [{ field: 'fromAt', code: 'absence-overlaps' }] : []
}

/**
 * Whoever stands in must be here the whole time. That also rules circles out: the one a chain would have to come back to is away, and
 * nobody who is away can be named.
 */
function substituteProblems(
  draft: AbsenceDraft,
  others: readonly Absence[],
  isActive: Circumstances['isActive'],
): readonly FieldProblem[] {
  const { substituteId } = draft
  if (substituteId === null) return []
  if (substituteId === draft.personId) return [{ field: 'substituteId', code: 'substitute-self' }]
  if (!isActive(substituteId)) return [{ field: 'substituteId', code: 'unknown-person' }]
  const isAway = others.some((absence) => absence.personId === substituteId && overlaps(absence, draft))
  return isAway ? [{ field: 'substituteId', code: 'substitute-away' }] : []
}

/** Who is away at one moment, and whom they named. */
export type AwayNow = ReadonlyMap<PersonId, PersonId | null>

export function awayAt(absences: readonly Absence[], at: Temporal.Instant): AwayNow {
  return new Map(
    absences
      .filter((absence) => isAwayAt(absence, at))
      .map((absence) => [absence.personId, absence.substituteId] as const),
  )
}

/** Down the line of substitutes to somebody who is here; null when the person is here themselves, or nobody stands in. */
export function standInOf(away: AwayNow, personId: PersonId): PersonId | null {
  const asked = new Set<PersonId>()
  let current: PersonId = personId
  while (away.has(current)) {
    if (asked.has(current)) return null
    asked.add(current)
    const next = away.get(current) ?? null
    if (next === null) return null
    current = next
  }
  return current === personId ? null : current
}

/** Everybody for whom this person stands in at that moment, however many links away. */
export function standsInFor(away: AwayNow, personId: PersonId): readonly PersonId[] {
  return [...away.keys()].filter((absent) => standInOf(away, absent) === personId)
}
