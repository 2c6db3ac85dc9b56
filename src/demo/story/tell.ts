import {
  acceptDelivery,
  applyEvents,
  drainIntake,
  noInboxEvents,
  readHandling,
  type InboxDeps,
} from '#modules/inbox/index.ts'
import type { Database } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Item } from './item.ts'
import type { Past } from './open-past.ts'
import { registerViewpoint } from './register-viewpoint.ts'
import { settleReplies } from './settle-doubts.ts'
import type { ToldBody } from './story-file.ts'
import { takeDown } from './take-down.ts'
import { withinOne } from './within-one.ts'
import { workOn } from './work-on.ts'

export type Telling = {
  readonly orgId: OrgId
  readonly told: ToldBody
  /** null for a post, which is only to be known. */
  readonly item: Item | null
}

/** Our messages by the network's id: filled as they come in, and before that with what an earlier telling brought in. */
export type KnownMessages = Map<string, string>

/**
 * Tells one event of the past: it comes in, and what the staff did with it is done. Can be killed anywhere and told again; what has been told
 * stays as it is.
 */
export async function tell(past: Past, known: KnownMessages, telling: Telling): Promise<void> {
  const { item } = telling
  const before = item === null ? undefined : known.get(item.externalId)
  if (before === undefined) await takeIn(past, known, telling)
  const messageId = item === null ? undefined : known.get(item.externalId)
  if (item === null || messageId === undefined) return
  if (before !== undefined) {
    await settleReplies(past, messageId, item)
    await workOn({ ...past.inbox, clock: past.clock }, messageId, item)
  }
  await past.jobs.run()
  await registerViewpoint(past, messageId, item)
  await takeDown(past, messageId, item)
}

/** As the webhook and its workers do; with sorting and decision in the same step. */
async function takeIn(past: Past, known: KnownMessages, { orgId, told, item }: Telling): Promise<void> {
  past.clock.set(told.at)
  const messageId = await withinOne(past.db, orgId, async (db) => {
    const arrived: string[] = []
    const inbox: InboxDeps = { ...past.inbox, db, events: listenTo(orgId, arrived) }
    const rawBody = new TextEncoder().encode(told.body)
    const accepted = await acceptDelivery(inbox, {
      network: past.network,
      rawBody,
      signature: told.signature,
    })
    if (!accepted.isAccepted) throw new Error('the story’s own signature does not hold')
    await drainIntake(inbox)
    await applyEvents(inbox)
    const messageId = item === null ? undefined : await idOf(db, orgId, item, arrived)
    if (messageId !== undefined && item !== null)
      await workOn({ ...inbox, clock: past.clock }, messageId, item)
    return messageId
  })
  if (item !== null && messageId !== undefined) known.set(item.externalId, messageId)
}

function listenTo(orgId: OrgId, arrived: string[]): InboxDeps['events'] {
  return {
    ...noInboxEvents,
    messageArrived: (_tx, whose, { messageId }) => {
      if (whose === orgId) arrived.push(messageId)
      return Promise.resolve()
    },
  }
}

/** Somebody on the square may be writing at the same time. */
async function idOf(
  db: Database,
  orgId: OrgId,
  { externalId }: Item,
  arrived: readonly string[],
): Promise<string | undefined> {
  for (const id of arrived) {
    const handling = await db.forOrg(orgId, (tx) => readHandling(tx, orgId, id))
    if (handling?.message.externalId === externalId) return id
  }
  return undefined
}
