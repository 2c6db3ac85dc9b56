import type { Clock } from '#core/clock.ts'
import type { ContractBreach, Emulator } from '../emulator.ts'
import { calmUsage, type Usage } from '../graph/usage.ts'
import type { LabStore } from '../graph/store/lab-store.ts'
import { postTo } from '../graph/webhooks/post-hook.ts'
import type { PostHook } from '../graph/webhooks/queue.ts'
import { createTown, openTown, type Town } from '../town/town.ts'
import { shortcode } from './answers/post-fields.ts'
import { pageToken } from './calls/oauth.ts'
import type { FetchMedia, InstagramLab } from './lab-core.ts'
import { createServer } from './server.ts'
import { createThreads } from './threads.ts'
import { instagramRules, pageIdOf } from './town-rules.ts'
import { entryOf } from './webhooks/bodies.ts'
import { isSubscribed } from './webhooks/subscribed.ts'
import { createHookQueue, type HookQueue } from './webhooks/queue.ts'

const DELIVER_EVERY_MS = 250
const FETCH_TIMEOUT_MS = 10_000
const DEFAULT_POSTS_A_DAY = 50

export type InstagramEmulatorOptions = {
  readonly clock: Clock
  readonly appSecret: string
  readonly appId?: string
  readonly apiVersion?: string
  /** Where the emulator is reached; a function where that is not known yet. */
  readonly baseUrl?: string | (() => string)
  /** Below it posts stand as the practice square has them; `https://www.instagram.com` and its own addresses when left out. */
  readonly permalinkBase?: string | (() => string)
  /** Where webhooks go: `http://127.0.0.1:3000/hooks/meta`. Without it they wait in line. */
  readonly hookUrl?: string
  /** In place of `hookUrl`, for tests. */
  readonly postHook?: PostHook
  readonly postsADay?: number
  /** How the network fetches what is to be published; over HTTP when left out. */
  readonly fetchMedia?: FetchMedia
}

export type InstagramEmulator = Emulator & {
  readonly webhooks: HookQueue
  /** The Page that an account is linked to. */
  pageIdOf(accountId: string): string
  /** From now on the account's token answers with error 190 and this subcode; 467 is withdrawn by a person. */
  revoke(accountId: string, subcode?: number): void
  readonly usage: { get(): Usage; set(part: Partial<Usage>): void }
}

/** An Instagram that forgets everything when it goes. */
export function createInstagramEmulator(options: InstagramEmulatorOptions): InstagramEmulator {
  return build(options, createTown({ clock: options.clock, rules: instagramRules }))
}

/** An Instagram that goes on where the store left off. Throws when what was kept cannot be read. */
export async function openInstagramEmulator(
  options: InstagramEmulatorOptions & { readonly store: LabStore },
): Promise<InstagramEmulator> {
  const { clock, store } = options
  return build(options, await openTown({ clock, rules: instagramRules, store }))
}

const lazily = (value: string | (() => string) | undefined, otherwise: string): (() => string) =>
  typeof value === 'function' ? value : () => value ?? otherwise

function permalinksBelow(base: InstagramEmulatorOptions['permalinkBase']): InstagramLab['permalinkOf'] {
  if (base === undefined) return (post) => `https://www.instagram.com/p/${shortcode(post)}/`
  const below = lazily(base, '')
  return ({ accountId, id }) => `${below()}/${accountId}/posts/${id}`
}

function labOf(options: InstagramEmulatorOptions, town: Town): InstagramLab {
  return {
    town,
    threads: createThreads(town),
    appId: options.appId ?? '900000000000001',
    appSecret: options.appSecret,
    apiVersion: options.apiVersion ?? 'v26.0',
    baseUrl: lazily(options.baseUrl, 'http://instagram.lab.invalid'),
    permalinkOf: permalinksBelow(options.permalinkBase),
    postsADay: options.postsADay ?? DEFAULT_POSTS_A_DAY,
    fetchMedia: options.fetchMedia ?? fetchOverHttp,
  }
}

function build(options: InstagramEmulatorOptions, town: Town): InstagramEmulator {
  const lab = labOf(options, town)
  const breaches: ContractBreach[] = []
  const stopped = Promise.withResolvers<undefined>()
  let usage: Usage = calmUsage
  let timer: NodeJS.Timeout | undefined
  const hook = options.postHook ?? (options.hookUrl === undefined ? null : postTo(options.hookUrl))
  const webhooks = createHookQueue(lab, hook)
  town.listen((news) => {
    const entry = entryOf(lab, news)
    if (entry !== null && isSubscribed(lab, entry)) webhooks.emit(entry)
  })
  return {
    network: 'instagram',
    app: createServer({ lab, breaches, usage: () => usage, stopped: stopped.promise }),
    town,
    breaches,
    webhooks,
    pageIdOf,
    grantFor: (accountId) => ({ access_token: pageToken(lab, accountId).token }),
    revoke: (accountId, subcode = 467) => {
      pageToken(lab, accountId).revokedAs = String(subcode)
      town.core.changed()
    },
    usage: { get: () => usage, set: (part) => void (usage = { ...usage, ...part }) },
    start: () => {
      timer ??= setInterval(() => void webhooks.deliver(), DELIVER_EVERY_MS).unref()
    },
    stop: async () => {
      clearInterval(timer)
      timer = undefined
      stopped.resolve(undefined)
      await town.settled()
    },
  }
}

async function fetchOverHttp(url: string): ReturnType<FetchMedia> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
    if (!answer.ok) return null
    const mediaType = answer.headers.get('content-type') ?? 'application/octet-stream'
    return { bytes: new Uint8Array(await answer.arrayBuffer()), mediaType }
  } catch {
    return null
  }
}
