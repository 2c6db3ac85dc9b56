import type { Readable } from 'node:stream'
import { permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { ledgerActor } from '#core/actor.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { packageName } from '../rules/desk-mail.ts'
import { findRegistration } from '../store/registrations.ts'

export type PackageDownload = {
  readonly fileName: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly stream: Readable
}

/**
 * The package for somebody who may have it. Who fetched it is kept: it holds everything, secret data included (R12). Throws `NotFound`,
 * `NotPermitted`, `FileMissing`.
 */
export async function downloadPackage(
  deps: Pick<RecordsDeps, 'db' | 'files' | 'clock'>,
  actor: Actor,
  registrationId: string,
): Promise<PackageDownload> {
  const { registration, kept } = await deps.db.forOrg(actor.orgId, async (tx) => {
    const found = await findRegistration(tx, actor.orgId, registrationId)
    if (found === null) throw new NotFound('registration', registrationId)
    permit(actor, recordsPermissions.download, found)
    if (found.package === null) throw new NotFound('package', registrationId)
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'registration.package-fetched',
      subjectType: 'message',
      subjectId: found.messageId,
      actor: ledgerActor(actor),
      facts: { registrationId: found.id, packageSha256: found.package.sha256 },
    })
    return { registration: found, kept: found.package }
  })
  const stream = await deps.files.open(kept.sha256)
  return { fileName: packageName(registration), ...kept, stream }
}
