import type { Hex } from './colour.ts'
import { contrast, hexOfOklch, mix, oklchOf } from './colour.ts'

/**
 * One organisation's accent, fitted to both colour schemes. The graphic profile says which colour is theirs; WCAG 2.2
 * (1.4.3, 1.4.11) says what may carry text. A yellow profile colour stays yellow as a surface and darkens as text.
 */
export type AccentTheme = {
  /** Links and other text, at least 4.5:1 on every ground. */
  readonly text: Hex
  /** Surface of the main button and of the strongest marks: as near the profile's colour as its text allows. */
  readonly fill: Hex
  /** Outline of `fill`, at least 3:1 against the page, so that a pale profile colour still has an edge. */
  readonly edge: Hex
  /** Text on `fill`, at least 4.5:1. */
  readonly onFill: Hex
  /** A breath of the accent as background; `text` on it is at least 4.5:1. */
  readonly soft: Hex
}

/** The inks and every ground of ui/tokens.css that accent text may stand on (a test keeps them equal). */
export const GROUNDS = {
  light: {
    sheet: '#fffefb',
    ink: '#1b2130',
    all: ['#eeebe2', '#f6f4ee', '#fffefb', '#fff1b8', '#e4f0e8', '#fbecd2', '#fbe2dc', '#f5dce4'],
  },
  dark: {
    sheet: '#1c2029',
    ink: '#11141a',
    all: ['#101318', '#15181e', '#1c2029', '#262c37', '#352e12', '#162f20', '#33260e', '#3a1c15', '#391625'],
  },
} as const satisfies Record<string, { sheet: Hex; ink: Hex; all: readonly Hex[] }>

const SOFT_SHARE = 0.1
const STEP = 0.005

/** The colour itself, or moved in lightness a step at a time until it passes; black and white always do, so it ends. */
function moveUntil(hex: Hex, direction: 1 | -1, passes: (candidate: Hex) => boolean): Hex {
  if (passes(hex)) return hex
  const { l, c, h } = oklchOf(hex)
  for (let moved = l; moved >= 0 && moved <= 1; moved += direction * STEP) {
    const candidate = hexOfOklch({ l: moved, c, h })
    if (passes(candidate)) return candidate
  }
  return direction === 1 ? '#ffffff' : '#000000'
}

/** 4.5:1 on every ground, and on its own soft tint. */
function isReadable(colour: Hex, { sheet, all }: { sheet: Hex; all: readonly Hex[] }): boolean {
  return [...all, mix(colour, sheet, SOFT_SHARE)].every((ground) => contrast(colour, ground) >= 4.5)
}

export function accentLight(brand: Hex): AccentTheme {
  const { sheet, ink } = GROUNDS.light
  const text = moveUntil(brand, -1, (c) => isReadable(c, GROUNDS.light))
  const onFillOf = (c: Hex) => (contrast(sheet, c) >= 4.5 ? sheet : ink)
  const fill = moveUntil(brand, -1, (c) => contrast(onFillOf(c), c) >= 4.5)
  const edge = moveUntil(fill, -1, (c) => contrast(c, sheet) >= 3)
  return { text, fill, edge, onFill: onFillOf(fill), soft: mix(text, sheet, SOFT_SHARE) }
}

export function accentDark(brand: Hex): AccentTheme {
  const { sheet, ink } = GROUNDS.dark
  // A dark brand colour is lifted to a calm tint first: full chroma glares on a dark ground.
  const { l, c, h } = oklchOf(brand)
  const calm = hexOfOklch({ l: Math.max(l, 0.76), c: Math.min(c, 0.12), h })
  const text = moveUntil(calm, 1, (x) => isReadable(x, GROUNDS.dark) && contrast(ink, x) >= 4.5)
  return { text, fill: text, edge: text, onFill: ink, soft: mix(text, sheet, SOFT_SHARE) }
}

const HEX = /^#[0-9a-f]{6}$/

export function isHex(value: string): value is Hex {
  return HEX.test(value)
}

/** The stylesheet behind `/assets/accent-<hex>.css`: five custom properties, each for both colour schemes. */
export function accentStylesheet(brand: Hex): string {
  const [light, dark] = [accentLight(brand), accentDark(brand)]
  const pair = (key: keyof AccentTheme) => `light-dark(${light[key]},${dark[key]})`
  const properties = [
    `--accent:${pair('text')}`,
    `--accent-fill:${pair('fill')}`,
    `--accent-edge:${pair('edge')}`,
    `--on-accent:${pair('onFill')}`,
    `--accent-soft:${pair('soft')}`,
  ]
  return `:root{${properties.join(';')}}\n`
}
