import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { tables } from './tables.ts'

export type ForbiddenFile = { readonly orgId: OrgId; readonly messageId: string; readonly sha256: string }

export async function nameForbidden(
  tx: Tx,
  orgId: OrgId,
  named: { readonly messageId: string; readonly sha256s: readonly string[]; readonly at: Temporal.Instant },
): Promise<void> {
  const { messageId, sha256s, at } = named
  if (sha256s.length === 0) return
  await tables(tx)
    .insertInto('forbiddenFile')
    .values([...new Set(sha256s)].map((sha256) => ({ orgId, messageId, sha256, namedAt: at })))
    .onConflict((conflict) =>
      // the same bytes may have come back after the first destruction
      conflict.columns(['orgId', 'messageId', 'sha256']).doUpdateSet({ namedAt: at, destroyedAt: null }),
    )
    .execute()
}

/** Across organisations: what still has to be destroyed. */
export async function findForbidden(tx: Tx): Promise<readonly ForbiddenFile[]> {
  const { rows } =
    await sql<ForbiddenFile>`select org_id, message_id, sha256 from find_forbidden_files()`.execute(tx)
  return rows
}

export async function noteDestroyed(
  tx: Tx,
  orgId: OrgId,
  file: Pick<ForbiddenFile, 'messageId' | 'sha256'>,
  at: Temporal.Instant,
): Promise<void> {
  await tables(tx)
    .updateTable('forbiddenFile')
    .set({ destroyedAt: at })
    .where('orgId', '=', orgId)
    .where('messageId', '=', file.messageId)
    .where('sha256', '=', file.sha256)
    .execute()
}
