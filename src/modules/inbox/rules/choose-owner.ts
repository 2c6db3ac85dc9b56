/** Who handles an item: whoever published the post, unless they cannot, and never nobody (F-019, B-020, requirements §8.20). */
import type { PersonId, UnitId } from '#core/ids.ts'

export type Candidate = {
  readonly id: PersonId
  readonly unitId: UnitId
  readonly roles: readonly string[]
  readonly isActive: boolean
  readonly substituteId: PersonId | null
  /** On leave just now: work goes to whoever stands in (B-020). */
  readonly isAway?: boolean
}

export type OwnerReason =
  | 'publisher'
  | 'publishers-substitute'
  | 'account-holder'
  | 'account-holders-substitute'
  | 'unit-communicator'
  | 'administrator'

export type ChosenOwner = { readonly personId: PersonId; readonly reason: OwnerReason }

export type OwnerQuestion = {
  /** null: not one of ours, or not known. */
  readonly publisherId: PersonId | null
  readonly holderId: PersonId
  readonly unitId: UnitId
  readonly people: readonly Candidate[]
}

/** null only when the organisation has no active administrator left either. */
export function chooseOwner(question: OwnerQuestion): ChosenOwner | null {
  if (!question.people.some((person) => person.isAway === true)) return chooseAmong(question)
  const people = question.people.map((person) =>
    person.isAway === true ? { ...person, isActive: false } : person,
  )
  // with everybody away, one of them is still better than nobody
  return chooseAmong({ ...question, people }) ?? chooseAmong(question)
}

function chooseAmong(question: OwnerQuestion): ChosenOwner | null {
  const { publisherId, holderId, unitId } = question
  const people = [...question.people].sort((a, b) => (a.id < b.id ? -1 : 1))
  const active = people.filter((person) => person.isActive)
  const byId = new Map(people.map((person) => [person.id, person]))
  const chosen = (personId: PersonId | undefined, reason: OwnerReason): ChosenOwner | null =>
    personId === undefined ? null : { personId, reason }
  const inPerson = (id: PersonId | null): PersonId | undefined =>
    active.find((person) => person.id === id)?.id
  return (
    chosen(inPerson(publisherId), 'publisher') ??
    chosen(substituteFor(publisherId, byId)?.id, 'publishers-substitute') ??
    chosen(inPerson(holderId), 'account-holder') ??
    chosen(substituteFor(holderId, byId)?.id, 'account-holders-substitute') ??
    chosen(
      active.find((person) => person.unitId === unitId && person.roles.includes('communicator'))?.id,
      'unit-communicator',
    ) ??
    chosen(active.find((person) => person.roles.includes('administrator'))?.id, 'administrator')
  )
}

/** The first active person down the line of substitutes; a circle of people who stand in for each other ends the search. */
export function substituteFor<P extends Candidate>(
  personId: PersonId | null,
  byId: ReadonlyMap<PersonId, P>,
): P | null {
  const asked = new Set<PersonId>()
  let person = personId === null ? undefined : byId.get(personId)
  while (person !== undefined && !asked.has(person.id)) {
    asked.add(person.id)
    const substitute = person.substituteId === null ? undefined : byId.get(person.substituteId)
    if (substitute?.isActive === true && !asked.has(substitute.id)) return substitute
    person = substitute
  }
  return null
}
