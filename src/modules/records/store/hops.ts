import type { Tx } from '#core/db/database.ts'
import type { OrgId, UnitId } from '#core/ids.ts'
import type { Desk } from '../rules/desks.ts'
import type { Hop, RegistrationId } from '../rules/registration.ts'
import { tables } from './tables.ts'

/** Adds the next line and gives its number. The registration's row is locked by then, so two hops never get the same. */
export async function insertHop(
  tx: Tx,
  orgId: OrgId,
  registrationId: RegistrationId,
  hop: Omit<Hop, 'no'>,
): Promise<number> {
  const last = await tables(tx)
    .selectFrom('registrationHop')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('orgId', '=', orgId)
    .where('registrationId', '=', registrationId)
    .executeTakeFirst()
  const no = ((last?.no as number | null | undefined) ?? 0) + 1
  await tables(tx)
    .insertInto('registrationHop')
    .values({ ...hop, orgId, registrationId, no })
    .execute()
  return no
}

export async function readHops(
  tx: Tx,
  orgId: OrgId,
  registrationId: RegistrationId,
): Promise<readonly Hop[]> {
  const rows = await tables(tx)
    .selectFrom('registrationHop')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('registrationId', '=', registrationId)
    .orderBy('no')
    .execute()
  return rows.map(({ orgId: _org, registrationId: _registration, ...row }) => ({
    ...row,
    fromDesk: row.fromDesk as Desk | null,
    toDesk: row.toDesk as Desk,
    toUnitId: row.toUnitId as UnitId,
  }))
}
