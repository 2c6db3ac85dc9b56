import { createHash } from 'node:crypto'
import type { Access } from '../../connector.ts'
import { idAt, instantAt, textAt } from '../../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../../kit/publish-handle.ts'
import { plainText } from '../../meta/plain-text.ts'

/** What is known of a post that is being prepared. The words are kept as a digest: enough to find the post by, short enough to keep. */
export type Container = {
  readonly containerId: string
  readonly words: string
  readonly startedAt: Temporal.Instant
}

export function digestOf(text: string): string {
  return createHash('sha256').update(plainText(text)).digest('hex')
}

export function handleOf(access: Access, { containerId, words, startedAt }: Container): string {
  return writeHandle(
    { network: 'instagram', access },
    { containerId, words, startedAt: startedAt.toString() },
  )
}

export function readHandle(access: Access, text: string): Container {
  const handle = openHandle({ network: 'instagram', access }, text)
  const containerId = idAt(handle, 'containerId')
  const words = textAt(handle, 'words')
  const startedAt = instantAt(handle, 'startedAt')
  if (containerId === null || words === null || startedAt === null) throw badHandle('instagram')
  return { containerId, words, startedAt }
}
