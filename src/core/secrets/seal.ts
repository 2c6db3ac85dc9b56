import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey, type MasterKey } from './master-key.ts'

/** AES-256-GCM (NIST SP 800-38D): 96-bit nonce, new for each sealing; 128-bit tag at the end of the ciphertext. */
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export type Sealed = { readonly keyId: string; readonly nonce: Buffer; readonly ciphertext: Buffer }

/** What a sealed text belongs to. Bound into the seal, so that a row copied to another organisation or use does not open. */
export type SealedFor = { readonly orgId: string; readonly id: string; readonly purpose: string }

export function seal(key: MasterKey, belongsTo: SealedFor, plaintext: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, deriveKey(key, 'secrets'), nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(boundTo(belongsTo))
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { keyId: key.id, nonce, ciphertext }
}

/** null when the seal does not hold: changed bytes, another row's bytes, or not this key. */
export function unseal(key: MasterKey, belongsTo: SealedFor, sealed: Sealed): string | null {
  const end = sealed.ciphertext.length - TAG_BYTES
  if (end < 0 || sealed.nonce.length !== NONCE_BYTES) return null
  const decipher = createDecipheriv(CIPHER, deriveKey(key, 'secrets'), sealed.nonce, {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(boundTo(belongsTo))
  decipher.setAuthTag(sealed.ciphertext.subarray(end))
  try {
    return Buffer.concat([decipher.update(sealed.ciphertext.subarray(0, end)), decipher.final()]).toString(
      'utf8',
    )
  } catch {
    return null
  }
}

function boundTo({ orgId, id, purpose }: SealedFor): Buffer {
  return Buffer.from([orgId, id, purpose].join('|'), 'utf8')
}
