/** Answers and feeds as YouTube really sends them, with invented people and words. */
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { answeringHttp, type Answered } from '#test/answering-http.ts'
import { everyMutation } from '#test/every-mutation.ts'
import type { NetworkEvent } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { asRecord, recordAt } from '../kit/json.ts'
import { plainText } from './plain-text.ts'
import { createYoutubeWebhook } from './push/youtube-webhook.ts'
import { createYoutubeReader } from './read-events.ts'
import { createYoutube } from './youtube.ts'

const CHANNEL = 'UC_x5XG1OV2P6uZZ5FSM9Ttw'
const reader = createYoutubeReader()
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function answered(
  kind: string,
  answer: unknown,
  about: Record<string, string> = {},
): readonly NetworkEvent[] {
  const askedAt = Temporal.Instant.from('2026-11-20T09:00:00Z')
  return reader.readEvents(
    sealAnswer({ kind, accountExternalId: CHANNEL, about, askedAt, answer: bytes(answer) }),
  )
}
const kinds = (events: readonly NetworkEvent[]) => events.map(({ effect }) => effect.kind)

const comment = (id: string, rest: object = {}) => ({
  kind: 'youtube#comment',
  id,
  snippet: {
    videoId: 'film1',
    textDisplay: 'Hur länge då?',
    textOriginal: 'Hur länge då?',
    authorDisplayName: '@anna-åberg',
    authorChannelUrl: 'http://www.youtube.com/channel/UCannaaaaaaaaaaaaaaaaaaa',
    authorChannelId: { value: 'UCannaaaaaaaaaaaaaaaaaaa' },
    canRate: true,
    viewerRating: 'none',
    likeCount: 3,
    publishedAt: '2026-11-20T08:00:00Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
    ...rest,
  },
})
const thread = (id: string, rest: object = {}, top: object = {}) => ({
  kind: 'youtube#commentThread',
  id,
  snippet: {
    channelId: CHANNEL,
    videoId: 'film1',
    topLevelComment: comment(id, top),
    canReply: true,
    totalReplyCount: 0,
    isPublic: true,
    ...rest,
  },
})
const film = (rest: object = {}) => ({
  kind: 'youtube#playlistItem',
  snippet: {
    title: 'Ny bro',
    description: 'Öppnar i maj',
    publishedAt: '2026-11-20T07:00:00Z',
    channelId: CHANNEL,
    channelTitle: 'Kommunen',
    resourceId: { kind: 'youtube#video', videoId: 'film1' },
    thumbnails: { default: { url: 'https://i.ytimg.com/d.jpg' } },
  },
  contentDetails: { videoId: 'film1', videoPublishedAt: '2026-11-20T07:00:00Z' },
  status: { privacyStatus: 'public' },
  ...rest,
})

describe('comments', () => {
  it.each<[string, object, object]>([
    ['two ways of writing one time are no edit', {}, { kind: 'comment-added' }],
    [
      'words as HTML only',
      {
        textOriginal: undefined,
        textDisplay: 'Hej &amp; h&aring;<br>&quot;du&quot; <a href="https://a.exempel.se/lang-sida">här</a>',
      },
      { comment: { text: 'Hej & h&aring;\n"du" här (https://a.exempel.se/lang-sida)' } },
    ],
    [
      'a writer known by the address only',
      { authorChannelId: undefined },
      { comment: { author: { externalId: 'UCannaaaaaaaaaaaaaaaaaaa' } } },
    ],
    [
      'an account that is gone',
      { authorChannelId: undefined, authorChannelUrl: '', authorDisplayName: '' },
      { comment: { author: null } },
    ],
    [
      'likes as text, unknown parts',
      { likeCount: '3', viewerRating: null, moderationStatus: 'new' },
      { kind: 'comment-added' },
    ],
    [
      'no time',
      { publishedAt: null, updatedAt: null },
      { kind: 'comment-added', comment: { postedAt: null } },
    ],
  ])('%s', (_what, top, expected) => {
    expect(
      answered('threads', { items: [thread('t1', {}, top)] }, { list: 'published' })[0]?.effect,
    ).toMatchObject(expected)
  })

  it.each([
    ['3 < 5 && 5 > 3', '3 < 5 && 5 > 3'],
    ['Det heter <blink>', 'Det heter <blink>'],
    ['<a href="https://www.youtube.com/watch?v=x&amp;t=61">1:01</a>', '1:01'],
    [
      '<a href="https://exempel.se/en/mycket/lang">https://exempel.se/en/my...</a>',
      'https://exempel.se/en/my...',
    ],
    ['<b>fet</b> &#39;a&#39; &#55357;', "fet 'a' &#55357;"],
  ])('the words of %j', (shown, written) => {
    expect(plainText(shown)).toBe(written)
  })
})

