import { Unavailable, type Access } from '../connector.ts'
import { idAt, textAt, type Json } from '../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../kit/publish-handle.ts'
import type { PostDraft, PublishStep } from '../publishing.ts'

/** A film on its way up: a reel to an address of its own, any other by a session in which Facebook says after each part which it wants next. */
export type Upload = {
  readonly videoId: string
  readonly way: { readonly uploadUrl: string } | { readonly session: string }
  readonly next: Range
}

/** From the byte at `start` up to, not including, `end`. */
export type Range = { readonly start: number; readonly end: number }

export function uploading(access: Access, draft: PostDraft, { videoId, way, next }: Upload): PublishStep {
  const handle = writeHandle({ network: 'facebook', access, draft }, { videoId, ...way, ...next })
  return { state: 'uploading', handle, sentBytes: next.start }
}

export function readUpload(access: Access, text: string, draft: PostDraft): Upload {
  const handle = openHandle({ network: 'facebook', access, draft }, text)
  const videoId = idAt(handle, 'videoId')
  const [uploadUrl, session] = [textAt(handle, 'uploadUrl'), idAt(handle, 'session')]
  const next = rangeIn(handle, 'start', 'end')
  if (videoId === null || next === null) throw badHandle('facebook')
  if (uploadUrl !== null) return { videoId, way: { uploadUrl }, next }
  if (session === null) throw badHandle('facebook')
  return { videoId, way: { session }, next }
}

/** As Facebook asks for the next part: both ends the same when it has everything. */
export function askedRange(answer: Json): Range {
  const range = rangeIn(answer, 'start_offset', 'end_offset')
  if (range === null) throw new Unavailable('Facebook did not say which part of the film comes next')
  return range
}

function rangeIn(source: Json, startKey: string, endKey: string): Range | null {
  const [start, end] = [Number(source[startKey] ?? Number.NaN), Number(source[endKey] ?? Number.NaN)]
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) ? { start, end } : null
}
