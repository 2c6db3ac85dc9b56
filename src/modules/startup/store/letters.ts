import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { InstantColumn } from '#core/db/types.ts'
import type { OrgId } from '#core/ids.ts'
import type { ApplicationId } from '../rules/application.ts'

type LetterTable = {
  orgId: string
  applicationId: string
  sha256: string
  sizeBytes: number
  madeAt: InstantColumn
}

const tables = (tx: Tx) => tx.$extendTables<{ applicationLetter: LetterTable }>()

export type Letter = {
  readonly sha256: string
  readonly sizeBytes: number
  readonly madeAt: Temporal.Instant
}

export async function findLetter(tx: Tx, orgId: OrgId, applicationId: string): Promise<Letter | null> {
  const row = await tables(tx)
    .selectFrom('applicationLetter')
    .select(['sha256', 'sizeBytes', 'madeAt'])
    .where('orgId', '=', orgId)
    .where('applicationId', '=', applicationId)
    .executeTakeFirst()
  return row ?? null
}

/** False when there is one already: the first letter stays. */
export async function keepLetter(
  tx: Tx,
  orgId: OrgId,
  applicationId: ApplicationId,
  letter: Letter,
): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('applicationLetter')
    .values({ ...letter, orgId, applicationId })
    .onConflict((conflict) => conflict.columns(['orgId', 'applicationId']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Approved with somebody's rights, and nobody has a letter of it yet. */
export async function readWithoutLetter(
  tx: Tx,
  orgId: OrgId,
  limit: number,
): Promise<readonly ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select a.id from application a
    where a.org_id = ${orgId} and a.state = 'approved' and a.assignment_id is not null
      and not exists (select from application_letter l where l.org_id = a.org_id and l.application_id = a.id)
    order by a.ended_at limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}
