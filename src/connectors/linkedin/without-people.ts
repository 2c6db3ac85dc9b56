import { changeBody } from '../kit/envelope.ts'
import { asRecord, type Json } from '../kit/json.ts'

/** Who wrote, made or changed something: a member, or a page with its URN. */
const WHO: readonly string[] = ['actor', 'author', 'owner', 'agent', 'impersonator']
const MEMBER = /urn:li:(?:person|member):[\w-]+/g
const WHOLE_MEMBER = /^urn:li:(?:person|member):[\w-]+$/
/** In the middle of another URN (who liked) something must stand, or the rest could not be read. */
const NOBODY = 'urn:li:person:-'

/**
 * Names stand only beside the answers, in the envelope; the answers hold URNs. Members' go wherever they stand, mentions in a text among them;
 * a page that wrote to us goes as author and stays where somebody names it. What LinkedIn shows of a member besides (`actor~`) goes whole.
 */
export function withoutPeople(rawBody: Uint8Array, ownIds: readonly string[]): Uint8Array {
  return changeBody(rawBody, {
    answer: (value) => strip(value, ownIds),
    about: (about) => ({ ...about, names: namesOf(about['names'], ownIds) }),
  })
}

function strip(value: unknown, ownIds: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => strip(one, ownIds))
  if (typeof value === 'string') return value.replace(MEMBER, NOBODY)
  const record = asRecord(value)
  if (record === null) return value
  const kept = Object.entries(record).filter(([key, inner]) => !isPerson(key, inner, ownIds))
  return Object.fromEntries(kept.map(([key, inner]) => [key, strip(inner, ownIds)]))
}

function isPerson(key: string, value: unknown, ownIds: readonly string[]): boolean {
  if (typeof value === 'string' && WHOLE_MEMBER.test(value)) return true
  const [name = ''] = key.split('~')
  if (!WHO.includes(name)) return false
  return key.includes('~') || (typeof value === 'string' && !ownIds.includes(value))
}

function namesOf(sealed: unknown, ownIds: readonly string[]): string {
  const names: Json | null = typeof sealed === 'string' ? asRecord(JSON.parse(sealed)) : null
  return JSON.stringify(
    Object.fromEntries(Object.entries(names ?? {}).filter(([urn]) => ownIds.includes(urn))),
  )
}
