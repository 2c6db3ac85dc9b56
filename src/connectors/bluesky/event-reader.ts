import { createHash } from 'node:crypto'
import type { EventReader, NetworkEffect, NetworkEvent } from '../connector.ts'
import { openAnswer, type Opened } from '../kit/envelope.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { eventCommentOf, eventPostOf, hiddenBy, readView, type View } from './read-view.ts'
import { nodesOf, type ThreadNode } from './thread.ts'

export type BlueskyReader = EventReader

type Scene = {
  readonly account: string
  readonly webUrl: string
  readonly about: Readonly<Record<string, string>>
  readonly askedAt: Temporal.Instant
}

/** Notifications that somebody wrote to or about the account; the others (likes, follows, reposts) are of no consequence for the inbox. */
const WRITTEN = new Set(['reply', 'mention', 'quote'])

/**
 * Reads the answers that the harvest kept: lists of posts, feeds, notifications and threads, each told apart by its own shape. One post
 * has one key wherever it is told of; the key holds the version, so other words at the same address are a new event.
 */
export function createBlueskyReader(settings: { readonly webUrl?: string } = {}): BlueskyReader {
  const webUrl = settings.webUrl ?? 'https://bsky.app'
  return {
    network: 'bluesky',
    readEvents(rawBody) {
      const opened = openAnswer(rawBody)
      if (opened === null)
        throw new SyntaxError('not an answer that was kept: Bluesky sends nothing by itself')
      const { accountExternalId: account, about, askedAt } = opened
      return eventsIn(opened, { account, webUrl, about, askedAt })
    },
  }
}

function eventsIn({ answer, kind }: Opened, scene: Scene): readonly NetworkEvent[] {
  const body = asRecord(answer)
  const lists: readonly (readonly [string, (raw: Json, scene: Scene) => NetworkEvent])[] = [
    ['posts', ofPost],
    ['feed', ofFeedItem],
    ['notifications', ofNotification],
  ]
  const found = lists.find(([key]) => Array.isArray(body?.[key]))
  if (found !== undefined) {
    const [key, read] = found
    return listAt(body, key).map((one) => {
      const raw = asRecord(one)
      return raw === null ? unknown(scene, one, `${key} holds something else than objects`) : read(raw, scene)
    })
  }
  if (recordAt(body, 'thread') !== null) return ofThread(body, scene)
  return [unknown(scene, answer, `answer to ${kind} without posts, feed, notifications or thread`)]
}

function ofPost(raw: Json, scene: Scene): NetworkEvent {
  const view = readView(raw)
  return view === null ? unknown(scene, raw, 'post without uri') : written(view, scene)
}

/** A feed also holds what the account shared on, which is somebody else's post, and what it has pinned, which is its own. */
function ofFeedItem(raw: Json, scene: Scene): NetworkEvent {
  const post = recordAt(raw, 'post')
  const reason = recordAt(raw, 'reason')
  const isPin = (textAt(reason, '$type') ?? '').endsWith('#reasonPin')
  if (reason !== null && !isPin) {
    const key = `repost:${textAt(post, 'uri') ?? ''}:${textAt(reason, 'indexedAt') ?? hash(reason)}`
    const isRepost = (textAt(reason, '$type') ?? '').endsWith('#reasonRepost')
    return isRepost
      ? event(scene, raw, { key, effect: { kind: 'irrelevant', what: 'repost' } })
      : unknown(scene, raw, `feed item for the reason ${(textAt(reason, '$type') ?? '').slice(0, 60)}`)
  }
  return post === null ? unknown(scene, raw, 'feed item without post') : ofPost(post, scene)
}

function ofNotification(raw: Json, scene: Scene): NetworkEvent {
  const reason = textAt(raw, 'reason')
  const view = readView(raw)
  if (view === null || reason === null) return unknown(scene, raw, 'notification without uri or reason')
  if (WRITTEN.has(reason)) return written(view, scene)
  const key = `notification:${reason.slice(0, 60)}:${view.uri}`
  const known =
    /^(like|repost|follow|subscribed-post|starterpack-joined|(un)?verified|(like|repost)-via-repost|contact-match)$/
  const effect: NetworkEffect = known.test(reason)
    ? { kind: 'irrelevant', what: reason }
    : { kind: 'unknown', why: `notification ${reason.slice(0, 60)}` }
  return event(scene, raw, { key, effect, at: view.at })
}

function written(view: View, scene: Scene): NetworkEvent {
  const effect: NetworkEffect =
    view.root === null
      ? { kind: 'post-added', post: eventPostOf(view, scene.webUrl) }
      : { kind: 'comment-added', comment: eventCommentOf(view, view.root, scene.webUrl) }
  const key = `post:${view.uri}:${view.cid ?? hash(view.text)}`
  return event(scene, view.raw, { key, effect, at: view.at })
}

function ofThread(body: Json | null, scene: Scene): readonly NetworkEvent[] {
  const nodes = nodesOf(recordAt(body, 'thread'))
  const told = scene.about['anchor'] === 'told' ? nodes.slice(1) : nodes
  const gate = recordAt(body, 'threadgate')
  const hidden = hiddenBy(gate)
  const root = rootOf(nodes)
  const gateVersion = textAt(gate, 'cid') ?? hash(gate)
  return told.flatMap((node) => {
    const [one] = [ofNode(node, root, scene)]
    if (node.kind !== 'post' || !hidden.has(node.view.uri)) return [one]
    const { uri } = node.view
    const effect = {
      kind: 'comment-hidden',
      commentExternalId: uri,
      postExternalId: node.view.root ?? root,
    } as const
    return [one, event(scene, gate, { key: `hidden:${uri}:${gateVersion}`, effect })]
  })
}

function rootOf([anchor]: readonly ThreadNode[]): string {
  if (anchor === undefined || anchor.kind === 'unknown') return ''
  return anchor.kind === 'post' ? (anchor.view.root ?? anchor.view.uri) : anchor.uri
}

function ofNode(node: ThreadNode, postExternalId: string, scene: Scene): NetworkEvent {
  if (node.kind === 'post') return written(node.view, scene)
  if (node.kind === 'unknown')
    return unknown(scene, node.raw, `thread node ${textAt(node.raw, '$type') ?? ''}`)
  const { kind, uri, raw } = node
  // Whom we have blocked, or who has blocked us: what was written is there, and not for us to read.
  if (kind === 'blocked')
    return event(scene, raw, { key: `blocked:${uri}`, effect: { kind: 'irrelevant', what: 'blocked' } })
  const effect = { kind: 'comment-removed', commentExternalId: uri, postExternalId } as const
  return event(scene, raw, { key: `gone:${uri}`, effect })
}

type Told = { readonly key: string; readonly effect: NetworkEffect; readonly at?: Temporal.Instant | null }

function event(scene: Scene, raw: unknown, { key, effect, at = null }: Told): NetworkEvent {
  return {
    network: 'bluesky',
    accountExternalId: scene.account,
    dedupeKey: `bluesky:${scene.account}:${key}`,
    occurredAt: at,
    effect,
    raw,
  }
}

function unknown(scene: Scene, raw: unknown, why: string): NetworkEvent {
  return event(scene, raw, { key: `unknown:${hash(raw)}`, effect: { kind: 'unknown', why } })
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
