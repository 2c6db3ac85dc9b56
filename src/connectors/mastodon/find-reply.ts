import { Rejected, type Access, type Written } from '../connector.ts'
import { asRecord, idAt, listAt, textAt, type Json } from '../kit/json.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { findOwn, isSince } from './own-statuses.ts'
import { authorIdOf } from './read-status.ts'
import { askContext } from './read-context.ts'
import { recordsIn } from './records.ts'
import { isReplyWith } from './same-words.ts'

/** Their clock and ours may differ. Rather find one reply too early than send it twice. */
const CLOCK_TOLERANCE_S = 120

export type Sought = { readonly id: string; readonly text: string; readonly sentAfter: Temporal.Instant }

/** Looks among what the account wrote and then in the thread itself: servers differ in whether private answers stand in the first. */
export async function findReply(
  calls: MastodonCalls,
  access: Access,
  sought: Sought,
): Promise<Written | null> {
  const notBefore = sought.sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
  const is = (status: Json) =>
    authorIdOf(status, access.accountExternalId) === access.accountExternalId &&
    idAt(status, 'in_reply_to_id') === sought.id &&
    isReplyWith(textAt(status, 'content') ?? '', sought.text)
  const own = await findOwn(calls, access, { notBefore, purpose: 'inbox', is })
  const found =
    own ?? (await inThread(calls, access, { id: sought.id, is: (one) => isSince(one, notBefore) && is(one) }))
  const externalId = idAt(found, 'id')
  return externalId === null ? null : { externalId }
}

async function inThread(
  calls: MastodonCalls,
  access: Access,
  { id, is }: { readonly id: string; readonly is: (status: Json) => boolean },
): Promise<Json | null> {
  try {
    const { body } = await askContext(calls, access, { id, purpose: 'inbox' })
    return recordsIn(listAt(asRecord(body), 'descendants')).find(is) ?? null
  } catch (error) {
    // What was answered is gone, and nothing of ours stands there.
    if (error instanceof Rejected && error.isGone) return null
    throw error
  }
}
