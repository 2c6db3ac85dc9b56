import type { EventReader, NetworkEvent } from '../../connector.ts'
import { asRecord, parseJson, textAt } from '../../kit/json.ts'
import { unknownEvent } from './origin.ts'
import { readInstagramAnswer } from './read-answer.ts'
import { instagramEventsOfEntry } from './read-entry.ts'

/** Reads webhook bodies with `object: instagram` and the answers that a harvest kept. */
export function createInstagramReader(): EventReader {
  return { network: 'instagram', readEvents }
}

function readEvents(rawBody: Uint8Array): readonly NetworkEvent[] {
  try {
    return readInstagramAnswer(rawBody) ?? readBody(rawBody)
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('nested too deeply', { cause: error })
    throw error
  }
}

function readBody(rawBody: Uint8Array): readonly NetworkEvent[] {
  const body = asRecord(parseJson(rawBody))
  const object = textAt(body, 'object')
  const entries = body?.['entry']
  if (object === null || !Array.isArray(entries))
    throw new SyntaxError('not a webhook body: no object or no entry')
  return entries.flatMap((entry: unknown) =>
    object === 'instagram'
      ? instagramEventsOfEntry(entry)
      : [unknownEvent({ accountExternalId: '', sentAt: null }, entry, `object ${object.slice(0, 60)}`)],
  )
}
