import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { SecretDamaged, WrongKey } from './failures.ts'
import type { MasterKey } from './master-key.ts'
import { seal, unseal } from './seal.ts'

export type RotationDeps = {
  /** As the owner of the tables: the rows of every organisation. */
  readonly owner: pg.Pool
  readonly clock: Clock
  /** Rows sealed anew in one transaction. */
  readonly batchSize?: number
  /** Told after each batch how many rows have been sealed anew so far. */
  readonly onProgress?: (resealed: number) => void
}

type SecretRow = {
  org_id: string
  id: string
  purpose: string
  key_id: string
  nonce: Buffer
  ciphertext: Buffer
}

const BATCH = 200

/**
 * Seals every secret anew under `newKey`, in batches that are each whole: killed in the middle, some rows are under the old key and some
 * under the new, all can be read as long as both are at hand, and running it again does the rest. When it returns, nothing is sealed
 * under an old key and nothing can be any more. Returns the number of rows sealed anew. Throws `WrongKey`, `SecretDamaged`.
 */
export async function rotateSecrets(
  deps: RotationDeps,
  oldKeys: readonly MasterKey[],
  newKey: MasterKey,
): Promise<number> {
  await retire(deps, oldKeys, newKey)
  const keys = new Map([newKey, ...oldKeys].map((key) => [key.id, key]))
  let resealed = 0
  for (;;) {
    const done = await resealBatch(deps, keys, newKey)
    resealed += done
    if (done === 0) return resealed
    deps.onProgress?.(resealed)
  }
}

/** From here on the database takes nothing more under the old keys, whoever still works with them in memory. */
async function retire(deps: RotationDeps, oldKeys: readonly MasterKey[], newKey: MasterKey): Promise<void> {
  const retiredAt = deps.clock.now().toString()
  await inTransaction(deps.owner, async (client) => {
    await client.query('delete from retired_key where key_id = $1', [newKey.id])
    for (const { id } of oldKeys.filter((key) => key.id !== newKey.id)) {
      await client.query('insert into retired_key values ($1, $2) on conflict do nothing', [id, retiredAt])
    }
  })
  // Waits for those who were writing when the old key was retired, so that the batches see their rows too.
  await inTransaction(deps.owner, (client) => client.query('lock table secret in share mode'))
}

async function resealBatch(
  deps: RotationDeps,
  keys: ReadonlyMap<string, MasterKey>,
  newKey: MasterKey,
): Promise<number> {
  return inTransaction(deps.owner, async (client) => {
    const { rows } = await client.query<SecretRow>(
      `select org_id, id, purpose, key_id, nonce, ciphertext from secret where key_id <> $1 order by org_id, id limit $2 for update`,
      [newKey.id, deps.batchSize ?? BATCH],
    )
    for (const row of rows) {
      const { nonce, ciphertext } = reseal(row, keys, newKey)
      await client.query(
        'update secret set key_id = $3, nonce = $4, ciphertext = $5 where org_id = $1 and id = $2',
        [row.org_id, row.id, newKey.id, nonce, ciphertext],
      )
    }
    return rows.length
  })
}

function reseal(row: SecretRow, keys: ReadonlyMap<string, MasterKey>, newKey: MasterKey) {
  const oldKey = keys.get(row.key_id)
  if (oldKey === undefined) throw new WrongKey(row.key_id, newKey.id)
  const belongsTo = { orgId: row.org_id, id: row.id, purpose: row.purpose }
  const text = unseal(oldKey, belongsTo, { keyId: row.key_id, nonce: row.nonce, ciphertext: row.ciphertext })
  if (text === null) throw new SecretDamaged(row.id)
  return seal(newKey, belongsTo, text)
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
