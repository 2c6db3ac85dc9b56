import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { Access } from '../connector.ts'
import type { Answer, MastodonCalls } from './mastodon-calls.ts'

/** A context of 4,096 statuses with everything about their writers. */
const CONTEXT_BYTES = 32_000_000
/** Longer than this nobody waits for answers that other servers may have. */
const LONGEST_WAIT_S = 5

/** What stands above and below a status. */
export async function askContext(
  calls: MastodonCalls,
  access: Access,
  { id, purpose }: { readonly id: string; readonly purpose: QuotaPurpose },
): Promise<Answer> {
  const path = ['api', 'v1', 'statuses', id, 'context']
  return calls.send(access, { method: 'GET', path, purpose, maxBytes: CONTEXT_BYTES })
}

/** The same once more when the server has just begun to fetch answers from elsewhere and is soon done (4.5 and newer). */
export async function askWholeContext(
  calls: MastodonCalls,
  access: Access,
  asked: { readonly id: string; readonly purpose: QuotaPurpose },
): Promise<Answer> {
  const first = await askContext(calls, access, asked)
  const seconds = retrySeconds(first.headers['mastodon-async-refresh'])
  if (seconds === null || seconds > LONGEST_WAIT_S) return first
  await calls.pause(seconds * 1_000)
  return askContext(calls, access, asked)
}

function retrySeconds(header: string | undefined): number | null {
  const [, seconds] = /(?:^|[,\s])retry=(\d{1,6})/.exec(header ?? '') ?? []
  return seconds === undefined ? null : Number(seconds)
}
