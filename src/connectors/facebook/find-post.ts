import { AccessRevoked, RateLimited, Rejected, Unavailable, type Access } from '../connector.ts'
import { idAt, instantAt, textAt, type Json } from '../kit/json.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import type { PostDraft, Published } from '../publishing.ts'
import { listPages } from './list-pages.ts'
import { plainText } from '../meta/plain-text.ts'
import { notBefore } from '../meta/not-before.ts'
import { webUrl } from '../kit/web-url.ts'

const FIELDS = 'id,message,created_time,permalink_url'
/** A page that publishes more than this between a send and its settling would be no municipality's. */
const MOST_PAGES = 10

/**
 * Was it published, or is it waiting to be? Facebook takes no key of ours, so the words tell, among what is not older than the attempt. A
 * picture without words is found as the first such post since then.
 */
export async function findPost(
  calls: GraphCalls,
  access: Access,
  { text }: Pick<PostDraft, 'key' | 'text'>,
  sentAfter: Temporal.Instant,
): Promise<Published | null> {
  const wanted = plainText(text)
  const earliest = notBefore(sentAfter)
  for (const edge of ['published_posts', 'scheduled_posts']) {
    const asked = { params: { fields: FIELDS }, mostPages: MOST_PAGES }
    for await (const rows of listPages(calls, access, [access.accountExternalId, edge], asked)) {
      const found = rows.find((row) => !isOlder(row, earliest) && isSame(row, wanted))
      const externalId = idAt(found ?? null, 'id')
      if (externalId !== null) return { externalId, permalink: webUrl(found?.['permalink_url']) }
      if (rows.length > 0 && rows.every((row) => isOlder(row, earliest))) break
    }
  }
  return null
}

function isSame(row: Json, wanted: string): boolean {
  return plainText(textAt(row, 'message') ?? '') === wanted
}

/** What waits has the time it will be published, or none: neither is older. */
function isOlder(row: Json, earliest: Temporal.Instant): boolean {
  const at = instantAt(row, 'created_time')
  return at !== null && Temporal.Instant.compare(at, earliest) < 0
}

/** Never a reason to fail: the post is there, only its address is not known. */
export async function permalinkOf(
  calls: GraphCalls,
  access: Access,
  postExternalId: string,
): Promise<string | null> {
  try {
    const post = await calls.read(access, [postExternalId], { fields: 'id,permalink_url' })
    return webUrl(post['permalink_url'])
  } catch (error) {
    if (LOOKING_FAILED.some((failure) => error instanceof failure)) return null
    throw error
  }
}

const LOOKING_FAILED = [AccessRevoked, RateLimited, Rejected, Unavailable] as const
