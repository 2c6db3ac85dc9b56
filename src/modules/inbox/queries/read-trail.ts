import type { EventReader } from '#connectors/connector.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { findAccount } from '#modules/accounts/index.ts'
import type { InboxDeps } from '../actions/deps.ts'
import { subject } from '../rules/stored-event.ts'
import { readDelivery, type Delivery } from '../store/deliveries.ts'
import { readRawOf, type RawEvent } from '../store/event-list.ts'
import { findMessage } from '../store/messages.ts'
import { findPost } from '../store/posts.ts'

export type TrailDelivery = {
  readonly id: string
  readonly body: Uint8Array
  readonly signature: string | null
  readonly receivedAt: Temporal.Instant
  /** False when the body also tells of other accounts, perhaps another organisation's: then it is not ours to copy. */
  readonly isOnlyThisAccount: boolean
}

/** What the network told us of a message and its post, or answered when asked, and the bodies it came in; for evidence. */
export type Trail = { readonly events: readonly RawEvent[]; readonly deliveries: readonly TrailDelivery[] }

/** Throws `NotFound`. The reader's right is the caller's to check. */
export async function readTrail(
  deps: Pick<InboxDeps, 'db' | 'readers'>,
  orgId: OrgId,
  messageId: string,
): Promise<Trail> {
  const { account, events } = await deps.db.forOrg(orgId, async (tx) => {
    const message = await findMessage(tx, orgId, messageId)
    const of = message === null ? null : await findAccount(tx, orgId, message.accountId)
    if (message === null || of === null) throw new NotFound('message', messageId)
    const post = message.postId === null ? null : await findPost(tx, orgId, message.postId)
    const subjects = [
      ...(message.isPost ? [] : [subject(message.kind, message.externalId)]),
      ...(post === null ? [] : [subject('post', post.externalId)]),
    ]
    return { account: of, events: await readRawOf(tx, orgId, of.id, subjects) }
  })
  const ids = [...new Set(events.flatMap((event) => event.deliveryId ?? []))]
  const deliveries = await deps.db.system(async (tx) => {
    const found: TrailDelivery[] = []
    for (const id of ids) {
      const delivery = await readDelivery(tx, id)
      const reader = delivery === null ? undefined : deps.readers.get(delivery.network)
      if (delivery !== null) found.push(toTrail(delivery, reader, account.externalId))
    }
    return found
  })
  return { events, deliveries }
}

function toTrail(
  delivery: Delivery,
  reader: EventReader | undefined,
  accountExternalId: string,
): TrailDelivery {
  const { id, body, signature, receivedAt } = delivery
  const isOnlyThisAccount =
    reader?.readEvents(body).every((event) => event.accountExternalId === accountExternalId) ?? false
  return { id, body, signature, receivedAt, isOnlyThisAccount }
}
