import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sealAnswer } from '../kit/envelope.ts'
import { createFacebookReader } from './read-answer.ts'

const PAGE = '1234567890321'
const reader = createFacebookReader()
const askedAt = Temporal.Instant.from('2026-11-20T09:00:00Z')

function read(kind: string, answer: unknown, about: Readonly<Record<string, string>> = {}) {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  const body = { kind, about, accountExternalId: PAGE, askedAt, answer: new TextEncoder().encode(text) }
  return reader.readEvents(sealAnswer(body))
}

const kinds = (events: ReturnType<typeof read>) => events.map(({ effect }) => effect.kind)
const POST = { post: `${PAGE}_9` }

describe('answers that were kept', () => {
  it('are read row by row: ids as numbers, fields missing, one odd item costs no other', () => {
    const rows = [
      '{"id":90000000000000000001,"message":"Hej","created_time":"2026-11-20T08:00:00+0000"}',
      '{"id":"9_2"}',
      'null',
      '"text"',
      '{"message":"utan id"}',
      '{"id":"9_3","from":7,"attachment":[],"parent":"x","is_hidden":"yes"}',
    ]
    const events = read('comments', `{"data":[${rows.join(',')}]}`, POST)
    expect(kinds(events)).toEqual([
      'comment-added',
      'comment-added',
      'unknown',
      'unknown',
      'unknown',
      'comment-added',
    ])
    expect(events[0]?.effect).toMatchObject({ comment: { externalId: '90000000000000000001', author: null } })
    expect(events[0]?.raw).toMatchObject({ message: 'Hej' })
  })

  it('of a kind that nobody knows are kept whole', () => {
    expect(read('stories', { data: [] })).toMatchObject([
      { effect: { kind: 'unknown', why: 'answer stories' } },
    ])
    expect(kinds(read('constructor', {}))).toEqual(['unknown'])
    expect(kinds(read('posts', []))).toEqual(['unknown'])
    expect(kinds(read('posts', { data: 'x' }))).toEqual(['unknown'])
  })

  it('leave out what is older than was wanted, and keep what has no time', () => {
    const rows = [{ id: '9_1', created_time: '2026-11-01T08:00:00+0000' }, { id: '9_2' }]
    expect(kinds(read('comments', { data: rows }, { ...POST, since: '2026-11-10T00:00:00Z' }))).toHaveLength(
      1,
    )
  })

  it('tell a message of the page’s own from one to it, with pictures and files', () => {
    const rows = [
      {
        id: 'm_1',
        created_time: '2026-11-20T08:00:00+0000',
        from: { id: PAGE, name: 'Kommunen' },
        to: { data: [{ id: PAGE }, { id: '24', name: 'Karin' }] },
        message: 'Hej 👋🏽',
      },
      {
        id: 'm_2',
        from: { id: '24', name: 'Karin' },
        attachments: {
          data: [
            {
              mime_type: 'image/png',
              name: 'bild.png',
              image_data: { url: 'https://scontent.example/1.png' },
            },
            { mime_type: 'application/pdf', name: '', file_url: 'https://cdn.example/a.pdf' },
            { file_url: 'javascript:alert(1)' },
            7,
          ],
        },
      },
    ]
    const [own, theirs] = read('messages', { data: rows })
    expect(own?.effect).toMatchObject({
      message: { isFromAccount: true, otherPartyExternalId: '24', text: 'Hej 👋🏽' },
    })
    expect(theirs?.effect).toMatchObject({
      message: {
        isFromAccount: false,
        otherPartyExternalId: '24',
        author: { name: 'Karin' },
        media: [
          { kind: 'image', url: 'https://scontent.example/1.png', title: 'bild.png' },
          { kind: 'file', url: 'https://cdn.example/a.pdf' },
        ],
      },
    })
  })

  it('tell an edit that no webhook told as other words about the same comment', () => {
    const row = {
      id: '9_1',
      message: 'Hej',
      created_time: '2026-11-20T08:00:00+0000',
      from: { id: '24', name: 'Karin' },
    }
    const [before] = read('comments', { data: [row] }, POST)
    const [again] = read('comments', { data: [{ ...row, like_count: 3 }] }, POST)
    const [after] = read('comments', { data: [{ ...row, message: 'Hej igen' }] }, POST)
    expect(again?.dedupeKey).toBe(before?.dedupeKey)
    expect(after?.dedupeKey).not.toBe(before?.dedupeKey)
    expect(after?.effect).toMatchObject({
      kind: 'comment-added',
      comment: { externalId: '9_1', text: 'Hej igen' },
    })
  })

  it('have the keys of what webhooks told', () => {
    const at = Temporal.Instant.from('2026-11-20T08:00:00Z').epochMilliseconds / 1_000
    const told = (value: object, item: object) =>
      reader
        .readEvents(
          new TextEncoder().encode(
            JSON.stringify({
              object: 'page',
              entry: [{ id: PAGE, time: at + 1, changes: [{ field: 'feed', value }], messaging: [item] }],
            }),
          ),
        )
        .map(({ dedupeKey }) => dedupeKey)
    const comment = {
      item: 'comment',
      verb: 'add',
      comment_id: '9_1',
      post_id: POST.post,
      created_time: at,
      message: 'Hej',
    }
    const message = { sender: { id: '24' }, recipient: { id: PAGE }, message: { mid: 'm_1', text: 'Hej' } }
    const asked = [
      ...read(
        'comments',
        { data: [{ id: '9_1', message: 'Hej', created_time: '2026-11-20T08:00:00+0000' }] },
        POST,
      ),
      ...read('messages', { data: [{ id: 'm_1', message: 'Hej', from: { id: '24' } }] }),
    ]
    expect(told(comment, message)).toEqual(asked.map(({ dedupeKey }) => dedupeKey))
  })

  it('keep every text as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [event] = read('comments', { data: [{ id: '9_1', message: text }] }, POST)
        const stored = text.toWellFormed().replaceAll('\u0000', '\ufffd')
        expect(event?.effect).toMatchObject({ comment: { text: stored } })
      }),
    )
  })

  it('never stop a batch, whatever they hold, and give the same keys each time', () => {
    const kind = fc.constantFrom('posts', 'comments', 'messages', 'x')
    fc.assert(
      fc.property(kind, fc.json(), fc.array(fc.jsonValue()), (word, whole, rows) => {
        for (const answer of [whole, JSON.stringify({ data: rows })]) {
          const keys = () => read(word, answer, POST).map(({ dedupeKey }) => dedupeKey)
          expect(keys()).toEqual(keys())
        }
      }),
    )
  })
})
