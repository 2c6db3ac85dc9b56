import { randomBytes } from 'node:crypto'
import { checkBody } from '../check-request.ts'
import { nowText, ownFilm } from '../film.ts'
import { keptIn } from '../lab-core.ts'
import { broken, problem } from '../youtube-problem.ts'
import { listAnswer, type LabAnswer, type LabCall } from './call.ts'

type Caption = { id: string; snippet: Record<string, unknown> }

const kept = ({ core }: LabCall) => keptIn<Record<string, Caption[]>>(core, 'captions', {})

export function listCaptions(call: LabCall): LabAnswer {
  const film = ownFilm(call.core, call.accountId, call.params['videoId'] ?? '')
  const items = (kept(call)[film.id] ?? []).map((caption) => ({ kind: 'youtube#caption', ...caption }))
  return listAnswer('caption', items)
}

/** `multipart/related`: what it is, then the file. */
export function insertCaption(call: LabCall, contentType: string, text: string): LabAnswer {
  const [metadata, file] = relatedParts(contentType, text)
  const body = checkBody('Caption', parsed(metadata))
  const { videoId, language, name } = (body['snippet'] ?? {}) as Record<string, unknown>
  if (typeof videoId !== 'string' || typeof language !== 'string' || typeof name !== 'string')
    throw broken('missing-field', 'videoId, language and name', 'invalidMetadata')
  if ((file ?? '').trim() === '') throw broken('missing-media', 'no caption file', 'contentRequired')
  if (!(file ?? '').includes('-->')) throw problem(400, 'contentRequired', 'The file holds no captions.')
  const film = ownFilm(call.core, call.accountId, videoId)
  const captions = (kept(call)[film.id] ??= [])
  if (captions.some(({ snippet }) => snippet['language'] === language && snippet['name'] === name))
    throw problem(409, 'captionExists', 'There is a caption of that language and name.')
  const snippet = {
    videoId,
    language,
    name,
    lastUpdated: nowText(call.core),
    trackKind: 'standard',
    status: 'serving',
    isDraft: false,
  }
  const caption = { id: randomBytes(12).toString('base64url'), snippet }
  captions.push(caption)
  call.core.town.core.changed()
  return { kind: 'youtube#caption', ...caption }
}

function relatedParts(contentType: string, text: string): readonly [string | undefined, string | undefined] {
  const boundary = /^multipart\/related;\s*boundary="?([\w'()+,./:=?-]+)"?$/.exec(contentType)?.[1]
  if (boundary === undefined) throw broken('content-type', `not multipart/related: ${contentType}`)
  const bodies = text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n$/, ''))
  if (bodies.length !== 2) throw broken('multipart', `${bodies.length} parts instead of two`)
  return [bodies[0], bodies[1]]
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    throw broken('wrong-type', 'the first part is not JSON', 'parseError')
  }
}
