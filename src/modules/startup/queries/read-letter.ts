import { permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { makeLetter, type LetterDeps } from '../actions/make-letter.ts'
import { partiesOf, completeApplication } from '../actions/whole-application.ts'
import { startupPermissions } from '../permissions.ts'
import { findApplication } from '../store/applications.ts'

export type LetterFile = { readonly bytes: Uint8Array; readonly fileName: string }

/** The assignment letter to download, made now if the sweep has not come to it yet. Throws `NotFound`, `NotPermitted`. */
export async function readLetter(deps: LetterDeps, actor: Actor, applicationId: string): Promise<LetterFile> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const application = await findApplication(tx, actor.orgId, applicationId)
    if (application === null) throw new NotFound('application', applicationId)
    const whole = await completeApplication(deps, tx, actor.orgId, application)
    const holder: readonly PersonId[] =
      application.basics.holderId === null ? [] : [application.basics.holderId]
    const partyIds = [...partiesOf(whole), ...holder]
    permit(actor, startupPermissions.readLetter, { unitId: application.unitId, partyIds })
  })
  const { sha256 } = await makeLetter(deps, actor.orgId, applicationId)
  return { bytes: await deps.files.get(sha256), fileName: `uppdragsbrev-${applicationId}.pdf` }
}
