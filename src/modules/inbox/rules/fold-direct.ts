/** What a direct message is, from everything ever heard about it: sent once, perhaps with other words later, perhaps taken back (F-113, F-135). */
import type { EventDirectMessage, MediaRef } from '#connectors/connector.ts'
import { writerOf } from './best-author.ts'
import { firstReceived, firstOf } from './fold-comment.ts'
import type { FoldedMessage, FoldedVersion } from './folded.ts'
import { earliest, inOrder, isRemoval } from './order-events.ts'
import { mediaIdentity, type StoredEvent } from './stored-event.ts'

type Told = { readonly event: StoredEvent; readonly message: EventDirectMessage }

/** `events` are all of one message; at least one. */
export function foldDirect(externalId: string, events: Iterable<StoredEvent>): FoldedMessage {
  const ordered = inOrder(events)
  const told = withOriginalFirst(ordered.flatMap(toldBy))
  const messages = told.map(({ message }) => message)
  const versions = versionsOf(told, ordered.find(isRemoval))
  return {
    externalId,
    postExternalId: null,
    parentExternalId: null,
    conversationKey: firstOf(messages.map((message) => message.otherPartyExternalId ?? null)),
    ...writerOf(
      ordered,
      messages.map((message) => message.author),
    ),
    isFromAccount: messages[0]?.isFromAccount ?? false,
    text: versions.findLast((version) => version.text !== null)?.text ?? '',
    media: versions.findLast((version) => version.media !== null)?.media ?? [],
    permalink: null,
    postedAt: earliest(messages.map((message) => message.sentAt)) ?? ordered[0]?.occurredAt ?? null,
    receivedAt: firstReceived(told.length > 0 ? told.map(({ event }) => event) : ordered),
    presence: ordered.some(isRemoval) ? 'removed-by-author' : 'visible',
    may: null,
    hasContent: told.length > 0,
    isHeard: true,
    versions,
  }
}

function toldBy(event: StoredEvent): readonly Told[] {
  return 'message' in event.effect ? [{ event, message: event.effect.message }] : []
}

/** An edit may bear the very time of what it changes. */
function withOriginalFirst(told: readonly Told[]): readonly Told[] {
  const original = told.find(({ event }) => event.effect.kind === 'direct-message')
  return original === undefined ? told : [original, ...told.filter((one) => one !== original)]
}

/** What was taken back stays with the words that it had: it was received, whatever the writer wishes. */
function versionsOf(told: readonly Told[], removal: StoredEvent | undefined): readonly FoldedVersion[] {
  const versions: FoldedVersion[] = []
  const add = (event: StoredEvent, change: Pick<FoldedVersion, 'kind' | 'text' | 'media'>) => {
    const { id: eventId, occurredAt, receivedAt: observedAt } = event
    versions.push({ no: versions.length + 1, ...change, occurredAt, observedAt, eventId })
  }
  let media: readonly MediaRef[] = []
  for (const { event, message } of told) {
    const isFirst = versions.length === 0
    const isSame = versions.at(-1)?.text === message.text
    const before = mediaIdentity(media)
    media = message.media.length === 0 ? media : message.media
    if (!isFirst && isSame && mediaIdentity(media) === before) continue
    const isOriginal = isFirst && event.effect.kind === 'direct-message'
    add(event, { kind: isOriginal ? 'original' : 'edited', text: message.text, media })
  }
  if (removal !== undefined) add(removal, { kind: 'removed-by-author', text: null, media: null })
  return versions
}
