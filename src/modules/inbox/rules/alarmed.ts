/** Who is told when a matter is urgent or late: the owner, whoever stands in for the owner, the account holder, and for the urgent those on call (F-101, B-020). */
import type { PersonId } from '#core/ids.ts'
import { substituteFor, type Candidate } from './choose-owner.ts'

export type AlarmQuestion = { readonly ownerId: PersonId | null; readonly holderId: PersonId }

/** In the order they should be reached; each once, and only who is still here. */
export function alarmed(
  people: readonly Candidate[],
  { ownerId, holderId }: AlarmQuestion,
): readonly PersonId[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const active = [
    ownerId,
    substituteFor(ownerId, byId)?.id,
    holderId,
    substituteFor(holderId, byId)?.id,
  ].filter((id): id is PersonId => id !== null && id !== undefined && byId.get(id)?.isActive === true)
  return [...new Set(active)]
}

/**
 * For what is urgent and happening now: those on call as well, last. On a Friday evening the owner and the substitute may both have gone
 * home, and 24 hours pass before the next working day (F-101).
 */
export function alarmedAtOnce(people: readonly Candidate[], question: AlarmQuestion): readonly PersonId[] {
  const onCall = people.filter(({ isActive, roles }) => isActive && roles.includes('crisis-lead'))
  return [...new Set([...alarmed(people, question), ...onCall.map(({ id }) => id)])]
}
