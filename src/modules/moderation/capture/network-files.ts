import type { Trail } from '#modules/inbox/index.ts'
import { sha256Of } from '../rules/fingerprint.ts'
import type { Asked } from './ask-network.ts'
import { JSON_TYPE, jsonFile, type NewFile } from './material.ts'

/** What the network answered at the capture itself, each answer as it came. */
export function answerFiles({ post, comments, askedAt }: Asked): readonly NewFile[] {
  const asked = askedAt.toString()
  const files: NewFile[] = []
  if (post !== null)
    files.push(jsonFile('network/post.json', 'network-answer', { askedAt: asked, answer: post.raw ?? null }))
  if (comments !== null) {
    const answer = comments.map((comment) => comment.raw ?? null)
    files.push(jsonFile('network/thread.json', 'network-answer', { askedAt: asked, answer }))
  }
  return files
}

/** What the network had told us before: each event as sent, and the webhook bodies byte for byte with their signatures. */
export function trailFiles({ events, deliveries }: Trail): readonly NewFile[] {
  if (events.length === 0) return []
  const copied = deliveries.filter((delivery) => delivery.isOnlyThisAccount)
  return [
    {
      path: 'network/events.json',
      what: 'event',
      mediaType: JSON_TYPE,
      bytes: Buffer.from(eventsJson(events, deliveries)),
    },
    ...copied.map((delivery) => ({
      path: deliveryPath(delivery),
      what: 'delivery' as const,
      mediaType: JSON_TYPE,
      bytes: delivery.body,
    })),
  ]
}

function deliveryPath({ receivedAt, id }: Trail['deliveries'][number]): string {
  return `network/deliveries/${receivedAt.toString().slice(0, 19).replaceAll(':', '')}-${id.slice(-8)}.json`
}

/** Written by hand around the raw texts: parsing them and printing them again could change a character. */
function eventsJson(events: Trail['events'], deliveries: Trail['deliveries']): string {
  const rows = events.map((event) => {
    const head = JSON.stringify({
      id: event.id,
      kind: event.kind,
      occurredAt: event.occurredAt?.toString() ?? null,
      receivedAt: event.receivedAt.toString(),
      deliveryId: event.deliveryId,
    })
    return `${head.slice(0, -1)},"raw":${event.raw}}`
  })
  const bodies = deliveries.map((delivery) =>
    JSON.stringify({
      id: delivery.id,
      receivedAt: delivery.receivedAt.toString(),
      sha256: sha256Of(delivery.body),
      signature: delivery.signature,
      path: delivery.isOnlyThisAccount ? deliveryPath(delivery) : null,
    }),
  )
  return `{"events":[\n${rows.join(',\n')}\n],\n"deliveries":[\n${bodies.join(',\n')}\n]}\n`
}
