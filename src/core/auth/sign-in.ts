import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import type { OrgId, PersonId } from '../ids.ts'
import { LONGEST_PASSWORD } from './password-rules.ts'
import { hashPassword, needsRehash, verifyPassword } from './password.ts'
import { attemptKeys, forgiveAttempts, reserveAttempt } from './sign-in-attempts.ts'

export type SignInCandidate = {
  readonly orgId: OrgId
  readonly personId: PersonId
  readonly passwordHash: string
}

export type SignInDeps = {
  readonly db: Database
  readonly clock: Clock
  /** `deriveKey(masterKey, 'sign-in attempts')`. */
  readonly attemptsKey: Buffer
  /** Who could be signing in with this e-mail, in all organisations. */
  readonly findCandidates: (email: string) => Promise<readonly SignInCandidate[]>
}

export type SignInInput = { readonly email: string; readonly password: string; readonly address: string }

/** `needsRehash`: store `hashPassword(password)` while the password is at hand. */
export type SignInMatch = {
  readonly orgId: OrgId
  readonly personId: PersonId
  readonly needsRehash: boolean
}

export type SignInOutcome =
  /** More than one when the same person works for several organisations here: let them choose. */
  | { readonly kind: 'matched'; readonly matches: readonly [SignInMatch, ...SignInMatch[]] }
  /** Wrong password, unknown e-mail or no longer active: on purpose the same answer, in the same time. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly retryAt: Temporal.Instant }

/** Checks an e-mail and a password under the rate limit. Starts no session: that belongs to the caller's transaction. */
export async function checkSignIn(deps: SignInDeps, input: SignInInput): Promise<SignInOutcome> {
  const email = input.email.trim().toLowerCase()
  const keys = attemptKeys(deps.attemptsKey, email, input.address)
  const reservation = await reserveAttempt(deps.db, deps.clock, keys)
  if (!reservation.mayTry) return { kind: 'wait', retryAt: reservation.retryAt }
  const candidates = isPossibleEmail(email) ? await deps.findCandidates(email) : []
  const [first, ...others] = await matching(candidates, input.password)
  if (first === undefined) return { kind: 'refused' }
  await forgiveAttempts(deps.db, keys, reservation.id)
  return { kind: 'matched', matches: [first, ...others] }
}

/** RFC 5321 §4.5.3.1.3 allows 254 characters; PostgreSQL takes no NUL. */
function isPossibleEmail(email: string): boolean {
  return email.length <= 254 && email.isWellFormed() && !email.includes('\0')
}

let decoy: Promise<string> | null = null

/** An unknown e-mail costs as much time as a known one: it is checked against a hash that nothing matches. */
async function matching(
  candidates: readonly SignInCandidate[],
  password: string,
): Promise<readonly SignInMatch[]> {
  // No password is this long; its hash would be work without end for us and none for the sender.
  const tried = password.length > LONGEST_PASSWORD * 4 ? '' : password
  if (candidates.length === 0)
    await verifyPassword(tried, await (decoy ??= hashPassword(crypto.randomUUID())))
  const matches: SignInMatch[] = []
  for (const { orgId, personId, passwordHash } of candidates) {
    if (await verifyPassword(tried, passwordHash))
      matches.push({ orgId, personId, needsRehash: needsRehash(passwordHash) })
  }
  return matches
}
