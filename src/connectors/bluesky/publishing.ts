import type { Clock } from '#core/clock.ts'
import { Rejected, Unavailable, type Access } from '../connector.ts'
import { recordAt, textAt, type Json } from '../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../kit/publish-handle.ts'
import type { DraftImage, DraftVideo, PostDraft, Published, Publishing, PublishStep } from '../publishing.ts'
import { permalinkOf, POST, recordAddress, THREAD_GATE } from './at-uri.ts'
import { problemsOf } from './draft-problems.ts'
import { facetsOf } from './facets.ts'
import { lookUp } from './identity.ts'
import { sentText } from './post-text.ts'
import { derivedKey } from './record-key.ts'
import { CHANGED_MEANWHILE, deleteRecords, readRecord, writeRecord, type Key } from './records.ts'
import { sessionOf, type Session } from './session.ts'
import { callerOf, type Upload, type Xrpc } from './xrpc.ts'

/** A film goes in one piece, and the process that sends it must be known to be alive for so long: longer than this nobody waits for it. */
const UPLOAD_TIMEOUT_MS = 240_000

type Parts = { readonly xrpc: Xrpc; readonly clock: Clock; readonly webUrl: string }

export type BlueskyPublishing = Publishing &
  Required<Pick<Publishing, 'upload' | 'look' | 'finish' | 'unpublish'>>

/**
 * Pictures and film are sent first and seen by nobody; the record is the one visible act. Its key follows from the draft's, and it is
 * written only where nothing stands yet, so an attempt that is made again never makes a second post.
 */
export function createPublishing(parts: Parts): BlueskyPublishing {
  const { xrpc, clock } = parts
  return {
    problemsOf,
    async start(access, draft) {
      const [problem] = problemsOf(draft)
      if (problem !== undefined)
        throw new Rejected(`Bluesky would not take this: ${problem.code}`, 'draft-not-taken')
      const session = sessionOf(access)
      const there = await find(parts, session, draft.key)
      if (there !== null) return { state: 'published', ...there }
      if (draft.video !== null) {
        const handle = writeHandle({ network: 'bluesky', access, draft }, {})
        return { state: 'uploading', handle, sentBytes: 0 }
      }
      return write(parts, session, draft.key, await recordOf({ xrpc, clock, session }, draft))
    },
    upload: (access, handle, draft) => upload(parts, access, handle, draft),
    async look(access, handle) {
      const there = await find(parts, sessionOf(access), readHandle(access, handle).key)
      return there === null ? { state: 'ready', handle } : { state: 'published', ...there }
    },
    async finish(access, handle) {
      const { key, record } = readHandle(access, handle)
      return write(parts, sessionOf(access), key, { ...record, createdAt: writtenNow(clock) })
    },
    // The key alone tells: whatever stands there is this draft's.
    find: (access, draft) => find(parts, sessionOf(access), draft.key),
    unpublish: (access, postExternalId) => unpublish(xrpc, sessionOf(access), postExternalId),
  }
}

async function find({ xrpc, webUrl }: Parts, session: Session, key: string): Promise<Published | null> {
  const address = { repo: session.did, collection: POST, rkey: postKey(session, key) }
  const kept = await readRecord(xrpc, session, address, 'publishing')
  return kept === null ? null : { externalId: kept.uri, permalink: permalinkOf(kept.uri, webUrl) }
}

/** The server takes a film in one piece only; what no record refers to it throws away, so a film that is sent once more does no harm. */
async function upload(
  { xrpc, clock }: Parts,
  access: Access,
  handle: string,
  draft: PostDraft,
): Promise<PublishStep> {
  openHandle({ network: 'bluesky', access, draft }, handle)
  if (draft.video === null) throw badHandle('bluesky')
  const record = await recordOf({ xrpc, clock, session: sessionOf(access) }, draft)
  return { state: 'ready', handle: writeHandle({ network: 'bluesky', access, draft }, { record }) }
}

function readHandle(access: Access, text: string): { readonly key: string; readonly record: Json } {
  const handle = openHandle({ network: 'bluesky', access }, text)
  const [key, record] = [textAt(handle, 'key'), recordAt(handle, 'record')]
  if (key === null || record === null) throw badHandle('bluesky')
  return { key, record }
}

