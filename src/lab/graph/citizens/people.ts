import { InvalidInput } from '#core/errors.ts'
import { nextNumber } from '../ids.ts'
import type { LabCore } from '../lab-core.ts'
import type { LabPerson } from '../state.ts'

export type NewPerson = {
  readonly name: string
  readonly isWithheld?: boolean
  readonly acceptsMessages?: boolean
}

const NAME_CHARACTERS = 80

/** Adds a person, or returns the one who already has the name. */
export function addPerson(core: LabCore, wanted: NewPerson): LabPerson {
  const name = wanted.name.trim().replaceAll(/\s+/g, ' ')
  if (name === '' || name.length > NAME_CHARACTERS)
    throw new InvalidInput([{ field: 'author', code: 'name' }])
  const known = Object.values(core.state.people).find((one) => one.name === name)
  if (known !== undefined) return known
  const person: LabPerson = {
    id: nextNumber(core.state, '61'),
    name,
    isWithheld: wanted.isWithheld ?? false,
    acceptsMessages: wanted.acceptsMessages ?? true,
    friends: [],
  }
  core.state.people[person.id] = person
  core.changed()
  return person
}

/** Friends see what a Page has hidden from everybody else. Mutual. */
export function befriend(a: LabPerson, b: LabPerson): void {
  if (!a.friends.includes(b.id)) a.friends.push(b.id)
  if (!b.friends.includes(a.id)) b.friends.push(a.id)
}

/** A person's id or name; a name nobody has yet becomes a new person. */
export function personOf(core: LabCore, author: string): LabPerson {
  return core.state.people[author] ?? addPerson(core, { name: author })
}
