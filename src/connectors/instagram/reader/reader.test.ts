import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../../connector.ts'
import { sealAnswer } from '../../kit/envelope.ts'
import { createInstagramReader } from './instagram-reader.ts'
import { instagramEventsOfEntry } from './read-entry.ts'

const reader = createInstagramReader()
const fixture = (name: string) => readFileSync(new URL(`../fixtures/restfb/${name}`, import.meta.url))
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const ACCOUNT = '17841400000000001'
const entry = (rest: object) => ({ id: ACCOUNT, time: 1_763_629_200, ...rest })
const one = (rest: object): NetworkEvent => {
  const [event, ...others] = instagramEventsOfEntry(entry(rest))
  if (event === undefined || others.length > 0) throw new Error('not one event')
  return event
}
const comment = {
  id: '17858893269000001',
  text: 'När öppnar ni? 👨‍👩‍👧 مرحبا',
  from: { id: '90210', username: 'karin.aberg' },
  media: { id: '17900000000000001', media_product_type: 'FEED' },
}

describe('recorded bodies', () => {
  it('tells a comment even where the post is left out', () => {
    const [event] = reader.readEvents(fixture('wh-comments.json'))
    expect(event).toMatchObject({
      network: 'instagram',
      accountExternalId: '0',
      effect: { kind: 'comment-added', comment: { externalId: '123456789', text: 'This is an example.' } },
    })
  })

  it('tells a mention by its ids', () => {
    const [event] = reader.readEvents(fixture('wh-mentions.json'))
    expect(event?.effect).toMatchObject({
      kind: 'comment-added',
      comment: { externalId: '17887498072083520', postExternalId: '17887498072083520', author: null },
    })
  })

  it('is not upset by any recorded file', () => {
    for (const name of readdirSync(new URL('../fixtures/restfb/', import.meta.url)).filter((file) =>
      file.endsWith('.json'),
    )) {
      const sealed = sealAnswer({
        kind: 'comments',
        accountExternalId: ACCOUNT,
        askedAt: Temporal.Instant.from('2026-11-20T09:00:00Z'),
        answer: bytes({ data: [JSON.parse(fixture(name).toString()) as unknown, 7, null] }),
      })
      expect(reader.readEvents(sealed)).not.toHaveLength(0)
    }
  })
})

