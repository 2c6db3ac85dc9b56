import type { Clock } from '#core/clock.ts'
import type { Access } from '../connector.ts'
import { idAt, instantAt, isTrueAt, textAt } from '../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../kit/publish-handle.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import type { PublishStep } from '../publishing.ts'

export type VideoParts = { readonly calls: GraphCalls; readonly clock: Clock }

/** What is known of a film between the calls that bring it out. */
export type VideoHandle = {
  readonly kind: 'video' | 'reel'
  readonly videoId: string
  /** The last act has been done: from here on it is only watched. */
  readonly isFinished: boolean
  readonly text: string
  readonly publishAt: Temporal.Instant | null
}

const LOOK_AGAIN_SECONDS = 20

export function preparing({ clock }: VideoParts, handle: string): PublishStep {
  return { state: 'preparing', handle, lookAt: clock.now().add({ seconds: LOOK_AGAIN_SECONDS }) }
}

export function handleOf(access: Access, { publishAt, ...handle }: VideoHandle): string {
  return writeHandle({ network: 'facebook', access }, { ...handle, publishAt: publishAt?.toString() ?? null })
}

export function readHandle(access: Access, text: string): VideoHandle {
  const handle = openHandle({ network: 'facebook', access }, text)
  const kind = textAt(handle, 'kind')
  const videoId = idAt(handle, 'videoId')
  if ((kind !== 'video' && kind !== 'reel') || videoId === null) throw badHandle('facebook')
  return {
    kind,
    videoId,
    isFinished: isTrueAt(handle, 'isFinished'),
    text: textAt(handle, 'text') ?? '',
    publishAt: instantAt(handle, 'publishAt'),
  }
}
