import { createHash } from 'node:crypto'
import type { Access } from '../access.ts'
import { Rejected } from '../connector.ts'
import type { Harvest, HarvestPage } from '../harvest.ts'
import { asRecord, isTrueAt, textAt } from '../kit/json.ts'
import { sealFeed } from './feed-answer.ts'
import { fetchFeed, type FetchedFeed } from './fetch-feed.ts'
import type { WebSettings } from './web-calls.ts'

/** A feed is asked for seldom: whoever runs the site pays for each time. */
const EVERY_MINUTES = { fastest: 15, slowest: 240 } as const

/** Years of a daily blog; pages that name each other as older in a ring end here. */
const MOST_PAGES = 500

/** A feed is a window over the newest items: all of it is handed over when any of it changed, and what is known adds nothing. */
export function manualHarvest(settings: WebSettings): Harvest & Required<Pick<Harvest, 'past'>> {
  return {
    everyMinutes: EVERY_MINUTES,
    news: (access, cursor) => news(settings, access, cursor),
    past: (access, cursor, since) => past(settings, access, { cursor, since }),
  }
}

async function news(settings: WebSettings, access: Access, cursor: string | null): Promise<HarvestPage> {
  const known = readCursor(cursor)
  const { etag, modified, sha256 } = known
  const validators = {
    ...(etag === null ? {} : { etag }),
    ...(modified === null ? {} : { modified }),
  }
  const fetched = await fetchFeed(settings, { url: access.accountExternalId, purpose: 'inbox', validators })
  if (fetched === null) return { bodies: [], cursor: cursor ?? '{}', isMore: false }
  const now = createHash('sha256').update(fetched.bytes).digest('hex')
  const next = JSON.stringify({ ...fetched.validators, sha256: now })
  // many servers send the same bytes again without saying so
  const bodies = now === sha256 ? [] : [sealed(settings, access, fetched)]
  return { bodies, cursor: next, isMore: false }
}

/** Older pages where the feed names them (RFC 5005), and only on its own site. */
async function past(
  settings: WebSettings,
  access: Access,
  { cursor, since }: { readonly cursor: string | null; readonly since: Temporal.Instant },
): Promise<HarvestPage> {
  const place = asRecord(cursor === null ? null : JSON.parse(cursor))
  if (isTrueAt(place, 'isDone')) return { bodies: [], cursor: cursor ?? '', isMore: false }
  const next = textAt(place, 'next')
  const url = next ?? access.accountExternalId
  const pages = Number(place?.['pages'] ?? 0) + 1
  const fetched = await fetchFeed(settings, { url, purpose: 'backfill' }).catch((error: unknown) => {
    // A page behind the last: some sites go on naming an older one.
    if (next !== null && error instanceof Rejected && error.isGone) return null
    throw error
  })
  const older = fetched === null || pages >= MOST_PAGES ? null : olderPage(fetched, url, since)
  return {
    bodies: fetched === null ? [] : [sealed(settings, access, fetched)],
    cursor: JSON.stringify(older === null ? { isDone: true } : { next: older, pages }),
    isMore: older !== null,
  }
}

function olderPage({ feed }: FetchedFeed, url: string, since: Temporal.Instant): string | null {
  const { older, items } = feed
  if (older === null || older === url || new URL(older).origin !== new URL(url).origin) return null
  const isReached = ({ publishedAt }: (typeof items)[number]) =>
    publishedAt !== null && Temporal.Instant.compare(publishedAt, since) < 0
  return items.length === 0 || items.some(isReached) ? null : older
}

function sealed({ clock }: WebSettings, { accountExternalId }: Access, fetched: FetchedFeed): Uint8Array {
  return sealFeed(fetched, { accountExternalId, askedAt: clock.now() })
}

function readCursor(cursor: string | null) {
  const kept = asRecord(cursor === null ? null : JSON.parse(cursor))
  return { etag: textAt(kept, 'etag'), modified: textAt(kept, 'modified'), sha256: textAt(kept, 'sha256') }
}
