import type { NodeRef } from '../answers/refs.ts'
import { scopedPersonId } from '../ids.ts'
import type { LabCore } from '../lab-core.ts'
import { problem } from '../problem.ts'
import type { LabToken } from '../state.ts'

/** An account without a profile to show, such as one made with a telephone number (User Profile API). */
const NO_PROFILE = 2_018_218

/**
 * Somebody who has written to one of the token's Pages, by the id that they have for that Page, as Messenger's User Profile API shows them; of
 * all others it knows nothing.
 */
export function messagingProfile(core: LabCore, token: LabToken, id: string): NodeRef | null {
  const written = core.state.messages.find(
    ({ isFromPage, pageId, personId }) =>
      !isFromPage && token.pageIds.includes(pageId) && scopedPersonId(pageId, personId) === id,
  )
  const person = written === undefined ? undefined : core.state.people[written.personId]
  if (person === undefined || token.kind !== 'page') return null
  if (!token.scopes.includes('pages_messaging'))
    throw problem(200, undefined, '(#200) Requires pages_messaging permission to manage the object')
  if (person.isWithheld) throw problem(100, NO_PROFILE)
  const [firstName = '', ...others] = person.name.split(' ')
  const value = { id, name: person.name, first_name: firstName, last_name: others.join(' ') }
  return { node: 'User', value }
}
