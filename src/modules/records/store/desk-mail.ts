import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Desk } from '../rules/desks.ts'
import type { RegistrationId } from '../rules/registration.ts'
import { tables } from './tables.ts'

export type DeskAddress = {
  readonly desk: Desk
  /** null: every unit that has no address of its own. */
  readonly unitId: string | null
  readonly address: string
}

export async function readDeskAddresses(tx: Tx, orgId: OrgId): Promise<readonly DeskAddress[]> {
  const rows = await tables(tx)
    .selectFrom('deskAddress')
    .select(['desk', 'unitId', 'address'])
    .where('orgId', '=', orgId)
    .orderBy('desk')
    .orderBy('unitId')
    .execute()
  return rows.map((row) => ({ ...row, desk: row.desk as Desk }))
}

export async function findDeskAddress(
  tx: Tx,
  orgId: OrgId,
  at: { readonly desk: Desk; readonly unitId: string },
): Promise<string | null> {
  const rows = await tables(tx)
    .selectFrom('deskAddress')
    .select(['unitId', 'address'])
    .where('orgId', '=', orgId)
    .where('desk', '=', at.desk)
    .where((eb) => eb.or([eb('unitId', '=', at.unitId), eb('unitId', 'is', null)]))
    .execute()
  return (rows.find((row) => row.unitId !== null) ?? rows[0])?.address ?? null
}

/** An empty address takes the desk's e-mail away. */
export async function saveDeskAddress(
  tx: Tx,
  orgId: OrgId,
  wanted: DeskAddress,
  at: Temporal.Instant,
): Promise<void> {
  const { desk, unitId, address } = wanted
  await tables(tx)
    .deleteFrom('deskAddress')
    .where('orgId', '=', orgId)
    .where('desk', '=', desk)
    .where('unitId', 'is not distinct from', unitId)
    .execute()
  if (address === '') return
  await tables(tx).insertInto('deskAddress').values({ orgId, desk, unitId, address, setAt: at }).execute()
}

export type DeskMail = {
  readonly registrationId: string
  readonly hopNo: number
  readonly outboxId: string
  readonly recipient: string
}

export async function insertDeskMail(tx: Tx, orgId: OrgId, mail: DeskMail): Promise<void> {
  await tables(tx)
    .insertInto('registrationMail')
    .values({ ...mail, orgId })
    .execute()
}

export async function readDeskMails(
  tx: Tx,
  orgId: OrgId,
  registrationId: RegistrationId,
): Promise<readonly DeskMail[]> {
  return tables(tx)
    .selectFrom('registrationMail')
    .select(['registrationId', 'hopNo', 'outboxId', 'recipient'])
    .where('orgId', '=', orgId)
    .where('registrationId', '=', registrationId)
    .orderBy('hopNo')
    .execute()
}
