import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Message } from '../rules/message.ts'
import { MESSAGE_COLUMNS, toMessage, type MessageRow } from './to-message.ts'

/** Each way from the message: enough to read what it stands in, however long the thread is. */
const NEIGHBOURS = 100
const DEEPEST = 20

const columns = sql.join(MESSAGE_COLUMNS.map((column) => sql.ref(`m.${column}`)))

/** The message with what stands around it, oldest first: what it answers, and up to a hundred before and after it. */
export async function readThread(tx: Tx, orgId: OrgId, message: Message): Promise<readonly Message[]> {
  const place = placeOf(orgId, message)
  const at = message.postedAt ?? message.receivedAt
  const time = sql`coalesce(m.posted_at, m.received_at)`
  const { rows } = await sql<MessageRow>`
    with recursive above as (
      select id, parent_id, 1 as height from message where org_id = ${orgId} and id = ${message.id}
      union all
      select up.id, up.parent_id, above.height + 1 from message up
      join above on up.org_id = ${orgId} and up.id = above.parent_id where above.height < ${DEEPEST}
    ), near as (
      (select id from message m where ${place} and ${time} <= ${at} order by ${time} desc, id desc limit ${NEIGHBOURS})
      union
      (select id from message m where ${place} and ${time} > ${at} order by ${time}, id limit ${NEIGHBOURS})
      union select id from above
      union select ${message.id}::uuid
    )
    select ${columns} from message m join near on near.id = m.id
    where m.org_id = ${orgId} order by ${time}, m.id`.execute(tx)
  return rows.map(toMessage)
}

function placeOf(orgId: OrgId, message: Message): RawBuilder<unknown> {
  const { accountId, conversationKey, postId } = message
  if (message.kind === 'direct') {
    return sql`m.org_id = ${orgId} and m.account_id = ${accountId} and m.conversation_key = ${conversationKey}`
  }
  return sql`m.org_id = ${orgId} and m.post_id = ${postId}`
}

/** When whoever the account is talking to last wrote in this conversation; null when it is not known whom that is. */
export async function lastFromOtherParty(
  tx: Tx,
  orgId: OrgId,
  { accountId, conversationKey }: Message,
): Promise<Temporal.Instant | null> {
  if (conversationKey === null) return null
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select max(coalesce(posted_at, received_at)) as at from message
    where org_id = ${orgId} and account_id = ${accountId} and conversation_key = ${conversationKey} and not is_ours`.execute(
    tx,
  )
  return rows[0]?.at ?? null
}
