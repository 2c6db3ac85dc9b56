/** An http or https address, whole, without fragment; null for anything else. */
export function webAddress(text: string | null | undefined, base?: string): string | null {
  if (text === null || text === undefined || text.trim() === '' || text.length > 2_000) return null
  const url = URL.parse(text.trim(), base)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (url.username !== '' || url.password !== '') return null
  url.hash = ''
  return url.href
}
