/** Whatever a network answers, reading it ends in a value or in one of the five failures: each of its answers, wrong in any one place. */
import { describe, expect, it } from 'vitest'
import { fixedClock, type Clock } from '#core/clock.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import { answeringHttp } from '#test/answering-http.ts'
import { everyMutation } from '#test/every-mutation.ts'
import { createBluesky } from './bluesky/bluesky.ts'
import { createBlueskyReader } from './bluesky/event-reader.ts'
import { blueskySecret } from './bluesky/session.ts'
import {
  AccessRevoked,
  RateLimited,
  Rejected,
  Unavailable,
  type Access,
  type Connector,
  type EventReader,
} from './connector.ts'
import type { HarvestPage } from './harvest.ts'
import { createLinkedinReader } from './linkedin/linkedin-reader.ts'
import { createLinkedin } from './linkedin/linkedin.ts'
import { createYoutubeReader } from './youtube/read-events.ts'
import { createYoutube } from './youtube/youtube.ts'

type Settings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly quota: QuotaLedger
  readonly pause: () => Promise<void>
  readonly baseUrl: string
  readonly dailyCalls: { readonly app: number; readonly member: number }
}

type Network = {
  readonly create: (settings: Settings) => Connector
  readonly reader: EventReader
  readonly access: Access
  readonly post: string
  /** By what the address ends in; the first that fits. */
  readonly answers: Readonly<Record<string, unknown>>
}

const ORGANISATION = 'urn:li:organization:5'
const SHARE = 'urn:li:share:7094637247487995904'
const commentUrn = (id: string) => `urn:li:comment:(urn:li:activity:7094637247890620418,${id})`
const linkedinComment = (id: string, replies: number) => ({
  id,
  $URN: commentUrn(id),
  actor: 'urn:li:person:a',
  object: 'urn:li:activity:7094637247890620418',
  created: { time: 1_795_000_000_000 },
  message: { text: 'Hej' },
  commentsSummary: { aggregatedTotalComments: replies },
})
const linkedin: Network = {
  create: createLinkedin,
  reader: createLinkedinReader(),
  access: { accountExternalId: ORGANISATION, token: 't' },
  post: SHARE,
  answers: {
    comments: {
      elements: [linkedinComment('1', 1), linkedinComment('2', 0)],
      paging: { start: 0, count: 100, total: 2, links: [] },
    },
    organizationalEntityNotifications: {
      elements: [
        {
          notificationId: 1,
          action: 'COMMENT',
          organizationalEntity: ORGANISATION,
          generatedActivity: commentUrn('1'),
          lastModifiedAt: 1_795_000_000_000,
          sourcePost: 'urn:li:activity:7094637247890620418',
        },
      ],
      paging: { total: 1 },
    },
    people: { results: { '(id:a)': { id: 'a', localizedFirstName: 'Anna' } } },
    networkSizes: { firstDegreeSize: 5 },
    organizations: {
      id: 5,
      localizedName: 'Kommunen',
      vanityName: 'kommunen',
      locations: [{ phoneNumber1: { number: '1' } }],
      description: { localized: { sv_SE: 'Om' }, preferredLocale: { language: 'sv', country: 'SE' } },
    },
    posts: {
      id: SHARE,
      author: ORGANISATION,
      commentary: 'Hej',
      publishedAt: 1_795_000_000_000,
      elements: [
        {
          id: SHARE,
          author: ORGANISATION,
          commentary: 'Hej',
          publishedAt: 1_795_000_000_000,
          lifecycleState: 'PUBLISHED',
        },
      ],
      paging: { total: 1 },
    },
  },
}

const CHANNEL = 'UC_x5XG1OV2P6uZZ5FSM9Ttw'
const youtubeComment = (id: string) => ({
  id,
  snippet: {
    textOriginal: 'Hej',
    authorDisplayName: '@a',
    authorChannelId: { value: 'UCa' },
    publishedAt: '2026-11-20T08:00:00Z',
    updatedAt: '2026-11-20T08:00:00Z',
  },
})
const youtube: Network = {
  create: createYoutube,
  reader: createYoutubeReader(),
  access: { accountExternalId: CHANNEL, token: 't' },
  post: 'film1',
  answers: {
    commentThreads: {
      items: [
        {
          id: 't1',
          snippet: {
            videoId: 'film1',
            topLevelComment: youtubeComment('t1'),
            totalReplyCount: 2,
            canReply: true,
            isPublic: true,
          },
          replies: { comments: [youtubeComment('t1.a')] },
        },
      ],
    },
    comments: { items: [youtubeComment('t1.a'), youtubeComment('t1.b')] },
    playlistItems: {
      items: [
        {
          snippet: { title: 'Bro', resourceId: { videoId: 'film1' } },
          contentDetails: { videoId: 'film1', videoPublishedAt: '2026-11-20T08:00:00Z' },
          status: { privacyStatus: 'public' },
        },
      ],
    },
    videos: {
      items: [
        { id: 'film1', snippet: { title: 'Bro', channelId: CHANNEL, publishedAt: '2026-11-20T08:00:00Z' } },
      ],
    },
    channels: {
      items: [
        {
          id: CHANNEL,
          snippet: { title: 'Kommunen', customUrl: '@k' },
          statistics: { subscriberCount: '9' },
          contentDetails: { relatedPlaylists: { uploads: 'UU1' } },
        },
      ],
    },
  },
}

