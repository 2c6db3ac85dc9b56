import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** A branded identifier, so that a message's id cannot be passed where an account's is wanted. */
export type Id<Of extends string> = string & { readonly __of: Of }

export type OrgId = Id<'org'>
export type PersonId = Id<'person'>
export type UnitId = Id<'unit'>
export type AccountId = Id<'account'>
export type MessageId = Id<'message'>
export type PostId = Id<'post'>

/**
 * A UUID version 7 (RFC 9562): the first 48 bits are milliseconds, so keys made later sort later and
 * an index grows at its end even with many millions of rows.
 */
export function newId<Of extends string>(clock: Clock): Id<Of> {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(clock.now().epochMilliseconds, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return parts.join('-') as Id<Of>
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Ids arrive in addresses and bodies; a malformed one is "not found", never a database error. */
export function isId(value: string): boolean {
  return UUID.test(value)
}
