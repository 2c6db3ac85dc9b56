import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, open, readFile, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DiskFull, FileChanged, FileMissing } from './failures.ts'
import { createFolderFiles } from './folder-files.ts'
import { createDurably, writeDurably, writeThrough } from './write-durably.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'torget-files-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const pathOf = (folder: string, sha256: string): string =>
  join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

describe('the folder of files', () => {
  it('keeps any bytes under their SHA-256 and gives them back, whole and as a stream', async () => {
    const files = createFolderFiles(join(root, 'any'))
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const stored = await files.put(bytes)
        expect(stored).toEqual({ sha256: sha256Of(bytes), sizeBytes: bytes.length })
        expect(Buffer.from(await files.get(stored.sha256)).equals(bytes)).toBe(true)
        expect((await buffer(await files.open(stored.sha256))).equals(bytes)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('streams a file of several parts', async () => {
    const files = createFolderFiles(join(root, 'large'))
    const bytes = Buffer.alloc(1_000_003, 'kommun')
    const { sha256 } = await files.put(bytes)
    expect((await buffer(await files.open(sha256))).equals(bytes)).toBe(true)
  })

  it('takes the same bytes twice, also at the same moment, and leaves nothing unfinished', async () => {
    const folder = join(root, 'twice')
    const [one, other] = [createFolderFiles(folder), createFolderFiles(folder)]
    const stored = await Promise.all([one, other, one, other].map((files) => files.put(bytesOf('samma'))))
    await one.put(bytesOf('samma'))
    expect(new Set(stored.map((s) => s.sha256)).size).toBe(1)
    expect(await readdir(join(folder, 'unfinished'))).toEqual([])
  })

  it('lies two folders deep and is not readable by others', async () => {
    const folder = join(root, 'place')
    const { sha256 } = await createFolderFiles(folder).put(bytesOf('var'))
    const { mode } = await stat(pathOf(folder, sha256))
    expect(mode & 0o007).toBe(0)
  })

  it('never hands out a changed file, whole or as a stream, and mends it when the bytes come again', async () => {
    const folder = join(root, 'changed')
    const files = createFolderFiles(folder)
    const original = Buffer.alloc(300_000, 'bevis')
    const { sha256 } = await files.put(original)
    const changed = Buffer.from(original)
    changed.write('X', 299_999)
    await writeFile(pathOf(folder, sha256), changed)

    await expect(files.get(sha256)).rejects.toThrow(FileChanged)
    await expect(files.get(sha256)).rejects.toThrow(/restore it from a backup/)
    await expect(buffer(await files.open(sha256))).rejects.toThrow(FileChanged)

    await files.put(original)
    expect(Buffer.from(await files.get(sha256)).equals(original)).toBe(true)
  })

  it('notices a file cut short', async () => {
    const folder = join(root, 'cut')
    const files = createFolderFiles(folder)
    const { sha256 } = await files.put(Buffer.alloc(100_000, 'a'))
    await truncate(pathOf(folder, sha256), 50)
    await expect(files.get(sha256)).rejects.toThrow(FileChanged)
    await expect(buffer(await files.open(sha256))).rejects.toThrow(FileChanged)
  })

  it('tells a missing file from a changed one', async () => {
    const files = createFolderFiles(join(root, 'missing'))
    const unknown = sha256Of(bytesOf('aldrig sparad'))
    expect(await files.has(unknown)).toBe(false)
    await expect(files.get(unknown)).rejects.toThrow(FileMissing)
    await expect(files.open(unknown)).rejects.toThrow(FileMissing)
  })

  it.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`])(
    'treats %j as no file, never as a path',
    async (name) => {
      const files = createFolderFiles(join(root, 'paths'))
      expect(await files.has(name)).toBe(false)
      await expect(files.get(name)).rejects.toThrow(FileMissing)
    },
  )

  it('takes away what a killed process left unfinished, but not what another one is writing', async () => {
    const folder = join(root, 'killed')
    await createFolderFiles(folder).put(bytesOf('första'))
    const [old, fresh] = [join(folder, 'unfinished', 'old'), join(folder, 'unfinished', 'fresh')]
    await writeFile(old, 'half')
    await writeFile(fresh, 'half')
    const twoDaysAgoSeconds = (await stat(fresh)).mtimeMs / 1000 - 2 * 24 * 3600
    await utimes(old, twoDaysAgoSeconds, twoDaysAgoSeconds)
    await createFolderFiles(folder).put(bytesOf('andra'))
    expect(existsSync(old)).toBe(false)
    expect(existsSync(fresh)).toBe(true)
  })
})

describe('durable writing', () => {
  it('says that the disk is full and what to do', async () => {
    // /dev/full answers every write as a full disk does
    const full = await open('/dev/full', 'w')
    const failure = await writeThrough(full, bytesOf('bevis'), 'the evidence').catch((e: unknown) => e)
    await full.close()
    expect(failure).toBeInstanceOf(DiskFull)
    expect((failure as DiskFull).message).toBe('The disk is full: the evidence could not be stored.')
    expect((failure as DiskFull).remedy).toMatch(/Free space/)
  })

  it('replaces a file as a whole and leaves no temporary file, even when it cannot', async () => {
    const folder = join(root, 'durable')
    await writeDurably({ path: join(folder, 'a'), bytes: bytesOf('ett') })
    await writeDurably({ path: join(folder, 'a'), bytes: bytesOf('två') })
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('två')
    const impossible = writeDurably({
      path: join(folder, 'a', 'b'),
      bytes: bytesOf('tre'),
      temporaryFolder: folder,
    })
    await expect(impossible).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['a'])
  })

  it('lets exactly one of many create a file', async () => {
    const path = join(root, 'created', 'key')
    const wins = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => createDurably({ path, bytes: bytesOf(text), mode: 0o600 })),
    )
    expect(wins.filter(Boolean)).toHaveLength(1)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(root, 'created'))).toEqual(['key'])
  })
})
