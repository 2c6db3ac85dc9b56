/** The network writes `2026-01-31T10:00:00+0000`: whole seconds, an offset without colon. */
export function graphTime(at: string): string {
  return `${at.slice(0, 19)}+0000`
}

export function unixSeconds(at: string): number {
  return Math.floor(Temporal.Instant.from(at).epochMilliseconds / 1000)
}

export function unixMilliseconds(at: string): number {
  return Temporal.Instant.from(at).epochMilliseconds
}

export function isoOf(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

/** `since` and `until` come as Unix seconds or as a date that ISO 8601 knows; null for anything else. */
export function readGraphTime(value: string): Temporal.Instant | null {
  if (/^\d{1,12}$/.test(value)) return Temporal.Instant.fromEpochMilliseconds(Number(value) * 1000)
  const withColon = value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(withColon) ? `${withColon}T00:00:00Z` : withColon
  try {
    return Temporal.Instant.from(whole)
  } catch {
    return null
  }
}
