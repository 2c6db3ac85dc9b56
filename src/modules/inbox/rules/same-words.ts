/** Networks trim, and compose letters, on the way from a webhook to an answer or from our reply to its copy: that changes no words. */
export function isSameWords(a: string, b: string): boolean {
  return plainWords(a) === plainWords(b)
}

function plainWords(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
