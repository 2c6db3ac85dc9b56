import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB of memory (in KiB here), two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32
/** The only version of the algorithm there is in use, 1.3 (RFC 9106). */
const VERSION = 19

type Parsed = {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly salt: Buffer
  readonly hash: Buffer
}

const derive = promisify(argon2)

/** Argon2id in PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await run(password, { ...COST, salt, hash: Buffer.alloc(HASH_BYTES) })
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`
  return `$argon2id$v=${VERSION}$${cost}$${unpadded(salt)}$${unpadded(hash)}`
}

/** Also false for a text that is no such hash. Takes the same time whether or not the password is right. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const parsed = parse(phc)
  if (parsed === null) return false
  return timingSafeEqual(await run(password, parsed), parsed.hash)
}

/** True when the hash was made at another cost than today's: hash the password anew when it has just proved right. */
export function needsRehash(phc: string): boolean {
  const parsed = parse(phc)
  if (parsed === null) return true
  const isSameCost =
    parsed.memory === COST.memory && parsed.passes === COST.passes && parsed.parallelism === COST.parallelism
  return !isSameCost || parsed.hash.length !== HASH_BYTES || parsed.salt.length < SALT_BYTES
}

/** NFKC, so that å typed as one character and å typed as a and a ring are the same password (NIST SP 800-63B). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

async function run(password: string, { memory, passes, parallelism, salt, hash }: Parsed): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(normalisePassword(password), 'utf8'),
    nonce: salt,
    parallelism,
    memory,
    passes,
    tagLength: hash.length,
  })
}

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,})\$([A-Za-z0-9+/]{22,})$/

function parse(phc: string): Parsed | null {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(phc) ?? []
  if (salt === undefined || hash === undefined) return null
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
