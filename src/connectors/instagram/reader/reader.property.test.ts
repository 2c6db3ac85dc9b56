import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sealAnswer } from '../../kit/envelope.ts'
import { plainText } from '../../meta/plain-text.ts'
import { createInstagramReader } from './instagram-reader.ts'
import { instagramEventsOfEntry } from './read-entry.ts'

const reader = createInstagramReader()
const bytes = (text: string) => new TextEncoder().encode(text)
/** Everything beyond ASCII as \\u with lower-case hex, and `/` as `\\/`. */
const encodeLikeMeta = (value: unknown) =>
  JSON.stringify(value)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(
      /[\u007f-\uffff]/g,
      (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
    )
const text = fc.string({ unit: 'grapheme', maxLength: 80 })

it('crashes for nothing, and hands over something for every part', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.jsonValue({ maxDepth: 4 }), (value, other) => {
      const entry = {
        id: '1',
        time: 1,
        changes: [{ field: 'comments', value }, value],
        messaging: [other, { message: other }],
      }
      expect(instagramEventsOfEntry(entry).length).toBeGreaterThanOrEqual(4)
      expect(instagramEventsOfEntry(value).length).toBeGreaterThan(0)
    }),
  )
})

it('one odd item costs none of the others, in a body or an answer', () => {
  const kinds = fc.constantFrom('media', 'tags', 'comments', 'replies', 'conversations', 'tomorrow')
  fc.assert(
    fc.property(kinds, fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }), (kind, rows) => {
      const good = { id: '5', text: 'Hej', message: 'Hej', messages: { data: [{ id: 'm', message: 'Hej' }] } }
      const answer = bytes(JSON.stringify({ data: [...rows, good] }))
      const askedAt = Temporal.Instant.from('2026-11-20T09:00:00Z')
      const events = reader.readEvents(sealAnswer({ kind, accountExternalId: '1', askedAt, answer }))
      expect(events.at(-1)?.effect.kind).not.toBe(kind === 'tomorrow' ? 'comment-added' : 'unknown')
    }),
  )
})

it('hands on any text as it was written, escaped as Meta escapes it', () => {
  fc.assert(
    fc.property(text, (words) => {
      const value = { id: '5', text: words, media: { id: '9' } }
      const body = encodeLikeMeta({
        object: 'instagram',
        entry: [{ id: '1', time: 1, changes: [{ field: 'comments', value }] }],
      })
      const [event] = reader.readEvents(bytes(body))
      expect(event?.effect).toMatchObject({ comment: { text: words.replaceAll('\u0000', '\ufffd') } })
    }),
  )
})

it('gives the same key however the parts of an event are ordered, and different ones for different words', () => {
  const shuffled = (value: Record<string, unknown>) => Object.fromEntries(Object.entries(value).toReversed())
  fc.assert(
    fc.property(text, text, (first, second) => {
      fc.pre(plainText(first) !== plainText(second))
      const keyOf = (value: Record<string, unknown>) =>
        instagramEventsOfEntry({ id: '1', time: 1, changes: [{ field: 'comments', value }] })[0]?.dedupeKey
      const value = { id: '5', text: first, media: { id: '9' } }
      expect(keyOf(shuffled(value))).toBe(keyOf(value))
      expect(keyOf({ ...value, text: second })).not.toBe(keyOf(value))
    }),
  )
})
