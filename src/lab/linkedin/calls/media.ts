import { nextId } from '../../town/town-core.ts'
import type { Endpoint, Outcome } from '../endpoint.ts'
import type { LabRequest, Upload } from '../lab-core.ts'
import { invalidField, notFound } from '../problem.ts'
import { checkFields, recordField, textField } from './body-checks.ts'
import { actingAccount, textParam } from './standing.ts'

/** Videos go up in parts of this many bytes. */
const PART_BYTES = 4_194_304
const LARGEST_VIDEO_BYTES = 500_000_000
const LOOKS_UNTIL_READY = 2

const initialize = (kind: 'images' | 'videos', handle: Endpoint['handle']): Endpoint => ({
  name: `${kind}.ACTION-initializeUpload`,
  method: 'POST',
  path: [kind],
  restliMethod: null,
  selects: ['action', 'initializeUpload'],
  required: ['action'],
  scope: 'w_organization_social',
  hasBody: true,
  handle,
})

const get = (kind: 'images' | 'videos'): Endpoint => ({
  name: `${kind}.GET`,
  method: 'GET',
  path: [kind, ':urn'],
  restliMethod: null,
  scope: 'r_organization_social',
  handle: look,
})

export const mediaCalls: readonly Endpoint[] = [
  initialize('images', beginImage),
  initialize('videos', beginVideo),
  {
    name: 'videos.ACTION-finalizeUpload',
    method: 'POST',
    path: ['videos'],
    restliMethod: null,
    selects: ['action', 'finalizeUpload'],
    required: ['action'],
    scope: 'w_organization_social',
    hasBody: true,
    handle: finalize,
  },
  get('images'),
  get('videos'),
]

function beginImage(request: LabRequest): Outcome {
  const wanted = recordField(request.body, 'initializeUploadRequest')
  checkFields(wanted, { required: ['owner'] }, 'initializeUploadRequest/')
  const { urn } = keepUpload(request, 'image', [{ length: 0, tag: null }])
  const value = { uploadUrlExpiresAt: inAnHour(request), uploadUrl: partUrl(request, urn, 0), image: urn }
  return { status: 200, body: { value } }
}

function beginVideo(request: LabRequest): Outcome {
  const at = 'initializeUploadRequest/'
  const wanted = recordField(request.body, 'initializeUploadRequest')
  checkFields(
    wanted,
    { required: ['owner', 'fileSizeBytes'], optional: ['uploadCaptions', 'uploadThumbnail'] },
    at,
  )
  const size = wanted['fileSizeBytes']
  if (typeof size !== 'number' || size < 1 || size > LARGEST_VIDEO_BYTES)
    throw invalidField(`${at}fileSizeBytes`, 'is not a size that is taken')
  const count = Math.ceil(size / PART_BYTES)
  const parts = Array.from({ length: count }, (_, index) => ({
    length: Math.min(PART_BYTES, size - index * PART_BYTES),
    tag: null,
  }))
  const { urn, upload } = keepUpload(request, 'video', parts)
  const uploadInstructions = parts.map(({ length }, index) => ({
    uploadUrl: partUrl(request, urn, index),
    firstByte: index * PART_BYTES,
    lastByte: index * PART_BYTES + length - 1,
  }))
  const captions =
    wanted['uploadCaptions'] === true ? { captionsUploadUrl: `${partUrl(request, urn, 0)}&captions=1` } : {}
  const value = {
    uploadUrlsExpireAt: inAnHour(request),
    video: urn,
    uploadInstructions,
    uploadToken: upload.token,
    ...captions,
  }
  return { status: 200, body: { value } }
}

function keepUpload(
  request: LabRequest,
  kind: Upload['kind'],
  parts: Upload['parts'],
): { readonly urn: string; readonly upload: Upload } {
  const wanted = recordField(request.body, 'initializeUploadRequest')
  const owner = textField(wanted, 'owner', 'initializeUploadRequest/')
  actingAccount(request, owner, `${kind}s.ACTION`)
  const { core } = request
  const number = nextId(core.town.core, 'media')
  const urn = kind === 'video' ? number.replace(':image:', ':video:') : number
  const token = kind === 'video' ? `lab-upload-${Object.keys(core.extra.uploads).length}` : ''
  const mediaType = kind === 'video' ? 'video/mp4' : ''
  const upload: Upload = { owner, kind, parts, token, looks: 0, isWhole: false, mediaType }
  core.extra.uploads[urn] = upload
  core.town.core.changed()
  return { urn, upload }
}

function partUrl({ base }: LabRequest, urn: string, part: number): string {
  return `${base}/dms-uploads/${encodeURIComponent(urn)}?part=${part}`
}

function inAnHour({ core }: LabRequest): number {
  return core.clock.now().epochMilliseconds + 3_600_000
}

/** The tags of all parts, in order, prove that it is whole. */
function finalize(request: LabRequest): Outcome {
  const at = 'finalizeUploadRequest/'
  const wanted = recordField(request.body, 'finalizeUploadRequest')
  checkFields(wanted, { required: ['video', 'uploadToken', 'uploadedPartIds'] }, at)
  const upload: Upload | undefined = request.core.extra.uploads[textField(wanted, 'video', at)]
  if (upload === undefined) throw notFound('video')
  if (wanted['uploadToken'] !== upload.token) throw invalidField(`${at}uploadToken`, 'is not of this upload')
  const tags = upload.parts.map(({ tag }) => tag)
  if (JSON.stringify(wanted['uploadedPartIds']) !== JSON.stringify(tags) || tags.includes(null))
    throw invalidField(`${at}uploadedPartIds`, 'are not the tags of all parts in order')
  upload.isWhole = true
  request.core.town.core.changed()
  return { status: 200, body: {} }
}

/** At work for a moment, then available with an address to fetch it from. */
function look(request: LabRequest): Outcome {
  const urn = textParam(request.path['urn'], 'urn')
  const upload: Upload | undefined = request.core.extra.uploads[urn]
  const downloadUrl = `${request.base}/dms/${encodeURIComponent(urn)}`
  if (upload === undefined) {
    if (!isInTown(request, urn)) throw notFound(urn)
    return { status: 200, body: { id: urn, status: 'AVAILABLE', downloadUrl } }
  }
  if (!upload.isWhole)
    return { status: 200, body: { id: urn, owner: upload.owner, status: 'WAITING_UPLOAD' } }
  upload.looks += 1
  const isReady = upload.looks >= LOOKS_UNTIL_READY
  const told = isReady ? { status: 'AVAILABLE', downloadUrl } : { status: 'PROCESSING' }
  return { status: 200, body: { id: urn, owner: upload.owner, ...told } }
}

function isInTown({ core }: LabRequest, urn: string): boolean {
  const { posts, comments } = core.town.state
  return [...Object.values(posts), ...Object.values(comments)].some(({ media }) =>
    media.some(({ id }) => id === urn),
  )
}
