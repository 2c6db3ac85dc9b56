import { permit, type Actor } from '#core/actor.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { readDeskAddresses, type DeskAddress } from '../store/desk-mail.ts'

/** Where the desks get their e-mail, for those who may change it. */
export async function readDeskAddressesFor(
  deps: Pick<RecordsDeps, 'db'>,
  actor: Actor,
): Promise<readonly DeskAddress[]> {
  permit(actor, recordsPermissions.setAddress, null)
  return deps.db.forOrg(actor.orgId, (tx) => readDeskAddresses(tx, actor.orgId))
}
