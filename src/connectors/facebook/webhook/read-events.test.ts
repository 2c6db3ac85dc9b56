import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { NetworkEffect, NetworkEvent } from '../../connector.ts'
import { readEvents } from './read-events.ts'

const PAGE = '1234567890321'
const fixture = (name: string) =>
  readEvents(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url)))
const read = (body: unknown) => readEvents(new TextEncoder().encode(JSON.stringify(body)))

function only(events: readonly NetworkEvent[]): NetworkEvent {
  expect(events).toHaveLength(1)
  return events[0]!
}

function feed(value: object, time = 1_795_161_600): readonly NetworkEvent[] {
  return read({ object: 'page', entry: [{ id: PAGE, time, changes: [{ field: 'feed', value }] }] })
}

const base = {
  item: 'comment',
  verb: 'add',
  comment_id: '9_1',
  post_id: `${PAGE}_9`,
  created_time: 1_795_161_598,
  message: 'Hej',
}
const keyOf = (value: object, time?: number) => only(feed(value, time)).dedupeKey

describe('collected bodies', () => {
  it('a comment under a post, old sender form, numbers as ids', () => {
    const event = only(fixture('restfb/feed-comment-add'))
    expect(event).toMatchObject({ network: 'facebook', accountExternalId: PAGE })
    expect(event.occurredAt?.toString()).toBe('2015-12-03T09:30:03Z')
    expect(event.effect).toEqual({
      kind: 'comment-added',
      comment: {
        externalId: '901097836652708_903438993085259',
        postExternalId: `${PAGE}_901097836652708`,
        parentExternalId: null,
        author: { externalId: PAGE, name: 'Tester' },
        text: 'and the next one',
        postedAt: Temporal.Instant.from('2015-12-03T09:30:03Z'),
        media: [],
      },
    })
  })

  it.each<[string, Readonly<Record<string, unknown>>]>([
    [
      'feed-comment-edited',
      { kind: 'comment-edited', comment: { text: "Let's see the Webhooks in action :D", postedAt: null } },
    ],
    ['feed-comment-hide', { kind: 'comment-hidden', commentExternalId: '900728623356296_900744590021366' }],
    ['feed-comment-remove', { kind: 'comment-removed', postExternalId: `${PAGE}_905578656204626` }],
    [
      'feed-post-add',
      { kind: 'post-added', post: { author: { externalId: '8423678347823', name: 'John Doe' } } },
    ],
    ['feed-post-hide', { kind: 'post-hidden', postExternalId: `${PAGE}_7293787835232` }],
    ['feed-post-remove', { kind: 'post-removed', postExternalId: `${PAGE}_901097836652708` }],
    ['feed-status-add', { kind: 'post-added', post: { text: 'This is just a short test message' } }],
    [
      'feed-photo-add',
      { kind: 'post-added', post: { media: [{ kind: 'image', url: 'https://www.example.org/test.jpg' }] } },
    ],
    [
      'feed-video-add',
      { kind: 'post-added', post: { media: [{ kind: 'video', url: 'https://www.example.org/test.mp4' }] } },
    ],
    [
      'feed-share-add',
      { kind: 'post-added', post: { media: [{ kind: 'link', url: 'http://www.google.com/' }] } },
    ],
    ['feed-reaction-add', { kind: 'irrelevant', what: 'reaction add' }],
    [
      'mention-post-add',
      {
        kind: 'post-added',
        post: { externalId: '44444444_444444444', author: { externalId: '44444444', name: 'Example Name' } },
      },
    ],
    ['unknown-change-value', { kind: 'unknown', why: 'field foo' }],
    ['permission-granted', { kind: 'unknown', why: 'object permissions' }],
    ['messaging-read', { kind: 'irrelevant', what: 'read' }],
    ['messaging-delivery', { kind: 'irrelevant', what: 'delivery' }],
    ['messaging-message-media-attachment', { kind: 'direct-message', message: { text: '', media: [] } }],
    [
      'messaging-message-echo',
      { kind: 'direct-message', message: { isFromAccount: true, otherPartyExternalId: '987654321432' } },
    ],
  ])('%s', (name, effect) => {
    expect(only(fixture(`restfb/${name}`)).effect).toMatchObject(effect)
  })

  it('a message, timed in milliseconds', () => {
    const event = only(fixture('restfb/messaging-message'))
    expect(event.occurredAt?.toString()).toBe('2016-03-12T06:29:57.627Z')
    expect(event.effect).toMatchObject({
      message: {
        author: { externalId: '987654321432' },
        isFromAccount: false,
        otherPartyExternalId: '987654321432',
      },
    })
  })

  it('two entries about one field without value stay two events, kept whole', () => {
    const events = fixture('restfb/feed-two-entries')
    expect(events.map((event) => event.effect)).toEqual([
      { kind: 'unknown', why: 'field parking without value' },
      { kind: 'unknown', why: 'field payment_options without value' },
    ])
    expect(events[0]?.raw).toEqual({ field: 'parking' })
  })
})

