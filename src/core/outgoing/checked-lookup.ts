import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { NotSent } from './failures.ts'
import { isPublicAddress } from './public-address.ts'

export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>

export const resolveBySystem: ResolveHost = (hostname) => lookup(hostname, { all: true })

/**
 * A `lookup` for node's sockets that hands over public addresses only. The socket connects to exactly what was checked here, so a name
 * that answers differently the second time (DNS rebinding) gains nothing.
 */
export function checkedLookup(resolve: ResolveHost, mayBePrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const wanted =
          options.family === 4 || options.family === 6
            ? found.filter((a) => a.family === options.family)
            : found
        const usable = mayBePrivate ? [...wanted] : wanted.filter((a) => isPublicAddress(a.address))
        const [first] = usable
        if (first === undefined) {
          const error =
            found.length === 0
              ? new NotSent('dns', `${hostname} has no address`)
              : new NotSent('private-address', `${hostname} leads to a private address`)
          callback(error, '')
        } else if (options.all === true) callback(null, usable)
        else callback(null, first.address, first.family)
      },
      (error: unknown) => {
        callback(new NotSent('dns', `the address of ${hostname} was not found`, error), '')
      },
    )
  }
}

/** An address written as numbers never passes through `lookup`, so it is checked here before any socket is opened. */
export function isRefusedLiteral(url: URL): boolean {
  const host = bareHost(url)
  return isIP(host) !== 0 && !isPublicAddress(host)
}

/** The host as sockets want it: IPv6 without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
}
