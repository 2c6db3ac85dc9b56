import type { TownMedia } from '../town/state.ts'
import { isBlocked } from '../town/comments.ts'
import { shelf, type Item, type Json, type LabCore } from './lab-core.ts'
import { actorByDid, handleOf } from './people.ts'
import { itemId, itemUri, keptRecord, mediaId, recordOf } from './records.ts'
import { THREAD_GATE } from './lab-core.ts'

/** Who asks: what they have blocked is left out of what they read. */
export type Viewer = { readonly did: string }

export function isBlockedFor(core: LabCore, { did }: Viewer, author: string): boolean {
  return isBlocked(core.town.core, did, author)
}

/** The address of the block record, where the asker has blocked the person. */
export function blockUri(core: LabCore, { did }: Viewer, subject: string): string | null {
  const found = Object.entries(shelf(core, 'blocks')).find(
    ([key, block]) => key.startsWith(`${did}/`) && block['subject'] === subject,
  )
  return found === undefined ? null : `at://${did}/app.bsky.graph.block/${found[0].slice(did.length + 1)}`
}

export function authorView(core: LabCore, viewer: Viewer, did: string): Json {
  const actor = actorByDid(core.town.core, did)
  const blocking = blockUri(core, viewer, did)
  return {
    did,
    handle: actor === undefined ? 'handle.invalid' : handleOf(actor),
    ...(actor === undefined ? {} : { displayName: actor.name }),
    viewer: { muted: false, blockedBy: false, ...(blocking === null ? {} : { blocking }) },
    labels: [],
  }
}

export function postView(core: LabCore, viewer: Viewer, found: Item): Json {
  const { item, comment } = found
  const record = recordOf(core, found)
  const embed = embedView(core, item.authorId, item.media, record)
  const gate = comment === null ? gateView(core, item.authorId, item.id) : null
  const reactions = Object.keys(item.reactions).length
  return {
    uri: itemUri(found),
    cid: itemId(core, found),
    author: authorView(core, viewer, item.authorId),
    record,
    ...(embed === null ? {} : { embed }),
    bookmarkCount: 0,
    replyCount: core.index.under(item.id).length,
    repostCount: 'shares' in item ? item.shares : 0,
    likeCount: reactions,
    quoteCount: 0,
    indexedAt: item.createdAt,
    viewer: {
      bookmarked: false,
      threadMuted: false,
      replyDisabled: !isOpen(core, found),
      embeddingDisabled: false,
    },
    labels: [],
    ...(gate === null ? {} : { threadgate: gate }),
  }
}

function isOpen({ town }: LabCore, { item, comment }: Item): boolean {
  return town.state.posts[comment?.postId ?? item.id]?.isOpen ?? true
}

export function gateView(core: LabCore, did: string, postId: string): Json | null {
  const kept = keptRecord(core, did, THREAD_GATE, postId)
  return kept === null ? null : { uri: kept.uri, cid: kept.cid, record: kept.value, lists: [] }
}

function embedView(core: LabCore, did: string, media: readonly TownMedia[], record: Json): Json | null {
  const [first] = media
  const base = core.baseUrl()
  if (first?.kind === 'video') {
    const playlist = `${base}/watch/${encodeURIComponent(did)}/${mediaId(first)}/playlist.m3u8`
    return { $type: 'app.bsky.embed.video#view', cid: mediaId(first), playlist, alt: first.altText }
  }
  if (first !== undefined) {
    const images = media.map((one) => ({
      thumb: `${base}/img/feed_thumbnail/plain/${did}/${mediaId(one)}`,
      fullsize: `${base}/img/feed_fullsize/plain/${did}/${mediaId(one)}`,
      alt: one.altText,
    }))
    return { $type: 'app.bsky.embed.images#view', images }
  }
  const embed = record['embed'] as Json | undefined
  return embed?.['$type'] === 'app.bsky.embed.external'
    ? { $type: 'app.bsky.embed.external#view', external: embed['external'] }
    : null
}
