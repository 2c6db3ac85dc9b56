/** Who is told at once when a matter is urgent or late: the owner, whoever stands in for the owner, and the account holder (F-101, B-020). */
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
  const here = active.filter((id) => byId.get(id)?.isAway !== true)
  return [...new Set(here.length > 0 ? here : active)]
}
