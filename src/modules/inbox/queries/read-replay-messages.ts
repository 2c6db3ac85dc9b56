import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { tables } from '../store/tables.ts'

/** What a policy is tried against afterwards: times and the two answers of the triage, nothing of what anybody wrote. */
export type ReplayMessage = {
  readonly id: string
  readonly accountId: AccountId
  readonly receivedAt: Temporal.Instant
  readonly isAcute: boolean
  readonly isHappeningNow: boolean
  /** Null while it is open or waits. */
  readonly handledAt: Temporal.Instant | null
}

/** Messages that had to be handled, the newest first, at most `limit`. */
export async function readReplayMessages(
  tx: Tx,
  orgId: OrgId,
  period: { readonly from: Temporal.Instant; readonly limit: number },
): Promise<readonly ReplayMessage[]> {
  const rows = await tables(tx)
    .selectFrom('message')
    .select(['id', 'accountId', 'receivedAt', 'isAcute', 'isHappeningNow', 'handledAt'])
    .where('orgId', '=', orgId)
    .where('receivedAt', '>=', period.from)
    .where('isOurs', '=', false)
    .where('state', '<>', 'none')
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(period.limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    accountId: row.accountId as AccountId,
    isAcute: row.isAcute ?? false,
    isHappeningNow: row.isHappeningNow ?? false,
  }))
}

export type ReplayPost = {
  readonly id: string
  readonly accountId: AccountId
  readonly publishedAt: Temporal.Instant | null
  readonly permalink: string | null
  /** Pictures of which the network says that nobody has described them. */
  readonly picturesWithoutText: number
}

/** Our own posts, the newest first, at most `limit`. A post whose author is not known is not held against anybody. */
export async function readReplayPosts(
  tx: Tx,
  orgId: OrgId,
  period: { readonly from: Temporal.Instant; readonly limit: number },
): Promise<readonly ReplayPost[]> {
  const rows = await tables(tx)
    .selectFrom('post')
    .select(['id', 'accountId', 'publishedAt', 'firstSeenAt', 'permalink', 'media', 'fetchedAt'])
    .where('orgId', '=', orgId)
    .where('publisherId', 'is not', null)
    .where((eb) => eb.or([eb('publishedAt', '>=', period.from), eb('firstSeenAt', '>=', period.from)]))
    .orderBy('firstSeenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(period.limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.accountId as AccountId,
    publishedAt: row.publishedAt,
    permalink: row.permalink,
    // Before the post has been fetched, nothing is known of its pictures' texts.
    picturesWithoutText:
      row.fetchedAt === null
        ? 0
        : row.media.filter(({ kind, altText }) => kind === 'image' && (altText ?? '').trim() === '').length,
  }))
}

/** When messages were written and received, for those who judge what became of them. */
export async function readMessageTimes(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly postedAt: Temporal.Instant | null; readonly receivedAt: Temporal.Instant }>
> {
  if (ids.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('message')
    .select(['id', 'postedAt', 'receivedAt'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, ...times }) => [id, times]))
}
