import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import { ensurePosts, setPublisher } from '../store/posts.ts'

/** Who of ours published a post: that person owns what is written under it from now on (F-019). */
export async function notePublisher(
  tx: Tx,
  clock: Clock,
  place: { readonly orgId: OrgId; readonly accountId: AccountId },
  published: { readonly postExternalId: string; readonly personId: PersonId },
): Promise<void> {
  const posts = await ensurePosts(tx, clock, place, [published.postExternalId])
  const post = posts.get(published.postExternalId)
  if (post !== undefined) await setPublisher(tx, place.orgId, post.id, published.personId)
}
