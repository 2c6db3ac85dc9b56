/** Only to resolve against; never shown. */
const NOWHERE = 'http://own.invalid'

/**
 * Where to go next when the address says so (`?till=`): a path of ours, or the start page. `//evil.example` and `/\evil.example` look like
 * paths but browsers take them for other sites.
 */
export function safePath(wanted: string | undefined, otherwise = '/'): string {
  if (wanted?.startsWith('/') !== true || !URL.canParse(wanted, NOWHERE)) return otherwise
  const url = new URL(wanted, NOWHERE)
  const path = `${url.pathname}${url.search}${url.hash}`
  // "/..//evil.example" turns into "//evil.example" only when it is resolved
  return url.origin === NOWHERE && !path.startsWith('//') ? path : otherwise
}
