import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { ZipFile } from 'yazl'
import { createPackageZip, packageZipBytes, type PackageFile } from './package-zip.ts'
import { verifyPackageZip } from './package-verification.ts'
import { safeFilePath } from './safe-file-names.ts'
import type { PackageManifest } from './package-manifest.ts'

const info = {
  kind: 'registration',
  id: 'p-1',
  organisation: 'Falkenbergs kommun',
  createdAt: Temporal.Instant.from('2026-11-20T13:14:15Z'),
}
const text = (path: string, content: string): PackageFile => ({
  path,
  mediaType: 'text/plain',
  content: Buffer.from(content),
})
const files: PackageFile[] = [
  text('handling.json', '{}'),
  { path: 'media/Bild på åsnan (1).jpg', mediaType: 'image/jpeg', content: randomBytes(3000), what: 'Bild' },
  {
    path: 'media/film.mp4',
    mediaType: 'video/mp4',
    content: () => Readable.from([Buffer.from('fi'), Buffer.from('lm')]),
  },
]

/** A ZIP of anything, to try the verification on what no honest program writes. */
async function zipOf(entries: Record<string, Uint8Array | string>): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  return buffer(zip.outputStream)
}
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

function entriesOf(manifest: PackageManifest, contents: Record<string, string>): Record<string, string> {
  const json = JSON.stringify(manifest)
  const lines = [
    ...manifest.files.map((file) => `${file.sha256}  ${file.path}`),
    `${sha256(json)}  manifest.json`,
  ]
  return { ...contents, 'manifest.json': json, 'manifest-sha256.txt': `${lines.join('\n')}\n` }
}
const manifestOf = (contents: Record<string, string>): PackageManifest => ({
  schema: 'torget/package-manifest/1',
  package: { kind: 'k', id: 'i', organisation: 'o', createdAt: '2026-01-01T00:00:00Z' },
  files: Object.entries(contents).map(([path, content]) => ({
    path,
    size: content.length,
    mediaType: 'text/plain',
    sha256: sha256(content),
  })),
})

describe('a package', () => {
  test('is read back whole, with plain names and the original name in the manifest', async () => {
    const made = await packageZipBytes(files, info)
    const verdict = await verifyPackageZip(made.bytes)
    expect(verdict).toMatchObject({ isIntact: true, problems: [] })
    expect(verdict.manifest).toEqual(made.manifest)
    expect(made.manifest.files.map((file) => [file.path, file.originalPath, file.size])).toEqual([
      ['handling.json', undefined, 2],
      ['media/Bild-pa-asnan-1.jpg', 'media/Bild på åsnan (1).jpg', 3000],
      ['media/film.mp4', undefined, 4],
    ])
    expect(made).toMatchObject({ sha256: sha256(made.bytes), size: made.bytes.length })
  })

  test('has the same bytes each time, whatever the order and the time zone of the machine', async () => {
    const [first, second] = [
      await packageZipBytes(files, info),
      await packageZipBytes(files.toReversed(), info),
    ]
    expect(second.sha256).toBe(first.sha256)
    const script = `
      import { packageZipBytes } from '${new URL('package-zip.ts', import.meta.url).href}'
      const file = { path: 'a.txt', mediaType: 'text/plain', content: Buffer.from('a') }
      const info = { kind: 'k', id: 'i', organisation: 'o', createdAt: Temporal.Instant.from('2026-11-20T23:14:15Z') }
      process.stdout.write((await packageZipBytes([file], info)).sha256)`
    const hashes = ['Pacific/Auckland', 'America/Los_Angeles'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { TZ },
        encoding: 'utf8',
      }),
    )
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(hashes[1]).toBe(hashes[0])
  })

  test('keeps memory flat over 300 MB of streamed files', async () => {
    const chunk = randomBytes(1_000_000)
    const big = (path: string): PackageFile => ({
      path,
      mediaType: 'video/mp4',
      content: () =>
        Readable.from(
          (function* () {
            for (let i = 0; i < 100; i += 1) yield chunk
          })(),
        ),
    })
    const before = process.memoryUsage.rss()
    const { stream, receipt } = createPackageZip(['a.mp4', 'b.mp4', 'c.mp4'].map(big), info)
    let highest = 0
    for await (const _ of stream) highest = Math.max(highest, process.memoryUsage.rss())
    expect((await receipt).size).toBeGreaterThan(300_000_000)
    expect(highest - before).toBeLessThan(120_000_000)
  })

  test.each([
    ['cannot be opened', () => Promise.reject(new Error('gone'))],
    [
      'breaks half way',
      () =>
        Readable.from(
          (function* () {
            yield Buffer.from('a')
            throw new Error('gone')
          })(),
        ),
    ],
  ])('fails with the reason when a file %s', async (_, content) => {
    const { stream, receipt } = createPackageZip([{ path: 'x', mediaType: 'a/b', content }, ...files], info)
    await expect(buffer(stream)).rejects.toThrow('gone')
    await expect(receipt).rejects.toThrow('gone')
  })

  test('closes the open file when its reader goes away', async () => {
    const source = Readable.from(
      (function* () {
        for (;;) yield randomBytes(60_000)
      })(),
    )
    const { stream, receipt } = createPackageZip(
      [{ path: 'x', mediaType: 'a/b', content: () => source }],
      info,
    )
    for await (const _ of stream) break
    await expect(receipt).rejects.toThrow()
    await expect.poll(() => source.destroyed).toBe(true)
  })

  test('holds an empty file and none at all', async () => {
    for (const list of [[], [text('tom.txt', '')]]) {
      const { bytes } = await packageZipBytes(list, info)
      expect(await verifyPackageZip(bytes)).toMatchObject({ isIntact: true })
    }
  })
})

