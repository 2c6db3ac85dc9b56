/** Shapes that Bluesky and servers of other kinds really send, with invented people and words. */
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { answeringHttp, type Answered } from '#test/answering-http.ts'
import { everyMutation } from '#test/every-mutation.ts'
import type { NetworkEvent } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { createBluesky } from './bluesky.ts'
import { createBlueskyReader } from './event-reader.ts'
import { blueskySecret } from './session.ts'

const OWN = 'did:plc:hs5h64usvfg24vegcyxgvpnh'
const ANNA = 'did:web:anna.exempel.se'
const ROOT = `at://${OWN}/app.bsky.feed.post/3n2srvei7jc2d`
const REPLY = `at://${ANNA}/app.bsky.feed.post/3n2srveivy22d`
const WEB = 'https://bsky.app'
const reader = createBlueskyReader()

function read(answer: unknown, account = OWN): readonly NetworkEvent[] {
  const askedAt = Temporal.Instant.from('2026-11-21T10:00:00Z')
  const bytes = new TextEncoder().encode(JSON.stringify(answer))
  return reader.readEvents(sealAnswer({ kind: 'x', accountExternalId: account, askedAt, answer: bytes }))
}

const view = (record: object = {}, rest: object = {}) => ({
  uri: REPLY,
  cid: 'bafyreicexeqidbboln4fzp6q74nkk5flyghxw7ouk5y3nmw7fbdlvdtoqy',
  author: {
    did: ANNA,
    handle: 'anna.exempel.se',
    displayName: 'Anna',
    labels: [{ val: '!no-unauthenticated' }],
  },
  record: {
    $type: 'app.bsky.feed.post',
    text: 'Åh, när då?',
    createdAt: '2026-11-21T09:00:00Z',
    reply: { root: { uri: ROOT, cid: 'a' }, parent: { uri: ROOT, cid: 'a' } },
    ...record,
  },
  replyCount: 0,
  likeCount: 2,
  repostCount: 1,
  quoteCount: 1,
  indexedAt: '2026-11-21T09:00:01Z',
  labels: [{ src: ANNA, uri: REPLY, val: '!hide', cts: '2026-11-21T09:00:00Z' }],
  ...rest,
})
const commentIn = (events: readonly NetworkEvent[]) => {
  const effect = events[0]?.effect
  return effect !== undefined && 'comment' in effect ? effect.comment : undefined
}
const mediaOf = (record: object, rest: object = {}) => commentIn(read({ posts: [view(record, rest)] }))?.media

describe('who wrote, and to whom', () => {
  it.each<[string, object, object]>([
    [
      'a handle that leads nowhere is nobody’s name',
      { author: { did: ANNA, handle: 'handle.invalid' } },
      { author: { externalId: ANNA, name: '' } },
    ],
    ['no author at all', { author: null }, { author: { externalId: ANNA, name: '' } }],
    ['hidden by a label: it was written all the same', {}, { text: 'Åh, när då?' }],
  ])('%s', (_what, rest, expected) => {
    expect(commentIn(read({ posts: [view({}, rest)] }))).toMatchObject(expected)
  })

  it('an answer that names no thread stands under what it answers', () => {
    const reply = { parent: { uri: ROOT, cid: 'a' } }
    expect(commentIn(read({ posts: [view({ reply })] }))).toMatchObject({
      postExternalId: ROOT,
      parentExternalId: null,
    })
  })

  it('a post of an account that is only followed is not written to us', () => {
    const row = { ...view({ reply: undefined }), reason: 'subscribed-post', isRead: false }
    expect(read({ notifications: [row] })[0]?.effect).toEqual({ kind: 'irrelevant', what: 'subscribed-post' })
  })

  it('one post that names two accounts of ours is told to both', () => {
    const keys = [OWN, 'did:plc:ijkhyukxtclrwoyo4o2zh7un'].map(
      (own) => read({ posts: [view()] }, own)[0]?.dedupeKey,
    )
    expect(new Set(keys).size).toBe(2)
  })

  it('a feed holds own posts, pinned ones, shared ones, and reasons nobody has read yet', () => {
    const reasons = [
      undefined,
      'app.bsky.feed.defs#reasonPin',
      'app.bsky.feed.defs#reasonRepost',
      'x.y#reasonWave',
      '',
    ]
    const feed = reasons.map(($type) => ({
      post: view(),
      ...($type === undefined ? {} : { reason: { $type } }),
    }))
    expect(read({ feed }).map(({ effect }) => effect.kind)).toEqual([
      'comment-added',
      'comment-added',
      'irrelevant',
      'unknown',
      'unknown',
    ])
  })
})

