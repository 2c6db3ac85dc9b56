/** An address of the web, as it was written; null for everything else. Only such addresses become media or links. */
export function webUrl(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const protocol = URL.parse(value)?.protocol
  return protocol === 'https:' || protocol === 'http:' ? value : null
}
