import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { NetworkEvent } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { createBlueskyReader } from './event-reader.ts'

const KOMMUN = 'did:plc:hs5h64usvfg24vegcyxgvpnh'
const ANNA = 'did:plc:ijkhyukxtclrwoyo4o2zh7un'
const POST = `at://${KOMMUN}/app.bsky.feed.post/3n2srvei7jc2d`
const REPLY = `at://${ANNA}/app.bsky.feed.post/3n2srveivy22d`
const reader = createBlueskyReader()
const askedAt = Temporal.Instant.from('2026-11-21T10:00:00Z')

function read(answer: unknown, about: Readonly<Record<string, string>> = {}): readonly NetworkEvent[] {
  const bytes = new TextEncoder().encode(JSON.stringify(answer))
  return reader.readEvents(
    sealAnswer({ kind: 'x', accountExternalId: KOMMUN, about, askedAt, answer: bytes }),
  )
}

function recorded(name: string): { readonly thread: object; readonly [key: string]: unknown } {
  const text = readFileSync(new URL(`./fixtures/recorded/${name}.json`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { response: { body: { thread: object } } }).response.body
}

const kinds = (events: readonly NetworkEvent[]) => events.map(({ effect }) => effect.kind)

describe('recorded answers', () => {
  it('a thread: the post, and the answer under it', () => {
    const events = read(recorded('getPostThread'))
    expect(kinds(events)).toEqual(['post-added', 'comment-added'])
    expect(events[0]).toMatchObject({
      network: 'bluesky',
      accountExternalId: KOMMUN,
      effect: {
        post: {
          externalId: POST,
          author: { externalId: KOMMUN, name: 'Ålsjö kommun' },
          permalink: `https://bsky.app/profile/${KOMMUN}/post/3n2srvei7jc2d`,
          media: [{ kind: 'image', altText: 'Karta över Storgatan' }],
        },
      },
    })
    expect(events[1]?.effect).toEqual({
      kind: 'comment-added',
      comment: {
        externalId: REPLY,
        postExternalId: POST,
        parentExternalId: null,
        author: { externalId: ANNA, name: 'anna.test' },
        text: 'Hur länge då? 😡',
        postedAt: Temporal.Instant.from('2026-11-21T09:27:03.254Z'),
        media: [],
      },
    })
  })

  it('a thread with a gate: what it hides is told too, and the post not again when the feed has told of it', () => {
    expect(kinds(read(recorded('getPostThread-after-hide'), { anchor: 'told' }))).toEqual([
      'comment-added',
      'comment-hidden',
    ])
  })

  it('a thread behind a block, a feed, a list of nothing', () => {
    expect(read(recorded('getPostThread-as-blocked'))[0]?.effect).toEqual({
      kind: 'irrelevant',
      what: 'blocked',
    })
    expect(kinds(read(recorded('getAuthorFeed')))).toEqual(['post-added'])
    expect(read(recorded('getPosts-deleted'))).toEqual([])
  })

  it('likes and follows are of no consequence', () => {
    expect(read(recorded('listNotifications')).map(({ effect }) => effect)).toEqual([
      { kind: 'irrelevant', what: 'follow' },
      { kind: 'irrelevant', what: 'like' },
    ])
  })

  it('the same post has one key in thread, feed and notification', () => {
    const inThread = read(recorded('getPostThread'))
    expect(read(recorded('getAuthorFeed'))[0]?.dedupeKey).toBe(inThread[0]?.dedupeKey)
    const [, raw] = inThread
    const notification = { ...(raw?.raw as object), reason: 'reply', isRead: false }
    expect(read({ notifications: [notification] })[0]?.dedupeKey).toBe(raw?.dedupeKey)
  })
})

const view = (uri: string, record: object, rest: object = {}) => ({
  uri,
  cid: 'bafyreicexeqidbboln4fzp6q74nkk5flyghxw7ouk5y3nmw7fbdlvdtoqy',
  author: { did: uri.split('/')[2], handle: 'anna.test' },
  record: { $type: 'app.bsky.feed.post', createdAt: '2026-11-21T09:00:00Z', ...record },
  indexedAt: '2026-11-21T09:00:01Z',
  ...rest,
})

describe('what is odd', () => {
  it('costs nothing else: each odd item is one unknown event, kept whole', () => {
    const posts = [7, null, {}, { uri: 'hej' }, { uri: 12 }, view(REPLY, { text: 'Hej' })]
    const events = read({ posts })
    expect(kinds(events)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'post-added'])
    expect(events[0]?.raw).toBe(7)
  })

  it.each<[string, unknown, string]>([
    [
      'a new kind of notification',
      { notifications: [view(REPLY, {}, { reason: 'wave' })] },
      'notification wave',
    ],
    ['a new kind of thread', { thread: { $type: 'x#y' } }, 'thread node x#y'],
    ['a new kind of answer', { hej: 1 }, 'answer to x without posts, feed, notifications or thread'],
    ['no object at all', [1], 'answer to x without posts, feed, notifications or thread'],
  ])('%s', (_what, answer, why) => {
    expect(read(answer).map(({ effect }) => effect)).toEqual([{ kind: 'unknown', why }])
  })

  it('throws only for what is no kept answer', () => {
    expect(() => reader.readEvents(new TextEncoder().encode('{"object":"page"}'))).toThrow(SyntaxError)
    expect(() => reader.readEvents(new TextEncoder().encode('<html>'))).toThrow(SyntaxError)
  })

  it('reads any JSON without failing', () => {
    const anything = fc.jsonValue({ maxDepth: 4 })
    const odd = fc.oneof(
      anything,
      fc.record({
        posts: fc.array(
          fc.record({ uri: fc.constantFrom(POST, REPLY, 'x'), record: anything, embed: anything }),
        ),
      }),
      fc.record({
        notifications: fc.array(fc.record({ uri: anything, reason: anything, record: anything })),
      }),
      fc.record({ thread: fc.record({ post: anything, replies: anything }), threadgate: anything }),
      fc.record({ feed: fc.array(fc.record({ post: anything, reason: anything })) }),
    )
    fc.assert(
      fc.property(odd, (answer) => {
        expect(Array.isArray(read(answer))).toBe(true)
      }),
    )
  })

  it('a time of tomorrow is not believed, and none at all is none', () => {
    const at = (record: object, rest: object = {}) =>
      read({ posts: [view(REPLY, record, rest)] })[0]?.occurredAt?.toString()
    expect(at({ createdAt: '2099-01-01T00:00:00Z' })).toBe('2026-11-21T09:00:01Z')
    expect(at({ createdAt: 'igår' })).toBe('2026-11-21T09:00:01Z')
    expect(at({ createdAt: '2020-01-01T00:00:00+01:00' })).toBe('2019-12-31T23:00:00Z')
    expect(at({ createdAt: 5 }, { indexedAt: undefined })).toBe('1970-01-01T00:00:05Z')
  })

  it('other words at the same address are another event; the same words the same', () => {
    const keyOf = (cid: string | undefined, text: string) =>
      read({ posts: [view(REPLY, { text }, { cid })] })[0]?.dedupeKey
    expect(keyOf('bafyA', 'Hej')).not.toBe(keyOf('bafyB', 'Hej'))
    expect(keyOf(undefined, 'Hej')).not.toBe(keyOf(undefined, 'Hej!'))
    expect(keyOf(undefined, 'Hej')).toBe(keyOf(undefined, 'Hej'))
  })
})

