import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, realpath, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtProgram } from './built-program.ts'

const run = promisify(execFile)
const ENTRY = 'src/hej.ts'
/** Older than any build. */
const LONG_AGO = new Date('2026-01-15T08:00:00Z')

let root: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'torget-built-')))
  await mkdir(join(root, 'src'))
  await mkdir(join(root, 'node_modules'))
  await write('package.json', '{ "type": "module" }')
  await write('tsconfig.json', '{}')
  await write('src/word.ts', `export const word: string = 'hej'`)
  await write(
    ENTRY,
    `import { word } from './word.ts'\nexport const said = word + ' från ' + import.meta.dirname`,
  )
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function write(path: string, text: string): Promise<void> {
  await writeFile(join(root, path), text)
  await utimes(join(root, path), LONG_AGO, LONG_AGO)
}

const kept = () => join(root, 'node_modules/.cache/torget')

async function saidBy(file: string): Promise<string> {
  const code = `import { said } from ${JSON.stringify(pathToFileURL(file).href)}; process.stdout.write(said)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code])
  return stdout
}

describe('the built program', () => {
  it('does what its sources say, and they go on finding what lies beside them', async () => {
    expect(await saidBy(await builtProgram(ENTRY, root))).toBe(`hej från ${join(root, 'src')}`)
  })

  it('is built once, and again when a source has changed or the build is gone', async () => {
    const first = await builtProgram(ENTRY, root)
    expect(await builtProgram(ENTRY, root)).toBe(first)
    await write('src/word.ts', `export const word: string = 'god morgon'`)
    const second = await builtProgram(ENTRY, root)
    expect(second).not.toBe(first)
    expect(await saidBy(second)).toMatch(/^god morgon/)
    await rm(dirname(second), { recursive: true })
    expect(await saidBy(await builtProgram(ENTRY, root))).toMatch(/^god morgon/)
  })

  it('is built again while a source is younger than the build', async () => {
    const later = new Date('2100-01-01T00:00:00Z')
    await utimes(join(root, 'src/word.ts'), later, later)
    const first = await builtProgram(ENTRY, root)
    expect(await builtProgram(ENTRY, root)).not.toBe(first)
  })

  it('takes a broken note for none', async () => {
    const first = await builtProgram(ENTRY, root)
    await writeFile(join(kept(), 'src-hej.json'), '{"file":')
    expect(await builtProgram(ENTRY, root)).not.toBe(first)
  })

  it('is whole for both of two that start at once', async () => {
    const both = await Promise.all([builtProgram(ENTRY, root), builtProgram(ENTRY, root)])
    for (const file of both) expect(await saidBy(file)).toMatch(/^hej/)
  })

  it('lies elsewhere for this start alone where the packages may not be written to', async () => {
    await writeFile(join(root, 'node_modules/.cache'), 'not a folder')
    const file = await builtProgram(ENTRY, root)
    expect(file.startsWith(root)).toBe(false)
    expect(await saidBy(file)).toMatch(/^hej/)
    await rm(dirname(file), { recursive: true })
  })

  it('throws away builds that nobody has started for a month, of the same program only', async () => {
    const first = await builtProgram(ENTRY, root)
    await utimes(join(dirname(first), 'used'), LONG_AGO, LONG_AGO)
    await mkdir(join(kept(), 'src-annat-1'))
    await write('node_modules/.cache/torget/src-annat-1/used', '')
    await write('src/word.ts', `export const word: string = 'hejsan'`)
    await builtProgram(ENTRY, root)
    const folders = (await readdir(kept(), { withFileTypes: true })).filter((one) => one.isDirectory())
    expect(folders).toHaveLength(2)
    expect(folders.map(({ name }) => name)).toContain('src-annat-1')
  })

  it('says what is wrong with a source that cannot be read', async () => {
    await write('src/word.ts', 'export const word = ')
    await expect(builtProgram(ENTRY, root)).rejects.toThrow(/src\/word\.ts/)
  })
})
