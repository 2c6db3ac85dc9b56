import { covers } from './font-coverage.ts'
import { documentFonts } from './fonts.ts'

/**
 * Text as a reader of a document can see it. A character that would show nothing, show an empty box or turn the text around it (a control
 * character, half a surrogate pair, private use, a bidirectional override, a zero-width space put into a word to fool a filter) is written
 * as its code point, `‹U+202E›`; the exact original stands in the data beside the document. Emoji sequences, accents and the joiners of
 * Persian or Hindi stay whole.
 */
export type CanShow = (cluster: readonly number[]) => boolean

/** For a page shown by a browser, which finds fonts by itself. */
export function displayableInHtml(text: string): string {
  return displayable(text, () => true)
}

/** For a PDF with the installed fonts. `refused` are code points that the compiler has turned down although a font lists them. */
export function displayableInPdf(text: string, refused: ReadonlySet<number> = NONE): string {
  return displayable(
    text,
    (cluster) => !cluster.some((codePoint) => refused.has(codePoint)) && hasGlyphs(cluster),
  )
}

/** How a document writes code points that it cannot show: `‹U+202E›`, `‹U+0001 U+0002›`, `‹U+0335 × 294›`. */
export const CODE_POINT_MARK = /‹U\+[0-9A-F]{4,6}(?: × \d+| U\+[0-9A-F]{4,6})*›/

function displayable(text: string, canShow: CanShow): string {
  const parts: string[] = []
  const known = new Map<string, string>()
  for (const { segment } of GRAPHEMES.segment(text)) {
    let shown = known.get(segment)
    if (shown === undefined) {
      shown = showCluster(segment, canShow)
      known.set(segment, shown)
    }
    parts.push(shown)
  }
  // A text that itself says "‹U+0041›" must not look like a mark of ours: its first sign is written as a mark.
  const joined = text.includes('‹U+') ? parts.map(escapeMarkSign).join('') : parts.join('')
  return joined.replace(MARKS_IN_A_ROW, gatherMarks)
}

const NONE: ReadonlySet<number> = new Set()
const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' })
const MARKS_IN_A_ROW = /(?:‹U\+[0-9A-F]{4,6}›)+/g
const SAME_FOUR_TIMES = /(U\+[0-9A-F]{4,6})(?: \1(?![0-9A-F])){3,}/g

/** Accents stacked higher than this run into the lines above: the rest are written as code points. Vietnamese and Hebrew need three. */
const MARKS_SHOWN = 6

function escapeMarkSign(part: string): string {
  return part === '‹' ? mark(0x2039) : part
}

function gatherMarks(run: string): string {
  return run.replaceAll('›‹', ' ').replace(SAME_FOUR_TIMES, shortenRepeat)
}

function shortenRepeat(run: string, one: string): string {
  return `${one} × ${(run.length + 1) / (one.length + 1)}`
}

function mark(codePoint: number): string {
  return `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`
}

function showCluster(cluster: string, canShow: CanShow): string {
  if (cluster === '\r\n' || cluster === '\n' || cluster === '\u2028' || cluster === '\u2029') return '\n'
  if (cluster === '\t') return '    '
  const codePoints = Array.from(cluster, (character) => character.codePointAt(0) ?? 0)
  const isWhole = codePoints.every((_, index) => isVisibleAt(codePoints, index)) && canShow(codePoints)
  return isWhole ? cluster : codePoints.map((_, index) => showAlone(codePoints, index, canShow)).join('')
}

function showAlone(cluster: readonly number[], index: number, canShow: CanShow): string {
  const codePoint = cluster[index] ?? 0
  const character = String.fromCodePoint(codePoint)
  if (isSpace(character)) return canShow([codePoint]) ? character : ' '
  if (!isVisibleAt(cluster, index) || isInvisible(codePoint)) return mark(codePoint)
  if (!isCombining(character)) return canShow([codePoint]) ? character : mark(codePoint)
  const base = cluster[0] ?? 0
  return index > 0 && !isInvisible(base) && canShow([base, codePoint]) ? character : mark(codePoint)
}

