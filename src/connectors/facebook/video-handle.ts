import { Rejected } from '../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, textAt } from '../kit/json.ts'

/** What is known of a film between the calls that bring it out. */
export type VideoHandle = {
  readonly kind: 'video' | 'reel'
  readonly videoId: string
  /** The last act has been done: from here on it is only watched. */
  readonly isFinished: boolean
  readonly text: string
  readonly publishAt: Temporal.Instant | null
}

export function writeHandle({ publishAt, ...handle }: VideoHandle): string {
  return JSON.stringify({ ...handle, publishAt: publishAt?.toString() ?? null })
}

export function readHandle(text: string): VideoHandle {
  const handle = parsed(text)
  const kind = textAt(handle, 'kind')
  const videoId = idAt(handle, 'videoId')
  if ((kind !== 'video' && kind !== 'reel') || videoId === null)
    throw new Rejected('this is not the handle of a film at Facebook', 'malformed-handle')
  return {
    kind,
    videoId,
    isFinished: isTrueAt(handle, 'isFinished'),
    text: textAt(handle, 'text') ?? '',
    publishAt: instantAt(handle, 'publishAt'),
  }
}

function parsed(text: string) {
  try {
    return asRecord(JSON.parse(text))
  } catch {
    return null
  }
}
