/** Some sites are one page, whose parts are told apart by what stands behind the mark. */
const ROUTE = /^#!?\//

/** An http or https address, whole, without fragment unless that is where it leads; null for anything else. */
export function webAddress(text: string | null | undefined, base?: string): string | null {
  if (text === null || text === undefined || text.trim() === '' || text.length > 2_000) return null
  const url = URL.parse(text.trim(), base)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (url.username !== '' || url.password !== '') return null
  if (!ROUTE.test(url.hash)) url.hash = ''
  return url.href
}
