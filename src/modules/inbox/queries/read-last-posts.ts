import { sql } from 'kysely'
import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'

type Listed = { readonly id: AccountId; readonly externalId: string }

/** The day, in Sweden, of the latest post that each account itself is known to have published; those that never did are left out (B-045). */
export async function readLastPosts(
  tx: Tx,
  orgId: OrgId,
  accounts: readonly Listed[],
): Promise<ReadonlyMap<AccountId, Temporal.PlainDate>> {
  const ids = accounts.map(({ id }) => id)
  const externalIds = accounts.map(({ externalId }) => externalId)
  const { rows } = await sql<{ accountId: AccountId; publishedAt: Temporal.Instant }>`
    select wanted.account_id, latest.published_at
    from unnest(${ids}::uuid[], ${externalIds}::text[]) as wanted (account_id, external_id),
      lateral (
        select post.published_at from post
        where post.org_id = ${orgId} and post.account_id = wanted.account_id
          and post.published_at is not null
          and (post.author_external_id = wanted.external_id or post.publisher_id is not null)
        order by post.published_at desc limit 1
      ) latest`.execute(tx)
  return new Map(rows.map(({ accountId, publishedAt }) => [accountId, toLocal(publishedAt).toPlainDate()]))
}
