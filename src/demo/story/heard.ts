import type { NetworkEvent, EventReader } from '#connectors/connector.ts'

/** What one told body brings to the inbox. */
export type Heard = {
  readonly pageId: string
  /** null for a post, which is nobody's work. */
  readonly message: {
    readonly externalId: string
    readonly text: string
    readonly authorName: string | null
  } | null
}

/** Throws for a body that tells nothing: the story writes none. */
export function readHeard(reader: EventReader, body: string): Heard {
  const [event] = reader.readEvents(new TextEncoder().encode(body))
  if (event === undefined) throw new Error('a body of the story tells nothing')
  return { pageId: event.accountExternalId, message: messageOf(event) }
}

function messageOf({ effect }: NetworkEvent): Heard['message'] {
  if (effect.kind === 'comment-added') {
    const { externalId, text, author } = effect.comment
    return { externalId, text, authorName: author?.name ?? null }
  }
  if (effect.kind !== 'direct-message') return null
  const { externalId, text, author } = effect.message
  return { externalId, text, authorName: author?.name ?? null }
}
