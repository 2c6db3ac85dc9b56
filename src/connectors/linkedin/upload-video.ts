import { Rejected, Unavailable, type Access } from '../connector.ts'
import { multipart } from '../kit/form-body.ts'
import { asRecord, instantAt, listAt, textAt, type Json } from '../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../kit/publish-handle.ts'
import type { DraftVideo, PostDraft, PublishStep } from '../publishing.ts'
import { beginUpload, needed, putFile, tagOf, type Uploading } from './upload-media.ts'

/** An upload under way. LinkedIn sets the bounds of each part and gives it an address of its own, so a part that is sent twice is the same part. */
type Upload = {
  readonly urn: string
  readonly token: string
  readonly parts: readonly Part[]
  /** What came back for each part sent, in order: it proves to LinkedIn which parts it has. */
  readonly tags: readonly string[]
  readonly captionsUrl: string | null
  /** The addresses hold until then. */
  readonly endsAt: Temporal.Instant | null
}

type Part = { readonly uploadUrl: string; readonly firstByte: number; readonly lastByte: number }
type UploadStep = Extract<PublishStep, { readonly state: 'uploading' }>

/** Asks LinkedIn for addresses to send a film to. Nobody sees what is never finished. */
export async function beginVideo(
  uploading: Uploading,
  access: Access,
  draft: PostDraft,
): Promise<UploadStep> {
  const { byteLength, captions } = videoOf(draft)
  const value = await beginUpload(uploading, access, 'videos', {
    fileSizeBytes: byteLength,
    uploadCaptions: captions !== null,
    uploadThumbnail: false,
  })
  return goesOn(access, draft, {
    urn: needed(value, 'video'),
    token: textAt(value, 'uploadToken') ?? '',
    parts: partsIn(value, 'uploadInstructions'),
    tags: [],
    captionsUrl: captions === null ? null : needed(value, 'captionsUploadUrl'),
    endsAt: instantAt(value, 'uploadUrlsExpireAt'),
  })
}

/** Sends the next part; after the last one the captions and the word that it is whole. Then the film's URN is the answer. */
export async function sendVideo(
  uploading: Uploading,
  access: Access,
  handle: string,
  draft: PostDraft,
): Promise<UploadStep | { readonly urn: string }> {
  const upload = readUpload(openHandle({ network: 'linkedin', access, draft }, handle))
  const { endsAt } = upload
  const hasEnded = endsAt !== null && Temporal.Instant.compare(endsAt, uploading.calls.clock.now()) <= 0
  if (hasEnded) return beginVideo(uploading, access, draft)
  const part = upload.parts[upload.tags.length]
  try {
    if (part === undefined) return await finishVideo(uploading, access, upload, videoOf(draft))
    const tag = await sendPart(uploading, access, part, videoOf(draft))
    return goesOn(access, draft, { ...upload, tags: [...upload.tags, tag] })
  } catch (error) {
    if (error instanceof Rejected && error.isGone) return beginVideo(uploading, access, draft)
    throw error
  }
}

function goesOn(access: Access, draft: PostDraft, upload: Upload): UploadStep {
  const last = upload.parts[upload.tags.length - 1]?.lastByte ?? -1
  const kept = { ...upload, endsAt: upload.endsAt?.toString() ?? null }
  const handle = writeHandle({ network: 'linkedin', access, draft }, kept)
  return { state: 'uploading', handle, sentBytes: last + 1 }
}

async function sendPart(
  uploading: Uploading,
  access: Access,
  { uploadUrl: url, firstByte, lastByte }: Part,
  video: DraftVideo,
): Promise<string> {
  const body = await video.read(firstByte, lastByte + 1)
  const headers = { 'content-type': 'application/octet-stream' }
  return tagOf(await putFile(uploading, access, { method: 'PUT', url, headers, body }))
}

/** Told twice that it is whole, LinkedIn may refuse: then the film itself says whether it has heard. */
async function finishVideo(
  uploading: Uploading,
  access: Access,
  { urn, token, tags, captionsUrl }: Upload,
  { captions }: DraftVideo,
): Promise<{ readonly urn: string }> {
  if (captionsUrl !== null && captions !== null) await sendCaptions(uploading, access, captionsUrl, captions)
  const finalizeUploadRequest = { video: urn, uploadToken: token, uploadedPartIds: tags }
  const call = { path: ['videos'], query: { action: 'finalizeUpload' }, purpose: 'publishing' } as const
  try {
    await uploading.calls.prepare(access, call, { finalizeUploadRequest })
  } catch (error) {
    if (!(error instanceof Rejected) || error.isGone) throw error
    const { json } = await uploading.calls.read(access, { path: ['videos', urn], purpose: 'publishing' })
    if (textAt(json, 'status') === 'WAITING_UPLOAD') throw error
  }
  return { urn }
}

async function sendCaptions(
  uploading: Uploading,
  access: Access,
  url: string,
  captions: NonNullable<DraftVideo['captions']>,
): Promise<void> {
  const locale = new Intl.Locale(captions.language).maximize()
  const metadata = {
    format: 'SRT',
    formattedForEasyReader: true,
    largeText: true,
    source: 'USER_PROVIDED',
    locale: { country: locale.region ?? 'SE', language: locale.language.toUpperCase() },
    transcriptType: 'CLOSED_CAPTION',
  }
  const { contentType, body } = await multipart({
    metadata: new Blob([JSON.stringify(metadata)], { type: 'application/json' }),
    file: new File([captions.text], 'captions.srt', { type: 'text/plain' }),
  })
  await putFile(uploading, access, { method: 'POST', url, headers: { 'content-type': contentType }, body })
}

function readUpload(handle: Json): Upload {
  const [urn, token] = [textAt(handle, 'urn'), textAt(handle, 'token')]
  if (urn === null || token === null || listAt(handle, 'parts').length === 0) throw badHandle('linkedin')
  return {
    urn,
    token,
    parts: partsIn(handle, 'parts'),
    tags: listAt(handle, 'tags').filter((tag) => typeof tag === 'string'),
    captionsUrl: textAt(handle, 'captionsUrl'),
    endsAt: instantAt(handle, 'endsAt'),
  }
}

/** As LinkedIn writes them. */
function partsIn(source: Json | null, key: string): readonly Part[] {
  const parts = listAt(source, key).map((one) => {
    const part = asRecord(one)
    return {
      uploadUrl: needed(part, 'uploadUrl'),
      firstByte: Number(part?.['firstByte']),
      lastByte: Number(part?.['lastByte']),
    }
  })
  const hasBounds = parts.every(({ firstByte, lastByte }) => lastByte >= firstByte && firstByte >= 0)
  if (parts.length === 0 || !hasBounds)
    throw new Unavailable('LinkedIn began an upload without saying what to send where')
  return parts
}

function videoOf({ video }: PostDraft): DraftVideo {
  if (video === null) throw badHandle('linkedin')
  return video
}
