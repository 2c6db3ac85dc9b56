import { changeBody } from '../kit/envelope.ts'
import { asRecord, idAt, recordAt } from '../kit/json.ts'
import { isFeed } from './push/read-feed.ts'

const PERSON: readonly string[] = [
  'authorDisplayName',
  'authorProfileImageUrl',
  'authorChannelUrl',
  'authorChannelId',
]

/** Who wrote stands beside what was written, under names of its own. The hub's feeds tell of the channel's own films only. */
export function withoutPeople(rawBody: Uint8Array, ownIds: readonly string[]): Uint8Array {
  if (isFeed(rawBody)) return rawBody
  return changeBody(rawBody, { answer: (value) => strip(value, ownIds) })
}

function strip(value: unknown, ownIds: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => strip(one, ownIds))
  const record = asRecord(value)
  if (record === null) return value
  const isOwn = ownIds.includes(idAt(recordAt(record, 'authorChannelId'), 'value') ?? '')
  const kept = isOwn ? record : Object.fromEntries(Object.entries(record).filter(([key]) => !isPerson(key)))
  return Object.fromEntries(Object.entries(kept).map(([key, inner]) => [key, strip(inner, ownIds)]))
}

function isPerson(key: string): boolean {
  return PERSON.includes(key)
}
