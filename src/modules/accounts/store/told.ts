import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { careTables } from './care-tables.ts'

export type Told = {
  readonly accountId: string
  readonly what: string
  readonly about: string
  readonly toldAt: Temporal.Instant
}

/** Of one account, or of all. */
export async function readTold(tx: Tx, orgId: OrgId, accountId?: AccountId): Promise<readonly Told[]> {
  return careTables(tx)
    .selectFrom('accountTold')
    .select(['accountId', 'what', 'about', 'toldAt'])
    .where('orgId', '=', orgId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .execute()
}

/** False when it was told before. */
export async function noteTold(tx: Tx, orgId: OrgId, told: Told): Promise<boolean> {
  const result = await careTables(tx)
    .insertInto('accountTold')
    .values({ orgId, ...told })
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId', 'what', 'about']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

/** Told anew: what follows from it counts from now. */
export async function restartTold(tx: Tx, orgId: OrgId, told: Told): Promise<void> {
  const { toldAt } = told
  await careTables(tx)
    .insertInto('accountTold')
    .values({ orgId, ...told })
    .onConflict((conflict) =>
      conflict.columns(['orgId', 'accountId', 'what', 'about']).doUpdateSet({ toldAt }),
    )
    .execute()
}
