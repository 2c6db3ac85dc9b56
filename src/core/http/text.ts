/** U+FFFD: says "here was something that is no character" instead of hiding that it was there. */
const REPLACEMENT = '\ufffd'

/** PostgreSQL holds no NUL, and half a surrogate pair is no character in any file we make. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/**
 * What a browser's form sends, made storable: NUL and lone surrogates are replaced, line ends become LF (browsers send CRLF), and å is
 * one character however it was typed (NFC), so that searching finds it.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', REPLACEMENT).replace(/\r\n?/g, '\n').normalize('NFC')
}
