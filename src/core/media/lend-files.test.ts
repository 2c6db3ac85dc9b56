import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolderFiles } from '../files/folder-files.ts'
import { lendFiles } from './lend-files.ts'
import { lentName, readLentName, type LentType } from './lent-address.ts'

const key = randomBytes(32)
const now = Temporal.Instant.from('2026-11-21T09:00:00Z')
const sha256 = 'a'.repeat(64)
const lent = { sha256, mediaType: 'image/jpeg' as const, until: now.add({ minutes: 30 }) }

describe('a lent address', () => {
  it.each<LentType>(['image/jpeg', 'image/png', 'video/mp4', 'video/quicktime'])(
    'leads to a file of %s',
    (mediaType) => {
      const name = lentName(key, { ...lent, mediaType })
      expect(readLentName(key, name, now)).toEqual({ sha256, mediaType })
    },
  )

  it('ends at its time, and holds for nothing else', () => {
    const name = lentName(key, lent)
    expect(readLentName(key, name, lent.until.subtract({ seconds: 1 }))).not.toBeNull()
    expect(readLentName(key, name, lent.until)).toBeNull()
    expect(readLentName(randomBytes(32), name, now)).toBeNull()
    expect(readLentName(key, name.replace('.jpg', '.png'), now)).toBeNull()
    expect(readLentName(key, name.replace('aaaa', 'aaab'), now)).toBeNull()
    const seconds = String(Math.floor(lent.until.epochMilliseconds / 1000))
    expect(readLentName(key, name.replace(seconds, String(Number(seconds) + 60)), now)).toBeNull()
  })

  it('is made for stored files only, and nothing invented is taken for one', () => {
    expect(() => lentName(key, { ...lent, sha256: '../../etc/passwd' })).toThrow(RangeError)
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(readLentName(key, name, now)).toBeNull()
      }),
    )
  })
})

describe('lending', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'torget-lent-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('serves the file while it is lent, and nothing otherwise', async () => {
    const files = createFolderFiles(folder)
    const stored = await files.put(new TextEncoder().encode('bild'))
    const app = lendFiles({ files, clock: { now: () => now }, key })
    const name = lentName(key, { ...lent, sha256: stored.sha256 })
    const answer = await app.request(`/${name}`)
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'image/jpeg',
      'bild',
    ])
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const head = await app.request(`/${name}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const other of [lentName(key, lent), stored.sha256, `${stored.sha256}.jpg`, 'x'])
      expect((await app.request(`/${other}`)).status).toBe(404)
  })
})
