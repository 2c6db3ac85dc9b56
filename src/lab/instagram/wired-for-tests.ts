import type { HttpClient } from '#core/outgoing/http-client.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { QuotaLedger } from '#core/quota/quota.ts'
import type { TownAccount, TownComment, TownPost } from '../town/state.ts'
import type { InstagramEmulatorOptions } from './create-emulator.ts'
import { APP_ID, APP_SECRET, START, startInstagram, type InstagramForTests } from './instagram-for-tests.ts'

/** What the connector is made of, without the connector: the lab knows none. */
export type Wired = InstagramForTests & {
  readonly account: TownAccount
  readonly post: TownPost
  readonly access: { readonly accountExternalId: string; readonly token: string }
  readonly quota: QuotaLedger
  readonly settings: {
    readonly http: HttpClient
    readonly clock: InstagramForTests['clock']
    readonly quota: QuotaLedger
    readonly appId: string
    readonly appSecret: string
    readonly baseUrl: string
    readonly pause: () => Promise<void>
  }
  readonly write: (author: string, text: string, more?: { at?: string; parentId?: string }) => TownComment
}

export const before = (duration: Temporal.DurationLike): string =>
  Temporal.Instant.from(START).subtract(duration).toString({ fractionalSecondDigits: 3 })

/** One account with one post from yesterday. */
export async function wire(
  options: Partial<InstagramEmulatorOptions> = {},
  timeoutMs = 10_000,
): Promise<Wired> {
  const started = await startInstagram(options)
  const { emulator, clock, baseUrl, host } = started
  const { town } = emulator
  const account = town.addAccount({ name: 'Ekköpings kommun', handle: 'ekkoping', followers: 4_200 })
  const media = {
    id: '18000000000000001',
    kind: 'image',
    mediaType: 'image/png',
    altText: 'Bassängen',
  } as const
  const post = town.publishPost({
    accountId: account.id,
    text: 'Nu öppnar badhuset',
    media: [{ ...media, picture: 'badhus.png', extra: {} }],
    at: before({ hours: 24 }),
  })
  const quota = createMemoryQuota(clock)
  const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs, maxBytes: 5_000_000 })
  const app = { appId: APP_ID, appSecret: APP_SECRET, baseUrl }
  return {
    ...started,
    account,
    post,
    quota,
    access: { accountExternalId: account.id, token: emulator.grantFor(account.id)['access_token'] ?? '' },
    settings: { http, clock, quota, ...app, pause: () => Promise.resolve() },
    write: (author, text, more = {}) => town.writeComment({ postId: post.id, author, text, ...more }),
  }
}
