import type { NetworkComment } from '../connector.ts'
import { listAt, textAt } from '../kit/json.ts'
import { commentOf, viewsIn, type Thread } from './read-view.ts'
import type { Session } from './session.ts'
import type { ThreadTooLarge } from './thread.ts'
import { callerOf, type Xrpc } from './xrpc.ts'

const NOTIFICATIONS_A_PAGE = 100
const MOST_PAGES = 100

/**
 * The newest replies in a thread that is too large to be handed over whole, from the account's notifications. Throws `tooLarge` when fewer
 * than `most` are found before the pages end: a part must not pass for the whole.
 */
export async function newestReplies(
  xrpc: Xrpc,
  session: Session,
  thread: Thread,
  { most, tooLarge }: { readonly most: number; readonly tooLarge: ThreadTooLarge },
): Promise<readonly NetworkComment[]> {
  const found = new Map<string, NetworkComment>()
  let cursor: string | null = null
  for (let pages = 0; pages < MOST_PAGES && found.size < most; pages += 1) {
    const params = {
      reasons: ['reply'],
      limit: NOTIFICATIONS_A_PAGE,
      ...(cursor === null ? {} : { cursor }),
    }
    const { json } = await xrpc.query(callerOf(session), 'app.bsky.notification.listNotifications', params)
    for (const view of viewsIn(listAt(json, 'notifications')))
      if (view.root === thread.postExternalId && found.size < most)
        found.set(view.uri, commentOf(view, thread))
    const next = textAt(json, 'cursor')
    if (next === null || next === cursor) break
    cursor = next
  }
  if (found.size < most) throw tooLarge
  return [...found.values()]
}
