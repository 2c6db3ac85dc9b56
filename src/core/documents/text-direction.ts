export type Direction = 'ltr' | 'rtl'

/** Lines that follow each other and are read the same way. `text` keeps its line breaks as `\n`. */
export type TextBlock = { readonly direction: Direction; readonly text: string }

const FIRST_LETTER = /\p{L}/u
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const LINE_BREAK = /\r\n|[\n\u2028\u2029]/

/** By its first letter, as a browser does with `dir="auto"`; null when it has none (an emoji, a number, an empty line). */
export function lineDirection(line: string): Direction | null {
  const letter = FIRST_LETTER.exec(line)?.[0]
  if (letter === undefined) return null
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}

/**
 * Cuts a text where its reading direction changes from one line to the next. A line without letters goes with the one before.
 * An empty text gives no block.
 */
export function textBlocks(text: string): TextBlock[] {
  if (text === '') return []
  const blocks: { direction: Direction | null; lines: string[] }[] = []
  for (const line of text.split(LINE_BREAK)) {
    const direction = lineDirection(line)
    const previous = blocks.at(-1)
    if (
      previous === undefined ||
      (direction !== null && previous.direction !== null && direction !== previous.direction)
    ) {
      blocks.push({ direction, lines: [line] })
    } else {
      previous.direction ??= direction
      previous.lines.push(line)
    }
  }
  return blocks.map(({ direction, lines }) => ({ direction: direction ?? 'ltr', text: lines.join('\n') }))
}
