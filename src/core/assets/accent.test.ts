import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accentDark, accentLight, accentStylesheet, GROUNDS, isHex } from './accent.ts'
import { SOURCE_FOLDER } from './bundle.ts'
import type { Hex } from './colour.ts'
import { contrast, hexOfOklch, mix, oklchOf } from './colour.ts'

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n): Hex => `#${n.toString(16).padStart(6, '0')}`)

describe('colour', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#1b5583', '#fffefb', 7.79],
  ] as const)('contrast of %s on %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 1)
    expect(contrast(b, a)).toBe(contrast(a, b))
  })

  it('comes back from OKLCH as it went in, to a step of 256 per channel', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        const channels = (text: Hex) => [1, 3, 5].map((i) => Number.parseInt(text.slice(i, i + 2), 16))
        const back = channels(hexOfOklch(oklchOf(hex)))
        channels(hex).forEach((channel, i) =>
          expect(Math.abs(channel - (back[i] ?? NaN))).toBeLessThanOrEqual(1),
        )
      }),
    )
  })

  it('mixes from nothing to all', () => {
    expect(mix('#1b5583', '#fffefb', 0)).toBe('#fffefb')
    expect(mix('#1b5583', '#fffefb', 1)).toBe('#1b5583')
  })
})

describe('an organisation’s accent (WCAG 1.4.3, 1.4.11)', () => {
  it.each([
    ['light', accentLight, GROUNDS.light],
    ['dark', accentDark, GROUNDS.dark],
  ] as const)('any colour can be read on every %s ground', (_name, fit, grounds) => {
    fc.assert(
      fc.property(anyColour, (brand) => {
        const theme = fit(brand)
        for (const ground of [...grounds.all, theme.soft]) {
          expect(contrast(theme.text, ground)).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(theme.onFill, theme.fill)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(theme.edge, grounds.sheet)).toBeGreaterThanOrEqual(3)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves a colour that already works as it is', () => {
    expect(accentLight('#1b5583')).toMatchObject({ text: '#1b5583', fill: '#1b5583' })
  })

  it('keeps a yellow profile yellow as surface, with dark text and an edge', () => {
    const theme = accentLight('#ffd200')
    expect(theme.fill).toBe('#ffd200')
    expect(theme.onFill).toBe(GROUNDS.light.ink)
    expect(theme.edge).not.toBe(theme.fill)
  })

  it('is measured against the grounds the style sheet really has', () => {
    const tokens = readFileSync(join(SOURCE_FOLDER, 'ui/tokens.css'), 'utf8')
    const grounds = 'sunk paper sheet raised mark calm-soft soon-soft now-soft over-soft'.split(' ')
    for (const name of grounds) {
      const pair = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens)
      expect(GROUNDS.light.all, name).toContain(pair?.[1])
      expect(GROUNDS.dark.all, name).toContain(pair?.[2])
    }
    expect(tokens).toContain(
      `--accent: light-dark(${accentLight('#1b5583').text}, ${accentDark('#1b5583').text})`,
    )
    expect(tokens).toContain(
      `--accent-soft: light-dark(${accentLight('#1b5583').soft}, ${accentDark('#1b5583').soft})`,
    )
  })

  it('writes custom properties only', () => {
    expect(accentStylesheet('#c8102e')).toMatch(/^:root\{(--[a-z-]+:light-dark\(#\w{6},#\w{6}\);?){5}\}\n$/)
    expect([isHex('#1b5583'), isHex('#1B5583'), isHex('#fff'), isHex('red;}')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
