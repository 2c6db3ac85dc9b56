import { createHash } from 'node:crypto'
import type { NetworkId } from '../../connector.ts'
import { sortedKeys } from '../../kit/sorted-keys.ts'

/**
 * One key for one event, told by itself or when asked for, however often and in whatever company Meta sends it (retries last 36 hours, a
 * body holds up to 1000 entries). The parts are hashed as JSON, so no part can run into the next; the order of keys plays no role.
 */
export function keyOf(network: NetworkId, prefix: string, parts: readonly unknown[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(parts.map(sortedKeys)))
    .digest('hex')
  return `${network}:${prefix}:${digest}`
}
