import type { Context } from 'hono'
import { insertComment, deleteComment, moderate } from './calls/act-on-comments.ts'
import type { LabAnswer, LabCall } from './calls/call.ts'
import { insertCaption, listCaptions } from './calls/captions.ts'
import { deleteFilm, updateFilm } from './calls/change-film.ts'
import { listChannels, listFilms, listPlaylistItems } from './calls/list-films.ts'
import { listComments, listThreads } from './calls/list-comments.ts'
import { queryReports } from './calls/reports.ts'
import { openUpload, takePart } from './calls/upload.ts'
import { callName } from './call-name.ts'
import { checkBody, checkParams } from './check-request.ts'
import { METHODS } from './facts/methods.ts'
import { REPORTS_QUERY } from './facts/reports.ts'
import type { MethodFacts } from './facts/table.ts'
import type { YoutubeLabCore } from './lab-core.ts'
import { spend } from './quota.ts'
import { authenticate } from './tokens.ts'
import { broken, problemResponse, YoutubeProblem } from './youtube-problem.ts'

type Breach = (kind: string, detail: string) => void

const CALLS: Readonly<Record<string, (call: LabCall) => LabAnswer>> = {
  'channels.list': listChannels,
  'videos.list': listFilms,
  'videos.update': updateFilm,
  'videos.delete': deleteFilm,
  'playlistItems.list': listPlaylistItems,
  'commentThreads.list': listThreads,
  'comments.list': listComments,
  'comments.insert': insertComment,
  'comments.delete': deleteComment,
  'comments.setModerationStatus': moderate,
  'captions.list': listCaptions,
  'reports.query': queryReports,
}

/** Every call of the API: known, allowed, paid for, in keeping with the contract; then answered. */
export async function serveApi(core: YoutubeLabCore, context: Context, breach: Breach): Promise<Response> {
  try {
    return await attempt(core, context)
  } catch (error) {
    if (!(error instanceof YoutubeProblem)) throw error
    if (error.breach !== null) breach(error.breach, error.message)
    return problemResponse(error)
  }
}

const UPLOAD_SCOPES = ['youtube.force-ssl', 'youtube.upload', 'youtube']

async function attempt(core: YoutubeLabCore, context: Context): Promise<Response> {
  const { req } = context
  const name = callName(req.method, req.path)
  const authorization = req.header('authorization')
  if (name === 'upload') {
    const accountId = authenticate(core, authorization, UPLOAD_SCOPES)
    const bytes = (await req.arrayBuffer()).byteLength
    return takePart(core, accountId, {
      id: req.query('upload_id') ?? '',
      range: req.header('content-range'),
      bytes,
    })
  }
  const facts = name === 'reports.query' ? REPORTS_QUERY : METHODS[name ?? '']
  if (name === null || facts === undefined)
    throw new YoutubeProblem(404, 'notFound', `${req.method} ${req.path}`, 'unknown-call')
  const accountId = authenticate(core, authorization, facts.scopes)
  spend(core, name)
  return answer({ core, context, name, facts, accountId })
}

type Known = {
  readonly core: YoutubeLabCore
  readonly context: Context
  readonly name: string
  readonly facts: MethodFacts
  readonly accountId: string
}

async function answer({ core, context, name, facts, accountId }: Known): Promise<Response> {
  const { req } = context
  const params = checkParams(facts, new URL(req.url).searchParams)
  const parts = (params['part'] ?? '').split(',')
  const call = { core, accountId, params, parts, body: {} }
  const isUploadPath = req.path.includes('/upload/')
  if ((facts.upload !== null && name !== 'captions.list') !== isUploadPath)
    throw broken('path', 'files are sent to /upload')
  if (name === 'captions.insert') {
    const text = await req.text()
    return Response.json(insertCaption(call, req.header('content-type') ?? '', text))
  }
  const withBody =
    facts.body === null && !hasBody(facts) ? call : { ...call, body: await jsonBody(context, facts) }
  if (name === 'videos.insert') return openUpload(withBody, req.raw.headers)
  const found = CALLS[name]?.(withBody)
  if (found === undefined) throw new YoutubeProblem(501, 'notImplemented', name, 'not-emulated')
  const headers = { etag: '"practice"', 'cache-control': 'private', vary: 'Origin, X-Origin, Referer' }
  return found === null ? new Response(null, { status: 204 }) : Response.json(found, { headers })
}

function hasBody({ verb, path }: MethodFacts): boolean {
  return path === 'videos' && (verb === 'POST' || verb === 'PUT')
}

async function jsonBody({ req }: Context, facts: MethodFacts): Promise<Readonly<Record<string, unknown>>> {
  if (!(req.header('content-type') ?? '').startsWith('application/json'))
    throw broken('content-type', 'the body must be JSON', 'parseError')
  const body: unknown = await req.json().catch(() => null)
  return checkBody(facts.body ?? 'Video', body)
}
