import { createHmac, timingSafeEqual } from 'node:crypto'
import { isSha256 } from '../files/files.ts'

/**
 * A public address of one stored file, for a short while: some networks fetch what is to be published themselves. Whoever has the address
 * has the file until then, so it names nothing else, and says itself when it ends.
 */
export type Lent = { readonly sha256: string; readonly mediaType: LentType; readonly until: Temporal.Instant }

/** What may be lent: what networks publish. Never anything that a browser would run. */
export const LENT_TYPES = ['image/jpeg', 'image/png', 'video/mp4', 'video/quicktime'] as const
export type LentType = (typeof LENT_TYPES)[number]

const ENDINGS: Readonly<Record<LentType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
}
/** `{sha256}-{seconds since 1970}-{signature}.jpg`: an ending, because networks look at it. */
const NAME = /^([0-9a-f]{64})-(\d{1,12})-([\w-]{43})\.([a-z0-9]{3})$/

/** The last part of the address. `key` is kept for this alone. */
export function lentName(key: Uint8Array, { sha256, mediaType, until }: Lent): string {
  if (!isSha256(sha256)) throw new RangeError('only a stored file can be lent')
  const seconds = Math.floor(until.epochMilliseconds / 1000)
  const ending = ENDINGS[mediaType]
  return `${sha256}-${seconds}-${signature(key, { sha256, seconds, ending })}.${ending}`
}

/** null: not an address of ours, changed, or past its time. */
export function readLentName(
  key: Uint8Array,
  name: string,
  now: Temporal.Instant,
): Omit<Lent, 'until'> | null {
  const [, sha256 = '', written = '', given = '', ending = ''] = NAME.exec(name) ?? []
  const mediaType = LENT_TYPES.find((type) => ENDINGS[type] === ending)
  if (sha256 === '' || mediaType === undefined) return null
  const seconds = Number(written)
  const expected = signature(key, { sha256, seconds, ending })
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null
  return now.epochMilliseconds < seconds * 1000 ? { sha256, mediaType } : null
}

function signature(
  key: Uint8Array,
  { sha256, seconds, ending }: { readonly sha256: string; readonly seconds: number; readonly ending: string },
): string {
  return createHmac('sha256', key).update(`${sha256} ${seconds} ${ending}`).digest('base64url')
}
