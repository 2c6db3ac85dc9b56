import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEvents } from './read-events.ts'

const read = (body: unknown) => readEvents(new TextEncoder().encode(JSON.stringify(body)))

const anyId = fc.oneof(fc.string(), fc.nat(), fc.jsonValue())
const anyWord = fc.constantFrom(
  'feed',
  'mention',
  'comment',
  'post',
  'photo',
  'add',
  'edited',
  'remove',
  'hide',
  'x',
)
const field = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() })
const value = fc.record(
  {
    item: field(anyWord),
    verb: field(anyWord),
    comment_id: anyId,
    post_id: anyId,
    parent_id: anyId,
    created_time: fc.oneof(fc.nat(), fc.double(), fc.jsonValue()),
    message: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
    from: field(fc.record({ id: anyId, name: anyId }, { requiredKeys: [] })),
    photos: fc.jsonValue(),
    link: fc.oneof(fc.webUrl(), fc.jsonValue()),
  },
  { requiredKeys: [] },
)
const change = fc.record({ field: field(anyWord), value: field(value) }, { requiredKeys: [] })
const message = fc.record(
  {
    sender: field(fc.record({ id: anyId })),
    recipient: field(fc.record({ id: anyId })),
    timestamp: fc.oneof(fc.nat(), fc.jsonValue()),
    message: field(fc.record({ mid: anyId, text: anyId, attachments: fc.jsonValue() }, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
)
const entry = fc.record(
  {
    id: anyId,
    time: fc.oneof(fc.nat(), fc.jsonValue()),
    changes: field(fc.array(field(change))),
    messaging: field(fc.array(field(message))),
  },
  { requiredKeys: [] },
)

describe('readEvents', () => {
  it('throws nothing but SyntaxError, whatever bytes come', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        try {
          expect(Array.isArray(readEvents(bytes))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError)
        }
      }),
    )
  })

  it('makes at least one event of every entry, each with a key, and no text that a database refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom('page', 'instagram'), fc.array(field(entry)), (object, entries) => {
        const events = read({ object, entry: entries })
        expect(events.length).toBeGreaterThanOrEqual(entries.length)
        for (const event of events) expect(event.dedupeKey).toMatch(/^facebook:[a-z-]+:[0-9a-f]{64}$/)
        const stored = JSON.stringify(events)
        expect(stored).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/i)
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same keys for the same events shuffled, doubled, rearranged and sent one by one', () => {
    const good = fc.uniqueArray(
      fc.record({
        comment: fc.nat(50),
        verb: fc.constantFrom('add', 'edited', 'hide', 'remove', 'vanish'),
        second: fc.nat(9),
        text: fc.string(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(good, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const changes = rows.map(({ comment, verb, second, text }) => ({
          field: 'feed',
          value: {
            item: 'comment',
            verb,
            comment_id: `9_${comment}`,
            post_id: '1_9',
            created_time: 1_795_000_000 + second,
            message: text,
          },
        }))
        const keys = new Set(
          read({ object: 'page', entry: [{ id: '1', time: 1, changes }] }).map((e) => e.dedupeKey),
        )
        const order = [...changes, ...changes]
          .map((one) => ({ one, rank: Number(numbers.next().value) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => ({
            value: Object.fromEntries(Object.entries(one.value).reverse()),
            field: one.field,
          }))
        const again = read({
          entry: order.map((one, n) => ({ changes: [one], time: n, id: 1 })),
          object: 'page',
        })
        expect(new Set(again.map((event) => event.dedupeKey))).toEqual(keys)
      }),
    )
  })
})
