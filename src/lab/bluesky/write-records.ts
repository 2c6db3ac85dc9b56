import { addComment, remove, setStanding } from '../town/comments.ts'
import { addPost, removePost } from '../town/posts.ts'
import type { TownMedia } from '../town/state.ts'
import { noteDeed } from '../town/town-core.ts'
import { checkRecord } from './check-request.ts'
import { recordId } from './content-id.ts'
import { POST, shelf, THREAD_GATE, type Json, type LabCore } from './lab-core.ts'
import { isObject } from './lexicons.ts'
import { broken, XrpcProblem } from './problem.ts'
import { withKey } from './town-rules.ts'
import { itemByKey, itemByUri, keptRecord, uriOf, type Kept } from './records.ts'

export type Write = {
  readonly did: string
  readonly collection: string
  readonly rkey: string
  readonly record: unknown
}

/** Writes one record and lets the town see it. The caller has asked whether it may stand there. */
export function writeRecord(core: LabCore, write: Write): Kept {
  const { did, collection, rkey, record } = write
  checkRecord(collection, rkey, record)
  const value = record as Json
  if (collection === POST) writePost(core, did, rkey, value)
  else if (collection === THREAD_GATE) writeGate(core, did, rkey, value)
  else writeBlock(core, did, rkey, value)
  core.town.core.changed()
  return { uri: uriOf(did, collection, rkey), cid: recordId(value), value }
}

function writePost(core: LabCore, did: string, rkey: string, value: Json): void {
  // Posts do not change: the reader of the network passes later versions over.
  if (itemByKey(core, rkey) !== null) throw broken('edited-post', 'a post is written once')
  const { town } = core
  const text = String(value['text'])
  const media = mediaIn(core, value['embed'])
  checkFacets(text, value['facets'])
  const extra = { record: value }
  const parent = isObject(value['reply']) ? value['reply']['parent'] : undefined
  const above = isObject(parent) ? itemByUri(core, String(parent['uri'])) : null
  if (parent !== undefined && above === null)
    throw broken('unknown-parent', 'the post that is answered is not there')
  if (above === null) {
    // A card alone is a post too; the town wants something to show for it.
    const shown = text === '' && media.length === 0 ? '…' : text
    withKey(rkey, () => addPost(town.core, { accountId: did, text: shown, media, extra }))
    noteDeed(town.core, { kind: 'published', accountId: did, postId: rkey, commentId: null, personId: null })
    return
  }
  const postId = above.comment?.postId ?? above.item.id
  const parentId = above.comment?.id ?? null
  withKey(rkey, () => addComment(town.core, { postId, parentId, author: did, text, media, extra }))
  noteDeed(town.core, { kind: 'replied', accountId: did, postId, commentId: rkey, personId: null })
}

function mediaIn(core: LabCore, embed: unknown): readonly TownMedia[] {
  if (!isObject(embed)) return []
  const images = Array.isArray(embed['images']) ? embed['images'].filter(isObject) : []
  const video = isObject(embed['video']) ? [{ image: embed['video'], alt: embed['alt'] ?? '' }] : []
  const captions = Array.isArray(embed['captions']) ? embed['captions'].filter(isObject) : []
  for (const { file } of captions as readonly Json[]) blobId(core, file)
  return [...images, ...video].map((one: Json) => {
    const { id, mediaType } = blobId(core, one['image'])
    const kind = mediaType.startsWith('video/') ? 'video' : 'image'
    return {
      id,
      kind,
      mediaType,
      altText: typeof one['alt'] === 'string' ? one['alt'] : '',
      picture: null,
      extra: {},
    }
  })
}

/** Only what was uploaded can be referred to, and only as what it is. */
function blobId({ town }: LabCore, blob: unknown): { readonly id: string; readonly mediaType: string } {
  const ref = isObject(blob) ? blob['ref'] : undefined
  const id = isObject(ref) ? String(ref['$link']) : ''
  const file = town.state.files[id]
  if (file === undefined || !isObject(blob))
    throw new XrpcProblem(400, 'BlobNotFound', `Could not find blob: ${id}`)
  if (file.mediaType !== blob['mimeType'])
    throw broken(
      'wrong-blob-type',
      `Referenced Mimetype does not match stored blob. Expected: ${file.mediaType}`,
    )
  return { id, mediaType: file.mediaType }
}

