import { permit, type Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import { isId, type PersonId } from '#core/ids.ts'
import { actorFor, findPerson } from '#modules/organisation/index.ts'
import type { Signer } from '#modules/policy/index.ts'
import { inboxPermissions } from '../permissions.ts'
import type { Subject } from './work-on-message.ts'

export type ChosenSigner = Signer & { readonly personId: PersonId }

/**
 * Whose name and title stand under the reply. A person signs for themselves; a program acts for a named person, who must be allowed to
 * answer this very message. The choice to withhold the name is read anew: it may have been made a minute ago (F-105).
 */
export async function chooseSigner(
  { tx, orgId, message, account }: Subject,
  actor: Actor,
  { signAsPersonId, at }: { readonly signAsPersonId: string | undefined; readonly at: Temporal.Instant },
): Promise<ChosenSigner> {
  const personId = actor.kind === 'person' ? actor.id : signAsPersonId
  if (personId === undefined) throw new RuleBroken('signer-needed')
  const person = isId(personId) ? await findPerson(tx, orgId, personId) : null
  const signing = person === null ? null : await actorFor(tx, orgId, person.id, at)
  if (person === null || signing === null) throw new NotFound('person', personId)
  const { ownerId, unitId } = message
  permit(signing, inboxPermissions.reply, { ownerId, unitId, holderId: account.holderId })
  return { personId: person.id, fullName: person.fullName, role: person.title, hidesName: person.hidesName }
}
