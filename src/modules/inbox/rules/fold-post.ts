/** What a post is and has been, so that a comment can be shown under the words it answered (F-136). */
import type { EventPost, MediaRef } from '#connectors/connector.ts'
import { writerOf } from './best-author.ts'
import { firstReceived, lastOf, withLatestAddresses } from './fold-comment.ts'
import type { FoldedMessage, FoldedPost, FoldedPostVersion, Presence } from './folded.ts'
import { earliest, inOrder, isRemoval } from './order-events.ts'
import { mediaIdentity, type StoredEvent } from './stored-event.ts'

/** `events` are all of one post; at least one. */
export function foldPost(externalId: string, events: Iterable<StoredEvent>): FoldedPost {
  const ordered = inOrder(events)
  const contents = ordered.filter((event) => 'post' in event.effect)
  const posts = contents.map(postOf).filter((post) => post !== null)
  const versions = versionsOf(contents)
  const latest = versions.at(-1)
  const seen = ordered.findLast((event) => event.effect.kind === 'post-seen')
  return {
    externalId,
    ...writerOf(
      ordered,
      posts.map((post) => post.author),
    ),
    text: latest?.text ?? '',
    media: withLatestAddresses(latest?.media ?? [], posts),
    permalink: lastOf(posts.map((post) => post.permalink)),
    publishedAt: earliest(posts.map((post) => post.publishedAt)),
    receivedAt: firstReceived(contents.length > 0 ? contents : ordered),
    presence: presenceOf(ordered),
    hasContent: contents.length > 0,
    isHeard: contents.some((event) => event.effect.kind !== 'post-seen'),
    seenAt: seen?.receivedAt ?? null,
    versions,
  }
}

function postOf({ effect }: StoredEvent): EventPost | null {
  return 'post' in effect ? effect.post : null
}

const HIDING: readonly string[] = ['post-hidden', 'hidden-by-us']
const SHOWING: readonly string[] = ['post-unhidden', 'unhidden-by-us']

function presenceOf(ordered: readonly StoredEvent[]): Presence {
  if (ordered.some(({ effect }) => effect.kind === 'removed-by-us')) return 'removed-by-us'
  if (ordered.some(isRemoval)) return 'removed-by-author'
  const last = ordered.findLast(({ effect }) => [...HIDING, ...SHOWING].includes(effect.kind))
  return last !== undefined && HIDING.includes(last.effect.kind) ? 'hidden' : 'visible'
}

function versionsOf(contents: readonly StoredEvent[]): readonly FoldedPostVersion[] {
  const versions: FoldedPostVersion[] = []
  for (const event of contents) {
    const post = postOf(event)
    if (post === null) continue
    const isFetched = event.effect.kind === 'post-seen'
    const last = versions.at(-1)
    // A post with several pictures comes as one event for each; only the network's own answer shows them all at once.
    const media = isFetched ? post.media : joined(last?.media ?? [], post.media)
    const isSame = last?.text === post.text && mediaIdentity(last.media) === mediaIdentity(media)
    if (isSame) continue
    versions.push({
      no: versions.length + 1,
      text: post.text,
      media,
      observedAt: event.receivedAt,
      source: isFetched ? 'fetch' : 'webhook',
    })
  }
  return versions
}

function joined(known: readonly MediaRef[], told: readonly MediaRef[]): readonly MediaRef[] {
  const seen = new Set(known.map((one) => mediaIdentity([one])))
  return [...known, ...told.filter((one) => !seen.has(mediaIdentity([one])))]
}

/** A post that a visitor wrote on the account's page is a message to us like any other (F-135, F-137). */
export function asMessage(post: FoldedPost): FoldedMessage {
  return {
    externalId: post.externalId,
    postExternalId: post.externalId,
    parentExternalId: null,
    conversationKey: null,
    author: post.author,
    isAuthorForgotten: post.isAuthorForgotten,
    isFromAccount: false,
    text: post.text,
    media: post.media,
    permalink: post.permalink,
    postedAt: post.publishedAt,
    receivedAt: post.receivedAt,
    presence: post.presence,
    may: null,
    hasContent: post.hasContent,
    isHeard: post.isHeard,
    versions: post.versions.map((version) => ({
      no: version.no,
      kind: version.no === 1 ? 'original' : 'edited',
      text: version.text,
      media: version.media,
      occurredAt: version.no === 1 ? post.publishedAt : null,
      observedAt: version.observedAt,
      eventId: null,
    })),
  }
}