describe('films', () => {
  it.each<[string, object, readonly string[]]>([
    ['a private one that was never told of', { status: { privacyStatus: 'private' } }, ['irrelevant']],
    [
      'one that is gone',
      {
        snippet: { title: 'Deleted video', description: 'This video is unavailable.' },
        contentDetails: { videoId: 'film1' },
        status: { privacyStatus: 'privacyStatusUnspecified' },
      },
      ['post-removed'],
    ],
    [
      'one that somebody called so',
      { snippet: { title: 'Deleted video', resourceId: { videoId: 'film1' } } },
      ['post-added'],
    ],
    [
      'one without a time',
      {
        contentDetails: { videoId: 'film1' },
        snippet: { title: 'Sänds snart', liveBroadcastContent: 'upcoming' },
      },
      ['post-added'],
    ],
  ])('%s', (_what, rest, expected) => {
    expect(kinds(answered('videos', { items: [film(rest)] }))).toEqual(expected)
  })

  it('shown again after having been private is told as shown', () => {
    const about = { fresh: '', changed: 'film1', round: '9' }
    expect(
      kinds(answered('videos', { items: [film({ status: { privacyStatus: 'private' } })] }, about)),
    ).toEqual(['post-hidden'])
    expect(kinds(answered('videos', { items: [film()] }, about))).toContain('post-unhidden')
  })
})

describe('what is missing from an answer', () => {
  const about = { list: 'published', round: '1', ids: 'a,b', posts: 'film1,film1' }

  it('is gone only when the answer is a whole one', () => {
    expect(kinds(answered('check', { items: [thread('a')] }, about))).toEqual(['comment-removed'])
    expect(kinds(answered('check', { items: [thread('a'), null] }, about))).toEqual(['unknown'])
    for (const answer of [{}, { error: { code: 500 } }, [], { items: null }])
      expect(kinds(answered('check', answer, about))).toEqual(['unknown'])
    expect(kinds(answered('check', { pageInfo: { totalResults: 0 } }, about))).toEqual([
      'comment-removed',
      'comment-removed',
    ])
  })
})

describe('one odd item never costs the others', () => {
  const about = { videoId: 'film1', parentId: 't1', told: '', list: 'published' }
  const full = {
    ...thread('t1', { totalReplyCount: 1 }),
    replies: { comments: [comment('t1.r1', { parentId: 't1' })] },
  }
  it.each<[string, unknown, unknown]>([
    ['threads', full, thread('t2')],
    ['replies', comment('t1.r1', { parentId: 't1' }), comment('t1.r2')],
    ['videos', film(), { ...film(), contentDetails: { videoId: 'film2' } }],
    ['check', full, { ...thread('t2', { isPublic: false }) }],
  ])('%s', (kind, odd, fine) => {
    const key = answered(kind, { items: [fine] }, about)[0]?.dedupeKey
    expect(key).toBeDefined()
    for (const { what, value } of everyMutation(odd)) {
      const keys = answered(kind, { items: [fine, value, fine] }, about).map(({ dedupeKey }) => dedupeKey)
      expect(keys.filter((one) => one === key).length, what).toBeGreaterThanOrEqual(2)
      if (kind !== 'check') expect(keys.length, what).toBeGreaterThanOrEqual(3)
    }
    for (const { what, value } of everyMutation({ items: [odd], pageInfo: { totalResults: 1 } }))
      expect(() => answered(kind, value, about), what).not.toThrow()
  })

  it('a kind with the name of something else', () => {
    for (const kind of ['constructor', 'toString', '__proto__'])
      expect(kinds(answered(kind, { items: [film()] }))).toEqual(['unknown'])
  })
})

