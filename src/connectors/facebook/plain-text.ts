/** Facebook trims, and may compose characters and join white space; none of that makes it another text. */
export function plainText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Their clock and ours may differ, and their times have whole seconds. Rather find something a little too old than send it twice. */
const CLOCK_TOLERANCE_S = 120

export function notBefore(sentAfter: Temporal.Instant): Temporal.Instant {
  return sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
}
