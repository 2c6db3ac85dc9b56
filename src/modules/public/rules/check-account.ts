/** "Is this account official?": yes, no, closed, or one that only looks like ours (scenario 3; B-026, B-027). */
import type { RegisterEntry } from '#modules/accounts/index.ts'
import { pictureOf, resembles } from './look-alike.ts'
import { readAsked, sameForm, withoutSentence, type Asked } from './read-address.ts'

export type AccountAnswer =
  | { readonly verdict: 'yes'; readonly entries: readonly RegisterEntry[] }
  | { readonly verdict: 'closed'; readonly entries: readonly RegisterEntry[] }
  /** Not ours, but may be taken for these. */
  | { readonly verdict: 'looks-like'; readonly entries: readonly RegisterEntry[] }
  | { readonly verdict: 'no' }
  | { readonly verdict: 'unreadable' }

/** Sites that are one and the same, by the platform's id: a platform's short address beside its long one. From the policy. */
export type PlatformHosts = ReadonlyMap<string, readonly string[]>

type Address = Extract<Asked, { kind: 'address' }>

export function checkAccount(
  entries: readonly RegisterEntry[],
  pasted: string,
  hosts: PlatformHosts = new Map(),
): AccountAnswer {
  const asked = readAsked(pasted)
  if (asked === null) return { verdict: 'unreadable' }
  const without = readAsked(withoutSentence(pasted))
  const readings = without === null ? [asked] : [asked, without]
  const ours = entries.filter((entry) => readings.some((reading) => isSame(entry, reading, hosts)))
  const open = ours.filter((entry) => entry.status !== 'closed')
  if (open.length > 0) return { verdict: 'yes', entries: open }
  if (ours.length > 0) return { verdict: 'closed', entries: ours }
  const alike = entries.filter((entry) => readings.some((reading) => isAlike(entry, reading)))
  return alike.length > 0 ? { verdict: 'looks-like', entries: alike } : { verdict: 'no' }
}

function isSame(entry: RegisterEntry, asked: Asked, hosts: PlatformHosts): boolean {
  if (asked.kind === 'name') return [entry.handle, entry.name].some((name) => sameForm(name) === asked.name)
  const network = [`${entry.platform}.com`, ...(hosts.get(entry.platform) ?? [])]
  const own = addressOf(entry, network)
  const sites = own === null ? network : [own.host, ...(hosts.get(entry.platform) ?? [])]
  if (!sites.some((site) => isSite(asked.host, site))) return false
  return (own !== null && isUnder(asked, own)) || isAtHandle(asked, entry.handle, own !== null)
}

/** Without a path it is a site of our own (a blog), and all of it ours; but somebody may have registered the network's front page. */
function addressOf(entry: RegisterEntry, network: readonly string[]): Address | null {
  const read = entry.url === null ? null : readAsked(entry.url)
  if (read?.kind !== 'address') return null
  const isFrontPage = read.steps.length === 0 && network.some((site) => isSite(read.host, site))
  return isFrontPage ? null : read
}

/** The same site, or its edition for a language: "sv-se." or "se." in front of a name of two parts. */
function isSite(asked: string, site: string): boolean {
  if (asked === site) return true
  return site.split('.').length === 2 && /^[a-z]{2}(?:-[a-z]{2})?$/.test(withoutEnd(asked, `.${site}`) ?? '')
}

function withoutEnd(text: string, end: string): string | null {
  return text.endsWith(end) ? text.slice(0, -end.length) : null
}

/** A page, picture or post under the account's address is still the account's. */
function isUnder({ steps }: Address, { steps: start }: Address): boolean {
  return start.every((step, at) => steps[at] === step || (at === 0 && isSameShelf(steps[0], step)))
}

/** Words before a handle that lead to the same page whichever is used; any other ("in", "groups", "user") leads to another kind of account. */
const SAME_SHELF = new Set(['company', 'school', 'showcase'])

function isSameShelf(one: string | undefined, other: string): boolean {
  return one !== undefined && SAME_SHELF.has(one) && SAME_SHELF.has(other)
}

/** Before a handle in the addresses that apps make. */
const ALWAYS_BEFORE = new Set(['pg'])
/** Where no address is registered, the usual words for an organisation's page. */
const USUALLY_BEFORE = new Set([...ALWAYS_BEFORE, ...SAME_SHELF, 'c', 'profile'])

/** The handle at the beginning of the path. Further in, and after other words, anybody may write any name. */
function isAtHandle({ steps }: Address, handle: string, hasOwnAddress: boolean): boolean {
  const wanted = sameForm(handle)
  const [first, second] = steps
  if (wanted === '' || first === undefined) return false
  return (
    first === wanted || ((hasOwnAddress ? ALWAYS_BEFORE : USUALLY_BEFORE).has(first) && second === wanted)
  )
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
