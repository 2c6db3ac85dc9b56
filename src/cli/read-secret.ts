import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { UsageError, type Io } from './command.ts'

/** From standard input, so that it stands in no list of processes and no shell history. One line break at the end does not count. */
export async function readSecret(io: Io, what: string): Promise<string> {
  const secret = (await text(io.stdin)).replace(/\r?\n$/, '')
  if (secret.trim() === '') throw new UsageError(`no ${what} came on standard input`)
  return secret
}

/** 120 random bits in five groups, to be read aloud or typed once. */
export function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const pick = () => {
    // the rest of 256 / 31 would make the first letters likelier
    for (;;) {
      const [byte = 255] = randomBytes(1)
      if (byte < letters.length * 8) return letters[byte % letters.length] ?? ''
    }
  }
  return Array.from({ length: 5 }, () => Array.from({ length: 5 }, pick).join('')).join('-')
}
