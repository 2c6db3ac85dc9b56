import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { NotFound } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { StartupProblem } from '#core/startup-problem.ts'
import { openOwnerPool } from '#test/owner-pool.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { checkMasterKey } from './check-keys.ts'
import { KeyReplaced, SecretDamaged, WrongKey } from './failures.ts'
import { keyRingOf } from './key-ring.ts'
import { masterKeyFrom } from './master-key.ts'
import { createSecrets } from './secrets.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
const [ours, theirs] = [newId<'org'>(clock), newId<'org'>(clock)]
const key = masterKeyFrom('a master key of at least thirty-two characters')
const otherKey = masterKeyFrom('another master key of thirty-two characters')
const secrets = createSecrets({ keys: keyRingOf(key), clock })
let test: TestDatabase
let owner: pg.Pool

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openOwnerPool(test)
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})

const store = (text: string, purpose = 'account-token') =>
  test.db.forOrg(ours, (tx) => secrets.store(tx, ours, purpose, text))
const read = (id: string, from = secrets) => test.db.forOrg(ours, (tx) => from.read(tx, ours, id))

describe('a stored secret', () => {
  it('comes back as it was and lies unreadable in the table', async () => {
    const text = 'EAAB-token åäö 😀'
    const id = await store(text)
    expect(await read(id)).toBe(text)
    const { rows } = await owner.query<{ row: string; ciphertext: Buffer }>(
      'select secret::text as row, ciphertext from secret where id = $1',
      [id],
    )
    expect(rows[0]?.row).not.toContain('EAAB')
    expect(rows[0]?.ciphertext.includes('EAAB')).toBe(false)
  })

  it('has its own nonce each time, also when the text is the same', async () => {
    const ids = [await store('samma'), await store('samma')]
    await test.db.forOrg(ours, (tx) => secrets.replace(tx, ours, ids[0]!, 'samma'))
    const { rows } = await owner.query<{ nonce: Buffer; ciphertext: Buffer }>(
      'select nonce, ciphertext from secret where id = any($1)',
      [ids],
    )
    expect(rows[0]!.nonce.equals(rows[1]!.nonce)).toBe(false)
    expect(rows[0]!.ciphertext.equals(rows[1]!.ciphertext)).toBe(false)
  })

  it('can be replaced and removed', async () => {
    const id = await store('gammal')
    await test.db.forOrg(ours, (tx) => secrets.replace(tx, ours, id, 'ny'))
    expect(await read(id)).toBe('ny')
    await test.db.forOrg(ours, (tx) => secrets.remove(tx, ours, id))
    await expect(read(id)).rejects.toThrow(NotFound)
    await expect(read('not-an-id')).rejects.toThrow(NotFound)
  })

  it('is out of reach for another organisation', async () => {
    const id = await store('vår')
    await expect(test.db.forOrg(theirs, (tx) => secrets.read(tx, ours, id))).rejects.toThrow(NotFound)
    await expect(test.db.forOrg(theirs, (tx) => secrets.read(tx, theirs, id))).rejects.toThrow(NotFound)
  })

  it.each([
    ['a changed byte', 'set ciphertext = set_byte(ciphertext, 0, get_byte(ciphertext, 0) # 1)'],
    [
      'a changed tag',
      'set ciphertext = set_byte(ciphertext, length(ciphertext) - 1, get_byte(ciphertext, length(ciphertext) - 1) # 1)',
    ],
    ['a changed nonce', 'set nonce = set_byte(nonce, 3, get_byte(nonce, 3) # 1)'],
    ['a cut ciphertext', 'set ciphertext = substr(ciphertext, 1, 5)'],
    ['another purpose', `set purpose = 'smtp-password'`],
  ])('is refused after %s', async (_what, change) => {
    const id = await store('hemligt nog')
    await owner.query(`update secret ${change} where id = $1`, [id])
    await expect(read(id)).rejects.toThrow(SecretDamaged)
  })

  it('does not open as another row, nor in another organisation', async () => {
    const [mine, victim] = [await store('min'), await store('offrets')]
    await owner.query(
      'update secret s set nonce = v.nonce, ciphertext = v.ciphertext from secret v where s.id = $1 and v.id = $2',
      [mine, victim],
    )
    await expect(read(mine)).rejects.toThrow(SecretDamaged)
    await owner.query('update secret set org_id = $1 where id = $2', [theirs, victim])
    await expect(test.db.forOrg(theirs, (tx) => secrets.read(tx, theirs, victim))).rejects.toThrow(
      SecretDamaged,
    )
  })

  it('refuses a purpose that is not a fixed word', async () => {
    await expect(store('x', 'a|b')).rejects.toThrow(TypeError)
  })
})

describe('the wrong master key', () => {
  it('says which key is wanted and what to do', async () => {
    const id = await store('under den rätta')
    const wrong = createSecrets({ keys: keyRingOf(otherKey), clock })
    const failure = await read(id, wrong).catch((e: unknown) => e)
    expect(failure).toBeInstanceOf(WrongKey)
    expect((failure as WrongKey).message).toContain(key.id)
    expect((failure as WrongKey).remedy).toMatch(/torget\.key.*TORGET_KEY/)
  })

  it('is found at start, before anybody needs the secret', async () => {
    await store('något')
    await expect(checkMasterKey(test.db, keyRingOf(otherKey))).rejects.toThrow(StartupProblem)
    await checkMasterKey(test.db, keyRingOf(otherKey, key))
  })

  it('reads an older key but seals under the one in force', async () => {
    const id = await store('gammal nyckel')
    const both = createSecrets({ keys: keyRingOf(otherKey, key), clock })
    expect(await read(id, both)).toBe('gammal nyckel')
    await test.db.forOrg(ours, (tx) => both.replace(tx, ours, id, 'ny nyckel'))
    await expect(read(id)).rejects.toThrow(WrongKey)
    expect(await read(id, both)).toBe('ny nyckel')
  })

  it('takes nothing more once it has been replaced', async () => {
    const retired = masterKeyFrom('a key that a rotation has already replaced')
    await owner.query('insert into retired_key values ($1, now())', [retired.id])
    const late = createSecrets({ keys: keyRingOf(retired), clock })
    const write = test.db.forOrg(ours, (tx) => late.store(tx, ours, 'account-token', 'för sent'))
    await expect(write).rejects.toThrow(KeyReplaced)
  })

  it('keeps the application from lifting the retirement', async () => {
    const lift = test.db.forOrg(ours, (tx) => sql`delete from retired_key`.execute(tx))
    await expect(lift).rejects.toThrow(/permission denied/)
  })
})
