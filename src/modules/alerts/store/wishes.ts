import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { DEFAULT_WISHES, type MailWishes } from '../rules/mailing.ts'
import { tables } from './tables.ts'

export async function readWishes(tx: Tx, orgId: OrgId, personId: PersonId): Promise<MailWishes> {
  const row = await tables(tx)
    .selectFrom('alertWishes')
    .select('wantsWarnings')
    .where('orgId', '=', orgId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row ?? DEFAULT_WISHES
}

export async function saveWishes(
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
  { wantsWarnings, setAt }: MailWishes & { readonly setAt: Temporal.Instant },
): Promise<void> {
  await tables(tx)
    .insertInto('alertWishes')
    .values({ orgId, personId, wantsWarnings, setAt })
    .onConflict((conflict) => conflict.columns(['orgId', 'personId']).doUpdateSet({ wantsWarnings, setAt }))
    .execute()
}
