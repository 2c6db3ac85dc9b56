import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

type Block = { files?: string[]; rules?: Record<string, unknown> }

/** The house's own bans, as they stand in eslint.config.mjs, for one kind of file. */
async function bansFor(files: string): Promise<Linter.RulesRecord> {
  const { default: blocks } = (await import(join(ROOT, 'eslint.config.mjs'))) as { default: Block[] }
  const ban = blocks.find((block) => block.files?.[0] === files)?.rules?.['no-restricted-syntax']
  if (ban === undefined) throw new Error(`eslint.config.mjs bans nothing in ${files}`)
  return { 'no-restricted-syntax': ban as Linter.RuleEntry }
}

async function faults(code: string, files: string): Promise<number> {
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, rules: await bansFor(files) },
  ]
  return new Linter().verify(code, config, 'probe.ts').length
}

describe('bans in the source', () => {
  it.each(['new Date()', 'Date.now()', 'Temporal.Now.instant()', 'process.env.HOME'])(
    'refuses %s',
    async (code) => {
      expect(await faults(`export const x = ${code}`, 'src/**')).toBe(1)
    },
  )
  it('lets the clock read the time, and nothing but the configuration read settings', async () => {
    expect(await faults('export const x = Temporal.Now.instant()', 'src/core/clock.ts')).toBe(0)
    expect(await faults('export const x = process.env', 'src/core/clock.ts')).toBe(1)
    expect(await faults('export const x = process.env', 'src/config.ts')).toBe(0)
  })
})

async function sources(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('what the source may not say', () => {
  it('has no drawer for odds and ends', async () => {
    const files = await sources('src')
    expect(files.filter((file) => /\/(utils?|helpers?|common|managers?|misc)(\/|\.|-)/.test(file))).toEqual(
      [],
    )
  })

  it('names no municipality and, outside connectors and lab, no network', async () => {
    const product = (await sources('src/modules'))
      .concat(await sources('src/core'))
      .filter((file) => !/[.-](test|fixture)\.tsx?$|(texts|words)\.(sv|en)\.ts$/.test(file))
    const named: string[] = []
    for (const file of product) {
      const code = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      if (/falkenberg|botkyrka/i.test(code)) named.push(file)
      if (/['"`](facebook|instagram|linkedin|youtube|mastodon|bluesky)['"`]/i.test(code)) named.push(file)
    }
    expect(named).toEqual([])
  })

  it('has no address that asks what employees say, and no message tied to a person for what was written (B-003, B-094)', async () => {
    const product = (await sources('src')).filter((file) => !/\.test\.tsx?$|texts\.(sv|en)\.ts$/.test(file))
    const found: string[] = []
    for (const file of product) {
      const code = await readFile(file, 'utf8')
      const addresses = code.match(
        /['"`]\/[^'"`\s]*(anstalld|medarbetar|employee|who-said|vem-skrev)[^'"`\s]*['"`]/gi,
      )
      const ties = code.match(/author_?person|person_?author|author_?employee/gi)
      for (const one of [...(addresses ?? []), ...(ties ?? [])]) found.push(`${file}: ${one}`)
    }
    expect(found).toEqual([])
  })

  it('keeps files small: median at most 70 lines, 95 of 100 at most 220, none over 300', async () => {
    const files = (await sources('src')).filter(
      (file) => !/\.test\.tsx?$|(texts|words)\.(sv|en)\.ts$|migrations/.test(file),
    )
    const lengths: number[] = []
    for (const file of files) lengths.push((await readFile(file, 'utf8')).split('\n').length - 1)
    lengths.sort((a, b) => a - b)
    const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)] ?? 0
    expect(at(0.5)).toBeLessThanOrEqual(70)
    expect(at(0.95)).toBeLessThanOrEqual(220)
    expect(at(1)).toBeLessThanOrEqual(300)
  })
})
