/** Whose decision a step is just now, who may take it, and that nobody decides about their own (F-070, B-032, B-033). */
import type { PersonId, UnitId } from '#core/ids.ts'
import type { Deputy, RoleFinder } from '#modules/organisation/index.ts'
import type { Application, NotParty, Step } from './application.ts'

export type Deciders = {
  /** Whose decision it is. */
  readonly deciderIds: readonly PersonId[]
  /** Who may not take it, for it is their own. */
  readonly partyIds: readonly PersonId[]
  /** Those who may take it just now, substitutes too. Empty: nobody can, and somebody has to be given the role. */
  readonly eligible: readonly Deputy[]
}

export type AskedStep = {
  readonly application: Pick<Application, 'unitId' | 'applicantId' | 'assigneeId' | 'answers'>
  readonly step: Pick<Step, 'role' | 'mustDifferFrom' | 'kind'>
  /** Of the same round. */
  readonly steps: readonly Pick<Step, 'kind' | 'outcome' | 'decidedBy' | 'decidedFor'>[]
}

/**
 * The role of a step as people: those of the applicant's unit, and where it would be their own application those of the nearest unit above
 * (a manager's own account is the next manager's to approve). An applicant may name which of several holders it is.
 */
export function decidersOf(finder: RoleFinder, asked: AskedStep): Deciders {
  const { application, step } = asked
  const partyIds = partiesFor(asked)
  // one's own word is nobody else's to give, so nobody stands in for it
  if (step.role === 'assignee') {
    const person = finder.person(application.assigneeId ?? application.applicantId)
    return decidersAmong(person === null ? [] : [{ person, standsInFor: null }], partyIds)
  }
  const holders = nearestFree(finder, asked, partyIds)
  const named = application.answers[step.role]
  const chosen = holders.filter(({ person, standsInFor }) => (standsInFor ?? person.id) === named)
  return decidersAmong(eligibleOf(chosen, partyIds).length > 0 ? chosen : holders, partyIds)
}

function nearestFree(
  finder: RoleFinder,
  { application, step }: AskedStep,
  partyIds: readonly PersonId[],
): readonly Deputy[] {
  const places: readonly (UnitId | null)[] = [...finder.lineUp(application.unitId), null]
  const all = places.map((unitId) => finder.holders(step.role, unitId))
  return all.find((holders) => eligibleOf(holders, partyIds).length > 0) ?? all[0] ?? []
}

function decidersAmong(holders: readonly Deputy[], partyIds: readonly PersonId[]): Deciders {
  return {
    deciderIds: [...new Set(holders.map(({ person, standsInFor }) => standsInFor ?? person.id))],
    partyIds,
    eligible: eligibleOf(holders, partyIds),
  }
}

/** Neither a party, nor in the place of one: the rights a substitute uses would be the party's own. */
const eligibleOf = (holders: readonly Deputy[], partyIds: readonly PersonId[]): readonly Deputy[] =>
  holders.filter(
    ({ person, standsInFor }) =>
      person.isActive && !partyIds.includes(person.id) && !partyIds.includes(standsInFor ?? person.id),
  )

function partiesFor({ application, step, steps }: AskedStep): readonly PersonId[] {
  const { applicantId, assigneeId } = application
  const approvers = steps
    .filter(({ kind, outcome }) => outcome === 'yes' && (kind === 'approve' || kind === 'anchor'))
    .flatMap(({ decidedBy, decidedFor }) => [decidedBy, decidedFor])
  const of: Readonly<Record<NotParty, readonly (PersonId | null)[]>> = {
    applicant: [applicantId],
    assignee: [assigneeId],
    earlierApprovers: approvers,
  }
  return step.mustDifferFrom.flatMap((kind) => of[kind]).filter((id) => id !== null)
}
