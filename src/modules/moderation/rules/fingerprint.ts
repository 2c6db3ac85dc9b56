/** The fingerprint of what a message says, to tell whether evidence shows the words that stand there now. */
import { createHash } from 'node:crypto'
import type { MediaRef } from '#connectors/connector.ts'

/** Networks sign their media addresses anew each time; what stays is the address without its query. */
export function contentSha256(content: {
  readonly text: string
  readonly media: readonly MediaRef[]
}): string {
  const media = content.media.map(({ kind, url }) => [kind, url.split(/[?#]/, 1)[0] ?? ''])
  return sha256Of(JSON.stringify([content.text.normalize('NFC').toWellFormed(), media]))
}

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
