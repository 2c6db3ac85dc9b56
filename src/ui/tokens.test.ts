import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Hex } from '#core/assets/colour.ts'
import { contrast } from '#core/assets/colour.ts'

const ui = import.meta.dirname
const tokens = readFileSync(join(ui, 'tokens.css'), 'utf8')
const pairs = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light, dark]) => [
    name,
    { light: light as Hex, dark: dark as Hex },
  ]),
)

const GROUNDS = ['sunk', 'paper', 'sheet', 'raised', 'mark']
const STATES = ['calm', 'soon', 'now', 'over']

/** Text, and every ground the style sheets put it on. */
const TEXTS: [string, string[]][] = [
  ['ink', [...GROUNDS, ...STATES.map((state) => `${state}-soft`), 'accent-soft']],
  ['ink-2', [...GROUNDS, ...STATES.map((state) => `${state}-soft`), 'accent-soft']],
  ['ink-3', ['sunk', 'paper', 'sheet', 'raised']],
  ['accent', [...GROUNDS, ...STATES.map((state) => `${state}-soft`), 'accent-soft']],
  ['on-accent', ['accent-fill']],
  ...STATES.map((state): [string, string[]] => [
    state,
    ['sunk', 'paper', 'sheet', 'raised', `${state}-soft`],
  ]),
  ['sheet', STATES],
]

const colour = (name: string, scheme: 'light' | 'dark'): Hex => {
  const pair = pairs.get(name)
  if (pair === undefined) throw new Error(`no token --${name}`)
  return pair[scheme]
}

describe.each(['light', 'dark'] as const)('contrast, %s', (scheme) => {
  it.each(TEXTS)('--%s can be read (1.4.3)', (text, grounds) => {
    for (const ground of grounds) {
      const ratio = contrast(colour(text, scheme), colour(ground, scheme))
      expect(ratio, `--${text} on --${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(['edge', 'focus', 'accent-edge'])('--%s can be seen (1.4.11)', (mark) => {
    for (const ground of ['sunk', 'paper', 'sheet']) {
      const ratio = contrast(colour(mark, scheme), colour(ground, scheme))
      expect(ratio, `--${mark} on --${ground}`).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('style sheets', () => {
  const sheets = readdirSync(ui, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  )
  const css = sheets.map((file) => [file, readFileSync(join(ui, file), 'utf8')] as const)

  it('are all in the bundle', () => {
    const app = readFileSync(join(ui, 'app.css'), 'utf8')
    const left = sheets.filter((file) => file !== 'app.css' && !file.startsWith('gallery'))
    expect(left.filter((file) => !app.includes(`@import './${relative('.', file)}'`))).toEqual([])
  })

  it('use no token that is not defined', () => {
    const defined = new Set(css.flatMap(([, text]) => [...text.matchAll(/(--[\w-]+)\s*:/g)].map((m) => m[1])))
    const unknown = css.flatMap(([file, text]) =>
      [...text.matchAll(/var\((--[\w-]+)/g)]
        .filter((m) => !defined.has(m[1]))
        .map((m) => `${file}: ${m[1] ?? ''}`),
    )
    expect(unknown).toEqual([])
  })

  it('keep colours in the tokens', () => {
    const strays = css
      .filter(([file]) => file !== 'tokens.css')
      .flatMap(([file, text]) =>
        [...text.replace(/@media print[\s\S]*/, '').matchAll(/#[0-9a-f]{3,8}\b/gi)].map(
          (m) => `${file}: ${m[0]}`,
        ),
      )
      .filter((stray) => !stray.startsWith('print.css'))
    expect(strays).toEqual([])
  })
})
