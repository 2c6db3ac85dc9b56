/** Their clock and ours may differ, and their times have whole seconds. Rather find something a little too old than send it twice. */
const CLOCK_TOLERANCE_S = 120

export function notBefore(sentAfter: Temporal.Instant): Temporal.Instant {
  return sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
}
