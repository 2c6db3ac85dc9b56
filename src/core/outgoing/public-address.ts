import { BlockList, isIP } from 'node:net'

/**
 * Which addresses belong to the public internet, after the IANA special-purpose registries (RFC 6890 and its updates). An address that
 * a citizen's link or a network's answer leads to must never reach the authority's own machines (server-side request forgery).
 */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; 169.254.169.254 hands out the machine's own keys in most clouds.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Parts of 2000::/3 that are not ordinary hosts. Teredo (in 2001::/23) and 6to4 (2002::/16) carry an IPv4 address inside. */
const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

function blockList(networks: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family)
  return list
}

const specialIpv4 = blockList(SPECIAL_IPV4, 'ipv4')
const specialIpv6 = blockList(SPECIAL_IPV6, 'ipv6')
const globalUnicast = blockList([['2000::', 3]], 'ipv6')

/** The eight 16-bit groups of an IPv6 address in any of its spellings, dotted tail included. */
function ipv6Groups(address: string): readonly number[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => Number.parseInt(group, 16))
}

/** The IPv4 address that an IPv4-mapped (::ffff:0:0/96) or NAT64 (64:ff9b::/96, used by IPv6-only networks) address leads to. */
function embeddedIpv4(address: string): string | null {
  const groups = ipv6Groups(address)
  const prefix = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':')
  if (prefix !== '0:0:0:0:0:ffff' && prefix !== '64:ff9b:0:0:0:0') return null
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.')
}

/** True only for an address of an ordinary host on the public internet; anything that is not an IP address is false. */
export function isPublicAddress(address: string): boolean {
  const [bare = ''] = address.split('%')
  const family = isIP(bare)
  if (family === 4) return !specialIpv4.check(bare, 'ipv4')
  if (family !== 6) return false
  const inner = embeddedIpv4(bare)
  if (inner !== null) return isPublicAddress(inner)
  return globalUnicast.check(bare, 'ipv6') && !specialIpv6.check(bare, 'ipv6')
}
