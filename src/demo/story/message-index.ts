import { systemActor } from '#core/actor.ts'
import type { Database } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readHandling, readQueue, type QueuePage, type QueueView } from '#modules/inbox/index.ts'

/** Where work lies or has been: what is only context in a thread is not looked for. */
const VIEWS: readonly QueueView[] = ['all', 'waiting', 'handled']
const PAGE = 100

/** The messages that an organisation has, by the network's id: what an earlier telling brought in before it was cut short. */
export async function indexMessages(
  db: Database,
  orgId: OrgId,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const actor = systemActor(orgId, 'demo')
  for (const view of VIEWS) {
    let after: QueuePage['next'] = null
    do {
      const page = await readPage(view, after)
      for (const { id } of page.items) await note(id)
      after = page.next
    } while (after !== null)
  }
  return found

  function readPage(view: QueueView, after: QueuePage['next']): Promise<QueuePage> {
    const query = { view, limit: PAGE, ...(after === null ? {} : { after }) }
    return db.forOrg(orgId, (tx) => readQueue(tx, actor, query, now))
  }

  async function note(id: string): Promise<void> {
    const handling = await db.forOrg(orgId, (tx) => readHandling(tx, orgId, id))
    if (handling !== null) found.set(handling.message.externalId, id)
  }
}