const OWN = 'did:plc:hs5h64usvfg24vegcyxgvpnh'
const at = (did: string, key: string) => `at://${did}/app.bsky.feed.post/${key}`
const view = (uri: string, reply?: object) => ({
  uri,
  cid: 'c',
  author: { did: uri.split('/')[2], handle: 'a.exempel.se' },
  record: { text: 'Hej', createdAt: '2026-11-20T08:00:00Z', ...(reply === undefined ? {} : { reply }) },
  replyCount: 1,
  indexedAt: '2026-11-20T08:00:00Z',
})
const ROOT = at(OWN, '3n2srvei7jc2d')
const answer = view(at('did:plc:ijkhyukxtclrwoyo4o2zh7un', '3n2srveivy22d'), {
  root: { uri: ROOT },
  parent: { uri: ROOT },
})
const bluesky: Network = {
  create: createBluesky,
  reader: createBlueskyReader(),
  access: {
    accountExternalId: OWN,
    token: blueskySecret({
      pds: 'https://net.example',
      did: OWN,
      handle: 'k.exempel.se',
      accessJwt: 'a',
      refreshJwt: 'r',
    }),
  },
  post: ROOT,
  answers: {
    'app.bsky.feed.getPostThread': {
      thread: { post: view(ROOT), replies: [{ post: answer, replies: [] }] },
      threadgate: { cid: 'g', record: { hiddenReplies: [answer.uri] } },
    },
    'app.bsky.feed.getPosts': { posts: [view(ROOT)] },
    'app.bsky.feed.getAuthorFeed': { feed: [{ post: view(ROOT) }] },
    'app.bsky.notification.listNotifications': { notifications: [{ ...answer, reason: 'reply' }] },
    'app.bsky.actor.getProfile': {
      did: OWN,
      handle: 'k.exempel.se',
      displayName: 'Kommunen',
      description: 'Om',
      followersCount: 3,
    },
  },
}

/** Fewer than there could be: each is read in five ways. */
const WRONG: readonly unknown[] = [null, 7, 'fel', [null]]
const MOST_TURNS = 30
const isFailure = (error: unknown) =>
  [AccessRevoked, RateLimited, Rejected, Unavailable].some((kind) => error instanceof kind)

describe.each<[string, Network]>([
  ['linkedin', linkedin],
  ['youtube', youtube],
  ['bluesky', bluesky],
])('%s', (_name, network) => {
  it.each(Object.keys(network.answers))('%s', async (odd) => {
    let read = 0
    for (const { what, value } of everyMutation(network.answers[odd], WRONG)) {
      const answers = { ...network.answers, [odd]: value }
      for (const [reading, ask] of readings(network, answers)) {
        const outcome = await ask().catch((error: unknown) => error)
        if (outcome instanceof Error)
          expect(isFailure(outcome), `${what}, ${reading}: ${String(outcome)}`).toBe(true)
        else read += 1
      }
    }
    expect(read).toBeGreaterThan(10)
  })
})

function readings(
  network: Network,
  answers: Readonly<Record<string, unknown>>,
): readonly (readonly [string, () => Promise<unknown>])[] {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const http = answeringHttp(({ pathname }) => {
    const name = Object.keys(answers).find(
      (one) => pathname.endsWith(`/${one}`) || pathname.includes(`/${one}/`),
    )
    return name === undefined ? null : { json: answers[name] }
  })
  const settings = { http, clock, quota: createMemoryQuota(clock), pause: () => Promise.resolve() }
  const connector = network.create({
    ...settings,
    baseUrl: 'https://net.example',
    dailyCalls: { app: 1e6, member: 1e6 },
  })
  const { access, post, reader } = network
  const { harvest } = connector
  const long = Temporal.Instant.from('2020-01-01T00:00:00Z')
  const walk = async (
    ask: (cursor: string | null) => Promise<HarvestPage> | undefined,
    cursor: string | null,
  ) => {
    let page = await ask(cursor)
    for (let turns = 0; page?.isMore === true && turns < MOST_TURNS; turns += 1) page = await ask(page.cursor)
    for (const body of page?.bodies ?? []) reader.readEvents(body)
    return page
  }
  return [
    ['post', () => connector.fetchPost(access, post)],
    ['thread', async () => connector.fetchThread?.(access, post)],
    ['profile', async () => connector.fetchProfile?.(access)],
    ['past', () => walk((cursor) => harvest?.past?.(access, cursor, long), null)],
    [
      'news',
      async () => {
        const first = await harvest?.news(access, null)
        clock.advance({ hours: 1 })
        return walk((cursor) => harvest?.news(access, cursor), first?.cursor ?? null)
      },
    ],
  ]
}
