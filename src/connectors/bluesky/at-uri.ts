/** The names of atproto: accounts, kinds of records, keys and addresses, by the syntax in atproto's own specification. */
const DID = /^did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]$/
const HANDLE =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/
const NSID =
  /^[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+\.[a-zA-Z][a-zA-Z0-9]{0,62}$/
const RECORD_KEY = /^[a-zA-Z0-9_~.:-]{1,512}$/
const TID = /^[234567a-j][234567a-z]{12}$/
const AT_URI = /^at:\/\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/

export const POST = 'app.bsky.feed.post'
export const THREAD_GATE = 'app.bsky.feed.threadgate'
export const BLOCK = 'app.bsky.graph.block'

export const isDid = (text: string): boolean => text.length <= 2_048 && DID.test(text)
export const isHandle = (text: string): boolean => text.length <= 253 && HANDLE.test(text)
const isNsid = (text: string): boolean => text.length <= 317 && NSID.test(text)
export const isTid = (text: string): boolean => TID.test(text)

export function isRecordKey(text: string): boolean {
  return RECORD_KEY.test(text) && text !== '.' && text !== '..'
}

export type AtUri = {
  /** A DID, or a handle. */
  readonly authority: string
  readonly collection: string | null
  readonly rkey: string | null
}

/** null: not an address of atproto. */
export function parseAtUri(text: string): AtUri | null {
  if (text.length > 8_192) return null
  const [, authority, collection, rkey] = AT_URI.exec(text) ?? []
  if (authority === undefined || !(isDid(authority) || isHandle(authority))) return null
  if (collection !== undefined && !isNsid(collection)) return null
  if (rkey !== undefined && !isRecordKey(rkey)) return null
  return { authority, collection: collection ?? null, rkey: rkey ?? null }
}

export type RecordAddress = { readonly repo: string; readonly collection: string; readonly rkey: string }

/** null: not the address of one record. */
export function recordAddress(uri: string): RecordAddress | null {
  const parsed = parseAtUri(uri)
  const { authority, collection = null, rkey = null } = parsed ?? {}
  if (authority === undefined || collection === null || rkey === null) return null
  return { repo: authority, collection, rkey }
}

export function uriOf({ repo, collection, rkey }: RecordAddress): string {
  return `at://${repo}/${collection}/${rkey}`
}

/** Where a person reads the post. By DID, which stays when the handle changes. null: not a post's address. */
export function permalinkOf(uri: string, webUrl: string): string | null {
  return recordAddress(uri)?.collection === POST ? shownAt(uri, webUrl) : null
}

const PAGES: Readonly<Record<string, (repo: string, rkey: string) => string>> = {
  [POST]: (repo, rkey) => `profile/${repo}/post/${rkey}`,
  'app.bsky.feed.generator': (repo, rkey) => `profile/${repo}/feed/${rkey}`,
  'app.bsky.graph.list': (repo, rkey) => `profile/${repo}/lists/${rkey}`,
  'app.bsky.graph.starterpack': (repo, rkey) => `starter-pack/${repo}/${rkey}`,
  'app.bsky.labeler.service': (repo) => `profile/${repo}`,
}

/** Where a person sees what a post can quote. null: nothing that has a page. */
export function shownAt(uri: string, webUrl: string): string | null {
  const address = recordAddress(uri)
  if (address === null || !Object.hasOwn(PAGES, address.collection)) return null
  const path = PAGES[address.collection]?.(address.repo, address.rkey)
  return path === undefined ? null : `${webUrl}/${path}`
}
