import { createHash } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { AccessRevoked } from '../connector.ts'
import { readSecret, type YoutubeSecret } from './secret.ts'
import { refreshSecret, type TokenSettings } from './token-endpoint.ts'

/** Renewed a little before the end, so that a call under way does not meet it. */
const SPARE_SECONDS = 60
/** More channels than any installation has; the oldest are forgotten. */
const MOST_KEPT = 500

export type Bearers = {
  /** An access token that works now, as far as is known. */
  of(token: string): Promise<string>
  /**
   * The network refused this access. Returns when a new one was given; throws `AccessRevoked` when there is none to be had. Google lets many
   * access tokens live side by side, so nothing that is stored is spoilt by this.
   */
  renewRefused(token: string): Promise<void>
}

/** Access tokens live for an hour; between two renewals of what is stored a process renews for itself and keeps that to itself. */
export function createBearers(clock: Clock, settings: TokenSettings | null): Bearers {
  const kept = new Map<string, YoutubeSecret>()
  const underWay = new Map<string, Promise<YoutubeSecret>>()

  function latest(stored: YoutubeSecret): YoutubeSecret {
    const own = kept.get(keyOf(stored))
    return own === undefined || endOf(own) < endOf(stored) ? stored : own
  }

  async function renew(secret: YoutubeSecret): Promise<YoutubeSecret> {
    if (settings === null || secret.refreshToken === null)
      throw new AccessRevoked('YouTube: the access no longer works', 'authError', lossOf(secret, clock.now()))
    const key = keyOf(secret)
    const running = underWay.get(key) ?? refreshSecret(settings, secret).finally(() => underWay.delete(key))
    underWay.set(key, running)
    const renewed = await running
    kept.delete(key)
    kept.set(key, renewed)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return renewed
  }

  return {
    async of(token) {
      const secret = latest(readSecret(token))
      const end = clock.now().add({ seconds: SPARE_SECONDS })
      const isOver = secret.expiresAt !== null && Temporal.Instant.compare(secret.expiresAt, end) <= 0
      const mayRenew = settings !== null && secret.refreshToken !== null
      return (isOver && mayRenew ? await renew(secret) : secret).accessToken
    },
    async renewRefused(token) {
      await renew(latest(readSecret(token)))
    },
  }
}

function lossOf({ expiresAt }: YoutubeSecret, now: Temporal.Instant): 'expired' | 'withdrawn' {
  return expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0 ? 'expired' : 'withdrawn'
}

function endOf({ expiresAt }: YoutubeSecret): number {
  return expiresAt?.epochMilliseconds ?? 0
}

/** Hashed, so that no dump of the memory of this map shows a token. */
function keyOf({ refreshToken, accessToken }: YoutubeSecret): string {
  return createHash('sha256')
    .update(refreshToken ?? accessToken)
    .digest('hex')
}