async function write(parts: Parts, session: Session, key: string, record: Json): Promise<PublishStep> {
  const rkey = postKey(session, key)
  try {
    const writing = { collection: POST, rkey, record, follows: null, purpose: 'publishing' } as const
    const { uri } = await writeRecord(parts.xrpc, session, writing)
    return { state: 'published', externalId: uri, permalink: permalinkOf(uri, parts.webUrl) }
  } catch (error) {
    if (!(error instanceof Rejected && error.code === CHANGED_MEANWHILE)) throw error
    const first = await find(parts, session, key)
    if (first === null) throw new Unavailable('Bluesky: the post was there and is not', { cause: error })
    return { state: 'published', ...first }
  }
}

const postKey = ({ did }: Session, key: string): string => derivedKey('post', did, key)

type Building = { readonly xrpc: Xrpc; readonly clock: Clock; readonly session: Session }

async function recordOf(building: Building, draft: PostDraft): Promise<Json> {
  const { xrpc, clock, session } = building
  const text = sentText(draft.text)
  const facets = await facetsOf(text, (handle) => lookUp(xrpc, callerOf(session), handle))
  const embed = await embedOf(building, draft)
  const langs = languagesOf(draft.language)
  return {
    $type: POST,
    text,
    createdAt: writtenNow(clock),
    ...(langs.length === 0 ? {} : { langs }),
    ...(facets.length === 0 ? {} : { facets }),
    ...(embed === null ? {} : { embed }),
  }
}

const writtenNow = (clock: Clock): string => clock.now().toString({ fractionalSecondDigits: 3 })

function languagesOf(language: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(language)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

async function embedOf(building: Building, { form, images, video, link }: PostDraft): Promise<Json | null> {
  if (images.length > 0) {
    const sent: Json[] = []
    for (const image of images) sent.push(await imageOf(building, image))
    return { $type: 'app.bsky.embed.images', images: sent }
  }
  if (video !== null) return filmOf(building, video)
  if (form !== 'link' || link === null) return null
  const { url, title, description } = link
  return { $type: 'app.bsky.embed.external', external: { uri: url, title, description } }
}

async function imageOf(building: Building, image: DraftImage): Promise<Json> {
  const { bytes, mediaType, altText, width, height } = image
  const blob = await uploadBlob(building, { bytes, mediaType })
  return { image: blob, alt: altText, ...aspectOf(width, height) }
}

async function filmOf(building: Building, video: DraftVideo): Promise<Json> {
  const { byteLength, mediaType, altText, captions, width, height } = video
  const film = await uploadBlob(building, { bytes: await video.read(0, byteLength), mediaType })
  const file =
    captions === null
      ? null
      : await uploadBlob(building, { bytes: new TextEncoder().encode(captions.text), mediaType: 'text/vtt' })
  return {
    $type: 'app.bsky.embed.video',
    video: film,
    ...(altText === '' ? {} : { alt: altText }),
    ...(captions === null || file === null ? {} : { captions: [{ lang: captions.language, file }] }),
    ...aspectOf(width, height),
  }
}

function aspectOf(width: number, height: number): Json {
  const isKnown = [width, height].every((side) => Number.isInteger(side) && side > 0)
  return isKnown ? { aspectRatio: { width, height } } : {}
}

/** What no record refers to is thrown away by the server after a while. */
async function uploadBlob({ xrpc, session }: Building, input: Upload): Promise<Json> {
  const procedure = { nsid: 'com.atproto.repo.uploadBlob', input, isActing: false }
  const manner = { purpose: 'publishing', bucket: 'uploads', timeoutMs: UPLOAD_TIMEOUT_MS } as const
  const blob = recordAt(await xrpc.call(callerOf(session), procedure, manner), 'blob')
  if (blob === null || textAt(recordAt(blob, 'ref'), '$link') === null)
    throw new Unavailable('Bluesky answered without the picture that it took')
  // As the server calls it, type and all: it refuses a record that calls its bytes something else.
  return blob
}

/** The post and its thread gate go together: a gate without a post says something about nothing. */
async function unpublish(xrpc: Xrpc, session: Session, postExternalId: string): Promise<void> {
  const address = recordAddress(postExternalId)
  if (address === null) throw new Rejected('Bluesky: this is not the address of a post', 'malformed-id')
  if (address.repo !== session.did || address.collection !== POST)
    throw new Rejected('Bluesky: this post is not ours', 'not-own-post')
  const { rkey } = address
  const keys: Key[] = []
  for (const collection of [POST, THREAD_GATE]) {
    const kept = await readRecord(xrpc, session, { ...address, collection }, 'publishing')
    if (kept !== null) keys.push({ collection, rkey })
  }
  const [first, ...rest] = keys
  if (first !== undefined) await deleteRecords(xrpc, session, [first, ...rest], 'publishing')
}
