import type { Clock } from '#core/clock.ts'
import { idAt } from '../kit/json.ts'
import type { Push } from '../push.ts'
import type { Conversations } from './conversations.ts'
import type { Graph } from './graph.ts'
import { rowsOf } from './pages.ts'

/** Any will do for comments, which follow the app's own subscription; messages need theirs. */
const PAGE_FIELDS = 'feed,messages'
/** Looked at so often, because the Page may be connected by itself: disconnected there, it no longer sends anything here either. */
const LOOKED_AT_HOURS = 24

/**
 * An account sends its webhooks to nobody until the app has been put on the Page that it is linked to. Where the app is there already it is
 * left alone: the Page may be connected by itself, with more fields than these. There is no way to take it back here: the one subscription
 * of a Page serves both, and whether the Page is connected only its own connection knows.
 */
export function instagramPush(
  graph: Graph,
  conversations: Conversations,
  { appId, clock }: { readonly appId: string | null; readonly clock: Clock },
): Push {
  return {
    async subscribe(access) {
      const path = [await conversations.pageOf(access), 'subscribed_apps']
      const apps = rowsOf(await graph.read(access, { path }))
      const isThere = appId === null ? apps.length > 0 : apps.some((app) => idAt(app, 'id') === appId)
      if (!isThere)
        await graph.prepare(access, { path, params: { subscribed_fields: PAGE_FIELDS }, purpose: 'inbox' })
      return { renewAt: clock.now().add({ hours: LOOKED_AT_HOURS }) }
    },
  }
}
