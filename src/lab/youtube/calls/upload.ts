import { randomBytes } from 'node:crypto'
import { addPost } from '../../town/posts.ts'
import { nextId } from '../../town/town-core.ts'
import { filmAnswer } from '../answers/film.ts'
import { joined, NEVER } from '../film.ts'
import { keptIn, type YoutubeLabCore } from '../lab-core.ts'
import { broken, problem, YoutubeProblem } from '../youtube-problem.ts'
import { checkSnippet } from './change-film.ts'
import type { LabCall } from './call.ts'

/** An upload under way. Its bytes are counted and let go: nobody looks at a practice film. */
type Session = {
  accountId: string
  total: number
  received: number
  mediaType: string
  snippet: Record<string, unknown>
  parts: string[]
  filmId: string | null
}

const PART_MULTIPLE = 256 * 1_024
const TAKEN = /^(?:video\/[\w.+-]+|application\/octet-stream)$/

function sessionsOf(core: YoutubeLabCore): Record<string, Session> {
  return keptIn<Record<string, Session>>(core, 'uploads', {})
}

/** Answers with the address to send the film to, and no body. */
export function openUpload(call: LabCall, headers: Headers): Response {
  const { core, accountId, params, parts, body } = call
  if (params['uploadType'] !== 'resumable') throw broken('upload-type', 'uploadType must be resumable')
  const total = Number(headers.get('x-upload-content-length') ?? Number.NaN)
  const mediaType = headers.get('x-upload-content-type') ?? ''
  if (!Number.isSafeInteger(total) || total <= 0) throw broken('missing-header', 'X-Upload-Content-Length')
  if (!TAKEN.test(mediaType)) throw broken('missing-header', 'X-Upload-Content-Type', 'mediaBodyRequired')
  const snippet = (body['snippet'] ?? {}) as Record<string, unknown>
  const status = (body['status'] ?? {}) as Record<string, unknown>
  checkSnippet(snippet)
  if (status['privacyStatus'] !== 'private')
    throw new YoutubeProblem(
      400,
      'invalidVideoMetadata',
      'the practice square takes private uploads only',
      'not-emulated',
    )
  const id = randomBytes(16).toString('hex')
  sessionsOf(core)[id] = {
    accountId,
    total,
    received: 0,
    mediaType,
    snippet,
    parts: [...parts],
    filmId: null,
  }
  core.town.core.changed()
  const location = `${core.settings.baseUrl()}/upload/youtube/v3/videos?uploadType=resumable&upload_id=${id}`
  return new Response(null, { status: 200, headers: { location, 'x-guploader-uploadid': id } })
}

/** One part of a film, or the question how far it has come (`bytes *\/N`). */
export function takePart(
  core: YoutubeLabCore,
  accountId: string,
  { id, range, bytes }: { readonly id: string; readonly range: string | undefined; readonly bytes: number },
): Response {
  const session = sessionsOf(core)[id]
  if (session?.accountId !== accountId) throw problem(404, 'notFound', 'The upload is not known.')
  if (session.filmId !== null) return finished(core, session.filmId, session)
  if (range === `bytes */${session.total}`) return soFar(session)
  if (firstByte(session, range, bytes) !== session.received) return soFar(session)
  session.received += bytes
  core.town.core.changed()
  if (session.received < session.total) return soFar(session)
  session.filmId = makeFilm(core, session)
  return finished(core, session.filmId, session)
}

/** Throws when the header does not tell the truth about the body, or the part is of a wrong size. */
function firstByte({ total }: Session, range: string | undefined, bytes: number): number {
  const [, first, last, of] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '') ?? []
  if (first === undefined || Number(of) !== total || Number(last) - Number(first) + 1 !== bytes)
    throw broken('content-range', `Content-Range "${range ?? ''}" with ${bytes} bytes of ${total}`)
  const isLast = Number(last) + 1 === total
  if (!isLast && bytes % PART_MULTIPLE !== 0) throw broken('part-size', `${bytes} is no multiple of 256 KiB`)
  return Number(first)
}

function soFar({ received }: Session): Response {
  return new Response(null, {
    status: 308,
    headers: received === 0 ? {} : { range: `bytes=0-${received - 1}` },
  })
}

function finished(core: YoutubeLabCore, filmId: string, { parts }: Session): Response {
  const film = core.town.state.posts[filmId]
  if (film === undefined) throw problem(404, 'notFound', 'The upload is not known.')
  return Response.json(filmAnswer(core, film, parts))
}

function makeFilm(core: YoutubeLabCore, { accountId, snippet, mediaType }: Session): string {
  const { tags, categoryId = '22', defaultLanguage, defaultAudioLanguage } = snippet
  const { town, settings } = core
  const id = nextId(town.core, 'media')
  const film = addPost(town.core, {
    accountId,
    text: joined(checkSnippet(snippet)),
    publishAt: NEVER,
    media: [{ id, kind: 'video', mediaType, altText: '', picture: null, extra: {} }],
    extra: {
      looksLeft: settings.processingLooks,
      categoryId,
      ...(tags === undefined ? {} : { tags }),
      ...(defaultLanguage === undefined ? {} : { defaultLanguage }),
      ...(defaultAudioLanguage === undefined ? {} : { defaultAudioLanguage }),
    },
  })
  return film.id
}
