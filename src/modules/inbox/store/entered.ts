import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, MessageId, OrgId } from '#core/ids.ts'
import type { EnteredMessage } from '../rules/entered-by-hand.ts'
import { isSameWords } from '../rules/same-words.ts'
import { tables } from './tables.ts'

/** A message of this account at this address with these words, however it came to us; null when there is none or no address. */
export async function findSameAtLink(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  { link, text }: Pick<EnteredMessage, 'link' | 'text'>,
): Promise<MessageId | null> {
  if (link === '') return null
  const rows = await tables(tx)
    .selectFrom('message')
    .select(['id', 'text'])
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    // by its hash: an address may be longer than an index takes
    .where(sql<boolean>`md5(permalink) = md5(${link})`)
    .where('permalink', '=', link)
    .limit(1000)
    .execute()
  const same = rows.find((row) => isSameWords(row.text, text))
  return same === undefined ? null : (same.id as MessageId)
}