describe('feeds of the hub', () => {
  const webhook = createYoutubeWebhook({ secret: 's' })
  const read = (text: string, encoding: BufferEncoding = 'utf8') =>
    webhook.readEvents(new Uint8Array(Buffer.from(text, encoding)))
  const feed = (inside: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://www.youtube.com/xml/feeds/videos.xml?channel_id=${CHANNEL}"/>${inside}</feed>`
  const entry = (id: string, title: string) =>
    `<entry><yt:videoId>${id}</yt:videoId><title>${title}</title><published>2026-11-20T09:00:00+00:00</published></entry>`

  it('several entries, marked words, a short film, and one that nobody can read', () => {
    const short =
      '<entry><title>Kort</title><link rel="alternate" href="https://www.youtube.com/shorts/kort_1"/></entry>'
    const events = read(
      feed(`${entry('a', '<![CDATA[Å & <b>]]>')}${short}<entry><what/></entry>${entry('b', 'B')}`),
    )
    expect(
      events.map(({ effect }) =>
        'post' in effect ? `${effect.post.externalId} ${effect.post.text}` : effect.kind,
      ),
    ).toEqual(['a Å & <b>', 'kort_1 Kort', 'unknown', 'b B'])
    expect(events.slice(0, 2).map(({ accountExternalId }) => accountExternalId)).toEqual([CHANNEL, CHANNEL])
  })

  it('a film that is gone or private is no longer shown; the hub does not say which', () => {
    const by = `<at:by><name>K</name><uri>https://www.youtube.com/channel/${CHANNEL}</uri></at:by>`
    const gone = (when: string, who: string) =>
      `<at:deleted-entry ref="yt:video:a" when="${when}"><link href="https://www.youtube.com/watch?v=a"/>${who}</at:deleted-entry>`
    const events = [
      gone('2026-11-20T09:00:00.123456+00:00', by),
      gone('2026-11-21T09:00:00+00:00', ''),
    ].flatMap((one) => read(feed(one)))
    expect(events.map(({ effect }) => effect)).toEqual(
      Array(2).fill({ kind: 'post-hidden', postExternalId: 'a' }),
    )
    expect(events.map(({ accountExternalId }) => accountExternalId)).toEqual([CHANNEL, CHANNEL])
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(2)
  })

  it('in the letters of long ago, and after an empty line', () => {
    const text = feed(entry('a', 'Åsen på Ön')).replace('UTF-8', 'ISO-8859-1')
    expect(read(text, 'latin1')).toMatchObject([{ effect: { post: { text: 'Åsen på Ön' } } }])
    expect(read(`\ufeff\r\n ${feed(entry('a', 'Å'))}`)).toMatchObject([{ effect: { post: { text: 'Å' } } }])
  })

  it.each([
    [
      'entities of its own',
      '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><entry><title>&x;</title></entry></feed>',
    ],
    ['no end', `<feed>${'<entry>'.repeat(100_000)}`],
    ['a page', '<html><body><br></body></html>'],
  ])('never with %s', (_what, text) => {
    expect(() => read(text)).toThrow(SyntaxError)
  })
})

function connectorOf(answer: (method: string, url: URL) => Answered | null) {
  const clock = fixedClock('2026-11-20T02:00:00Z')
  const http = answeringHttp((url) => answer(url.pathname.split('/').at(-1) ?? '', url))
  const quota = createMemoryQuota(clock)
  const connector = createYoutube({
    http,
    clock,
    quota,
    baseUrl: 'https://yt.example',
    pause: () => Promise.resolve(),
  })
  return { connector, clock, http, access: { accountExternalId: CHANNEL, token: 't' } }
}
const refusal = (status: number, reason: string): Answered => ({
  status,
  json: { error: { code: status, message: reason, errors: [{ reason, domain: 'youtube.comment' }] } },
})
const channel = {
  items: [
    {
      id: CHANNEL,
      contentDetails: { relatedPlaylists: { uploads: 'UU1' } },
      statistics: { subscriberCount: '12300', hiddenSubscriberCount: false },
    },
  ],
}

describe('a question that has no answer holds nothing up', () => {
  it('no films yet, a thread taken away, a page that has run out', async () => {
    const { connector, access } = connectorOf((method, url) => {
      if (method === 'channels') return { json: channel }
      if (method === 'playlistItems') return refusal(404, 'playlistNotFound')
      if (method === 'comments') return refusal(404, 'parentCommentNotFound')
      if (url.searchParams.get('moderationStatus') !== 'published') return { json: { items: [] } }
      if (url.searchParams.get('pageToken') !== null) return refusal(400, 'invalidPageToken')
      return { json: { items: [thread('t1', { totalReplyCount: 4 })], nextPageToken: 'p2' } }
    })
    const since = Temporal.Instant.from('2020-01-01T00:00:00Z')
    for (const ask of ['news', 'past'] as const) {
      let page: HarvestPage = { bodies: [], cursor: '', isMore: true }
      let cursor: string | null = null
      for (let turns = 0; page.isMore && turns < 60; turns += 1) {
        const { harvest } = connector
        const asked = ask === 'news' ? harvest.news(access, cursor) : harvest.past?.(access, cursor, since)
        page = (await asked) ?? page
        ;({ cursor } = page)
      }
      expect(page.isMore, ask).toBe(false)
    }
  })

  it('a film that takes no comments has none; a deleted comment no replies', async () => {
    const closed = connectorOf(() => refusal(403, 'commentsDisabled'))
    expect(await closed.connector.fetchThread(closed.access, 'film1')).toEqual([])
    const gone = connectorOf((method, url) => {
      if (method === 'comments') return refusal(404, 'commentNotFound')
      const isPublished = url.searchParams.get('moderationStatus') === 'published'
      return {
        json: { items: isPublished ? [null, {}, thread('t1', { totalReplyCount: 3 }), thread('t2')] : [] },
      }
    })
    const ids = (await gone.connector.fetchThread(gone.access, 'film1')).map(({ externalId }) => externalId)
    expect([...ids].sort()).toEqual(['t1', 't2'])
  })
})

describe('figures', () => {
  const metrics = [
    'estimatedMinutesWatched',
    'shares',
    'videosAddedToPlaylists',
    'views',
    'likes',
    'comments',
    'subscribersGained',
    'subscribersLost',
  ]
  const report = {
    columnHeaders: ['day', ...metrics].map((name) => ({ name })),
    rows: [['2026-11-10', ...metrics.map(() => 7)]],
  }
  const total = { columnHeaders: metrics.map((name) => ({ name })), rows: [metrics.map(() => 7)] }
  const video = {
    items: [
      {
        id: 'film1',
        snippet: { publishedAt: '2026-11-20T01:30:00Z' },
        statistics: { viewCount: '9', likeCount: '8', commentCount: '7' },
      },
    ],
  }
  const day = Temporal.PlainDate.from('2026-11-10')

  it('that are not told are not available, never nothing', async () => {
    const samples = { channels: channel, videos: video, reports: { byDay: report, total } }
    for (const { what, value } of everyMutation(samples)) {
      const told = asRecord(value)
      const reports = recordAt(told, 'reports')
      const { connector, access } = connectorOf((method, url) => {
        if (method === 'channels') return { json: told?.['channels'] }
        if (method === 'videos') return { json: told?.['videos'] }
        return { json: reports?.[url.searchParams.get('dimensions') === 'day' ? 'byDay' : 'total'] }
      })
      const ofAccount = await connector.insights.ofAccount(access, { from: day, to: day }).catch(() => [])
      const figures = [...ofAccount, ...(await connector.insights.ofPost(access, 'film1').catch(() => []))]
      for (const figure of figures) {
        if (!what.endsWith(' = 0')) expect(figure.value, `${what}: ${figure.measure}`).not.toBe(0)
        expect(figure.value === null, `${what}: ${figure.measure}`).toBe(figure.why !== undefined)
      }
    }
  })

  it('of a film of this night are asked for from the day it is in California', async () => {
    const { connector, access, http } = connectorOf((method) => ({
      json: method === 'videos' ? video : total,
    }))
    await connector.insights.ofPost(access, 'film1')
    const asked = new URL(http.asked.at(-1) ?? '').searchParams
    expect([asked.get('startDate'), asked.get('endDate')]).toEqual(['2026-11-19', '2026-11-19'])
  })
})