describe('what is shown with a post', () => {
  const quoted = { uri: ROOT, cid: 'a', value: { text: 'Vi stänger' }, author: { did: OWN } }
  const quote = { kind: 'link', url: `${WEB}/profile/${OWN}/post/3n2srvei7jc2d` }
  const picture = {
    fullsize: 'https://cdn.bsky.app/img/a@jpeg',
    thumb: 'https://cdn.bsky.app/t',
    alt: 'Räven',
  }
  const image = { kind: 'image', url: picture.fullsize, altText: 'Räven' }
  it.each<[string, object, readonly object[]]>([
    [
      'a quotation with pictures',
      { record: { record: quoted }, media: { images: [picture] } },
      [image, { ...quote, title: 'Vi stänger' }],
    ],
    [
      'a quotation whose writer took it back',
      {
        $type: 'app.bsky.embed.record#view',
        record: { $type: 'app.bsky.embed.record#viewDetached', uri: ROOT, detached: true },
      },
      [quote],
    ],
    [
      'a quotation behind a block',
      {
        record: {
          $type: 'app.bsky.embed.record#viewBlocked',
          uri: ROOT,
          blocked: true,
          author: { did: OWN },
        },
      },
      [quote],
    ],
    [
      'a feed',
      { record: { uri: `at://${OWN}/app.bsky.feed.generator/nytt`, displayName: 'Nytt' } },
      [{ kind: 'link', url: `${WEB}/profile/${OWN}/feed/nytt`, title: 'Nytt' }],
    ],
    [
      'a starter pack',
      { record: { uri: `at://${OWN}/app.bsky.graph.starterpack/3k`, record: { name: 'Kommuner' } } },
      [{ kind: 'link', url: `${WEB}/starter-pack/${OWN}/3k`, title: 'Kommuner' }],
    ],
    [
      'a gallery',
      { $type: 'app.bsky.embed.gallery#view', items: [{ ...picture }, { $type: 'x#song' }] },
      [image],
    ],
    ['pictures without the name of their kind', { images: [picture] }, [image]],
    ['a kind that nobody has read yet', { $type: 'se.exempel.embed#view', song: 1 }, []],
  ])('%s', (_what, embed, expected) => {
    expect(mediaOf({}, { embed })).toEqual(expected)
  })

  it.each<[string, object, readonly object[]]>([
    [
      'a film',
      { $type: 'app.bsky.embed.video', video: { ref: { $link: 'bafkreib' } }, alt: 'Flod' },
      [
        {
          kind: 'video',
          url: `https://video.bsky.app/watch/${encodeURIComponent(ANNA)}/bafkreib/playlist.m3u8`,
          altText: 'Flod',
        },
      ],
    ],
    [
      'a quotation with pictures',
      {
        record: { record: { uri: ROOT, cid: 'a' } },
        media: { images: [{ image: { ref: { $link: 'bafkreia' } } }] },
      },
      [{ kind: 'image', url: `https://cdn.bsky.app/img/feed_fullsize/plain/${ANNA}/bafkreia@jpeg` }, quote],
    ],
    [
      'a picture of the first years',
      { images: [{ image: { cid: 'bafkreia', mimeType: 'image/jpeg' } }] },
      [{ kind: 'image', url: `https://cdn.bsky.app/img/feed_fullsize/plain/${ANNA}/bafkreia@jpeg` }],
    ],
    ['bytes named by a path', { images: [{ image: { ref: { $link: '../../x' } } }] }, []],
  ])('in a bare record: %s', (_what, embed, expected) => {
    expect(mediaOf({ embed })).toEqual(expected)
  })

  it('links whose places overlap or lie outside of the text are kept, each once', () => {
    const link = (byteStart: unknown, byteEnd: unknown) => ({
      index: { byteStart, byteEnd },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://annan.exempel.se/lång' }],
    })
    const facets = [link(0, 2), link(1, 5), link(900, 901), link(-1, 2), link('0', null), {}, null, 7]
    expect(mediaOf({ facets })).toEqual([
      { kind: 'link', url: 'https://annan.exempel.se/l%C3%A5ng', title: 'Å' },
    ])
    expect(mediaOf({ facets: [link(900, 901)] })).toEqual([
      { kind: 'link', url: 'https://annan.exempel.se/l%C3%A5ng' },
    ])
  })

  it('of a post bridged from elsewhere the way to the whole of it', () => {
    const text = 'En lång text […]'
    const end = new TextEncoder().encode(text).length
    const features = [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://social.exempel.se/@bo/1' }]
    const facets = [{ index: { byteStart: end - 7, byteEnd: end }, features }]
    expect(mediaOf({ text, facets, bridgyOriginalUrl: 'https://social.exempel.se/@bo/1' })).toMatchObject([
      { url: 'https://social.exempel.se/@bo/1' },
    ])
  })
})

describe('one odd item never costs the others', () => {
  const embed = {
    $type: 'app.bsky.embed.images#view',
    images: [{ fullsize: 'https://cdn.bsky.app/a', alt: '' }],
  }
  const facets = [{ index: { byteStart: 0, byteEnd: 2 }, features: [{ uri: 'https://a.exempel.se/' }] }]
  const sample = view({ facets, langs: ['sv'] }, { embed })
  const other = { ...view(), uri: ROOT }
  it.each<[string, object, (rows: readonly unknown[]) => object]>([
    ['posts', sample, (posts) => ({ posts })],
    [
      'feed',
      { post: sample },
      (rows) => ({ feed: rows.map((row) => (row === other ? { post: row } : row)) }),
    ],
    [
      'notifications',
      { ...sample, reason: 'reply' },
      (rows) => ({ notifications: rows.map((row) => (row === other ? { ...other, reason: 'quote' } : row)) }),
    ],
  ])('%s', (_what, odd, answer) => {
    const fine = read(answer([other]))[0]?.dedupeKey
    for (const { what, value } of everyMutation(odd)) {
      const events = read(answer([other, value, other]))
      expect(events, what).toHaveLength(3)
      expect([events[0]?.dedupeKey, events[2]?.dedupeKey], what).toEqual([fine, fine])
    }
  })

  it('thread', () => {
    const thread = (replies: readonly unknown[]) => ({
      thread: {
        $type: 'app.bsky.feed.defs#threadViewPost',
        post: { ...view({ reply: undefined }), uri: ROOT },
        replies,
      },
      threadgate: { uri: 'at://x', cid: 'g', record: { hiddenReplies: [REPLY] } },
    })
    const node = {
      $type: 'app.bsky.feed.defs#threadViewPost',
      post: view(),
      replies: [{ uri: ROOT, notFound: true }],
    }
    const last = {
      $type: 'app.bsky.feed.defs#threadViewPost',
      post: { ...view(), uri: `${ROOT}x` },
      replies: [],
    }
    const fine = read(thread([last])).at(-1)?.dedupeKey
    for (const { what, value } of everyMutation(node))
      expect(
        read(thread([value, last])).map(({ dedupeKey }) => dedupeKey),
        what,
      ).toContain(fine)
    for (const { what, value } of everyMutation(thread([node, last])))
      expect(() => read(value), what).not.toThrow()
  })

  it('what is gone or blocked may not say what kind it is', () => {
    const post = { ...view({ reply: undefined }), uri: ROOT }
    const replies = [
      { uri: REPLY, notFound: true },
      { uri: `${REPLY}x`, blocked: true, author: { did: ANNA } },
    ]
    expect(read({ thread: { post, replies } }).map(({ effect }) => effect.kind)).toEqual([
      'post-added',
      'comment-removed',
      'irrelevant',
    ])
  })
})

function connectorOf(answer: (method: string) => Answered | null) {
  const clock = fixedClock('2026-11-21T10:00:00Z')
  const http = answeringHttp(({ pathname }) => answer(pathname.replace('/xrpc/', '')))
  const quota = createMemoryQuota(clock)
  const connector = createBluesky({ http, clock, quota, pause: () => Promise.resolve() })
  const token = blueskySecret({
    pds: 'https://pds.example',
    did: OWN,
    handle: 'ekkoping.example',
    accessJwt: 'a',
    refreshJwt: 'r',
  })
  return { connector, clock, access: { accountExternalId: OWN, token } }
}

it('a notification without any time is heard, once', async () => {
  const row = { ...view({ createdAt: undefined }), indexedAt: undefined, reason: 'reply' }
  const { connector, access, clock } = connectorOf((method) => {
    if (method.endsWith('listNotifications')) return { json: { notifications: [null, row, {}] } }
    if (method.endsWith('getAuthorFeed')) return { json: { feed: [] } }
    return { json: { posts: [row] } }
  })
  const first = await connector.harvest.news(access, null)
  clock.advance({ minutes: 5 })
  const second = await connector.harvest.news(access, first.cursor)
  expect(second.bodies.flatMap((body) => reader.readEvents(body)).map(({ effect }) => effect.kind)).toEqual([
    'comment-added',
  ])
  expect((await connector.harvest.news(access, second.cursor)).bodies).toEqual([])
})

it('a page of nothing but shared posts does not end the look back', async () => {
  const own = {
    uri: ROOT,
    cid: 'a',
    author: { did: OWN },
    record: { text: 'Gammalt', createdAt: '2025-01-01T00:00:00Z' },
  }
  const shared = {
    post: view({ createdAt: '2019-01-01T00:00:00Z' }),
    reason: { $type: 'app.bsky.feed.defs#reasonRepost', indexedAt: '2026-11-01T00:00:00Z' },
  }
  let asked = 0
  const { connector, access } = connectorOf((method) => {
    if (!method.endsWith('getAuthorFeed')) return { json: { notifications: [], posts: [] } }
    asked += 1
    return asked === 1 ? { json: { feed: [shared, null], cursor: 'b' } } : { json: { feed: [{ post: own }] } }
  })
  const since = Temporal.Instant.from('2024-01-01T00:00:00Z')
  const first = await connector.harvest.past(access, null, since)
  const second = await connector.harvest.past(access, first.cursor, since)
  expect(second.bodies.flatMap((body) => reader.readEvents(body))).toMatchObject([
    { effect: { kind: 'post-added', post: { text: 'Gammalt' } } },
  ])
})

it('an account whose handle leads nowhere is found by its id', async () => {
  const { connector, access } = connectorOf(() => ({ json: { did: OWN, handle: 'handle.invalid' } }))
  const profile = await connector.fetchProfile(access)
  expect(profile).toMatchObject({ handle: 'ekkoping.example', followers: null })
})

it('figures that are not told are not available, never nothing', async () => {
  const post = { ...view(), replyCount: 3, bookmarkCount: 4, followersCount: 5 }
  const day = Temporal.PlainDate.from('2026-11-20')
  for (const { what, value } of everyMutation(post)) {
    const { connector, access } = connectorOf((method) => ({
      json: method.endsWith('getPosts') ? { posts: [value] } : value,
    }))
    const ofPost = await connector.insights.ofPost(access, REPLY).catch(() => [])
    const figures = [...ofPost, ...(await connector.insights.ofAccount(access, { from: day, to: day }))]
    for (const figure of figures) {
      if (!what.endsWith(' = 0')) expect(figure.value, `${what}: ${figure.measure}`).not.toBe(0)
      expect(figure.value === null, what).toBe(figure.why !== undefined)
    }
  }
})
