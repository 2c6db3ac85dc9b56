/** As Graph takes a time in a parameter. */
export function unixSeconds(at: Temporal.Instant): string {
  return String(Math.floor(at.epochMilliseconds / 1_000))
}
