/** Trimmed, composed or with white space joined, a text is still the same text. */
export function samePlainText(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()
}
