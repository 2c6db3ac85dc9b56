/** Shapes that LinkedIn really sends beside those that it documents, with invented people and words. */
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { answeringHttp, type Answered } from '#test/answering-http.ts'
import { everyMutation } from '#test/every-mutation.ts'
import type { NetworkEvent } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { createLinkedinReader } from './linkedin-reader.ts'
import { createLinkedin } from './linkedin.ts'
import { nextStart } from './paging.ts'

const OWN = 'urn:li:organization:96072893'
const POST = 'urn:li:share:7094637247487995904'
const ACTIVITY = 'urn:li:activity:7094637247890620418'
const reader = createLinkedinReader()
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const commentUrn = (id: string) => `urn:li:comment:(${ACTIVITY},${id})`

function answered(kind: string, answer: unknown): readonly NetworkEvent[] {
  const askedAt = Temporal.Instant.from('2026-11-20T09:00:00Z')
  return reader.readEvents(
    sealAnswer({ kind, accountExternalId: OWN, about: { post: POST }, askedAt, answer: bytes(answer) }),
  )
}

function pushed(notification: object): NetworkEvent | undefined {
  const one = { organizationalEntity: OWN, lastModifiedAt: 1_691_574_506_310, ...notification }
  return reader.readEvents(
    bytes({ type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS', notifications: [one] }),
  )[0]
}

const post = {
  id: POST,
  author: OWN,
  commentary: 'Rösta om parken {hashtag|\\#|ekköping}',
  lifecycleState: 'PUBLISHED',
  publishedAt: 1_691_574_506_310,
  isReshareDisabledByAuthor: false,
  distribution: { feedDistribution: 'MAIN_FEED', thirdPartyDistributionChannels: [] },
  content: {
    multiImage: { images: [{ id: 'urn:li:image:A1', altText: 'Parken' }, { id: 'urn:li:image:A2' }] },
  },
}
const comment = {
  id: '7094977717598625792',
  $URN: commentUrn('7094977717598625792'),
  actor: 'urn:li:person:f49f2kf0',
  object: ACTIVITY,
  created: { actor: 'urn:li:person:f49f2kf0', time: 1_691_574_506_310 },
  lastModified: { actor: 'urn:li:person:f49f2kf0', time: 1_691_574_506_310 },
  message: {
    text: 'Tack Ekköpings kommun!',
    attributes: [
      { start: 5, length: 16, value: { 'com.linkedin.common.CompanyAttributedEntity': { company: OWN } } },
    ],
  },
  content: [{ type: 'IMAGE', entity: { image: 'urn:li:image:C1' }, url: 'https://media.licdn.example/c1' }],
  commentsSummary: { totalFirstLevelComments: 1, aggregatedTotalComments: 1 },
}
const told = (events: readonly NetworkEvent[]) => {
  const [effect] = events.map((event) => event.effect)
  return effect !== undefined && 'post' in effect ? effect.post : undefined
}

describe('posts', () => {
  it.each<[string, object, object]>([
    [
      'a poll: its question and choices are words too',
      {
        content: {
          poll: { question: 'Lekplats?', options: [{ text: 'Ja', voteCount: 3 }, { text: 'Nej' }] },
        },
      },
      { text: 'Rösta om parken #ekköping\n\nLekplats?\n– Ja\n– Nej', media: [] },
    ],
    [
      'a document with its title',
      { content: { media: { id: 'urn:li:document:D1', title: 'Detaljplan.pdf' } } },
      { media: [{ kind: 'file', url: 'urn:li:document:D1', title: 'Detaljplan.pdf' }] },
    ],
    [
      'a carousel',
      {
        content: {
          carousel: { cards: [{ media: { id: 'urn:li:image:K1', title: 'Ett' }, landingPage: 'x' }] },
        },
      },
      { media: [{ kind: 'image', url: 'urn:li:image:K1', title: 'Ett' }] },
    ],
    [
      'an article, and one that leads nowhere good',
      { content: { article: { source: 'javascript:alert(1)', title: 'Klicka' } } },
      { media: [] },
    ],
    [
      'somebody’s post shared on',
      {
        commentary: '',
        content: undefined,
        reshareContext: { parent: 'urn:li:share:11', root: 'urn:li:share:11' },
      },
      { text: '', media: [{ kind: 'link', url: 'https://www.linkedin.com/feed/update/urn:li:share:11/' }] },
    ],
    [
      'mentions of any kind of thing, names with brackets, and a wide hash sign',
      {
        commentary:
          'Med @[Skolan \\(F–9\\)](urn:li:school:7), @[A \\[B\\]](urn:li:person:x) {hashtag|＃|skola}',
      },
      { text: 'Med Skolan (F–9), A [B] #skola' },
    ],
  ])('%s', (_what, rest, expected) => {
    expect(told(answered('posts', { elements: [{ ...post, ...rest }] }))).toMatchObject(expected)
  })

  it('states of older versions, and one that is gone', () => {
    const states = ['PUBLISHED_EDITED', 'DELETED', 'PUBLISH_REQUESTED', 'NEW_STATE']
    const events = answered('posts', {
      elements: states.map((lifecycleState) => ({ ...post, lifecycleState })),
    })
    expect(events.map(({ effect }) => effect.kind)).toEqual([
      'post-edited',
      'post-removed',
      'irrelevant',
      'irrelevant',
    ])
  })

  it('come in a list, by name, or alone; an answer without any is kept as unknown', () => {
    const keys = (answer: unknown) => answered('posts', answer).map(({ dedupeKey }) => dedupeKey)
    expect(keys({ results: { [POST]: post }, statuses: {}, errors: {} })).toEqual(keys({ elements: [post] }))
    expect(keys(post)).toEqual(keys({ elements: [post] }))
    expect(answered('posts', { status: 404 })).toMatchObject([{ effect: { kind: 'unknown' } }])
  })
})

describe('comments', () => {
  it.each<[string, object, object]>([
    ['a picture', {}, { media: [{ kind: 'image', url: 'urn:li:image:C1' }] }],
    [
      'a picture of the old kind, by its address',
      {
        content: [
          {
            type: 'IMAGE',
            entity: { digitalmediaAsset: 'urn:li:digitalmediaAsset:X' },
            url: 'https://m.example/x',
          },
        ],
      },
      { media: [{ kind: 'image', url: 'https://m.example/x' }] },
    ],
    [
      'a card, and a film',
      {
        content: [
          { type: 'ARTICLE', url: 'https://a.example/' },
          { type: 'VIDEO', entity: { video: 'urn:li:video:V' } },
        ],
      },
      {
        media: [
          { kind: 'link', url: 'https://a.example/' },
          { kind: 'video', url: 'urn:li:video:V' },
        ],
      },
    ],
    ['nothing but a picture', { message: undefined }, { text: '', media: [{ kind: 'image' }] }],
    ['no author', { actor: undefined }, { author: null }],
    [
      'another organisation',
      { actor: 'urn:li:organization:5' },
      { author: { externalId: 'urn:li:organization:5' } },
    ],
    ['a reply', { parentComment: commentUrn('1') }, { parentExternalId: commentUrn('1') }],
    [
      'a reply that names the comment as its object',
      { object: commentUrn('1') },
      { parentExternalId: commentUrn('1') },
    ],
    ['an id as a number', { id: 7_094_977, $URN: undefined }, { externalId: commentUrn('7094977') }],
  ])('%s', (_what, rest, expected) => {
    const [event] = answered('comments', { elements: [{ ...comment, ...rest }] })
    expect(event?.effect).toMatchObject({
      kind: 'comment-added',
      comment: { postExternalId: POST, ...expected },
    })
  })
})

describe('notifications', () => {
  const share = (text: string) => ({
    action: 'SHARE',
    sourcePost: ACTIVITY,
    generatedActivity: 'urn:li:share:900',
    decoratedGeneratedActivity: { share: { entity: 'urn:li:share:900', owner: 'urn:li:person:b', text } },
  })

  it('a post of the page shared on with words of one’s own is written about it; without, it is a number', () => {
    expect(pushed(share('Läs detta!'))?.effect).toMatchObject({
      kind: 'post-added',
      post: { externalId: 'urn:li:share:900', text: 'Läs detta!', author: { externalId: 'urn:li:person:b' } },
    })
    expect(pushed(share(' '))?.effect).toEqual({ kind: 'irrelevant', what: 'SHARE' })
    expect(pushed({ action: 'SHARE', sourcePost: ACTIVITY })?.effect.kind).toBe('irrelevant')
  })

  it('two pages named in one post are both told of it', () => {
    const keys = [OWN, 'urn:li:organization:2'].map(
      (organizationalEntity) =>
        pushed({ ...share('Hej'), action: 'SHARE_MENTION', organizationalEntity })?.dedupeKey,
    )
    expect(new Set(keys).size).toBe(2)
  })

  it('an action that nobody has read yet is kept as unknown, words and all', () => {
    const made = { comment: { entity: commentUrn('5'), text: 'Hej @Ekköping' } }
    const event = pushed({ action: 'COMMENT_MENTION', decoratedGeneratedActivity: made })
    expect(event?.effect).toEqual({ kind: 'unknown', why: 'action COMMENT_MENTION' })
    expect(JSON.stringify(event?.raw)).toContain('Hej @Ekköping')
  })

  it('the post’s own name may be missing, and the comment’s words stand anywhere', () => {
    const texts = [{ text: 'Hej' }, { message: { text: 'Hej' } }, { message: 'Hej' }]
    for (const words of texts) {
      const made = { comment: { entity: commentUrn('5'), owner: 'urn:li:person:b', ...words } }
      const event = pushed({ action: 'COMMENT', sourcePost: ACTIVITY, decoratedGeneratedActivity: made })
      expect(event?.effect).toMatchObject({ comment: { text: 'Hej', postExternalId: ACTIVITY } })
    }
  })
})

describe('one odd item never costs the others', () => {
  const notification = {
    notificationId: 5_603_453_321,
    organizationalEntity: OWN,
    action: 'COMMENT',
    sourcePost: ACTIVITY,
    lastModifiedAt: 1_691_574_506_310,
    generatedActivity: 'urn:li:comment:(activity:7094637247890620418,7094977717598625792)',
    decoratedSourcePost: { owner: OWN, entity: POST, text: 'Parken' },
    decoratedGeneratedActivity: {
      comment: { owner: 'urn:li:person:b', text: 'Hej', entity: commentUrn('9') },
    },
  }
  const read: Readonly<Record<string, (elements: readonly unknown[]) => readonly NetworkEvent[]>> = {
    posts: (elements) => answered('posts', { elements }),
    comments: (elements) => answered('comments', { elements }),
    notifications: (elements) => answered('notifications', { elements }),
    push: (notifications) => reader.readEvents(bytes({ notifications })),
  }
  it.each<[string, object, object]>([
    ['posts', { ...post, reshareContext: { parent: 'urn:li:share:1' } }, { ...post, id: 'urn:li:share:2' }],
    ['comments', { ...comment, parentComment: commentUrn('1') }, { ...comment, $URN: commentUrn('2') }],
    ['notifications', notification, { action: 'LIKE', notificationId: 1 }],
    ['push', notification, { action: 'LIKE', notificationId: 1 }],
  ])('%s', (kind, sample, neighbour) => {
    const fine = read[kind]?.([neighbour])[0]?.dedupeKey
    for (const { what, value } of everyMutation(sample)) {
      const events = read[kind]?.([neighbour, value, neighbour]) ?? []
      expect(events, what).toHaveLength(3)
      expect([events[0]?.dedupeKey, events[2]?.dedupeKey], what).toEqual([fine, fine])
      expect(events[1]?.dedupeKey, what).toMatch(/^linkedin:/)
    }
  })
})

it.each<[string, object, number | null]>([
  [
    'a smaller page than asked for',
    { elements: Array(10).fill({}), paging: { start: 0, count: 10, total: 30 } },
    10,
  ],
  [
    'a link that says where',
    { elements: [], paging: { links: [{ rel: 'next', href: '/x?count=10&start=40' }] } },
    100,
  ],
  ['no paging at all', { elements: Array(100).fill({}) }, 100],
  ['no total', { elements: Array(10).fill({}), paging: { start: 0, count: 10 } }, 10],
  ['a total that is too small', { elements: Array(100).fill({}), paging: { total: 3 } }, 100],
  ['the end', { elements: Array(3).fill({}), paging: { total: 3, count: 100 } }, null],
  ['a page of things withheld', { elements: [], paging: { total: 150, count: 100 } }, 100],
])('pages: %s', (_what, answer, expected) => {
  expect(nextStart(answer as Readonly<Record<string, unknown>>, { start: 0, count: 100 })).toBe(expected)
})

function connectorOf(answer: (url: URL) => Answered | null) {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const http = answeringHttp((url) => answer(url))
  const quota = createMemoryQuota(clock)
  const pause = () => Promise.resolve()
  const dailyCalls = { app: 100_000, member: 100_000 }
  const connector = createLinkedin({ http, clock, quota, pause, dailyCalls, baseUrl: 'https://li.example' })
  return { connector, http, access: { accountExternalId: OWN, token: 't' } }
}
const isComments = ({ pathname }: URL) => pathname.endsWith('/comments')
const underPost = ({ pathname }: URL) => isComments({ pathname } as URL) && pathname.includes('share')

describe('what is taken away while it is read', () => {
  it('costs a thread only itself', async () => {
    const second = { ...comment, id: '2', $URN: commentUrn('2'), commentsSummary: {} }
    const { connector, access } = connectorOf((url) =>
      underPost(url)
        ? { json: { elements: [comment, second, null, {}] } }
        : { status: 404, json: { status: 404 } },
    )
    const thread = await connector.fetchThread(access, POST)
    expect(thread.map(({ externalId }) => externalId)).toEqual([comment.$URN, second.$URN])
  })

  it('does not hold up the look back for ever', async () => {
    const { connector, access } = connectorOf((url) => {
      if (url.pathname.endsWith('/posts'))
        return { json: { elements: [post, { ...post, id: 'urn:li:share:2' }] } }
      if (!isComments(url)) return null
      if (!underPost(url)) return { status: 404, json: { status: 404 } }
      const isSecond = url.pathname.includes('share%3A2')
      return isSecond ? { status: 422, json: { status: 422 } } : { json: { elements: [comment] } }
    })
    let cursor: string | null = null
    const kinds: string[] = []
    for (let turn = 0; turn < 10; turn += 1) {
      const since = Temporal.Instant.from('2020-01-01T00:00:00Z')
      const page: HarvestPage | undefined = await connector.harvest.past?.(access, cursor, since)
      for (const body of page?.bodies ?? [])
        kinds.push(...reader.readEvents(body).map((one) => one.effect.kind))
      cursor = page?.cursor ?? null
      if (page?.isMore !== true) break
    }
    expect(kinds).toEqual(['post-added', 'post-added', 'comment-added'])
  })
})

describe('figures', () => {
  const sample = {
    elements: [
      {
        timeRange: { start: 1_795_046_400_000, end: 1_795_132_800_000 },
        followerGains: { organicFollowerGain: 3, paidFollowerGain: 1 },
        totalShareStatistics: {
          impressionCount: 10,
          uniqueImpressionsCount: 8,
          clickCount: 2,
          likeCount: 1,
          commentCount: 1,
          shareCount: 1,
        },
        totalPageStatistics: { views: { allPageViews: { pageViews: 4 } } },
        share: POST,
      },
    ],
    paging: { start: 0, count: 10 },
  }

  it('that are not told are not available, never nothing', async () => {
    const day = Temporal.PlainDate.from('2026-11-19')
    let answer: unknown = sample
    const { connector, access } = connectorOf(() => ({ json: answer }))
    const all = async () => [
      ...(await connector.insights.ofAccount(access, { from: day, to: day })),
      ...(await connector.insights.ofPost(access, POST)),
    ]
    expect((await all()).filter(({ value }) => value !== null).length).toBeGreaterThanOrEqual(14)
    for (const { what, value } of everyMutation(sample)) {
      // A zero that LinkedIn tells is a zero.
      if (what.endsWith(' = 0')) continue
      answer = value
      for (const figure of await all()) {
        expect(figure.value, `${what}: ${figure.measure}`).not.toBe(0)
        expect(figure.value === null, `${what}: ${figure.measure}`).toBe(figure.why !== undefined)
      }
    }
  })
})
