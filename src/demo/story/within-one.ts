import { CompiledQuery, sql } from 'kysely'
import type { Database, Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'

/**
 * Several actions as one transaction: a message of the past comes in, is sorted and decided on in one step. Nobody sees it in between, so the
 * ordinary timers, whose clock is today's, never find it waiting three weeks beyond its time; and a killed process leaves all of it or nothing.
 */
export function withinOne<T>(
  db: Database,
  orgId: OrgId,
  work: (together: Database) => Promise<T>,
): Promise<T> {
  return db.forOrg(orgId, (tx) => work(together(db, tx, orgId)))
}

function together(db: Database, tx: Tx, orgId: OrgId): Database {
  return {
    // what comes in at the same time for another organisation is kept as ever: its own transaction, done first
    forOrg: (wanted, work) => (wanted === orgId ? work(tx) : db.forOrg(wanted, work)),
    system: async (work) => {
      await sql`select set_config('torget.scope', 'intake', true)`.execute(tx)
      return work(tx)
    },
    // The intake's one statement outside the query builder belongs to the same step.
    pool: {
      query: ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) =>
        tx.executeQuery(CompiledQuery.raw(text, [...values])),
    } as unknown as Database['pool'],
    close: () => Promise.resolve(),
  }
}
