import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../../connector.ts'
import { readEvents } from './read-events.ts'

/** Shapes that Pages and Messenger are known to send beside those of the collected bodies; the people and places are invented. */
const PAGE = '104000000000001'
const SENT = 1_795_161_600
const read = (body: unknown) => readEvents(new TextEncoder().encode(JSON.stringify(body)))
const entry = (rest: object, id: string | number = PAGE) => ({ id, time: SENT, ...rest })
const page = (...entries: unknown[]) => read({ object: 'page', entry: entries })
function only(events: readonly NetworkEvent[]): NetworkEvent {
  expect(events).toHaveLength(1)
  return events[0]!
}
const change = (field: string, value: unknown) => only(page(entry({ changes: [{ field, value }] })))
const feed = (value: object) =>
  change('feed', { created_time: SENT, post_id: `${PAGE}_9`, verb: 'add', ...value })
const karin = { from: { id: '71', name: 'Karin Öberg' } }

describe('what stands in a feed', () => {
  it.each<[string, object, object]>([
    [
      'a comment of a picture and nothing else',
      { item: 'comment', comment_id: '9_1', ...karin, photo: 'https://cdn.example/a.jpg' },
      { comment: { text: '', media: [{ kind: 'image' }], author: { name: 'Karin Öberg' } } },
    ],
    [
      'a comment of a film, its words null, nobody told',
      { item: 'comment', comment_id: '9_1', message: null, video: 'https://cdn.example/a.mp4' },
      { comment: { text: '', author: null, media: [{ kind: 'video', url: 'https://cdn.example/a.mp4' }] } },
    ],
    [
      'a comment with its attachment as an answer has it',
      {
        item: 'comment',
        comment_id: '9_1',
        attachment: { type: 'sticker', media: { image: { src: 'https://cdn.example/s.png' } } },
      },
      { comment: { media: [{ kind: 'image', url: 'https://cdn.example/s.png' }] } },
    ],
    [
      'a comment that names others',
      {
        item: 'comment',
        comment_id: '9_1',
        message: 'Bosse Lind se här',
        message_tags: [{ id: '72', name: 'Bosse Lind', type: 'user', offset: 0, length: 10 }],
        post: {
          status_type: 'added_photos',
          is_published: true,
          permalink_url: 'https://www.facebook.com/9',
        },
      },
      { comment: { text: 'Bosse Lind se här' } },
    ],
    [
      'under the picture of the post',
      { item: 'comment', comment_id: '8_1', parent_id: `${PAGE}_8` },
      { comment: { parentExternalId: null } },
    ],
    [
      'under the picture alone',
      { item: 'comment', comment_id: '8_1', parent_id: '8' },
      { comment: { parentExternalId: null } },
    ],
    [
      'an answer',
      { item: 'comment', comment_id: '9_2', parent_id: '9_1' },
      { comment: { parentExternalId: '9_1' } },
    ],
    [
      'an answer under a post of a bare number',
      { item: 'comment', comment_id: '9_2', parent_id: '9_1', post_id: '9' },
      { comment: { parentExternalId: '9_1' } },
    ],
    [
      'a removal told as delete',
      { item: 'comment', comment_id: '9_1', verb: 'delete' },
      { kind: 'comment-removed' },
    ],
    ['an edit told as update', { item: 'post', verb: 'update', message: 'Ny text' }, { kind: 'post-edited' }],
    ['a reel', { item: 'reel', message: 'Snö!' }, { kind: 'post-added', post: { text: 'Snö!' } }],
    ['a note', { item: 'note' }, { kind: 'post-added' }],
    ['a link', { item: 'link', link: 'https://ekkoping.example/' }, { post: { media: [{ kind: 'link' }] } }],
    ['a story without post', { item: 'story', post_id: undefined }, { kind: 'irrelevant' }],
    [
      'a post dated back',
      { item: 'milestone', created_time: -2_038_435_200 },
      { post: { publishedAt: Temporal.Instant.from('1905-05-29T00:00:00Z') } },
    ],
    [
      'a film blocked for its music',
      { item: 'video', verb: 'block' },
      { kind: 'unknown', why: 'verb block of video' },
    ],
    ['a word that is new', { item: 'hologram' }, { kind: 'unknown', why: 'item hologram' }],
  ])('%s', (_what, value, effect) => {
    expect(feed(value).effect).toMatchObject(effect)
  })

  it('a recommendation is a visitor’s post, what is said under it a comment, one without words nothing', () => {
    const rating = {
      item: 'rating',
      verb: 'add',
      open_graph_story_id: 55,
      reviewer_id: 71,
      reviewer_name: 'Karin Öberg',
    }
    expect(
      change('ratings', { ...rating, review_text: 'Fint badhus', recommendation_type: 'positive' }).effect,
    ).toMatchObject({
      kind: 'post-added',
      post: { externalId: '55', text: 'Fint badhus', author: { externalId: '71', name: 'Karin Öberg' } },
    })
    expect(change('ratings', { ...rating, rating: 5 }).effect).toEqual({
      kind: 'irrelevant',
      what: 'rating add',
    })
    expect(change('ratings', { ...rating, verb: 'remove' }).effect).toEqual({
      kind: 'post-removed',
      postExternalId: '55',
    })
    const comment = {
      item: 'comment',
      verb: 'add',
      open_graph_story_id: '55',
      comment_id: '55_1',
      message: 'Tack!',
    }
    expect(change('ratings', comment).effect).toMatchObject({
      comment: { postExternalId: '55', text: 'Tack!' },
    })
  })

  it('fields about the page itself stay known by their name', () => {
    for (const field of ['live_videos', 'conversations', 'leadgen', 'hours'])
      expect(change(field, { id: '4', status: 'live' }).effect).toEqual({
        kind: 'unknown',
        why: `field ${field}`,
      })
  })
})

