import type { Clock } from '#core/clock.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { RateLimited, type Access } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { asRecord, textAt } from '../kit/json.ts'
import { POST, recordAddress } from './at-uri.ts'
import type { Session } from './session.ts'
import { callerOf, type Told, type Xrpc } from './xrpc.ts'

export type Harvesting = {
  readonly xrpc: Xrpc
  readonly clock: Clock
  readonly access: Access
  readonly session: Session
  readonly purpose: QuotaPurpose
}

/** What of all notifications somebody wrote. */
export const REASONS: readonly string[] = ['reply', 'mention', 'quote']
/** The most addresses that one question about posts takes. */
const POSTS_A_CALL = 25

export function seal(
  { access, clock }: Harvesting,
  kind: string,
  told: Told,
  about: Readonly<Record<string, string>> = {},
): Uint8Array {
  const { accountExternalId } = access
  return sealAnswer({ kind, accountExternalId, about, askedAt: clock.now(), answer: told.bytes })
}

/** The posts at these addresses as they are now, pictures and all: a notification holds only the bare record. */
export async function sealPosts(
  harvesting: Harvesting,
  uris: readonly string[],
): Promise<readonly Uint8Array[]> {
  const { xrpc, session, purpose } = harvesting
  const bodies: Uint8Array[] = []
  // One address of something else would have the whole question refused.
  const posts = uris.filter((uri) => recordAddress(uri)?.collection === POST)
  for (let from = 0; from < posts.length; from += POSTS_A_CALL) {
    const params = { uris: posts.slice(from, from + POSTS_A_CALL) }
    const told = await xrpc.query(callerOf(session), 'app.bsky.feed.getPosts', params, { purpose })
    bodies.push(seal(harvesting, 'posts', told))
  }
  return bodies
}

/** A cursor is ours alone; one that cannot be read begins anew, which adds nothing that is kept already. */
export function parsedCursor(cursor: string | null): ReturnType<typeof asRecord> {
  if (cursor === null) return null
  try {
    const parsed = asRecord(JSON.parse(cursor))
    return textAt(parsed, 'v') === '1' ? parsed : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** What was got before the allowance ran out is worth keeping; with nothing got the caller has to know when to come back. */
export function isEnough(error: unknown, bodies: readonly Uint8Array[]): boolean {
  return error instanceof RateLimited && bodies.length > 0
}
