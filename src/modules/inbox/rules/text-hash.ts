/** What the ledger keeps of words that people wrote: enough to prove that they were these, nothing to read (design §5). */
import { createHash } from 'node:crypto'
import { storableText } from './storable-text.ts'

/** SHA-256 in hex of the text as it is kept, in UTF-8. */
export function textSha256(text: string): string {
  return createHash('sha256').update(storableText(text)).digest('hex')
}
