import type { Tx } from '../db/database.ts'
import type { InstantColumn } from '../db/types.ts'
import type { OrgId } from '../ids.ts'
import { isSha256 } from './files.ts'

type StoredFileTable = {
  orgId: string
  sha256: string
  sizeBytes: number
  mediaType: string
  storedAt: InstantColumn
}

const tables = (tx: Tx) => tx.$extendTables<{ storedFile: StoredFileTable }>()

export type NotedFile = { readonly sha256: string; readonly sizeBytes: number; readonly mediaType: string }

/**
 * Notes that this organisation has the file. Two organisations that stored the same bytes have a row each and see only their own.
 * The first media type stays: what was sealed as a picture does not turn into a page.
 */
export async function noteFile(tx: Tx, orgId: OrgId, file: NotedFile, at: Temporal.Instant): Promise<void> {
  await tables(tx)
    .insertInto('storedFile')
    .values({ ...file, orgId, storedAt: at })
    .onConflict((conflict) => conflict.columns(['orgId', 'sha256']).doNothing())
    .execute()
}

/** What is known of the file when this organisation may read it, otherwise null: ask before handing out a byte. */
export async function mayReadFile(
  tx: Tx,
  orgId: OrgId,
  sha256: string,
): Promise<{ readonly mediaType: string; readonly sizeBytes: number } | null> {
  if (!isSha256(sha256)) return null
  const row = await tables(tx)
    .selectFrom('storedFile')
    .select(['mediaType', 'sizeBytes'])
    .where('orgId', '=', orgId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}
