import { Rejected, type Access } from '../../connector.ts'
import { idAt } from '../../kit/json.ts'
import type { Conversations } from '../conversations.ts'
import type { Graph } from '../graph.ts'
import { rowsOf } from '../pages.ts'

/** Any will do for comments, which follow the app's own subscription; messages need theirs. */
const PAGE_FIELDS = 'feed,messages'

/**
 * A newly connected account sends its webhooks to nobody until the app has been put on its Page. Where it is there already it is left
 * alone: the Page may be connected by itself, with more fields than these.
 */
export async function subscribe(
  graph: Graph,
  conversations: Conversations,
  access: Access,
  appId: string | null,
): Promise<void> {
  try {
    const path = [await conversations.pageOf(access), 'subscribed_apps']
    const apps = rowsOf(await graph.read(access, { path }))
    const isThere = appId === null ? apps.length > 0 : apps.some((app) => idAt(app, 'id') === appId)
    if (isThere) return
    await graph.prepare(access, { path, params: { subscribed_fields: PAGE_FIELDS }, purpose: 'inbox' })
  } catch (error) {
    // Without the permission there are no webhooks, and asking goes on by itself.
    if (!(error instanceof Rejected)) throw error
  }
}
