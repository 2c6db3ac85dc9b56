import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { isId, type AccountId, type OrgId } from '#core/ids.ts'
import { careTables, type CredentialTable } from './care-tables.ts'

/** Never holds the secret itself. */
export type Credential = Pick<
  CredentialTable,
  'id' | 'accountId' | 'label' | 'userName' | 'secretId' | 'reference'
> & {
  readonly storedAt: Temporal.Instant
  readonly rotationDueSince: Temporal.Instant | null
}

const COLUMNS = [
  'id',
  'accountId',
  'label',
  'userName',
  'secretId',
  'reference',
  'storedAt',
  'rotationDueSince',
] as const

export async function readCredentials(
  tx: Tx,
  orgId: OrgId,
  accountId?: AccountId,
): Promise<readonly Credential[]> {
  return careTables(tx)
    .selectFrom('accountCredential')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .orderBy('label')
    .execute()
}

/** Takes it for this transaction. Throws `NotFound`. */
export async function takeCredential(tx: Tx, orgId: OrgId, id: string): Promise<Credential> {
  const row = isId(id)
    ? await careTables(tx)
        .selectFrom('accountCredential')
        .select(COLUMNS)
        .where('orgId', '=', orgId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new NotFound('credential', id)
  return row
}

export async function insertCredential(tx: Tx, orgId: OrgId, credential: Credential): Promise<void> {
  await careTables(tx)
    .insertInto('accountCredential')
    .values({ orgId, ...credential })
    .execute()
}

export async function changeCredential(
  tx: Tx,
  orgId: OrgId,
  id: string,
  change: Partial<Pick<Credential, 'secretId' | 'reference' | 'storedAt' | 'rotationDueSince' | 'userName'>>,
): Promise<void> {
  await careTables(tx)
    .updateTable('accountCredential')
    .set(change)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** What is due already stays due since then. Gives how many came due. */
export async function markRotationDue(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  at: Temporal.Instant,
): Promise<number> {
  const result = await careTables(tx)
    .updateTable('accountCredential')
    .set({ rotationDueSince: at })
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('rotationDueSince', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
