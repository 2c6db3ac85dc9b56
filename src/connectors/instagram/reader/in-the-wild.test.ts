import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../../connector.ts'
import { sealAnswer } from '../../kit/envelope.ts'
import { createInstagramReader } from './instagram-reader.ts'

/** Shapes of both of Instagram's products, and of its answers, beside those of the recorded files; the people are invented. */
const ACCOUNT = '17841400000000001'
const reader = createInstagramReader()
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const read = (...entries: unknown[]) => reader.readEvents(bytes({ object: 'instagram', entry: entries }))
const entry = (rest: object) => ({ id: ACCOUNT, time: 1_763_629_200, ...rest })
function only(events: readonly NetworkEvent[]): NetworkEvent {
  expect(events).toHaveLength(1)
  return events[0]!
}
const people = { sender: { id: '90210' }, recipient: { id: ACCOUNT }, timestamp: 1_763_629_200_123 }
const message = (said: object) =>
  only(read(entry({ messaging: [{ ...people, message: { mid: 'm', ...said } }] }))).effect
const comment = { id: '17', text: 'Hej', from: { id: '90210', username: 'karin.oberg' }, media: { id: '9' } }

describe('webhooks of both products', () => {
  it('a whole body in a list, and field and value in the entry, as the Instagram login’s examples have them', () => {
    const body = { object: 'instagram', entry: [entry({ field: 'comments', value: comment })] }
    expect(only(reader.readEvents(bytes([body]))).effect).toMatchObject({
      comment: { externalId: '17', text: 'Hej' },
    })
  })

  it('the same message under messaging and under changes is one event', () => {
    const told = { ...people, message: { mid: 'm', text: 'Hej' } }
    const [first, second] = read(
      entry({ messaging: [told] }),
      entry({ changes: [{ field: 'messages', value: told }] }),
    )
    expect(second?.dedupeKey).toBe(first?.dedupeKey)
    expect(second?.effect).toEqual(first?.effect)
  })

  it('a comment under an advertisement, and several under one field', () => {
    const value = [
      { ...comment, media: { id: '9', ad_id: '4', original_media_id: '8' } },
      { ...comment, id: '18' },
    ]
    const events = read(entry({ changes: [{ field: 'comments', value }] }))
    expect(events.map(({ effect }) => effect)).toMatchObject([
      { comment: { postExternalId: '9' } },
      { comment: { externalId: '18' } },
    ])
  })

  it.each<[string, object, object]>([
    [
      'named in a story',
      { attachments: [{ type: 'story_mention', payload: { url: 'https://cdn.example/s' } }] },
      { message: { media: [{ url: 'https://cdn.example/s' }] } },
    ],
    [
      'a reel',
      {
        attachments: [
          { type: 'ig_reel', payload: { reel_video_id: 5, title: 'Snö', url: 'https://cdn.example/r' } },
        ],
      },
      { message: { media: [{ kind: 'video', title: 'Snö' }] } },
    ],
    [
      'a post',
      {
        attachments: [
          {
            type: 'ig_post',
            payload: { ig_post_media_id: '9', title: 'Badhuset', url: 'https://cdn.example/p' },
          },
        ],
      },
      { message: { media: [{ kind: 'link', title: 'Badhuset' }] } },
    ],
    [
      'a picture to look at once',
      { attachments: [{ type: 'ephemeral' }] },
      { message: { text: '', media: [] } },
    ],
    [
      'an answer to a story',
      { text: 'Fint!', reply_to: { story: { id: '5', url: 'https://cdn.example/s' } } },
      { message: { text: 'Fint!', media: [{ url: 'https://cdn.example/s' }] } },
    ],
    ['to oneself', { text: 'prov', is_self: true, is_echo: true }, { message: { isFromAccount: true } }],
    ['not supported', { is_unsupported: true }, { kind: 'direct-message' }],
    ['taken back', { is_deleted: 'true' }, { kind: 'direct-message-removed', messageExternalId: 'm' }],
    ['our own, taken back', { is_echo: true, is_deleted: true }, { kind: 'direct-message-removed' }],
  ])('%s', (_what, said, effect) => {
    expect(message(said)).toMatchObject(effect)
  })

  it('a new message that is announced as an edit without words is left to the next question', () => {
    const announced = { timestamp: 1_763_629_200_123, message_edit: { mid: 'm', num_edit: 0 } }
    expect(only(read(entry({ messaging: [announced] }))).effect).toMatchObject({ kind: 'irrelevant' })
  })

  it.each(['messaging_handover', 'messaging_optins', 'message_reactions', 'messaging_seen'])(
    '%s is understood',
    (field) => {
      expect(only(read(entry({ changes: [{ field, value: people }] }))).effect).toEqual({
        kind: 'irrelevant',
        what: field,
      })
    },
  )
})

describe('answers', () => {
  const answer = (kind: string, ...data: unknown[]) =>
    reader.readEvents(
      sealAnswer({
        kind,
        accountExternalId: ACCOUNT,
        about: { media: '9', page: '104' },
        askedAt: Temporal.Instant.from('2026-11-20T09:00:00Z'),
        answer: bytes({ data, paging: { cursors: { after: 'x' } } }),
      }),
    )

  it('a comment without writer, without time, with answers whose list is null', () => {
    expect(
      only(
        answer('comments', { id: '17', text: 'Hej', from: null, timestamp: null, replies: { data: null } }),
      ).effect,
    ).toMatchObject({
      comment: { text: 'Hej', author: null, postedAt: null },
    })
  })

  it('a message with a post passed on, one named twice and one that is hidden behind a story', () => {
    const row = {
      id: 'm',
      message: '',
      created_time: '2026-11-20T08:00:00+0000',
      from: { id: '90210', username: 'karin.oberg' },
      to: { data: [{ id: ACCOUNT }] },
      attachments: {
        data: [
          { image_data: { url: 'https://cdn.example/a.jpg' } },
          { image_data: { url: 'https://cdn.example/a.jpg' } },
        ],
      },
      shares: { data: [{ link: 'https://cdn.example/p', name: 'Badhuset' }, { link: 'javascript:0' }] },
    }
    expect(only(answer('conversations', { messages: { data: [row, null] } })).effect).toMatchObject({
      message: {
        author: { name: 'karin.oberg' },
        media: [{ kind: 'image' }, { kind: 'link', url: 'https://cdn.example/p', title: 'Badhuset' }],
      },
    })
  })

  it('a message told by webhook and by asking is one event', () => {
    const told = only(read(entry({ messaging: [{ ...people, message: { mid: 'm', text: 'Hej' } }] })))
    const [asked] = answer('conversations', {
      messages: { data: [{ id: 'm', message: 'Hej', from: { id: '90210' } }] },
    })
    expect(asked?.dedupeKey).toBe(told.dedupeKey)
  })

  it('a post of a kind that is new, without caption, picture or owner', () => {
    expect(only(answer('media', { id: '9', media_type: 'HOLOGRAM', caption: null })).effect).toMatchObject({
      kind: 'post-added',
      post: { text: '', media: [], author: null },
    })
  })
})
