import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { existsSync } from 'node:fs'
import { covers, readCoverage, type Coverage } from './font-coverage.ts'

export type DocumentFont = {
  /** As Typst and CSS know it. */
  readonly family: string
  readonly packageName: string
  /** The regular weight first. */
  readonly files: readonly string[]
  readonly coverage: Coverage
}

type FontSource = { family: string; packageName: string; weights: readonly string[] }

const REGULAR = ['400Regular']
const REGULAR_AND_BOLD = ['400Regular', '700Bold']

/**
 * In the order in which they are tried for a character. The Latin ones come first because the emoji and Chinese files also hold digits;
 * the emoji before the symbols so that a sun looks like the sun that was written. A package that is not installed is passed over.
 */
const SOURCES: readonly FontSource[] = [
  source('Atkinson Hyperlegible Next', 'atkinson-hyperlegible-next', REGULAR_AND_BOLD),
  source('Noto Sans', 'noto-sans', REGULAR_AND_BOLD),
  source('Noto Sans Arabic', 'noto-sans-arabic', REGULAR_AND_BOLD),
  source('Noto Sans Hebrew', 'noto-sans-hebrew', REGULAR_AND_BOLD),
  source('Noto Sans Ethiopic', 'noto-sans-ethiopic', REGULAR_AND_BOLD),
  source('Noto Sans Syriac', 'noto-sans-syriac', REGULAR_AND_BOLD),
  source('Noto Sans Thai', 'noto-sans-thai', REGULAR_AND_BOLD),
  source('Noto Sans Devanagari', 'noto-sans-devanagari', REGULAR_AND_BOLD),
  source('Noto Emoji', 'noto-emoji', REGULAR),
  source('Noto Sans SC', 'noto-sans-sc', REGULAR),
  source('Noto Sans KR', 'noto-sans-kr', REGULAR),
  source('Noto Sans Math', 'noto-sans-math', REGULAR),
  source('Noto Sans Symbols', 'noto-sans-symbols', REGULAR),
  source('Noto Sans Symbols 2', 'noto-sans-symbols-2', REGULAR),
]

function source(family: string, folder: string, weights: readonly string[]): FontSource {
  return { family, packageName: `@expo-google-fonts/${folder}`, weights }
}

let found: readonly DocumentFont[] | undefined

/** The fonts for documents, read once. Throws when not even the first one is installed: a PDF without any font would be empty pages. */
export function documentFonts(): readonly DocumentFont[] {
  if (found === undefined) {
    found = SOURCES.flatMap((each) => findFont(each) ?? [])
    if (found[0]?.family !== SOURCES[0]?.family) throw new Error('the document fonts are not installed')
  }
  return found
}

/** The code points that no font has a glyph for, each once, in the order they stand in the text. Lone surrogates count as such. */
export function uncovered(text: string): number[] {
  const codePoints = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))
  return [...codePoints].filter(
    (codePoint) => !documentFonts().some((font) => covers(font.coverage, codePoint)),
  )
}

function findFont({ family, packageName, weights }: FontSource): DocumentFont | undefined {
  const folder = packageFolder(packageName)
  if (folder === undefined) return undefined
  // The packages name a file by the family without spaces: 400Regular/NotoSans_400Regular.ttf.
  const stem = family.replaceAll(' ', '')
  const files = weights.map((weight) => join(folder, weight, `${stem}_${weight}.ttf`)).filter(existsSync)
  const [regular] = files
  return regular === undefined ? undefined : { family, packageName, files, coverage: readCoverage(regular) }
}

function packageFolder(packageName: string): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`))
  } catch {
    return undefined
  }
}
