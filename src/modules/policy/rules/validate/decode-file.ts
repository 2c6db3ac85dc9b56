/** From bytes to text, or a reason why not: files saved as Latin-1 or UTF-16 would garble å, ä and ö without anyone noticing. */
import type { Finding } from './finding.ts'
import type { Position } from './locate.ts'

export const MAX_FILE_BYTES = 1_000_000

export type DecodedFile =
  | { readonly ok: true; readonly text: string; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding; readonly position: Position }

const START: Position = { line: 1, column: 1 }

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** Where the first byte stands that is not UTF-8. */
function firstBadCharacter(bytes: Uint8Array): Position {
  const text = new TextDecoder('utf-8').decode(bytes)
  return positionIn(text, Math.max(0, text.indexOf('\ufffd')))
}

/** "Ã¥", "Ã¤", "Ã¶": UTF-8 that has been read as Latin-1 and saved again. Valid text, so only a warning. */
function garbledLetters(text: string): readonly Finding[] {
  const found = /Ã[¥¤¶…„–]/.exec(text)
  if (found === null) return []
  return [{ code: 'file.garbled-letters', path: [], offset: found.index, details: { found: found[0] } }]
}

/** A byte-order mark is left out, as editors on Windows write one. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (bytes.length > MAX_FILE_BYTES) {
    const details = { limitBytes: MAX_FILE_BYTES }
    return { ok: false, finding: { code: 'file.too-large', path: [], details }, position: START }
  }
  const plain = (
    code: 'file.not-text' | 'file.not-utf8' | 'file.empty',
    position: Position,
  ): DecodedFile => ({
    ok: false,
    finding: { code, path: [], details: {} },
    position,
  })
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const nul = text.indexOf('\0')
    if (nul !== -1) return plain('file.not-text', positionIn(text, nul))
    if (text.trim() === '') return plain('file.empty', START)
    return { ok: true, text, warnings: garbledLetters(text) }
  } catch {
    // Only the fatal decoder throws here, and only for bytes that are not UTF-8.
    const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe
    return isUtf16 ? plain('file.not-text', START) : plain('file.not-utf8', firstBadCharacter(bytes))
  }
}
