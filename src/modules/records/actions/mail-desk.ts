import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import type { RecordsDeps } from '../deps.ts'
import type { Desk } from '../rules/desks.ts'
import { findDeskAddress, insertDeskMail } from '../store/desk-mail.ts'

export const DESK_MAIL = 'records.mail'

export type DeskArrival = {
  readonly registrationId: string
  readonly hopNo: number
  readonly desk: Desk
  readonly unitId: string
}

/** Tells the desk by e-mail, when it has an address and mail is set up. The desk's queue shows the item either way. */
export async function mailDesk(
  deps: Pick<RecordsDeps, 'clock' | 'jobs' | 'mailer'>,
  tx: Tx,
  orgId: OrgId,
  arrival: DeskArrival,
): Promise<void> {
  if (!deps.mailer.isConfigured) return
  const recipient = await findDeskAddress(tx, orgId, arrival)
  if (recipient === null) return
  const { registrationId, hopNo } = arrival
  const outboxId = await putInOutbox(tx, deps, orgId, {
    kind: DESK_MAIL,
    accountId: null,
    subjectId: registrationId,
    payload: { registrationId, hopNo, recipient },
  })
  await insertDeskMail(tx, orgId, { registrationId, hopNo, outboxId, recipient })
}
