import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { pictureBytes } from '../graph/media.ts'
import type { TownMedia } from '../town/state.ts'
import type { LabCore, Upload } from './lab-core.ts'

/** Bytes for one part of an upload, or the captions beside it. Nobody sees anything of it. */
export async function takeUpload(core: LabCore, context: Context): Promise<Response> {
  const urn = decodeURIComponent(context.req.param('urn') ?? '')
  const upload: Upload | undefined = core.extra.uploads[urn]
  if (upload === undefined) return new Response('No such upload', { status: 404 })
  if (context.req.query('captions') === '1') return takeCaptions(core, context)
  if (context.req.method !== 'PUT') return new Response('PUT the bytes', { status: 405 })
  const part = upload.parts[Number(context.req.query('part') ?? 0)]
  const bytes = new Uint8Array(await context.req.arrayBuffer())
  const isWhole = upload.kind === 'image' ? bytes.length > 0 : bytes.length === part?.length
  if (part === undefined || !isWhole) {
    note(core, context, 'upload-size', `${bytes.length} bytes are not this part`)
    return new Response('Wrong size', { status: 400 })
  }
  part.tag = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  if (upload.kind === 'image') {
    upload.isWhole = true
    upload.mediaType = context.req.header('content-type') ?? 'application/octet-stream'
    const base64 = Buffer.from(bytes).toString('base64')
    core.town.state.files[urn] = { mediaType: upload.mediaType, base64 }
  }
  core.town.core.changed()
  return new Response(null, {
    status: upload.kind === 'image' ? 201 : 200,
    headers: { etag: `"${part.tag}"` },
  })
}

async function takeCaptions(core: LabCore, context: Context): Promise<Response> {
  const form = await context.req.formData().catch(() => null)
  const file = form?.get('file')
  if (context.req.method !== 'POST' || !(file instanceof File) || form?.get('metadata') === null) {
    note(core, context, 'captions', 'captions are a form with metadata and file')
    return new Response('Bad captions', { status: 400 })
  }
  return new Response(null, { status: 201 })
}

function note(core: LabCore, context: Context, kind: string, detail: string): void {
  const at = core.clock.now().toString()
  core.breaches.push({ at, method: context.req.method, path: context.req.path, kind, detail })
}

/** What was uploaded, or one of the town's own pictures. */
export function handOut(core: LabCore, urn: string): Response {
  const file = core.town.state.files[urn]
  if (file !== undefined)
    return new Response(Buffer.from(file.base64, 'base64'), { headers: { 'content-type': file.mediaType } })
  const media = mediaNamed(core, urn)
  const bytes = media?.picture === null || media === undefined ? undefined : pictureBytes(media.picture)
  if (bytes === undefined || media === undefined) return new Response('Not found', { status: 404 })
  return new Response(bytes, { headers: { 'content-type': media.mediaType } })
}

function mediaNamed({ town }: LabCore, urn: string): TownMedia | undefined {
  const things = [...Object.values(town.state.posts), ...Object.values(town.state.comments)]
  return things.flatMap(({ media }) => media).find(({ id }) => id === urn)
}
