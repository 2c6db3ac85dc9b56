import type { Clock } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import type { InstantColumn } from '../db/types.ts'
import { NotFound } from '../errors.ts'
import { isId, newId, type OrgId } from '../ids.ts'
import { KeyReplaced, SecretDamaged, WrongKey } from './failures.ts'
import type { KeyRing } from './key-ring.ts'
import { seal, unseal, type Sealed } from './seal.ts'

/** Texts that must not lie readable in the database or its backups: access tokens, client secrets. */
export interface Secrets {
  /** Returns the id to keep instead of the text. `purpose` is a short fixed word such as `account-token`. */
  store(tx: Tx, orgId: OrgId, purpose: string, plaintext: string): Promise<string>
  /** Throws `NotFound`, `WrongKey` or `SecretDamaged`. */
  read(tx: Tx, orgId: OrgId, id: string): Promise<string>
  /** Puts another text under the same id. Throws `NotFound`. */
  replace(tx: Tx, orgId: OrgId, id: string, plaintext: string): Promise<void>
  /** Forgets it. Removing what is not there is harmless. */
  remove(tx: Tx, orgId: OrgId, id: string): Promise<void>
}

type SecretTable = {
  orgId: string
  id: string
  purpose: string
  keyId: string
  nonce: Buffer
  ciphertext: Buffer
  storedAt: InstantColumn
}

const tables = (tx: Tx) => tx.$extendTables<{ secret: SecretTable }>()

const PURPOSE = /^[a-z][a-z0-9-]{0,62}$/
/** Raised by the trigger of the table when a rotation has retired the key (migration 0002-core). */
const RETIRED_KEY = 'TK001'

export function createSecrets(deps: { readonly keys: KeyRing; readonly clock: Clock }): Secrets {
  const { keys, clock } = deps

  const write = async (work: (sealWith: KeyRing['current']) => Promise<unknown>): Promise<void> => {
    const key = keys.current
    try {
      await work(key)
    } catch (error) {
      if ((error as { code?: string }).code !== RETIRED_KEY) throw error
      await keys.refresh()
      throw new KeyReplaced(key.id)
    }
  }

  return {
    store: async (tx, orgId, purpose, plaintext) => {
      if (!PURPOSE.test(purpose)) throw new TypeError(`not a purpose: ${purpose}`)
      const id = newId<'secret'>(clock)
      await write((key) => {
        const sealed = seal(key, { orgId, id, purpose }, plaintext)
        return tables(tx)
          .insertInto('secret')
          .values({ orgId, id, purpose, ...sealed, storedAt: clock.now() })
          .execute()
      })
      return id
    },
    read: async (tx, orgId, id) => {
      const row = await find(tx, orgId, id)
      const key = await keys.find(row.keyId)
      if (key === null) throw new WrongKey(row.keyId, keys.current.id)
      const text = unseal(key, { orgId, id, purpose: row.purpose }, row)
      if (text === null) throw new SecretDamaged(id)
      return text
    },
    replace: async (tx, orgId, id, plaintext) => {
      const { purpose } = await find(tx, orgId, id)
      await write((key) =>
        tables(tx)
          .updateTable('secret')
          .set({ ...seal(key, { orgId, id, purpose }, plaintext), storedAt: clock.now() })
          .where('orgId', '=', orgId)
          .where('id', '=', id)
          .execute(),
      )
    },
    remove: async (tx, orgId, id) => {
      if (!isId(id)) return
      await tables(tx).deleteFrom('secret').where('orgId', '=', orgId).where('id', '=', id).execute()
    },
  }
}

async function find(tx: Tx, orgId: OrgId, id: string): Promise<Sealed & { readonly purpose: string }> {
  const row = isId(id)
    ? await tables(tx)
        .selectFrom('secret')
        .select(['purpose', 'keyId', 'nonce', 'ciphertext'])
        .where('orgId', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new NotFound('secret', id)
  return row
}
