import pg from 'pg'
import type { TestDatabase } from './test-database.ts'

/**
 * To look behind the curtain: a pool as the owner of the tables. It closes before its last connection has quite ended, and dropping the
 * database then cuts that connection off, which is no fault.
 */
export function openOwnerPool(test: TestDatabase): pg.Pool {
  const pool = new pg.Pool(test.owner)
  pool.on('error', () => undefined)
  return pool
}
