import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../canonical-json.ts'

/** Who did it. A name is kept with the id: the journal must read the same after the person has left. */
export type LedgerActor = {
  readonly kind: 'person' | 'token' | 'system'
  readonly id: string
  readonly name: string
}

/**
 * One decision or event. `facts` holds what was decided and which rule and policy version it rested on: never the words of a
 * message or other content that may have to be disposed of one day; for those it holds a SHA-256.
 */
export type LedgerEntry = {
  readonly seq: number
  readonly recordedAt: string
  readonly orgId: string
  readonly kind: string
  readonly subjectType: string
  readonly subjectId: string
  readonly actor: LedgerActor
  readonly ruleIds: readonly string[]
  readonly policyVersion: string | null
  readonly facts: Readonly<Record<string, Json>>
}

/** The columns beside an entry, there to search by. */
export type LedgerCopies = Pick<
  LedgerEntry,
  'seq' | 'recordedAt' | 'orgId' | 'kind' | 'subjectType' | 'subjectId'
>

/** `copies` comes with a row read from the database, not with an exported one. */
export type LedgerRow = {
  readonly entry: string
  readonly previousHash: string
  readonly hash: string
  readonly copies?: LedgerCopies
}

export const FIRST_PREVIOUS_HASH = '0'.repeat(64)

/** hash = SHA-256(previous hash in hex, a line feed, the canonical entry), in hex. */
export function hashEntry(previousHash: string, canonicalEntry: string): string {
  return createHash('sha256').update(previousHash).update('\n').update(canonicalEntry).digest('hex')
}

export function chainEntry(previousHash: string, entry: LedgerEntry): LedgerRow {
  const canonical = canonicalJson(entry)
  return { entry: canonical, previousHash, hash: hashEntry(previousHash, canonical) }
}
