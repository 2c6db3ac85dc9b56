import { createHash } from 'node:crypto'
import type { EventReader, NetworkId, WebhookReader } from '#connectors/connector.ts'
import { NotFound } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { countRefusal, insertDelivery } from '../store/deliveries.ts'
import type { InboxDeps } from './deps.ts'

export type IncomingDelivery = {
  readonly network: NetworkId
  /** As it came over the wire: the signature is over these very bytes. */
  readonly rawBody: Uint8Array
  readonly signature: string | undefined
}

export type Acceptance =
  { readonly isAccepted: true; readonly isNew: boolean } | { readonly isAccepted: false }

/**
 * Keeps a webhook body before anything else is done with it (design principle 1). Answer 200 when accepted and 401 when not; what it says
 * is read afterwards by `drainIntake`. Throws `NotFound` for a network without a webhook.
 */
export async function acceptDelivery(
  deps: Pick<InboxDeps, 'db' | 'clock' | 'readers'>,
  { network, rawBody, signature }: IncomingDelivery,
): Promise<Acceptance> {
  const reader = deps.readers.get(network)
  if (reader === undefined || !isWebhook(reader)) throw new NotFound('webhook', network)
  const at = deps.clock.now()
  if (!reader.isSignatureValid(rawBody, signature)) {
    await countRefusal(deps.db, network, at)
    return { isAccepted: false }
  }
  const sha256 = createHash('sha256').update(rawBody).digest('hex')
  const delivery = { id: newId(deps.clock), network, sha256, body: rawBody, signature: signature ?? null, at }
  return { isAccepted: true, isNew: await insertDelivery(deps.db, delivery) }
}

/**
 * Keeps what a network answered when it was asked (`Harvest`), each body in its envelope, on the same road as what it sends by itself. Kept
 * when this returns; the same bodies again add nothing.
 */
export async function acceptAnswers(
  deps: Pick<InboxDeps, 'db' | 'clock'>,
  { network, bodies }: { readonly network: NetworkId; readonly bodies: readonly Uint8Array[] },
): Promise<void> {
  const at = deps.clock.now()
  const kept = bodies.map((body) => {
    const sha256 = createHash('sha256').update(body).digest('hex')
    return insertDelivery(deps.db, { id: newId(deps.clock), network, sha256, body, signature: null, at })
  })
  await Promise.all(kept)
}

function isWebhook(reader: EventReader): reader is WebhookReader {
  return 'isSignatureValid' in reader
}
