const DECLARED = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/
const META = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i
const HEADER = /charset\s*=\s*"?([\w.:-]{1,40})/i

/**
 * Bytes as text, by the byte order mark, else what the server says, else what the document says of itself, else UTF-8. What cannot be
 * decoded becomes U+FFFD, and NUL too: one bad letter hides no feed.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const label =
    byMark(bytes) ??
    HEADER.exec(contentType)?.[1] ??
    DECLARED.exec(head)?.[1] ??
    META.exec(head)?.[1] ??
    'utf-8'
  return decoderFor(label).decode(bytes).replaceAll('\0', '\ufffd')
}

function byMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xff && b === 0xfe ? 'utf-16le' : null
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder()
    throw error
  }
}
