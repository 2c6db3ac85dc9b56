/** From bytes to text: what Swedish offices' systems and spreadsheets write, and a clear no to what is no text. */

const LONGEST_FILE_BYTES = 5 * 1024 * 1024

export type FileFault = 'file-empty' | 'file-too-large' | 'file-is-workbook' | 'file-not-text'
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly fault: FileFault }

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** UTF-8 with or without its mark, UTF-16 with its mark (Excel's "Unicode text"), else Latin-1 as Windows writes it. */
export function decodeCsv(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, fault: 'file-empty' }
  if (bytes.length > LONGEST_FILE_BYTES) return { ok: false, fault: 'file-too-large' }
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { ok: false, fault: 'file-is-workbook' }
  const decoded = decode(bytes)
  // a zero or another control sign inside: a picture, a PDF, something cut in half
  if (/[\0-\x08\x0e-\x1f\ufffd]/.test(decoded.text)) return { ok: false, fault: 'file-not-text' }
  if (decoded.text.trim() === '') return { ok: false, fault: 'file-empty' }
  return { ok: true, ...decoded }
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  for (const encoding of [encodingByMark(bytes), 'utf-8'] as const) {
    if (encoding === null) continue
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // not that one
    }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
}

function encodingByMark(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null
}