describe('a whole day in one body', () => {
  it('reads escaped Swedish and emoji', () => {
    expect(only(fixture('ekkoping/comment-escaped')).effect).toMatchObject({
      comment: {
        text: 'Får jag ta med barnvagnen på bussen till Åsbro? 🚌👶🏽',
        author: { externalId: '24680135', name: 'Karin Öberg' },
      },
    })
  })

  it('changes, messages and standby side by side; what is broken costs nothing else', () => {
    const events = fixture('ekkoping/mixed-entries')
    const told = events.map(({ effect }) =>
      effect.kind === 'unknown' ? effect.why : effect.kind === 'irrelevant' ? effect.what : effect.kind,
    )
    expect(told).toEqual([
      'comment-added',
      'verb vanish of comment',
      'verb block of comment',
      'comment without comment_id',
      'change without field',
      'field feed without value',
      'direct-message',
      'direct-message',
      'direct-message-edited',
      'direct-message-removed',
      'direct-message',
      'entry without id',
      'entry is not an object',
      'entry without changes or messaging',
    ])
    expect(new Set(events.map((event) => event.dedupeKey)).size).toBe(events.length)
    expect(events[0]?.effect).toMatchObject({
      comment: {
        author: null,
        parentExternalId: '901097836652708_1',
        media: [{ kind: 'image', url: 'https://scontent.example/vagn.jpg?oh=1' }],
      },
    })
    expect(events[6]?.effect).toMatchObject({ message: { media: [{ kind: 'image' }, { kind: 'file' }] } })
    expect(events[7]?.effect).toMatchObject({
      message: { isFromAccount: true, author: { externalId: PAGE }, otherPartyExternalId: '555' },
    })
  })

  it('reads a comment of 60 000 characters', () => {
    const message = 'Åäö 🏊 '.repeat(10_000)
    expect(only(feed({ ...base, message })).effect).toMatchObject({ comment: { text: message } })
  })

  it('keeps a large numeric id digit for digit', () => {
    const body = `{"object":"page","entry":[{"id":12345678901234567890,"changes":[{"field":"feed","value":
      {"item":"comment","verb":"add","comment_id":"9_1","post_id":"1_9","sender_id":99999999999999999901}}]}]}`
    const event = only(readEvents(new TextEncoder().encode(body)))
    expect(event.accountExternalId).toBe('12345678901234567890')
    expect(event.effect).toMatchObject({
      comment: { author: { externalId: '99999999999999999901', name: '' } },
    })
  })

  it.each<[string, object, NetworkEffect]>([
    [
      'an unpublished post',
      { item: 'photo', published: 0 },
      { kind: 'irrelevant', what: 'unpublished photo' },
    ],
    [
      'an album without post',
      { item: 'album', post_id: undefined },
      { kind: 'irrelevant', what: 'album without post_id' },
    ],
    [
      'a status without post',
      { item: 'status', post_id: undefined },
      { kind: 'unknown', why: 'status without post_id' },
    ],
    ['no item', { item: undefined }, { kind: 'unknown', why: 'item (undefined)' }],
    ['no verb', { verb: 7 }, { kind: 'unknown', why: 'verb (number) of comment' }],
    [
      'a verb named like a method',
      { verb: 'constructor' },
      { kind: 'unknown', why: 'verb constructor of comment' },
    ],
  ])('%s', (_what, change, effect) => {
    expect(only(feed({ ...base, ...change })).effect).toEqual(effect)
  })

  it('leaves instagram for later without losing it', () => {
    const body = {
      object: 'instagram',
      entry: [{ id: '1', time: 5, changes: [{ field: 'comments', value: { id: '2' } }] }],
    }
    expect(only(read(body))).toMatchObject({
      accountExternalId: '1',
      effect: { kind: 'unknown', why: 'object instagram' },
      raw: body.entry[0],
    })
  })
})

describe('the key of an event', () => {
  it('is the same in another body, sent again later', () => {
    expect(keyOf(base, 1_795_161_600)).toBe(keyOf(base, 1_795_999_999))
  })

  it.each<[string, object]>([
    ['other words', { message: 'Hej!' }],
    ['another second', { created_time: 1_795_161_599 }],
    ['another comment', { comment_id: '9_2' }],
    ['another verb', { verb: 'edited' }],
  ])('differs with %s', (_what, change) => {
    expect(keyOf({ ...base, ...change })).not.toBe(keyOf(base))
  })

  it('two edits within a second: different words are two events, the same words one', () => {
    const edit = { ...base, verb: 'edited' }
    expect(keyOf({ ...edit, message: 'a' })).not.toBe(keyOf({ ...edit, message: 'b' }))
    expect(keyOf(edit)).toBe(keyOf({ ...edit, verb: 'edit' }))
  })

  it('a removal is one event, whatever else the body says', () => {
    const remove = { ...base, verb: 'remove' }
    expect(keyOf(remove, 1)).toBe(keyOf({ ...remove, created_time: undefined, message: undefined }, 2))
  })

  it('hidden, shown and hidden again without times of their own are three events', () => {
    const toggle = (verb: string, time: number) => keyOf({ ...base, verb, created_time: undefined }, time)
    expect(new Set([toggle('hide', 10), toggle('unhide', 20), toggle('hide', 30)]).size).toBe(3)
  })

  it('two pictures of one post are two events, though all else is equal', () => {
    const photo = { ...base, item: 'photo', comment_id: undefined, photo_id: 1 }
    expect(keyOf(photo)).not.toBe(keyOf({ ...photo, photo_id: 2 }))
  })
})
