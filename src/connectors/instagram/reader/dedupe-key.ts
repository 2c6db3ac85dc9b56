import { createHash } from 'node:crypto'

/** One key for one fact, whether Instagram tells it by itself or when asked, and however often. Order of keys plays no role. */
export function keyOf(prefix: string, parts: readonly unknown[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(parts.map(sorted)))
    .digest('hex')
  return `instagram:${prefix}:${digest}`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  // Pairs, not an object: a key named `__proto__` would vanish in one.
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)])
}
