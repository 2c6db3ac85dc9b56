import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Message } from '../rules/message.ts'
import { isSameWords } from '../rules/same-words.ts'
import type { Reply } from './replies.ts'
import { tables } from './tables.ts'

/** The network's clock and ours may differ, and its times have whole seconds. */
const CLOCK_TOLERANCE = { seconds: 120 }

/** The network's own copy of a reply, come by webhook or found in the thread: proof that it went out. Gives the network's id of it. */
export async function findEcho(tx: Tx, orgId: OrgId, message: Message, reply: Reply): Promise<string | null> {
  const rows = await tables(tx)
    .selectFrom('message')
    .select(['externalId', 'text'])
    .where('orgId', '=', orgId)
    .where('accountId', '=', message.accountId)
    .where('isOurs', '=', true)
    .where('replyId', 'is', null)
    .where('kind', '=', reply.isPrivate ? 'direct' : 'comment')
    .where('postId', reply.isPrivate ? 'is' : '=', reply.isPrivate ? null : message.postId)
    .where('receivedAt', '>=', reply.createdAt.subtract(CLOCK_TOLERANCE))
    .$if(message.kind === 'direct', (query) => query.where('conversationKey', '=', message.conversationKey))
    .execute()
  return rows.find((row) => isSameWords(row.text, reply.text))?.externalId ?? null
}