describe('what stands in a thread', () => {
  const node = (post: object, replies?: readonly object[]) => ({
    $type: 'app.bsky.feed.defs#threadViewPost',
    post,
    replies,
  })
  const under = { reply: { root: { uri: POST, cid: 'a' }, parent: { uri: REPLY, cid: 'b' } } }

  it('a taken away reply is told as removed from this post', () => {
    const gone = { $type: 'app.bsky.feed.defs#notFoundPost', uri: REPLY, notFound: true }
    const [, event] = read({ thread: node(view(POST, { text: 'Rot' }), [gone]) })
    expect(event?.effect).toEqual({ kind: 'comment-removed', commentExternalId: REPLY, postExternalId: POST })
  })

  it('an answer to an answer names both', () => {
    const deep = `at://${ANNA}/app.bsky.feed.post/3n2srveivz22d`
    const [event] = read({ posts: [view(deep, { text: 'Ja', ...under })] })
    expect(event?.effect).toMatchObject({ comment: { postExternalId: POST, parentExternalId: REPLY } })
  })

  it('four hundred levels, many more than are asked for, lose nothing', () => {
    let thread = node(view(REPLY, { text: 'innerst', ...under }), [])
    for (let level = 0; level < 400; level += 1)
      thread = node(
        view(`at://${ANNA}/app.bsky.feed.post/3aaaaaaaa${1_000 + level}`, { text: '', ...under }),
        [thread],
      )
    expect(read({ thread })).toHaveLength(401)
  })
})

describe('what is shown with a post', () => {
  const mediaIn = (rest: object, record: object = {}) => {
    const [event] = read({ posts: [view(REPLY, record, rest)] })
    return event?.effect.kind === 'post-added' ? event.effect.post.media : []
  }

  it.each<[string, object, readonly object[]]>([
    [
      'a film',
      {
        $type: 'app.bsky.embed.video#view',
        playlist: 'https://video.bsky.app/watch/x/y/playlist.m3u8',
        alt: 'Film',
      },
      [{ kind: 'video', url: 'https://video.bsky.app/watch/x/y/playlist.m3u8', altText: 'Film' }],
    ],
    [
      'a card',
      { $type: 'app.bsky.embed.external#view', external: { uri: 'https://a.example/x', title: 'Nyhet' } },
      [{ kind: 'link', url: 'https://a.example/x', title: 'Nyhet' }],
    ],
    [
      'a quoted post',
      { $type: 'app.bsky.embed.record#view', record: { uri: POST, value: { text: 'Vattnet stängs av' } } },
      [
        {
          kind: 'link',
          url: `https://bsky.app/profile/${KOMMUN}/post/3n2srvei7jc2d`,
          title: 'Vattnet stängs av',
        },
      ],
    ],
    ['something else', { $type: 'app.bsky.embed.song#view' }, []],
    ['a script', { $type: 'app.bsky.embed.external#view', external: { uri: 'javascript:alert(1)' } }, []],
  ])('%s', (_what, embed, expected) => {
    expect(mediaIn({ embed })).toEqual(expected)
  })

  it('a picture of a bare record, by the id of its bytes', () => {
    const images = [{ alt: '', image: { ref: { $link: 'bafkreia' } } }]
    expect(mediaIn({}, { embed: { $type: 'app.bsky.embed.images', images } })).toEqual([
      { kind: 'image', url: `https://cdn.bsky.app/img/feed_fullsize/plain/${ANNA}/bafkreia@jpeg` },
    ])
  })

  it('a link whose words say another address than it leads to', () => {
    const facets = [
      {
        index: { byteStart: 0, byteEnd: 11 },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://ond.example/' }],
      },
    ]
    expect(mediaIn({}, { text: 'kommunen.se nu', facets })).toEqual([
      { kind: 'link', url: 'https://ond.example/', title: 'kommunen.se' },
    ])
  })
})
