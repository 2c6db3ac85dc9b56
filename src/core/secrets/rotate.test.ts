import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { StartupProblem } from '#core/startup-problem.ts'
import { openOwnerPool } from '#test/owner-pool.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { KeyReplaced, WrongKey } from './failures.ts'
import { keyRingOf, readMasterKey } from './key-ring.ts'
import { masterKeyFrom, newMasterKeyText } from './master-key.ts'
import { rotateMasterKey } from './rotate-master-key.ts'
import { rotateSecrets } from './rotate-secrets.ts'
import { createSecrets } from './secrets.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
const orgs = [newId<'org'>(clock), newId<'org'>(clock)]
const SECRETS = 60
let test: TestDatabase
let owner: pg.Pool
let root: string

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openOwnerPool(test)
  root = await mkdtemp(join(tmpdir(), 'torget-rotate-'))
})
afterAll(async () => {
  await owner.end()
  await test.drop()
  await rm(root, { recursive: true, force: true })
})
beforeEach(async () => {
  await owner.query('truncate secret, retired_key')
})

type Stored = { orgId: (typeof orgs)[number]; id: string; text: string }

async function storeMany(secrets: ReturnType<typeof createSecrets>): Promise<readonly Stored[]> {
  const stored: Stored[] = []
  for (const orgId of orgs) {
    await test.db.forOrg(orgId, async (tx) => {
      for (let n = 0; n < SECRETS / 2; n += 1) {
        const text = `token ${n} of ${orgId}`
        stored.push({ orgId, text, id: await secrets.store(tx, orgId, 'account-token', text) })
      }
    })
  }
  return stored
}

async function readAll(
  secrets: ReturnType<typeof createSecrets>,
  stored: readonly Stored[],
): Promise<string[]> {
  const texts: string[] = []
  for (const { orgId, id } of stored) {
    texts.push(await test.db.forOrg(orgId, (tx) => secrets.read(tx, orgId, id)))
  }
  return texts
}

const keyIds = async (): Promise<Record<string, number>> => {
  const { rows } = await owner.query<{ key_id: string; n: string }>(
    'select key_id, count(*) as n from secret group by key_id',
  )
  return Object.fromEntries(rows.map((row) => [row.key_id, Number(row.n)]))
}

