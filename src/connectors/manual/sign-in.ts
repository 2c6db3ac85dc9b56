import { Rejected } from '../connector.ts'
import type { AddressSignIn, FoundAccount } from '../sign-in.ts'
import { NotFeed, type Feed } from './feed.ts'
import { readFeed } from './read-feed.ts'
import { readPage } from './read-page.ts'
import { askSite, type WebSettings } from './web-calls.ts'
import { webAddress } from './web-address.ts'
import { decodeBytes } from '../kit/decode-bytes.ts'

const ACCEPT = 'application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.1'
const MOST_BYTES = 10_000_000
/** A blog names a feed for its posts and one for its comments; a large site some more. */
const MOST_FEEDS = 5

/** Nothing to sign in to: the address of a feed, or of a page that names its feeds. */
export function addressSignIn(settings: WebSettings): AddressSignIn {
  return {
    kind: 'address',
    async look(address) {
      const url = addressOf(address)
      const asked = await ask(settings, url)
      if (asked.feed !== null) return [account(asked.feed, asked.url, '')]
      const found: FoundAccount[] = []
      for (const named of readPage(asked.text, asked.url).feeds.slice(0, MOST_FEEDS)) {
        const other = await ask(settings, named.url).catch(onlyWhenRefused)
        if (other?.feed !== null && other?.feed !== undefined)
          found.push(account(other.feed, other.url, named.title))
      }
      if (found.length === 0) throw new Rejected('neither a feed nor a page that names one', 'no-feed')
      return found
    },
  }
}

/** People write "exempel.se/blogg". */
function addressOf(typed: string): string {
  const trimmed = typed.trim()
  const url = webAddress(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`)
  if (url === null) throw new Rejected('this is not a web address', 'address')
  return url
}

type Asked = { readonly url: string; readonly text: string; readonly feed: Feed | null }

async function ask(settings: WebSettings, url: string): Promise<Asked> {
  const answer = await askSite(settings, { url, purpose: 'inbox', accept: ACCEPT, mostBytes: MOST_BYTES })
  const text = decodeBytes(answer.bytes, answer.headers['content-type'] ?? '')
  try {
    return { url, text, feed: readFeed(text, answer.url) }
  } catch (error) {
    if (error instanceof NotFeed) return { url: answer.url, text, feed: null }
    throw error
  }
}

/** One of several feeds may be gone; a site that does not answer at all is told of. */
function onlyWhenRefused(error: unknown): null {
  if (error instanceof Rejected) return null
  throw error
}

function account(feed: Feed, url: string, title: string): FoundAccount {
  const host = new URL(url).host
  return {
    externalId: url,
    name: feed.title === '' ? (title === '' ? host : title) : feed.title,
    handle: host,
    url: feed.link ?? url,
    grant: { secret: url, expiresAt: null, renewableUntil: null, scopes: [] },
    missingScopes: [],
  }
}
