/** "Is this account official?": yes, no, closed, or one that only looks like ours (scenario 3; B-026, B-027). */
import type { RegisterEntry } from '#modules/accounts/index.ts'
import { pictureOf, resembles } from './look-alike.ts'
import { readAsked, sameForm, type Asked } from './read-address.ts'

export type AccountAnswer =
  | { readonly verdict: 'yes'; readonly entries: readonly RegisterEntry[] }
  | { readonly verdict: 'closed'; readonly entries: readonly RegisterEntry[] }
  /** Not ours, but may be taken for these. */
  | { readonly verdict: 'looks-like'; readonly entries: readonly RegisterEntry[] }
  | { readonly verdict: 'no' }
  | { readonly verdict: 'unreadable' }

/** Sites that are one and the same, by the platform's id: a platform's short address beside its long one. From the policy. */
export type PlatformHosts = ReadonlyMap<string, readonly string[]>

export function checkAccount(
  entries: readonly RegisterEntry[],
  pasted: string,
  hosts: PlatformHosts = new Map(),
): AccountAnswer {
  const asked = readAsked(pasted)
  if (asked === null) return { verdict: 'unreadable' }
  const ours = entries.filter((entry) => isSame(entry, asked, hosts))
  const open = ours.filter((entry) => entry.status !== 'closed')
  if (open.length > 0) return { verdict: 'yes', entries: open }
  if (ours.length > 0) return { verdict: 'closed', entries: ours }
  const alike = entries.filter((entry) => isAlike(entry, asked))
  return alike.length > 0 ? { verdict: 'looks-like', entries: alike } : { verdict: 'no' }
}

function isSame(entry: RegisterEntry, asked: Asked, hosts: PlatformHosts): boolean {
  if (asked.kind === 'name') return [entry.handle, entry.name].some((name) => sameForm(name) === asked.name)
  const address = addressOf(entry)
  if (!hostsOf(entry, hosts).includes(asked.host)) return false
  return (address !== null && beginsWith(asked.steps, address.steps)) || leadsTo(asked.steps, entry.handle)
}

/** The handle as it stands in an address: alone, after @, or after one word such as "company" or "user". */
function leadsTo(steps: readonly string[], handle: string): boolean {
  const wanted = sameForm(handle)
  return (
    wanted !== '' && steps.slice(0, 2).some((step, at) => step === wanted && (at === 0 || isShelf(steps[0])))
  )
}

const SHELVES = new Set([
  'company',
  'school',
  'showcase',
  'c',
  'user',
  'channel',
  'in',
  'pg',
  'pages',
  'profile',
])

function isShelf(step: string | undefined): boolean {
  return step !== undefined && SHELVES.has(step)
}

/** A page, picture or post under the account's address is still the account's; an address without a path is a whole site of ours. */
function beginsWith(steps: readonly string[], start: readonly string[]): boolean {
  return start.every((step, at) => steps[at] === step)
}

function addressOf(entry: RegisterEntry): Extract<Asked, { kind: 'address' }> | null {
  const read = entry.url === null ? null : readAsked(entry.url)
  return read?.kind === 'address' ? read : null
}

/** Where the account may be found: its own address's site, what the policy says of the platform, or the site named after it. */
function hostsOf(entry: RegisterEntry, hosts: PlatformHosts): readonly string[] {
  const own = addressOf(entry)?.host
  return [...(own === undefined ? [`${entry.platform}.com`] : [own]), ...(hosts.get(entry.platform) ?? [])]
}

function isAlike(entry: RegisterEntry, asked: Asked): boolean {
  const names = [entry.handle, entry.name].filter((name) => name !== '')
  const claimed = asked.kind === 'name' ? [asked.name] : asked.steps
  if (claimed.some((claim) => names.some((name) => resembles(claim, name)))) return true
  return asked.kind === 'address' && names.some((name) => isNamedAfter(asked.host, name))
}

/** "falkenbergs-kommun.example": the site itself borrows the name. */
function isNamedAfter(host: string, name: string): boolean {
  const [picture, wanted] = [pictureOf(host), pictureOf(name)]
  return wanted.length >= 6 && picture.includes(wanted)
}