/** Whether the character, where it stands in its cluster, is something a reader sees or needs (a joiner inside an emoji family). */
function isVisibleAt(cluster: readonly number[], index: number): boolean {
  const codePoint = cluster[index] ?? 0
  if (isVariationSelector(codePoint)) return index > 0 && !isInvisible(cluster[index - 1] ?? 0)
  if (isTag(codePoint)) return cluster[0] === BLACK_FLAG
  if (codePoint === ZWJ || codePoint === ZWNJ) return isJoinerNeeded(cluster, index)
  if (DIRECTION_MARKS.has(codePoint) || VISIBLE_FORMAT.has(codePoint)) return true
  return index <= MARKS_SHOWN || !isCombining(String.fromCodePoint(codePoint))
    ? !isInvisible(codePoint)
    : false
}

const ZWNJ = 0x200c
const ZWJ = 0x200d
const BLACK_FLAG = 0x1f3f4
/** Left-to-right, right-to-left and Arabic letter mark: they place a full stop rightly and cannot turn other text around. */
const DIRECTION_MARKS: ReadonlySet<number> = new Set([0x200e, 0x200f, 0x061c])
/** Arabic and Syriac signs that stand over a number: format characters by category, visible by nature. */
const VISIBLE_FORMAT: ReadonlySet<number> = new Set([
  0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x8e2,
])

const isSpace = (character: string): boolean => /^\p{Zs}$/u.test(character) && character !== '\u1680'
const isCombining = (character: string): boolean => /^\p{M}$/u.test(character)
const isTag = (codePoint: number): boolean => codePoint >= 0xe0020 && codePoint <= 0xe007f
const isVariationSelector = (codePoint: number): boolean =>
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef)

/** Categories C (control, format, surrogate, private, unassigned) and the letters and marks that Unicode says to draw as nothing. */
function isInvisible(codePoint: number): boolean {
  if (codePoint >= 0x20 && codePoint < 0x7f) return false
  return /^[\p{C}\p{Default_Ignorable_Code_Point}]$/u.test(String.fromCodePoint(codePoint))
}

const DRAWN_JOINING = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u
const SCRIPT_WITHOUT_JOINING =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Han}]$/u

/** Between two pictures of an emoji, or after a letter of a script that joins (Persian, Hindi). In a Swedish word it only hides. */
function isJoinerNeeded(cluster: readonly number[], index: number): boolean {
  if (index === 0) return false
  const before = String.fromCodePoint(cluster[index - 1] ?? 0)
  if (DRAWN_JOINING.test(before)) return cluster[index] === ZWJ && index < cluster.length - 1
  return /^[\p{L}\p{M}]$/u.test(before) && !SCRIPT_WITHOUT_JOINING.test(String.fromCodePoint(cluster[0] ?? 0))
}

/** One font must hold the whole cluster, since an accent from another font would not sit on its letter. */
function hasGlyphs(cluster: readonly number[]): boolean {
  if (isCoveredByOneFont(cluster)) return true
  if (cluster.length === 1 && isSpace(String.fromCodePoint(cluster[0] ?? 0))) return false
  const text = String.fromCodePoint(...cluster)
  return [text.normalize('NFC'), text.normalize('NFD')].some((form) =>
    isCoveredByOneFont(Array.from(form, (character) => character.codePointAt(0) ?? 0)),
  )
}

function isCoveredByOneFont(codePoints: readonly number[]): boolean {
  return documentFonts().some((font) =>
    codePoints.every((codePoint) => needsNoGlyph(codePoint) || covers(font.coverage, codePoint)),
  )
}

function needsNoGlyph(codePoint: number): boolean {
  const isJoiner = codePoint === ZWJ || codePoint === ZWNJ
  return isJoiner || isVariationSelector(codePoint) || isTag(codePoint) || DIRECTION_MARKS.has(codePoint)
}