/** Runs the rotation in a process of its own and kills it, without warning, after the third batch. */
async function killHalfway(dataFolder: string): Promise<void> {
  const url = (file: string): string => pathToFileURL(join(import.meta.dirname, file)).href
  const code = `
    import pg from 'pg'
    import { writeSync } from 'node:fs'
    const { rotateMasterKey } = await import(${JSON.stringify(url('rotate-master-key.ts'))})
    const { systemClock } = await import(${JSON.stringify(url('../clock.ts'))})
    const owner = new pg.Pool(${JSON.stringify(test.owner)})
    const onProgress = (n) => { writeSync(1, n + '\\n'); if (n === 6) process.kill(process.pid, 'SIGKILL') }
    await rotateMasterKey({ owner, clock: systemClock, batchSize: 2, onProgress },
      { masterKey: null, masterKeyOld: null, dataFolder: ${JSON.stringify(dataFolder)} })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

describe('rotation of the master key', () => {
  it('killed halfway, keeps everything readable, and the next run finishes with the same new key', async () => {
    const settings = { masterKey: null, masterKeyOld: null, dataFolder: join(root, 'killed') }
    const before = await readMasterKey(settings)
    const stored = await storeMany(createSecrets({ keys: before, clock }))

    await killHalfway(settings.dataFolder)

    const halfway = await readMasterKey(settings)
    expect(halfway.current.id).not.toBe(before.current.id)
    expect(halfway.older.map((key) => key.id)).toEqual([before.current.id])
    expect(await keyIds()).toEqual({ [halfway.current.id]: 6, [before.current.id]: SECRETS - 6 })
    const texts = stored.map((s) => s.text)
    expect(await readAll(createSecrets({ keys: halfway, clock }), stored)).toEqual(texts)
    // a server that was started before the rotation finds the new key in the file
    expect(await readAll(createSecrets({ keys: before, clock }), stored)).toEqual(texts)

    const result = await rotateMasterKey({ owner, clock, batchSize: 7 }, settings)
    expect(result).toEqual({ keyId: halfway.current.id, resealed: SECRETS - 6 })
    expect(await keyIds()).toEqual({ [halfway.current.id]: SECRETS })
    const after = await readMasterKey(settings)
    expect(after.older).toEqual([])
    expect(await readAll(createSecrets({ keys: after, clock }), stored)).toEqual(texts)
    const lines = (await readFile(join(settings.dataFolder, 'torget.key'), 'utf8')).trim().split('\n')
    expect(lines.filter((line) => !line.startsWith('#'))).toHaveLength(1)
  })

  it('leaves no row behind that was being written under the old key meanwhile', async () => {
    const [oldKey, newKey] = [masterKeyFrom(newMasterKeyText()), masterKeyFrom(newMasterKeyText())]
    const oldProcess = createSecrets({ keys: keyRingOf(oldKey), clock })
    const orgId = orgs[0]!
    let written: () => void = () => undefined
    let mayCommit: () => void = () => undefined
    const isWritten = new Promise<void>((resolve) => (written = resolve))
    const commitAllowed = new Promise<void>((resolve) => (mayCommit = resolve))
    const slowWriter = test.db.forOrg(orgId, async (tx) => {
      const id = await oldProcess.store(tx, orgId, 'account-token', 'i sista stund')
      written()
      await commitAllowed
      return id
    })
    await isWritten
    const rotation = rotateSecrets({ owner, clock }, [oldKey], newKey)
    await waitForLockWait()
    mayCommit()
    const id = await slowWriter
    expect(await rotation).toBe(1)
    const renewed = createSecrets({ keys: keyRingOf(newKey), clock })
    expect(await test.db.forOrg(orgId, (tx) => renewed.read(tx, orgId, id))).toBe('i sista stund')
    const late = test.db.forOrg(orgId, (tx) => oldProcess.store(tx, orgId, 'account-token', 'för sent'))
    await expect(late).rejects.toThrow(KeyReplaced)
  })

  it('uses TORGET_KEY_OLD, can be repeated, and can go back', async () => {
    const [first, second] = [newMasterKeyText(), newMasterKeyText()]
    const settings = { masterKey: second, masterKeyOld: first, dataFolder: join(root, 'unused') }
    const stored = await storeMany(createSecrets({ keys: keyRingOf(masterKeyFrom(first)), clock }))
    expect((await rotateMasterKey({ owner, clock }, settings)).resealed).toBe(SECRETS)
    expect((await rotateMasterKey({ owner, clock }, settings)).resealed).toBe(0)
    const back = { ...settings, masterKey: first, masterKeyOld: second }
    expect((await rotateMasterKey({ owner, clock }, back)).resealed).toBe(SECRETS)
    const secrets = createSecrets({ keys: keyRingOf(masterKeyFrom(first)), clock })
    expect(await readAll(secrets, stored)).toEqual(stored.map((s) => s.text))
  })

  it('says what is missing when there is no old key, or not the right one', async () => {
    const [used, other] = [newMasterKeyText(), newMasterKeyText()]
    await storeMany(createSecrets({ keys: keyRingOf(masterKeyFrom(used)), clock }))
    const settings = { masterKey: other, masterKeyOld: null, dataFolder: root }
    await expect(rotateMasterKey({ owner, clock }, settings)).rejects.toThrow(StartupProblem)
    const wrong = { ...settings, masterKeyOld: newMasterKeyText() }
    await expect(rotateMasterKey({ owner, clock }, wrong)).rejects.toThrow(WrongKey)
    expect(await keyIds()).toEqual({ [masterKeyFrom(used).id]: SECRETS })
  })
})

/** Until the rotation waits for the writer: seen in the server's own list of locks. */
async function waitForLockWait(): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ n: string }>(
      `select count(*) as n from pg_locks l join pg_class c on c.oid = l.relation where c.relname = 'secret' and not l.granted`,
    )
    if (Number(rows[0]?.n) > 0) return
  }
}
