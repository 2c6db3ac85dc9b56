/** Who gets an alert, in the order they should be reached: each once, and only who is still here (F-101, B-020). */
import type { PersonId } from '#core/ids.ts'
import type { Handed } from './alert.ts'

export type Told = { readonly personId: PersonId; readonly handed: Handed }

export type Recipients = {
  /** In the order they should be reached. */
  readonly personIds: readonly PersonId[]
  /** Who has the item now that its time ran out; left out or null when nothing changed hands. */
  readonly toId?: PersonId | null
  readonly fromId?: PersonId | null
}

/** When the item was handed on, whoever had it is told too, last: who comes back from leave should not have to look for it. */
export function whoIsTold(
  here: ReadonlySet<PersonId>,
  { personIds, toId = null, fromId = null }: Recipients,
): readonly Told[] {
  const ids = toId !== null && fromId !== null ? [...personIds, fromId] : personIds
  const handedTo = (personId: PersonId): Handed => {
    if (toId === null) return 'no'
    if (personId === toId) return 'to-you'
    return personId === fromId ? 'from-you' : 'no'
  }
  return [...new Set(ids)]
    .filter((personId) => here.has(personId))
    .map((personId) => ({ personId, handed: handedTo(personId) }))
}
