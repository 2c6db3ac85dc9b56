import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findUnit } from '#modules/organisation/index.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { isDesk } from '../rules/desks.ts'
import { saveDeskAddress } from '../store/desk-mail.ts'

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/
const MOST_ADDRESS_CHARACTERS = 254

/** Where a desk gets its e-mail; an empty address ends it. Throws `InvalidInput`. */
export async function setDeskAddress(
  deps: Pick<RecordsDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly desk: string; readonly unitId: string | null; readonly address: string },
): Promise<void> {
  const { desk, unitId } = input
  const address = input.address.trim()
  permit(actor, recordsPermissions.setAddress, null)
  if (!isDesk(desk)) throw new InvalidInput([{ field: 'desk', code: 'unknown-desk' }])
  if (address !== '' && (!ADDRESS.test(address) || address.length > MOST_ADDRESS_CHARACTERS))
    throw new InvalidInput([{ field: 'address', code: 'email-form' }])
  await deps.db.forOrg(actor.orgId, async (tx) => {
    if (unitId !== null && (await findUnit(tx, actor.orgId, unitId)) === null)
      throw new InvalidInput([{ field: 'unitId', code: 'unknown-unit' }])
    await saveDeskAddress(tx, actor.orgId, { desk, unitId, address }, deps.clock.now())
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'registration.desk-address-set',
      subjectType: 'organisation',
      subjectId: actor.orgId,
      actor: ledgerActor(actor),
      facts: { desk, unitId, hasAddress: address !== '' },
    })
  })
}
