import { AccessRevoked, type Access } from '../connector.ts'
import { asRecord, textAt } from '../kit/json.ts'
import { isDid } from './at-uri.ts'

/** A signed-in account: where its server is, and the two tokens of its session. Kept sealed as JSON in `Access.token`. */
export type Session = {
  readonly pds: string
  readonly did: string
  readonly handle: string
  /** Lives about two hours. */
  readonly accessJwt: string
  /** Lives about three months; each renewal gives a new one. */
  readonly refreshJwt: string
}

/** What `Access.token` holds, from the parts of a finished sign-in. */
export function blueskySecret(parts: Readonly<Record<string, string>>): string {
  const { pds = '', did = '', handle = '', accessJwt = '', refreshJwt = '' } = parts
  return JSON.stringify({ pds, did, handle, accessJwt, refreshJwt } satisfies Session)
}

/** Throws `AccessRevoked` for what is no session: nothing but connecting again helps. */
export function readSession(secret: string): Session {
  const kept = parsed(secret)
  const did = textAt(kept, 'did')
  const pds = textAt(kept, 'pds')
  const accessJwt = textAt(kept, 'accessJwt')
  const refreshJwt = textAt(kept, 'refreshJwt')
  if (did === null || !isDid(did) || pds === null || accessJwt === null || refreshJwt === null)
    throw new AccessRevoked('Bluesky: the stored sign-in cannot be read', 'unreadable-sign-in')
  return { pds, did, accessJwt, refreshJwt, handle: textAt(kept, 'handle') ?? did }
}

export const sessionOf = (access: Access): Session => readSession(access.token)

function parsed(secret: string): ReturnType<typeof asRecord> {
  try {
    return asRecord(JSON.parse(secret))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** When a token stops working, as it says itself; null where it does not. It is not verified: only its own server can. */
export function expiryOf(jwt: string): Temporal.Instant | null {
  const [, payload = ''] = jwt.split('.')
  const claims = parsed(Buffer.from(payload, 'base64url').toString('utf8'))
  const seconds = claims?.['exp']
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || Math.abs(seconds) > 8.64e12)
    return null
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1_000)
}
