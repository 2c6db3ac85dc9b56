import type { TownMedia } from '../town/state.ts'
import { isGone } from '../town/comments.ts'
import { isPublic } from '../town/posts.ts'
import { fileId, recordId } from './content-id.ts'
import { pictureBytes } from '../graph/media.ts'
import { BLOCK, POST, shelf, THREAD_GATE, type Item, type Json, type LabCore } from './lab-core.ts'
import { actorByDid } from './people.ts'

export type Kept = { readonly uri: string; readonly cid: string; readonly value: Json }

export const uriOf = (did: string, collection: string, rkey: string): string =>
  `at://${did}/${collection}/${rkey}`

export const itemUri = ({ item }: Item): string => uriOf(item.authorId, POST, item.id)

/** A post or comment by its key, when it is there for anybody to see. */
export function itemByKey(core: LabCore, key: string): Item | null {
  const { state } = core.town
  const post = state.posts[key]
  if (post !== undefined) {
    const isThere = isPublic(core.town.core, post) && actorByDid(core.town.core, post.authorId) !== undefined
    return isThere ? { item: post, comment: null } : null
  }
  const comment = state.comments[key]
  if (comment === undefined || isGone(core.town.core, comment)) return null
  return actorByDid(core.town.core, comment.authorId) === undefined ? null : { item: comment, comment }
}

export function itemByUri(core: LabCore, uri: string): Item | null {
  const [, , did = '', collection, key = ''] = uri.split('/')
  const found = collection === POST ? itemByKey(core, key) : null
  return found !== null && found.item.authorId === did ? found : null
}

/** As written over the API, or as an app would have written what a citizen of the town did. */
export function recordOf(core: LabCore, found: Item): Json {
  const { item, comment } = found
  const written = item.extra['record']
  if (typeof written === 'object' && written !== null) {
    const record = written as Json
    // The town shows a mark for a card without words; the record has none.
    return record['text'] === '' ? record : { ...record, text: item.text }
  }
  const embed = embedOf(item.media)
  return {
    $type: POST,
    text: item.text,
    langs: ['sv'],
    ...(embed === null ? {} : { embed }),
    ...(comment === null ? {} : { reply: replyOf(core, found) }),
    createdAt: item.createdAt,
  }
}

function replyOf(core: LabCore, { comment }: Item): Json {
  const { posts, comments } = core.town.state
  const post = posts[comment?.postId ?? '']
  const above = comments[comment?.parentId ?? '']
  const root = post === undefined ? null : { item: post, comment: null }
  const parent = above === undefined ? root : { item: above, comment: above }
  return { root: refOf(core, root), parent: refOf(core, parent) }
}

function refOf(core: LabCore, found: Item | null): Json {
  return found === null ? {} : { uri: itemUri(found), cid: itemId(core, found) }
}

/** The version of a post or comment. */
export function itemId(core: LabCore, found: Item): string {
  return core.index.contentId(found.item.id, () => recordId(recordOf(core, found)))
}

function embedOf(media: readonly TownMedia[]): Json | null {
  const images = media
    .filter(({ kind }) => kind === 'image')
    .map((one) => ({ alt: one.altText, image: blobOf(one) }))
  return images.length === 0 ? null : { $type: 'app.bsky.embed.images', images }
}

const pictureIds = new Map<string, string>()

/** A supplied picture is known by its bytes too. */
export function mediaId({ id, picture }: TownMedia): string {
  const bytes = picture === null ? undefined : pictureBytes(picture)
  if (picture === null || bytes === undefined) return id
  const known = pictureIds.get(picture) ?? fileId(bytes)
  pictureIds.set(picture, known)
  return known
}

function blobOf(media: TownMedia): Json {
  const size = media.picture === null ? 0 : (pictureBytes(media.picture)?.length ?? 0)
  return { $type: 'blob', ref: { $link: mediaId(media) }, mimeType: media.mediaType, size }
}

/** One record of a repository, or null when it is not there. */
export function keptRecord(core: LabCore, did: string, collection: string, rkey: string): Kept | null {
  const value = valueOf(core, did, collection, rkey)
  return value === null ? null : { uri: uriOf(did, collection, rkey), cid: recordId(value), value }
}

function valueOf(core: LabCore, did: string, collection: string, rkey: string): Json | null {
  if (collection === POST) {
    const found = itemByKey(core, rkey)
    return found !== null && found.item.authorId === did ? recordOf(core, found) : null
  }
  if (collection === THREAD_GATE) return shelf(core, 'gates')[`${did}/${rkey}`] ?? null
  return collection === BLOCK ? (shelf(core, 'blocks')[`${did}/${rkey}`] ?? null) : null
}

/** Every record of a repository's collection, newest key first. */
export function recordsIn(core: LabCore, did: string, collection: string): readonly Kept[] {
  const { posts, comments } = core.town.state
  const shelved = (name: 'gates' | 'blocks') =>
    Object.keys(shelf(core, name)).flatMap((key) =>
      key.startsWith(`${did}/`) ? [key.slice(did.length + 1)] : [],
    )
  const keys =
    collection === POST
      ? [...Object.values(posts), ...Object.values(comments)]
          .filter((one) => one.authorId === did)
          .map(({ id }) => id)
      : shelved(collection === THREAD_GATE ? 'gates' : 'blocks')
  return keys
    .map((rkey) => keptRecord(core, did, collection, rkey))
    .filter((kept) => kept !== null)
    .sort((a, b) => b.uri.localeCompare(a.uri))
}
