import type { Context, Hono } from 'hono'
import { keepBytes } from './calls/video-bytes.ts'
import { nowIso, type LabCore } from './lab-core.ts'
import type { LabVideo } from './state.ts'
import type { Violation, ViolationKind } from './violations.ts'

const MOST_BYTES = 20_000_000

type Parts = { readonly core: LabCore; readonly violations: Violation[] }

/** Where the bytes of a reel go: an address of its own, with its own headers, outside the Graph. */
export function addUploadRoute(app: Hono, { core, violations }: Parts): void {
  const broken = (context: Context, kind: ViolationKind, detail: string): Response => {
    violations.push({ at: nowIso(core), method: 'POST', path: context.req.path, kind, detail })
    return context.json({ debug_info: { retriable: false, type: 'BadRequest', message: detail } }, 400)
  }
  app.post('/video-upload/:version/:id', async (context) => {
    const token = /^OAuth (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    const known = core.state.tokens.find((one) => one.token === token && one.revokedAs === null)
    if (known === undefined) return broken(context, 'no-token', 'authorization must be OAuth and a token')
    const video = core.state.videos[context.req.param('id')]
    if (video?.kind !== 'reel' || !known.pageIds.includes(video.pageId))
      return context.json({ debug_info: { retriable: false, type: 'NotFound' } }, 404)
    const wrong = whatIsWrong(context, video)
    if (wrong !== null) return broken(context, 'wrong-value', wrong)
    // No break of the contract: whoever lost an answer cannot know what has come.
    if (Number(context.req.header('offset')) !== video.received)
      return context.json({ debug_info: { retriable: true, type: 'OffsetInvalidError' } }, 400)
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    if (bytes.length === 0 || bytes.length > MOST_BYTES)
      return broken(context, 'limit', 'too few or too many bytes')
    video.byteLength ??= Number(context.req.header('file_size'))
    if (video.received + bytes.length > video.byteLength)
      return broken(context, 'limit', 'more bytes than file_size')
    keepBytes(core, video, bytes)
    return context.json({ success: true })
  })
}

function whatIsWrong(context: Context, video: LabVideo): string | null {
  const size = Number(context.req.header('file_size') ?? Number.NaN)
  if (!Number.isSafeInteger(size) || size < 1) return 'file_size must be the number of bytes'
  if (video.byteLength !== null && video.byteLength !== size) return 'file_size is not what it was'
  const offset = Number(context.req.header('offset') ?? Number.NaN)
  return Number.isSafeInteger(offset) ? null : 'offset must be a number of bytes'
}
