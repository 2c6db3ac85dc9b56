import { asBoolean, asList, asObject, asText, UploadedFile } from '../fields/check-value.ts'
import { nextNumber } from '../ids.ts'
import { nowIso, type LabCore } from '../lab-core.ts'
import { isoOf, readGraphTime } from '../lab-time.ts'
import { broken, problem } from '../problem.ts'
import type { LabPost } from '../state.ts'
import { characters } from '../text-length.ts'
import { addPost, editPost, removePost, schedulePost } from '../thread/change-post.ts'
import { pageOf, success, type Act, type Operations, type Params } from './act.ts'

const POST_CHARACTERS = 63_206
const PHOTO_BYTES = 4_000_000
const SOONEST_MINUTES = 10
const LATEST_DAYS = 30

export function checkedText(params: Params, key: string): string {
  const text = (asText(params[key]) ?? '').trim()
  if (characters(text) > POST_CHARACTERS)
    throw problem(100, undefined, `(#100) Param ${key} must be at most ${POST_CHARACTERS} characters`)
  return text
}

/** When the network is to publish by itself; null for at once. Ten minutes to thirty days ahead. */
export function scheduledTime({ core, params }: Act): string | null {
  const given = asText(params['scheduled_publish_time'])
  if (given === null) return null
  const at = readGraphTime(given)
  if (at === null) throw broken('wrong-value', '(#100) Param scheduled_publish_time must be a time')
  const minutes = at.since(core.clock.now()).total('minutes')
  // A little slack, as the network has: the call itself took time.
  if (minutes < SOONEST_MINUTES - 1 || minutes > LATEST_DAYS * 24 * 60)
    throw problem(100, undefined, '(#100) The specified scheduled publish time is invalid.')
  return isoOf(at)
}

function photosNamed({ core, params }: Act, pageId: string): string[] {
  const list = asList(params['attached_media'] ?? '') ?? []
  return list.map((one) => {
    const id = asText(asObject(one)?.['media_fbid'])
    if (id === null) throw broken('wrong-value', '(#100) attached_media must hold objects with media_fbid')
    if (core.state.photos[id]?.pageId !== pageId) throw problem(100, 33)
    const isUsed = Object.values(core.state.posts).some((post) => post.photoIds?.includes(id) === true)
    if (isUsed) throw problem(100, undefined, '(#100) The photo has been published already')
    return id
  })
}

function publish(act: Act): object {
  const { core, params } = act
  const pageId = pageOf(act).id
  const text = checkedText(params, 'message')
  const link = asText(params['link'])
  if (link !== null && URL.parse(link) === null)
    throw broken('wrong-value', '(#100) Param link must be a URL')
  const photoIds = photosNamed(act, pageId)
  if (text === '' && link === null && photoIds.length === 0)
    throw problem(100, undefined, '(#100) Missing message or attachment')
  const publishAt = scheduledTime(act)
  const isPublished = asBoolean(params['published']) ?? true
  if (isPublished !== (publishAt === null))
    throw problem(100, undefined, '(#100) published must be false exactly when the post is scheduled')
  refuseDuplicate(core, pageId, text)
  const wanted = { pageId, text, media: [], photoIds, ...(link === null ? {} : { link }), isByApp: true }
  const post = publishAt === null ? addPost(core, wanted) : schedulePost(core, { ...wanted, publishAt })
  return { id: post.id }
}

/** The same words twice within moments are taken for a fault of the caller. */
const DUPLICATE_SECONDS = 60

function refuseDuplicate({ state, clock }: LabCore, pageId: string, text: string): void {
  if (text === '') return
  const since = isoOf(clock.now().subtract({ seconds: DUPLICATE_SECONDS }))
  const isSame = (post: LabPost) => post.pageId === pageId && post.text === text && post.removedAt === null
  if (
    Object.values(state.posts).some((post) => isSame(post) && post.isByApp === true && post.createdAt > since)
  )
    throw problem(506)
}

function upload({ core, params, ...act }: Act): object {
  const pageId = pageOf({ core, params, ...act }).id
  const source = params['source']
  if (!(source instanceof UploadedFile))
    throw broken('missing-parameter', '(#100) The parameter source is required')
  if (asBoolean(params['published']) !== false)
    throw broken(
      'not-emulated',
      'The practice square takes photos unpublished, then a post with attached_media',
      3,
    )
  const mediaType = typeOf(source.bytes)
  if (mediaType === null || source.bytes.length > PHOTO_BYTES) throw problem(324, 1_366_046)
  const id = nextNumber(core.state, '12')
  const name = `foto-${id}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
  core.state.files[name] = { mediaType, base64: Buffer.from(source.bytes).toString('base64') }
  const altText = asText(params['alt_text_custom']) ?? ''
  core.state.photos[id] = { id, pageId, name, mediaType, altText, createdAt: nowIso(core) }
  core.changed()
  return { id }
}

/** By the bytes and not by what the sender calls them. */
function typeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (head === '89504e47') return 'image/png'
  return head.startsWith('ffd8ff') ? 'image/jpeg' : null
}

function postOf({ ref }: Act): LabPost {
  if (ref.node !== 'PagePost') throw problem(100)
  return ref.value
}

function edit(act: Act): object {
  const post = postOf(act)
  const text = checkedText(act.params, 'message')
  if (text === '') throw problem(100, undefined, '(#100) Missing message')
  if (post.isByApp !== true)
    throw problem(200, undefined, '(#200) This post was not created by the application and cannot be edited')
  editPost(act.core, post, text)
  return success
}

function takeAway(act: Act): object {
  removePost(act.core, postOf(act))
  return success
}

export const publishingOperations: Operations = {
  'POST Page feed': publish,
  'POST Page photos': upload,
  'POST PagePost .': edit,
  'DELETE PagePost .': takeAway,
}
