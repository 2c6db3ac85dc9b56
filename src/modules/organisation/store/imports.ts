import { sql } from 'kysely'
import type { Database, Tx } from '#core/db/database.ts'
import { isId, type OrgId } from '#core/ids.ts'
import { tables } from './tables.ts'

export type KeptImport = {
  readonly id: string
  readonly fileName: string
  readonly content: Uint8Array
  readonly planSha256: string
  readonly uploadedBy: string
  readonly uploadedAt: Temporal.Instant
}

/** A list of people is not kept longer than it takes to look at it. */
const KEPT = { hours: 24 }

export async function insertImport(tx: Tx, orgId: OrgId, kept: KeptImport): Promise<void> {
  await tables(tx)
    .insertInto('personImport')
    .values({ ...kept, orgId })
    .execute()
}

/** Locked until the transaction ends; null when it was confirmed, dropped or has become too old. */
export async function takeImport(
  tx: Tx,
  orgId: OrgId,
  id: string,
  now: Temporal.Instant,
): Promise<KeptImport | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('personImport')
    .select(['id', 'fileName', 'content', 'planSha256', 'uploadedBy', 'uploadedAt'])
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('uploadedAt', '>', now.subtract(KEPT))
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function deleteImport(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tables(tx).deleteFrom('personImport').where('orgId', '=', orgId).where('id', '=', id).execute()
}

/** Housekeeping across organisations: files that nobody confirmed. */
export async function forgetOldImports(db: Database, now: Temporal.Instant): Promise<void> {
  await db.system((tx) => sql`select forget_old_person_imports(${now.subtract(KEPT)})`.execute(tx))
}
