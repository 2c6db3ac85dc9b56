import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/**
 * The one secret that is not in the database. Every other key is derived from it with HKDF (RFC 5869), one for each purpose, so that a
 * key for forms says nothing about the key for tokens.
 */
export type MasterKey = {
  /** Says which master key sealed a row without saying anything about the key. */
  readonly id: string
  readonly bytes: Buffer
}

export type MasterKeys = { readonly current: MasterKey; readonly older: readonly MasterKey[] }

const KEY_BYTES = 32
/** As TORGET_KEY in config.ts: long enough that guessing is hopeless even if it was typed by hand. */
export const SHORTEST_KEY_TEXT = 32

export function masterKeyFrom(text: string): MasterKey {
  const bytes = createHash('sha256').update(text, 'utf8').digest()
  return { id: derive(bytes, 'key id').subarray(0, 8).toString('hex'), bytes }
}

export function newMasterKeyText(): string {
  return randomBytes(KEY_BYTES).toString('base64url')
}

/** 32 bytes for one purpose. Changing the wording of a purpose changes its key. */
export function deriveKey(key: MasterKey, purpose: string): Buffer {
  return derive(key.bytes, purpose)
}

function derive(bytes: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, 'torget', `torget v1: ${purpose}`, KEY_BYTES))
}
