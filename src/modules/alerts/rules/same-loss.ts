/** When two refusals by a network are one and the same loss of access, of which the account holder is told once. */

/** Longer than any call that was under way lasts, shorter than it takes to connect the account anew and lose it again. */
const ONE_LOSS = { minutes: 5 }

export function isSameLoss(toldAt: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return toldAt !== null && Temporal.Instant.compare(now, toldAt.add(ONE_LOSS)) < 0
}
