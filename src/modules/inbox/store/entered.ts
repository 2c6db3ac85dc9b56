import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, MessageId, OrgId } from '#core/ids.ts'
import type { EnteredMessage } from '../rules/entered-by-hand.ts'
import { readSubject } from '../rules/stored-event.ts'
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

/** The message that was entered under this key; null when there is none. */
export async function findEnteredAs(
  tx: Tx,
  orgId: OrgId,
  { accountId, dedupeKey }: { readonly accountId: AccountId; readonly dedupeKey: string },
): Promise<MessageId | null> {
  const event = await tables(tx)
    .selectFrom('networkEvent')
    .select('subject')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('dedupeKey', '=', dedupeKey)
    .executeTakeFirst()
  if (event === undefined || event.subject === null) return null
  const { externalId } = readSubject(event.subject)
  const row = await tables(tx)
    .selectFrom('message')
    .select('id')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('externalId', '=', externalId)
    .executeTakeFirst()
  return row === undefined ? null : (row.id as MessageId)
}
