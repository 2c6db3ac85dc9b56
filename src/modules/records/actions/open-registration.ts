import { buffer } from 'node:stream/consumers'
import type { Actor } from '#core/actor.ts'
import { Conflict } from '#core/errors.ts'
import type { StoredBytes } from '#core/files/files.ts'
import type { RecordsDeps } from '../deps.ts'
import { readForDocument } from '../handling/handling.ts'
import { loadPictures } from '../handling/load-pictures.ts'
import { buildRegistrationPackage } from '../package/build-registration-package.ts'
import type { Desk } from '../rules/desks.ts'
import { refuseDuplicate } from '../rules/earlier.ts'
import type { RegistrationId } from '../rules/registration.ts'
import { readRegistrationsOf } from '../store/registrations.ts'
import type { NewRegistrationInput, Opening } from './opening.ts'
import { packageInput } from './package-input.ts'
import { prepareOpening } from './prepare-opening.ts'
import { firstDesk, saveOpening } from './save-opening.ts'

export type OpenedRegistration = {
  readonly registrationId: RegistrationId
  readonly desk: Desk
  readonly packageSha256: string
}

/**
 * Hands a message over to be registered: the package is made and kept, the first desk of the policy's route gets the item, and its e-mail
 * when it has an address (F-138 to F-144, B-069, B-070). Throws `NotFound`, `NotPermitted`, `InvalidInput`, `RuleBroken`
 * (`not-a-criterion`, `own-message`, `evidence-not-sealed`), `Conflict` (`registration-under-way`, `registered-before`, `sealed-meanwhile`) and `PdfNotMade`.
 */
export async function openRegistration(
  deps: RecordsDeps,
  actor: Actor,
  input: NewRegistrationInput,
): Promise<OpenedRegistration> {
  const opening = await deps.db.forOrg(actor.orgId, (tx) => prepareOpening(deps, tx, actor, input))
  const kept = await makePackage(deps, actor, opening)
  const isSealedMeanwhile = await deps.db.forOrg(actor.orgId, async (tx) => {
    const now = await readForDocument(tx, actor.orgId, opening.handling.message.id)
    if (now?.message.isSealed !== opening.handling.message.isSealed) return true
    // The package took a moment to make; somebody may have opened one meanwhile. The unique index guards the same instant.
    const earlier = await readRegistrationsOf(tx, actor.orgId, opening.handling.message.id)
    refuseDuplicate(earlier, input.acknowledgesEarlier ?? false)
    await saveOpening(deps, tx, actor, { opening, kept })
    return false
  })
  if (isSealedMeanwhile) {
    // F-118: while it was packed somebody saw what it is. This copy goes too.
    await deps.files.remove(kept.sha256)
    throw new Conflict('sealed-meanwhile', { messageId: opening.handling.message.id })
  }
  const { registrationId, route } = opening
  return { registrationId, desk: firstDesk(route), packageSha256: kept.sha256 }
}

async function makePackage(deps: RecordsDeps, actor: Actor, opening: Opening): Promise<StoredBytes> {
  const pictures = await loadPictures(deps.files, opening.handling)
  const { stream, receipt } = await buildRegistrationPackage(packageInput(deps, actor, { opening, pictures }))
  const [bytes] = await Promise.all([buffer(stream), receipt])
  return deps.files.put(bytes)
}
