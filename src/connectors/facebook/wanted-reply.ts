import { idAt, instantAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { plainText } from '../meta/plain-text.ts'

/** What we may have written: whose it must be, its words, and that it is not older than the attempt. */
export type Wanted = { readonly pageId: string; readonly text: string; readonly notBefore: Temporal.Instant }

export function isWanted(row: Json, wanted: Wanted): boolean {
  const at = instantAt(row, 'created_time')
  if (at === null || Temporal.Instant.compare(at, wanted.notBefore) < 0) return false
  const isOurs = idAt(recordAt(row, 'from'), 'id') === wanted.pageId
  return isOurs && plainText(textAt(row, 'message') ?? '') === wanted.text
}