describe('webhook entries', () => {
  it('reads a comment, with its parent and who wrote it', () => {
    const event = one({ changes: [{ field: 'comments', value: { ...comment, parent_id: '1785' } }] })
    expect(event.effect).toEqual({
      kind: 'comment-added',
      comment: {
        externalId: comment.id,
        postExternalId: '17900000000000001',
        parentExternalId: '1785',
        author: { externalId: '90210', name: 'karin.aberg' },
        text: comment.text,
        postedAt: Temporal.Instant.from('2025-11-20T09:00:00Z'),
        media: [],
      },
    })
    expect(event.raw).toMatchObject({ field: 'comments' })
  })

  it.each<[string, object, object]>([
    ['live comment', { changes: [{ field: 'live_comments', value: comment }] }, { kind: 'comment-added' }],
    ['field in the entry', { field: 'comments', value: comment }, { kind: 'comment-added' }],
    [
      'ids as numbers',
      { changes: [{ field: 'comments', value: { ...comment, id: 17 } }] },
      { kind: 'comment-added' },
    ],
    [
      'withheld',
      { changes: [{ field: 'comments', value: { id: '1', text: 'a' } }] },
      { comment: { author: null } },
    ],
    [
      'mention in a post',
      { changes: [{ field: 'mentions', value: { media_id: '9' } }] },
      { kind: 'post-added' },
    ],
    ['story figures', { changes: [{ field: 'story_insights', value: {} }] }, { kind: 'irrelevant' }],
    [
      'unknown field',
      { changes: [{ field: 'tomorrow', value: {} }] },
      { kind: 'unknown', why: 'field tomorrow' },
    ],
    ['no value', { changes: [{ field: 'comments' }] }, { kind: 'unknown' }],
    ['no id', { changes: [{ field: 'comments', value: { text: 'a' } }] }, { kind: 'unknown' }],
    ['no list', { changes: 'x' }, { kind: 'unknown', why: 'changes is not a list' }],
    ['nothing', {}, { kind: 'unknown' }],
    ['read receipt', { messaging: [{ read: { mid: 'm' } }] }, { kind: 'irrelevant', what: 'read' }],
    [
      'unsent',
      { messaging: [{ message: { mid: 'm', is_deleted: true } }] },
      { kind: 'direct-message-removed', messageExternalId: 'm' },
    ],
    [
      'edit',
      { messaging: [{ message_edit: { mid: 'm' } }] },
      { kind: 'unknown', why: 'message_edit without text' },
    ],
    ['no mid', { messaging: [{ message: { text: 'a' } }] }, { kind: 'unknown', why: 'message without mid' }],
    ['not an object', { messaging: [7] }, { kind: 'unknown' }],
  ])('%s', (_what, rest, effect) => {
    expect(one(rest).effect).toMatchObject(effect)
  })

  it.each([null, 7, 'x', [], {}])('keeps an entry that is none: %j', (value) => {
    expect(instagramEventsOfEntry(value)).toMatchObject([{ effect: { kind: 'unknown' } }])
  })

  const messaging = (message: object, from = '90210', to = ACCOUNT) => ({
    messaging: [{ sender: { id: from }, recipient: { id: to }, timestamp: 1_763_629_200_123, message }],
  })

  it('reads a message, what was attached, and the story it answers', () => {
    const attachments = [
      { type: 'image', payload: { url: 'https://cdn.example/1.jpg' } },
      { type: 'share', payload: { url: 'https://cdn.example/p', title: 'Ett inlägg' } },
      { type: 'image', payload: { url: 'javascript:alert(1)' } },
    ]
    const reply_to = { story: { url: 'https://cdn.example/story', id: '5' } }
    const { effect } = one(messaging({ mid: 'aWdf1', text: 'Hej', attachments, reply_to }))
    expect(effect).toMatchObject({
      kind: 'direct-message',
      message: {
        externalId: 'aWdf1',
        isFromAccount: false,
        otherPartyExternalId: '90210',
        sentAt: Temporal.Instant.from('2025-11-20T09:00:00.123Z'),
        media: [
          { kind: 'image', url: 'https://cdn.example/1.jpg' },
          { kind: 'link', title: 'Ett inlägg' },
          { kind: 'file', url: 'https://cdn.example/story' },
        ],
      },
    })
  })

  it('tells its own messages from theirs, and with whom', () => {
    const { effect } = one(messaging({ mid: 'aWdf2', text: 'Hej', is_echo: true }, ACCOUNT, '90210'))
    expect(effect).toMatchObject({
      message: { isFromAccount: true, otherPartyExternalId: '90210', author: { externalId: ACCOUNT } },
    })
  })

  it('takes a prepared question that was pressed for a message', () => {
    const event = one({
      messaging: [
        { sender: { id: '9' }, recipient: { id: ACCOUNT }, postback: { mid: 'a', title: 'Öppettider?' } },
      ],
    })
    expect(event.effect).toMatchObject({ kind: 'direct-message', message: { text: 'Öppettider?' } })
  })
})

describe('keys', () => {
  const webhook = (value: object) => one({ changes: [{ field: 'comments', value }] }).dedupeKey
  const answer = (row: object, about: Record<string, string> = { media: '17900000000000001' }) =>
    reader.readEvents(
      sealAnswer({
        kind: 'comments',
        accountExternalId: ACCOUNT,
        about,
        askedAt: Temporal.Instant.from('2026-11-20T09:00:00Z'),
        answer: bytes({ data: [row] }),
      }),
    )

  it('is the same for a comment told by webhook and by harvest', () => {
    const { media: _media, ...row } = { ...comment, timestamp: '2026-11-20T08:00:00+0000' }
    expect(answer(row)[0]?.dedupeKey).toBe(webhook(comment))
  })

  it('is another when the words are, and when only one of them says under which post', () => {
    const { media: _media, ...bare } = comment
    expect(new Set([webhook(comment), webhook({ ...comment, text: 'Ändrat' }), webhook(bare)]).size).toBe(3)
  })

  it('leaves out what is older than was asked for, and keeps the answers to it that are not', () => {
    const at = (timestamp: string, id: string) => ({ id, text: id, timestamp })
    const row = {
      ...at('2026-11-19T08:00:00+0000', '1'),
      replies: { data: [at('2026-11-20T08:00:00+0000', '2')] },
    }
    const events = answer(row, { media: '9', since: '2026-11-20T00:00:00Z' })
    expect(events).toMatchObject([{ effect: { comment: { externalId: '2', parentExternalId: '1' } } }])
  })
})

it.each(['', 'x', 'null', '[]', '{}', '{"object":"instagram"}', '{"entry":[]}'])(
  'throws SyntaxError for %j',
  (text) => {
    expect(() => reader.readEvents(new TextEncoder().encode(text))).toThrow(SyntaxError)
  },
)

it('keeps an entry of another object as unknown', () => {
  expect(reader.readEvents(bytes({ object: 'permissions', entry: [{ id: '1' }] }))).toMatchObject([
    { effect: { kind: 'unknown', why: 'object permissions' } },
  ])
})
