import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { isId, type AccountId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import { Conflict, NotFound } from '#core/errors.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { tables } from './tables.ts'

const COLUMNS = [
  'id',
  'network',
  'externalId',
  'handle',
  'name',
  'url',
  'kind',
  'unitId',
  'holderId',
  'isPublic',
  'isChronological',
  'showsRemovalNotice',
  'status',
  'accessState',
  'accessCheckedAt',
  'accessProblem',
  'platform',
  'platformName',
  'purpose',
  'audience',
  'responsibleShown',
  'responsibleRole',
  'openedOn',
  'closedOn',
  'deregisteredOn',
  'recordsPlace',
  'lastPostOn',
  'applicationId',
  'adminsState',
  'version',
  'changedAt',
] as const

type Row = Omit<RegisteredAccount, 'id' | 'unitId' | 'holderId' | 'externalId'> & {
  id: string
  unitId: string
  holderId: string
  externalId: string | null
}

function toRegistered(row: Row): RegisteredAccount {
  return {
    ...row,
    id: row.id as AccountId,
    unitId: row.unitId as UnitId,
    holderId: row.holderId as PersonId,
    externalId: row.externalId ?? '',
  }
}

export async function findRegistered(tx: Tx, orgId: OrgId, id: string): Promise<RegisteredAccount | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('account')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toRegistered(row)
}

/** Takes the account for this transaction. Throws `NotFound`, and `Conflict('changed-by-other')` when `version` is no longer the last one. */
export async function takeAccount(
  tx: Tx,
  orgId: OrgId,
  id: string,
  version?: number,
): Promise<RegisteredAccount> {
  if (!isId(id)) throw new NotFound('account', id)
  const row = await tables(tx)
    .selectFrom('account')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('account', id)
  if (version !== undefined && row.version !== version) throw new Conflict('changed-by-other')
  return toRegistered(row)
}

/** The account that goes by this handle on the platform now, if any; a closed one has given it up (F-036). */
export async function findByHandle(
  tx: Tx,
  orgId: OrgId,
  { platform, handle }: { readonly platform: string; readonly handle: string },
): Promise<RegisteredAccount | null> {
  const row = await tables(tx)
    .selectFrom('account')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('platform', '=', platform)
    .where(sql`lower(handle)`, '=', handle.toLowerCase())
    .where('status', '<>', 'closed')
    .executeTakeFirst()
  return row === undefined ? null : toRegistered(row)
}

export async function readRegistered(tx: Tx, orgId: OrgId): Promise<readonly RegisteredAccount[]> {
  const rows = await tables(tx)
    .selectFrom('account')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .orderBy(sql`name collate "sv-SE-x-icu"`)
    .orderBy('id')
    .execute()
  return rows.map(toRegistered)
}

export async function insertAccount(
  tx: Tx,
  orgId: OrgId,
  account: RegisteredAccount,
  stored: { readonly tokenSecretId: string | null; readonly at: Temporal.Instant },
): Promise<void> {
  const externalId = account.externalId === '' ? null : account.externalId
  await tables(tx)
    .insertInto('account')
    .values({ ...account, externalId, orgId, tokenSecretId: stored.tokenSecretId, createdAt: stored.at })
    .execute()
}

export type AccountChange = Partial<
  Omit<RegisteredAccount, 'id' | 'version' | 'changedAt' | 'adminsState' | 'externalId'>
>

/** Every change is a new version with its time: the public register is told by it. */
export async function changeAccount(
  tx: Tx,
  orgId: OrgId,
  id: AccountId,
  change: AccountChange & { readonly changedAt: Temporal.Instant },
): Promise<void> {
  await tables(tx)
    .updateTable('account')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Noted beside the versions: it follows from the assignments and changes nothing that the register shows. */
export async function noteAdmins(
  tx: Tx,
  orgId: OrgId,
  id: AccountId,
  adminsState: RegisteredAccount['adminsState'],
): Promise<void> {
  await tables(tx)
    .updateTable('account')
    .set({ adminsState })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** A post that was seen, beside the versions: nothing in the register is said of it. An older one changes nothing. */
export async function noteLastPostSeen(
  tx: Tx,
  orgId: OrgId,
  id: AccountId,
  on: Temporal.PlainDate,
): Promise<void> {
  await tables(tx)
    .updateTable('account')
    .set({ lastPostOn: on })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lastPostOn', 'is', null), eb('lastPostOn', '<', on)]))
    .execute()
}

/** The account's id on its network, when it is connected for the first time. */
export async function nameOnNetwork(
  tx: Tx,
  orgId: OrgId,
  id: AccountId,
  { externalId, at }: { readonly externalId: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tables(tx)
    .updateTable('account')
    .set((eb) => ({ externalId, changedAt: at, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
