import type { Clock } from '#core/clock.ts'
import { idAt, listAt } from '../kit/json.ts'
import { subscribePage } from '../meta/page-subscription.ts'
import type { Push } from '../push.ts'
import type { Conversations } from './conversations.ts'
import type { Graph } from './graph.ts'
import { rowsOf } from './pages.ts'

/** Any will do for comments, which follow the app's own subscription; messages need theirs. */
const ANY = 'feed'
const MESSAGES = 'messages'
/** Looked at so often, because the Page may be connected by itself: disconnected there, it no longer sends anything here either. */
const LOOKED_AT_HOURS = 24

/**
 * An account sends its webhooks to nobody until the app has been put on the Page that it is linked to. What the Page has subscribed to by
 * itself is kept. There is no way to take it back here: the one subscription of a Page serves both, and whether the Page is connected only
 * its own connection knows.
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
      const ours = appId === null ? apps[0] : apps.find((app) => idAt(app, 'id') === appId)
      const there = listAt(ours ?? null, 'subscribed_fields').map(String)
      const put = (fields: string) =>
        graph.prepare(access, { path, params: { subscribed_fields: fields }, purpose: 'inbox' })
      const withoutMessages = [...new Set([...there, ANY])].join(',')
      if (!there.includes(MESSAGES))
        await subscribePage(put, { all: `${withoutMessages},${MESSAGES}`, withoutMessages })
      return { renewAt: clock.now().add({ hours: LOOKED_AT_HOURS }) }
    },
  }
}
