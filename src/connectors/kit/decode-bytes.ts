const DECLARED = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/
const META = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i
const HEADER = /charset\s*=\s*"?([\w.:-]{1,40})/i
/** One byte a letter: every sequence of bytes is text in them, so that a wrong word for them is never noticed. */
const SINGLE_BYTE: readonly string[] = ['windows-1252', 'iso-8859-15', 'macintosh']
/** What an old Swedish page may hold beside ASCII, in Windows-1252. */
const NORDIC = /^[åäöÅÄÖéÉèÈáÁàÀüÜæÆøØíóúñçß§°´·µ½²³©®«»\u00a0–—‘’“”„…•€™]$/u

/**
 * Bytes as text, by the byte order mark, else what the server says, else what the document says of itself, else UTF-8. Servers often say what
 * is not so; UTF-8 shows by itself whether it is. What cannot be decoded becomes U+FFFD, and NUL too: one bad letter hides no feed.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const declared = DECLARED.exec(head)?.[1] ?? META.exec(head)?.[1]
  const mark = byMark(bytes)
  const decoder = decoderFor(mark ?? HEADER.exec(contentType)?.[1] ?? declared ?? 'utf-8')
  return decoded(bytes, decoder, mark !== null).replaceAll('\0', '\ufffd')
}

function decoded(bytes: Uint8Array, decoder: TextDecoder, isSure: boolean): string {
  const text = decoder.decode(bytes)
  if (isSure) return text
  if (SINGLE_BYTE.includes(decoder.encoding)) return asUtf8(bytes) ?? text
  return decoder.encoding === 'utf-8' && text.includes('\ufffd') ? (asOldSwedish(bytes, text) ?? text) : text
}

/** null: it is not UTF-8 from beginning to end. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** null: not what a page in Windows-1252 looks like, or most of it is UTF-8 after all. */
function asOldSwedish(bytes: Uint8Array, asRead: string): string | null {
  const text = new TextDecoder('windows-1252').decode(bytes)
  const beyondAscii = text.match(/[^\u0000-\u007f]/gu) ?? []
  if (!beyondAscii.every((letter) => NORDIC.test(letter))) return null
  const bad = asRead.match(/\ufffd/g)?.length ?? 0
  const good = asRead.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0
  return bad > good ? text : null
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