describe('the verification', () => {
  const contents = { 'a.txt': 'first', 'b.txt': 'second' }
  const whole = entriesOf(manifestOf(contents), contents)
  const { 'b.txt': _removed, ...withoutB } = whole
  const { 'manifest.json': _json, ...withoutJson } = whole

  test.each<[string, Record<string, string>, object[]]>([
    ['nothing wrong', whole, []],
    [
      'a changed file',
      { ...whole, 'a.txt': 'First' },
      [{ code: 'changed', path: 'a.txt', expected: sha256('first'), found: sha256('First') }],
    ],
    ['a missing file', withoutB, [{ code: 'missing', path: 'b.txt' }]],
    ['an extra file', { ...whole, 'c.txt': '' }, [{ code: 'extra', path: 'c.txt' }]],
    [
      'a lost manifest',
      withoutJson,
      [
        { code: 'manifest-missing', path: 'manifest.json' },
        { code: 'missing', path: 'manifest.json' },
      ],
    ],
    [
      'a damaged manifest',
      { ...whole, 'manifest-sha256.txt': 'hello' },
      [{ code: 'manifest-damaged', path: 'manifest-sha256.txt' }],
    ],
  ])('%s', async (_, entries, problems) => {
    const { problems: named, isIntact } = await verifyPackageZip(await zipOf(entries))
    expect(named).toEqual(problems)
    expect(isIntact).toBe(problems.length === 0)
  })

  test('a file changed together with one of the two manifests', async () => {
    const changed = { ...contents, 'a.txt': 'First' }
    const forged = { ...whole, 'a.txt': 'First', 'manifest.json': JSON.stringify(manifestOf(changed)) }
    const { problems } = await verifyPackageZip(await zipOf(forged))
    expect(problems.map((problem) => 'path' in problem && problem.path)).toEqual(['a.txt', 'manifest.json'])
  })

  test.each([
    ['no ZIP', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
  ])('says unreadable of %s', async (_, bytes) => {
    expect(await verifyPackageZip(bytes)).toMatchObject({
      isIntact: false,
      manifest: null,
      problems: [{ code: 'unreadable' }],
    })
  })

  test('says unreadable of a ZIP cut short at any place, and never throws', async () => {
    const { bytes } = await packageZipBytes(files, info)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        expect((await verifyPackageZip(bytes.subarray(0, length))).isIntact).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('finds any changed byte of a file content', async () => {
    const { bytes } = await packageZipBytes(
      [{ path: 'a.bin', mediaType: 'a/b', content: Buffer.alloc(200, 7) }],
      info,
    )
    const start = Buffer.from(bytes).indexOf(Buffer.alloc(200, 7))
    for (let at = start; at < start + 200; at += 9) {
      const changed = Buffer.from(bytes)
      changed[at] = 8
      expect((await verifyPackageZip(changed)).problems).toMatchObject([{ code: 'changed', path: 'a.bin' }])
    }
  })

  test('stops at the size it was told', async () => {
    const { bytes } = await packageZipBytes([text('a.txt', 'x'.repeat(10_000))], info)
    expect((await verifyPackageZip(bytes, { maxBytes: 5000 })).problems).toEqual([
      { code: 'too-large', path: 'a.txt' },
    ])
  })

  test('refuses a name that leads out of the folder', async () => {
    const bytes = Buffer.from(await zipOf({ 'aa/evil.txt': 'x' }))
    const escaped = Buffer.from(bytes.toString('latin1').replaceAll('aa/evil.txt', '../evil.txt'), 'latin1')
    expect(await verifyPackageZip(escaped)).toMatchObject({
      isIntact: false,
      problems: [{ code: 'unreadable' }],
    })
  })
})

describe('safe file names', () => {
  test.each([
    ['Ärende Ö.pdf', 'Arende-O.pdf'],
    ['../../etc/passwd', 'etc/passwd'],
    ['media\\CON.txt', 'media/_CON.txt'],
    ['😀', 'fil'],
    ['.dold', 'dold'],
    ['a..b.txt', 'a.b.txt'],
    ['straße/Þór.jpg', 'strasse/THor.jpg'],
    ['\u202egpj.exe', 'gpj.exe'],
    [`${'x'.repeat(300)}.jpeg`, `${'x'.repeat(75)}.jpeg`],
  ])('%s becomes %s', (path, expected) => {
    expect(safeFilePath(path, new Set())).toBe(expected)
  })

  test('are plain, inside the folder and never twice the same, even without regard to case', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a.txt', 'A.TXT', 'å.txt', '')), {
          maxLength: 20,
        }),
        (paths) => {
          const taken = new Set<string>()
          const names = paths.map((path) => safeFilePath(path, taken))
          for (const name of names) expect(name).toMatch(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/)
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
        },
      ),
      { numRuns: 40 },
    )
  })
})
