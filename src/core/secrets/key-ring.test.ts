import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StartupProblem } from '#core/startup-problem.ts'
import { writeKeyFile } from './key-file.ts'
import { readMasterKey } from './key-ring.ts'
import { deriveKey, masterKeyFrom, newMasterKeyText } from './master-key.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'torget-key-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

const fromFile = (name: string) => ({ masterKey: null, masterKeyOld: null, dataFolder: join(root, name) })

describe('the master key', () => {
  it('is made once, for its owner only, and stays the same', async () => {
    const settings = fromFile('fresh')
    const made = await Promise.all([1, 2, 3, 4].map(() => readMasterKey(settings)))
    const again = await readMasterKey(settings)
    expect(new Set([...made, again].map((ring) => ring.current.id)).size).toBe(1)
    const path = join(settings.dataFolder, 'torget.key')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(path, 'utf8')).not.toContain(again.current.id)
  })

  it('comes from TORGET_KEY when that is set, and makes no file', async () => {
    const [now, before] = [newMasterKeyText(), newMasterKeyText()]
    const ring = await readMasterKey({ masterKey: now, masterKeyOld: before, dataFolder: join(root, 'none') })
    expect(ring.current.id).toBe(masterKeyFrom(now).id)
    expect(await ring.find(masterKeyFrom(before).id)).not.toBeNull()
    await expect(stat(join(root, 'none'))).rejects.toThrow(/ENOENT/)
  })

  it('notices that another process has changed the key file', async () => {
    const settings = fromFile('changed')
    const ring = await readMasterKey(settings)
    const before = ring.current
    const next = newMasterKeyText()
    await writeKeyFile(settings.dataFolder, [next])
    expect(ring.current.id).toBe(before.id)
    expect(await ring.find(masterKeyFrom(next).id)).not.toBeNull()
    expect(ring.current.id).toBe(masterKeyFrom(next).id)
    expect(await ring.find('0000000000000000')).toBeNull()
  })

  it.each([
    ['an empty file', ''],
    ['only a heading', '# Torget\n'],
    ['a key cut short', 'abc\n'],
  ])('stops at %s instead of making a new key over it', async (what, text) => {
    const folder = join(root, what.replaceAll(' ', '-'))
    await readMasterKey({ ...fromFile('x'), dataFolder: folder })
    await writeFile(join(folder, 'torget.key'), text)
    const failure = await readMasterKey({ ...fromFile('x'), dataFolder: folder }).catch((e: unknown) => e)
    expect(failure).toBeInstanceOf(StartupProblem)
    expect((failure as StartupProblem).remedy).toMatch(/Restore it/)
    expect(await readFile(join(folder, 'torget.key'), 'utf8')).toBe(text)
  })

  it('gives each purpose a key of its own', () => {
    const key = masterKeyFrom(newMasterKeyText())
    const derived = ['forms', 'secrets', 'key id'].map((purpose) => deriveKey(key, purpose).toString('hex'))
    expect(new Set([...derived, key.bytes.toString('hex')]).size).toBe(4)
    expect(deriveKey(key, 'forms').toString('hex')).toBe(derived[0])
  })
})
