/** "Not available" is never shown as 0: each network that answers with objects and lists, wrong in any one place. The others have theirs beside them. */
import { expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { answeringHttp } from '#test/answering-http.ts'
import { everyMutation } from '#test/every-mutation.ts'
import type { Access, Connector } from './connector.ts'
import { createFacebook } from './facebook/facebook.ts'
import type { Figure } from './insights.ts'
import { createInstagram } from './instagram/instagram.ts'
import { asRecord } from './kit/json.ts'
import { mastodonSecret } from './mastodon/account-secret.ts'
import { createMastodon } from './mastodon/mastodon.ts'

const DAY = Temporal.PlainDate.from('2026-11-10')
const POST = '100000000000001_7'

type Settings = Parameters<typeof createFacebook>[0] & Parameters<typeof createInstagram>[0]
type Sample = { readonly insights: unknown; readonly object: unknown }

const counted = (name: string) => ({
  name,
  period: 'day',
  values: [{ value: 7, end_time: '2026-11-11T08:00:00+0000' }],
})
const facebook: Sample = {
  insights: { data: ['page_media_view', 'page_follows', 'post_media_view'].map(counted) },
  object: {
    id: POST,
    followers_count: 9,
    comments: { summary: { total_count: 3 } },
    reactions: { summary: { total_count: 4 } },
    shares: { count: 5 },
  },
}
const instagram: Sample = {
  insights: {
    data: ['reach', 'views', 'likes', 'ig_reels_video_view_total_time'].map((name) => ({
      name,
      total_value: { value: 700_000 },
    })),
  },
  object: { id: '1', followers_count: 900, media_product_type: 'REELS' },
}
const mastodon: Sample = {
  insights: null,
  object: { id: '109', followers_count: 9, favourites_count: 3, reblogs_count: 4, replies_count: 5 },
}

type Subject = {
  readonly access: Access
  readonly post: string
  readonly create: (settings: Settings) => Connector
}

const token = mastodonSecret({ server: 'https://social.example', access_token: 't', scope: 'read' })
it.each<[string, Sample, Subject]>([
  [
    'facebook',
    facebook,
    { create: createFacebook, access: { accountExternalId: '100000000000001', token: 't' }, post: POST },
  ],
  [
    'instagram',
    instagram,
    { create: createInstagram, access: { accountExternalId: '17841400000000001', token: 't' }, post: '1' },
  ],
  [
    'mastodon',
    mastodon,
    { create: createMastodon, access: { accountExternalId: '109@social.example', token }, post: '109' },
  ],
])('%s', async (_network, sample, subject) => {
  let most = 0
  for (const { what, value } of everyMutation(sample)) {
    // What is told to be nothing, by a number or by an empty list of kinds, is nothing. Facebook tells so of shares by leaving them out.
    if (/ = (?:0|\{\})$/.test(what) || what === 'object.shares gone') continue
    for (const figure of await figuresOf(subject, asRecord(value))) {
      most += figure.value === null ? 0 : 1
      expect(figure.value, `${what}: ${figure.measure}`).not.toBe(0)
      expect(figure.value === null, `${what}: ${figure.measure}`).toBe(figure.why !== undefined)
    }
  }
  expect(most).toBeGreaterThan(100)
})

async function figuresOf(
  { create, access, post }: Subject,
  told: Readonly<Record<string, unknown>> | null,
): Promise<readonly Figure[]> {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const http = answeringHttp(({ pathname }) => ({
    json: pathname.endsWith('/insights') ? told?.['insights'] : told?.['object'],
  }))
  const pause = () => Promise.resolve()
  const { insights } = create({
    http,
    clock,
    quota: createMemoryQuota(clock),
    pause,
    appSecret: 's',
    baseUrl: 'https://net.example',
  })
  const account = await insights?.ofAccount(access, { from: DAY, to: DAY }).catch(() => [])
  return [...(account ?? []), ...((await insights?.ofPost(access, post).catch(() => [])) ?? [])]
}
