import { createHash } from 'node:crypto'
import type { TownKind, TownRules } from '../town/town-core.ts'
import { base32 } from './content-id.ts'

const TID_ALPHABET = '234567abcdefghijklmnopqrstuvwxyz'

let chosenKey: string | null = null

/** The one new thing that `write` makes gets this key: on this network whoever writes a record chooses it. */
export function withKey(key: string, write: () => unknown): void {
  chosenKey = key
  try {
    write()
  } finally {
    chosenKey = null
  }
}

/** Accounts and people are DIDs; posts and comments are known to the town by the key of their record. */
export const blueskyRules: TownRules = {
  network: 'bluesky',
  newId: (kind: TownKind, n: number) =>
    kind === 'account' || kind === 'person' ? didFrom(n) : (chosenKey ?? keyFrom(n)),
  postCharacters: 300,
  commentCharacters: 300,
  depth: Infinity,
  hasDirectMessages: false,
  reactions: ['like'],
}

function didFrom(n: number): string {
  return `did:plc:${base32(createHash('sha256').update(`torget ${n}`).digest()).slice(0, 24)}`
}

/** A TID that sorts as the number does. */
function keyFrom(n: number): string {
  let rest = n
  let text = ''
  while (text.length < 12) {
    text = `${TID_ALPHABET[rest % 32] ?? ''}${text}`
    rest = Math.floor(rest / 32)
  }
  return `3${text}`
}
