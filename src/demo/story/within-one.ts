import { CompiledQuery, sql } from 'kysely'
import type { Database, Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
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
  return db.forOrg(orgId, (tx) => work(together(tx, orgId)))
}

function together(tx: Tx, orgId: OrgId): Database {
  return {
    forOrg: (wanted, work) => {
      if (wanted !== orgId) throw new NotFound('organisation', wanted)
      return work(tx)
    },
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
