import { createHash } from 'node:crypto'
import { Rejected } from '../../connector.ts'
import { asRecord, idAt, instantAt, textAt } from '../../kit/json.ts'
import { plainText } from '../plain-text.ts'

/** What is known of a post that is being prepared. The words are kept as a digest: enough to find the post by, short enough to keep. */
export type Container = {
  readonly containerId: string
  readonly words: string
  readonly startedAt: Temporal.Instant
}

export function digestOf(text: string): string {
  return createHash('sha256').update(plainText(text)).digest('hex')
}

export function writeHandle({ containerId, words, startedAt }: Container): string {
  return JSON.stringify({ containerId, words, startedAt: startedAt.toString() })
}

export function readHandle(handle: string): Container {
  const parts = asRecord(parsed(handle))
  const containerId = idAt(parts, 'containerId')
  const words = textAt(parts, 'words')
  const startedAt = instantAt(parts, 'startedAt')
  if (containerId === null || words === null || startedAt === null)
    throw new Rejected('Instagram: this is not a post being prepared there', 'malformed-handle')
  return { containerId, words, startedAt }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
