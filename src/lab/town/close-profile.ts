import { isGone, remove } from './comments.ts'
import { personOf } from './people.ts'
import type { TownPerson } from './state.ts'
import type { TownCore } from './town-core.ts'

/** Somebody deletes their account: it is gone, and everything they wrote goes with it. */
export function closeProfile(core: TownCore, author: string): void {
  const person = personOf(core, author)
  person.extra['isDeleted'] = true
  for (const comment of Object.values(core.state.comments))
    if (comment.authorId === person.id && !isGone(core, comment)) remove(core, comment, 'author')
  core.changed()
}

/** From now on the network keeps to itself who this is; the words stay. */
export function withholdName(core: TownCore, author: string): TownPerson {
  const person = personOf(core, author)
  const withheld = { ...person, isWithheld: true }
  core.state.people[person.id] = withheld
  core.changed()
  return withheld
}
