/** Meta trims, and may compose characters and join white space; none of that makes it another text. */
export function plainText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
