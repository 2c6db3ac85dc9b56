import type { QuotaBucket, QuotaReading } from '#core/quota/quota.ts'

type Named = { readonly method: string; readonly path: readonly string[] }

/**
 * Mastodon counts calls in families: everything 300 in 5 minutes, new statuses 300 in 3 hours, uploads and deletes 30 in 30 minutes each
 * (docs: api/rate-limits; the three hours as recorded from 4.6.4). The headers tell of the family that the call belongs to.
 */
export function allowanceOf({ method, path }: Named): string {
  const [, version, thing, id, act] = path
  if (thing === 'media' && method === 'POST') return 'media'
  if (thing !== 'statuses' || version === undefined) return 'calls'
  if (method === 'DELETE') return 'deletes'
  const isWriting = method === 'PUT' || (method === 'POST' && id === undefined)
  return isWriting && act === undefined ? 'statuses' : 'calls'
}

export function bucketOf(owner: string, name: string): QuotaBucket {
  return { network: 'mastodon', owner, name }
}

type Headers = Readonly<Record<string, string | undefined>>

/** What `X-RateLimit-*` says; nothing when it says nothing that can be read. */
export function readingOf(
  headers: Headers,
  bucket: QuotaBucket,
  now: Temporal.Instant,
): readonly QuotaReading[] {
  const limit = countAt(headers['x-ratelimit-limit'])
  const remaining = countAt(headers['x-ratelimit-remaining'])
  const resetsAt = timeAt(headers['x-ratelimit-reset'])
  if (limit === null || limit === 0 || remaining === null || resetsAt === null) return []
  if (Temporal.Instant.compare(resetsAt, now) <= 0) return []
  const percent = Math.max(0, Math.min(100, ((limit - remaining) / limit) * 100))
  return [{ bucket, percent, resetsAt }]
}

function countAt(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : null
}

function timeAt(header: string | undefined): Temporal.Instant | null {
  const ms = header === undefined ? Number.NaN : Date.parse(header)
  return Number.isNaN(ms) ? null : Temporal.Instant.fromEpochMilliseconds(ms)
}
