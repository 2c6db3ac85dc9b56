/** The words as the database can hold them; the exact original stays in the event and in the delivery they came with. */

/** PostgreSQL's text has no NUL and UTF-8 no half characters: the one is shown by its own sign, the other as a replacement character. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\u2400').toWellFormed()
}

/** The same for every text inside a value that is kept as JSON. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? storableText(inner) : inner,
  )
}
