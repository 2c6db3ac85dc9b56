import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { StartupProblem } from '../startup-problem.ts'
import { WrongKey } from './failures.ts'
import type { KeyRing } from './key-ring.ts'

/**
 * At start: can everything that is sealed be opened with the keys at hand? A lost torget.key would otherwise show itself weeks later,
 * as accounts that cannot answer. Throws `StartupProblem`.
 */
export async function checkMasterKey(db: Database, keys: KeyRing): Promise<void> {
  const inUse = await db.system(async (tx) => {
    const { rows } = await sql<{ keyId: string }>`select key_id from secret_keys_in_use()`.execute(tx)
    return rows.map((row) => row.keyId)
  })
  for (const keyId of inUse) {
    if ((await keys.find(keyId)) !== null) continue
    const problem = new WrongKey(keyId, keys.current.id)
    throw new StartupProblem(problem.message, problem.remedy)
  }
}
