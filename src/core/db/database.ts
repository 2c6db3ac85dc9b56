import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { isId, type OrgId } from '../ids.ts'
import { NotFound } from '../errors.ts'
import { typeParsers } from './types.ts'

/** A transaction that sees one organisation and nothing else. A module's store adds its own table types with `$extendTables`. */
export type Tx = Transaction<unknown>

export type ConnectionSettings = pg.PoolConfig

/** How the application reaches its database: as a role that owns no table and bypasses no policy. */
export interface Database {
  /**
   * Runs `work` in one transaction for one organisation. Row-level security keeps every other organisation's rows out of
   * sight even if a query forgets its filter.
   */
  forOrg<T>(orgId: OrgId, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A transaction outside any organisation: only the narrow functions and the intake tables are open to it. */
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The pool itself, for the one-statement insert of a webhook body and for the job queue. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

export function openDatabase(settings: ConnectionSettings): Database {
  const pool = new pg.Pool({ max: 16, types: typeParsers, ...settings })
  // A lost idle connection (the server restarted) is replaced at next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  })
  return {
    pool,
    forOrg: (orgId, work) => {
      if (!isId(orgId)) throw new NotFound('organisation', orgId)
      return kysely.transaction().execute(async (tx) => {
        await sql`select set_config('torget.org', ${orgId}, true)`.execute(tx)
        return work(tx)
      })
    },
    system: (work) =>
      kysely.transaction().execute(async (tx) => {
        await sql`select set_config('torget.scope', 'intake', true)`.execute(tx)
        return work(tx)
      }),
    close: () => kysely.destroy(),
  }
}
