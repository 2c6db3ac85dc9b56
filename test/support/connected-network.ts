import {
  Rejected,
  type Access,
  type Connector,
  type NetworkEffect,
  type Offers,
} from '#connectors/connector.ts'
import type { HarvestPage } from '#connectors/harvest.ts'
import type { FoundAccount, Grant, OAuthSignIn } from '#connectors/sign-in.ts'
import { createFakeNetwork, FAKE_NETWORK, fakeBody, type FakeNetwork } from './fake-network.ts'

/** What the connected network is asked, and can be made to fail at. */
export type Asked =
  'news' | 'past' | 'renew' | 'check' | 'finish' | 'begin' | 'revoke' | 'subscribe' | 'unsubscribe'

export type ConnectedNetwork = {
  readonly network: FakeNetwork
  readonly connector: Offers<'harvest' | 'signIn'>
  /** Tokens that calls are accepted with. */
  readonly good: Set<string>
  /** Calls, oldest first; `news` and `past` with the cursor they came with. */
  readonly calls: { readonly what: Asked; readonly with: string }[]
  /** What is there to be told, in pages: `news` from the first, `past` from the newest. */
  readonly news: NetworkEffect[][]
  readonly past: NetworkEffect[][]
  /** What the next sign-ins turn up. */
  found: readonly FoundAccount[]
  /** How the next grants that renew are. */
  grant: Omit<Grant, 'secret'>
  /** The next call of that kind throws this, as often as `times` says. */
  fail(what: Asked, error: Error, times?: number): void
  /** Runs in the middle of a call of that kind, before it answers. */
  meanwhile(what: Asked, work: () => Promise<void>): void
  missingScopes: readonly string[]
  /** When a subscription must be made again. */
  pushUntil: Temporal.Instant | null
}

const SCOPES = ['read', 'write'] as const

/** The fake network with a door to sign in at, and with something to tell whoever asks. Cursors are page numbers. */
export function createConnectedNetwork(): ConnectedNetwork {
  const network = createFakeNetwork()
  const good = new Set<string>()
  const calls: ConnectedNetwork['calls'] = []
  const failures: { what: Asked; error: Error; times: number }[] = []
  const meanwhiles = new Map<Asked, () => Promise<void>>()
  let renewals = 0

  const called = async (what: Asked, withWhat: string): Promise<void> => {
    calls.push({ what, with: withWhat })
    const work = meanwhiles.get(what)
    meanwhiles.delete(what)
    await work?.()
    const failure = failures.find((one) => one.what === what && one.times > 0)
    if (failure === undefined) return
    failure.times -= 1
    throw failure.error
  }
  const pageOf = (
    kind: 'news' | 'past',
    pages: readonly NetworkEffect[][],
    cursor: string | null,
  ): HarvestPage => {
    const at = Number(cursor ?? '0')
    const effects = pages[at] ?? []
    const events = effects.map((effect, n) => ({
      key: `${kind}-${at}-${n}`,
      at:
        'comment' in effect
          ? String(effect.comment.postedAt ?? '2026-11-01T10:00:00Z')
          : '2026-11-01T10:00:00Z',
      effect,
    }))
    // as every real network does, each answer looks a little different
    const bodies = events.length === 0 ? [] : [fakeBody(events.map((one) => ({ ...one, raw: calls.length })))]
    return { bodies, cursor: String(Math.min(at + 1, pages.length)), isMore: at + 1 < pages.length }
  }

  const signIn: OAuthSignIn = {
    kind: 'oauth',
    needsServer: false,
    begin: async ({ state, redirectUri }) => {
      await called('begin', state)
      const url = `https://torgnet.example/login?state=${state}&to=${encodeURIComponent(redirectUri)}`
      return { url, pending: `verifier of ${state}` }
    },
    finish: async ({ pending, query }) => {
      await called('finish', pending)
      if (query['error'] !== undefined) throw new Rejected('the person said no', 'access_denied')
      return state.found
    },
    renew: async (secret) => {
      await called('renew', secret)
      renewals += 1
      const next = `token-${renewals}`
      good.delete(secret)
      good.add(next)
      return { ...state.grant, secret: next }
    },
    revoke: async (secret) => {
      await called('revoke', secret)
      good.delete(secret)
    },
  }

  const connector: Connector = {
    ...network.connector,
    profile: { ...network.connector.profile, scopes: [...SCOPES] },
    signIn,
    harvest: {
      everyMinutes: { fastest: 2, slowest: 60 },
      news: async (_access: Access, cursor) => {
        await called('news', String(cursor))
        return pageOf('news', state.news, cursor)
      },
      past: async (_access, cursor) => {
        await called('past', String(cursor))
        return pageOf('past', state.past, cursor)
      },
    },
    push: {
      subscribe: async ({ token }) => {
        await called('subscribe', token)
        return { renewAt: state.pushUntil }
      },
      unsubscribe: async ({ token }) => called('unsubscribe', token),
    },
    checkAccess: async ({ token }) => {
      await called('check', token)
      return { isValid: good.has(token), expiresAt: null, missingScopes: state.missingScopes }
    },
  }

  const state: ConnectedNetwork = {
    network,
    connector: connector as Offers<'harvest' | 'signIn'>,
    good,
    calls,
    news: [],
    past: [],
    found: [],
    grant: { expiresAt: null, renewableUntil: null, scopes: null },
    missingScopes: [],
    pushUntil: null,
    fail: (what, error, times = 1) => failures.push({ what, error, times }),
    meanwhile: (what, work) => meanwhiles.set(what, work),
  }
  return state
}

export function foundAccount(
  change: Partial<FoundAccount> & { readonly secret?: string } = {},
): FoundAccount {
  const { secret = 'token-0', ...over } = change
  return {
    externalId: 'page-9',
    name: 'Kommunen på Torgnätet',
    handle: '@kommunen',
    url: 'https://torgnet.example/kommunen',
    grant: { secret, expiresAt: null, renewableUntil: null, scopes: [...SCOPES] },
    missingScopes: [],
    ...over,
  }
}

export { FAKE_NETWORK }
