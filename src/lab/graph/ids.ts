import { createHash, randomBytes } from 'node:crypto'
import type { LabState } from './state.ts'

/** Numbers look like the network's (15 to 16 digits) and are never handed out twice, not even after a restart. */
export function nextNumber(state: LabState, prefix: string): string {
  const number = state.nextNumber
  state.nextNumber = number + 1
  // A stride that is no power of ten keeps neighbours from looking like neighbours, as in real life.
  return `${prefix}${String(number * 7919).padStart(15 - prefix.length, '0')}`
}

/** `{page}_{post}` → the last part, of which the ids of its comments are made. */
export function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1)
}

/**
 * The network shows a person to each Page under another number, so two Pages cannot compare their visitors. Derived, not stored:
 * 53 bits are enough for a demo and stay within what JSON readers keep exact.
 */
export function scopedPersonId(pageId: string, personId: string): string {
  const digest = createHash('sha256').update(`${pageId}/${personId}`).digest()
  return String(2_000_000_000_000_000n + (digest.readBigUInt64BE(0) % 6_000_000_000_000_000n))
}

export function messageIdFor(state: LabState): string {
  return `m_${Buffer.from(nextNumber(state, '88')).toString('base64url')}${randomBytes(12).toString('base64url')}`
}

export function threadIdFor(pageId: string, personId: string): string {
  return `t_${scopedPersonId(pageId, personId)}`
}

export function newToken(): string {
  return `EAAL${randomBytes(72).toString('base64url').replaceAll(/[-_]/g, 'Z')}`
}

export function traceId(): string {
  return `A${randomBytes(16).toString('base64url')}`
}