/** Beyond the lexicon: offsets must mark whole characters, and in order. */
function checkFacets(text: string, facets: unknown): void {
  const bytes = Buffer.from(text)
  let reached = 0
  for (const facet of Array.isArray(facets) ? facets.filter(isObject) : []) {
    const index = facet['index'] as { readonly byteStart: number; readonly byteEnd: number }
    const part = bytes.subarray(index.byteStart, index.byteEnd).toString()
    const isWhole =
      index.byteStart >= reached && index.byteEnd <= bytes.length && part !== '' && !part.includes('\ufffd')
    if (!isWhole) throw broken('wrong-facet', `facet ${index.byteStart}–${index.byteEnd} marks no words`)
    reached = index.byteEnd
  }
}

function writeGate(core: LabCore, did: string, rkey: string, value: Json): void {
  if (value['post'] !== uriOf(did, POST, rkey))
    throw broken('wrong-gate', 'the gate must have the key of its post, in the same repository')
  shelf(core, 'gates')[`${did}/${rkey}`] = value
  showHidden(core, did, rkey)
}

/** The town hides what the gate names. */
function showHidden(core: LabCore, did: string, postId: string): void {
  const named = shelf(core, 'gates')[`${did}/${postId}`]?.['hiddenReplies']
  const hidden = new Set(Array.isArray(named) ? named.map(String) : [])
  const { town } = core
  for (const comment of Object.values(town.state.comments)) {
    if (comment.postId !== postId || !['visible', 'hidden'].includes(comment.standing)) continue
    const standing = hidden.has(uriOf(comment.authorId, POST, comment.id)) ? 'hidden' : 'visible'
    if (standing === comment.standing) continue
    setStanding(town.core, comment, standing)
    const kind = standing === 'hidden' ? 'hid' : 'showed'
    noteDeed(town.core, { kind, accountId: did, postId, commentId: comment.id, personId: comment.authorId })
  }
}

function writeBlock(core: LabCore, did: string, rkey: string, value: Json): void {
  const personId = String(value['subject'])
  const { state } = core.town
  shelf(core, 'blocks')[`${did}/${rkey}`] = value
  state.blocks.push({ accountId: did, personId, at: String(value['createdAt']) })
  noteDeed(core.town.core, { kind: 'blocked', accountId: did, postId: null, commentId: null, personId })
}

/** false: it was not there. */
export function deleteRecord(core: LabCore, did: string, collection: string, rkey: string): boolean {
  const kept = keptRecord(core, did, collection, rkey)
  if (kept === null) return false
  const { town } = core
  if (collection === POST) deletePost(core, did, rkey)
  else if (collection === THREAD_GATE) {
    shelf(core, 'gates')[`${did}/${rkey}`] = { ...kept.value, hiddenReplies: [] }
    showHidden(core, did, rkey)
    Reflect.deleteProperty(shelf(core, 'gates'), `${did}/${rkey}`)
  } else {
    Reflect.deleteProperty(shelf(core, 'blocks'), `${did}/${rkey}`)
    const personId = String(kept.value['subject'])
    const { blocks } = town.state
    const at = blocks.findIndex((block) => block.accountId === did && block.personId === personId)
    if (at >= 0) blocks.splice(at, 1)
    noteDeed(town.core, { kind: 'unblocked', accountId: did, postId: null, commentId: null, personId })
  }
  town.core.changed()
  return true
}

function deletePost({ town }: LabCore, did: string, rkey: string): void {
  const comment = town.state.comments[rkey]
  if (comment === undefined) {
    removePost(town.core, rkey)
    noteDeed(town.core, {
      kind: 'unpublished',
      accountId: did,
      postId: rkey,
      commentId: null,
      personId: null,
    })
    return
  }
  remove(town.core, comment, 'author')
  noteDeed(town.core, {
    kind: 'removed',
    accountId: did,
    postId: comment.postId,
    commentId: rkey,
    personId: did,
  })
}
