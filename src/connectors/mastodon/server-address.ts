import { Rejected } from '../connector.ts'

/** Where a browser stands when somebody copies its address: no part of the server's own. */
const PAGES = /^\/(?:@|web(?:\/|$)|users\/|home|explore|public|about|deck|auth|settings)/

/**
 * A server's address from what a person writes: `mastodon.nu`, `@kommunen@mastodon.nu`, an address copied from the browser. A folder under
 * the host is kept. Whether `http` and private addresses may be asked is for the HTTP client to say. Throws `Rejected`.
 */
export function serverAddress(written: string): string {
  const trimmed = written.trim()
  const afterAt = /^@?[^@/\s]+@([^@/\s]+)$/.exec(trimmed)?.[1]
  const given = afterAt ?? trimmed.replace(/^@/, '')
  const url = URL.parse(/^[a-z]+:\/\//i.test(given) ? given : `https://${given}`)
  const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol)
  if (!isWeb || url.hostname === '' || url.username !== '' || given === '')
    throw new Rejected('Mastodon: this is not the address of a server', 'server-address')
  const path = PAGES.test(url.pathname) ? '' : url.pathname.replace(/\/+$/, '')
  return `${url.origin}${path}`
}
