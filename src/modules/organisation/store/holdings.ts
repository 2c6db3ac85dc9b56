import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { RoleHolding } from '../rules/role-holding.ts'
import { tables } from './tables.ts'

const COLUMNS = ['id', 'personId', 'roleKey', 'grants', 'unitId', 'startsAt', 'endsAt'] as const

export type NewHolding = RoleHolding & {
  readonly policyVersionId: string
  readonly givenBy: string
  readonly givenAt: Temporal.Instant
}

export async function insertHolding(tx: Tx, orgId: OrgId, holding: NewHolding): Promise<void> {
  await tables(tx)
    .insertInto('roleHolding')
    .values({ ...holding, orgId })
    .execute()
}

/** Those in force at a moment; of one person, or everybody's. */
export async function readHoldingsAt(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
  personIds: readonly PersonId[] | null = null,
): Promise<readonly RoleHolding[]> {
  return tables(tx)
    .selectFrom('roleHolding')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('startsAt', '<=', at)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', at)]))
    .$if(personIds !== null, (query) => query.where('personId', 'in', [...(personIds ?? [])]))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}

/** All that a person has held, holds and will hold, newest first. */
export async function readHoldingsOf(
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
): Promise<readonly RoleHolding[]> {
  return tables(tx)
    .selectFrom('roleHolding')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('personId', '=', personId)
    .orderBy('startsAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Ends what is held and drops what has not begun. Returns the ids. */
export async function endHoldings(
  tx: Tx,
  orgId: OrgId,
  which: { readonly personId: PersonId; readonly id?: string },
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const one = which.id === undefined ? sql`` : sql`and id = ${which.id}`
  const whose = sql`org_id = ${orgId} and person_id = ${which.personId} ${one} and (ends_at is null or ends_at > ${at})`
  const dropped = await sql<{ id: string }>`
    delete from role_holding where ${whose} and starts_at >= ${at} returning id`.execute(tx)
  const ended = await sql<{ id: string }>`
    update role_holding set ends_at = ${at} where ${whose} and starts_at < ${at} returning id`.execute(tx)
  return [...ended.rows, ...dropped.rows].map(({ id }) => id)
}
