/** How long the next attempt to sign in has to wait: nothing for the first few, then twice as long each time, up to a limit. */
export type DelayRule = {
  /** Attempts that need not wait. */
  readonly free: number
  readonly firstWaitSeconds: number
  readonly longestWaitSeconds: number
  /** Attempts older than this are forgotten. */
  readonly windowHours: number
}

/** A quarter of an hour at most: who guesses gets a hundred tries a day, and nobody can lock a colleague out for a day. */
export const EMAIL_RULE: DelayRule = {
  free: 5,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
  windowHours: 24,
}

/** Wider, since a whole town hall may sit behind one address. */
export const ADDRESS_RULE: DelayRule = {
  free: 50,
  firstWaitSeconds: 15,
  longestWaitSeconds: 900,
  windowHours: 1,
}

export type Attempts = { readonly count: number; readonly lastAt: Temporal.Instant | null }

/** When the next attempt may be made; null when it may be made at once. `attempts` are the failed ones within the window. */
export function nextAttemptAt(
  attempts: Attempts,
  rule: DelayRule,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (attempts.lastAt === null || attempts.count < rule.free) return null
  const doublings = Math.min(attempts.count - rule.free, 32)
  const seconds = Math.min(rule.firstWaitSeconds * 2 ** doublings, rule.longestWaitSeconds)
  const at = attempts.lastAt.add({ seconds })
  return Temporal.Instant.compare(now, at) >= 0 ? null : at
}