describe('bodies', () => {
  const hello = {
    field: 'feed',
    value: { item: 'comment', verb: 'add', post_id: '1_9', comment_id: '9_1', message: 'Hej' },
  }
  const kinds = (events: readonly NetworkEvent[]) => events.map(({ effect }) => effect.kind)

  it('a list of bodies, an entry outside a list, and what is neither beside them', () => {
    const body = { object: 'page', entry: entry({ changes: [hello] }) }
    expect(kinds(read([body, { ...body, object: 'user' }, 7, { odd: true }]))).toEqual([
      'comment-added',
      'unknown',
      'unknown',
      'unknown',
    ])
  })

  it('entries of several pages, of numbers as ids, with lists that are null', () => {
    const events = page(
      entry({ changes: [hello], messaging: null }, 1),
      entry({ changes: null, standby: [] }, 2),
    )
    expect(events.map(({ accountExternalId, effect }) => [accountExternalId, effect.kind])).toEqual([
      ['1', 'comment-added'],
      ['2', 'unknown'],
    ])
  })

  it('a message under changes, as the dashboard’s test button sends it', () => {
    const value = {
      sender: { id: '12' },
      recipient: { id: '23' },
      timestamp: '1527459824',
      message: { mid: 't', text: 'test' },
    }
    expect(change('messages', value)).toMatchObject({
      occurredAt: Temporal.Instant.from('2018-05-27T22:23:44Z'),
      effect: { kind: 'direct-message', message: { text: 'test', otherPartyExternalId: '12' } },
    })
    expect(change('messages', { page_id: '106' }).effect).toEqual({
      kind: 'unknown',
      why: 'messaging page_id',
    })
  })

  it('several values under one field', () => {
    const events = page(
      entry({
        changes: [{ field: 'feed', value: [hello.value, 'x', { ...hello.value, comment_id: '9_2' }] }],
      }),
    )
    expect(kinds(events)).toEqual(['comment-added', 'unknown', 'comment-added'])
  })

  it('one item nested beyond reason, one with half a character in a key and one with an endless id cost nothing else', () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const odd = [
      '{"item":"comment","verb":"add","post_id":"1_9","comment_id":"9_3","x":' + deep + '}',
      '{"\\ud83d":1,"item":"x"}',
    ]
    const changes = [...odd, JSON.stringify({ ...hello.value, comment_id: '9'.repeat(5_000) })].map(
      (value) => `{"field":"feed","value":${value}}`,
    )
    const body = `{"object":"page","entry":[{"id":"1","time":1,"changes":[${changes.join()},${JSON.stringify(hello)}]}]}`
    const events = readEvents(new TextEncoder().encode(body))
    expect(kinds(events)).toEqual(['comment-added', 'unknown', 'unknown', 'comment-added'])
    expect(JSON.stringify(events)).not.toMatch(/\\ud83d/)
  })

  it('a comment of a megabyte', () => {
    const message = 'Åh 😀 مرحبا '.repeat(90_000)
    expect(feed({ item: 'comment', comment_id: '9_1', message }).effect).toMatchObject({
      comment: { text: message },
    })
  })
})
