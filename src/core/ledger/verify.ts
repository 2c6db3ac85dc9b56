import { canonicalJson, type Json } from '../canonical-json.ts'
import { FIRST_PREVIOUS_HASH, hashEntry, type LedgerCopies, type LedgerRow } from './entry.ts'

export type LedgerFault = {
  /** Position in the chain, counted from 1. */
  readonly position: number
  readonly what:
    | 'unreadable'
    | 'changed'
    | 'broken-link'
    | 'wrong-number'
    | 'not-canonical'
    | 'other-organisation'
    | 'copies-differ'
    | 'rows-missing'
    | 'other-history'
}

export type LedgerVerdict =
  | { readonly isIntact: true; readonly rows: number; readonly lastHash: string }
  | { readonly isIntact: false; readonly rows: number; readonly fault: LedgerFault }

/**
 * What is known from outside the chain, from a receipt or an earlier check: so many rows, and the hash that the last of them had. A
 * chain cut off at its end, or written anew from the start, holds in itself and shows only against this.
 */
export type KnownOfLedger = {
  readonly expectedRows?: number
  readonly expectedHash?: string
  readonly orgId?: string
}

/** Checks a chain row by row and stops at the first that does not hold. Needs nothing but the rows: works offline on an export. */
export async function verifyChain(
  rows: AsyncIterable<LedgerRow> | Iterable<LedgerRow>,
  known: KnownOfLedger = {},
): Promise<LedgerVerdict> {
  let previousHash = FIRST_PREVIOUS_HASH
  let position = 0
  let orgId: string | null = known.orgId ?? null
  let isHashSeen = known.expectedHash === undefined
  for await (const row of rows) {
    position += 1
    const what = checkRow(row, { previousHash, position, orgId }) ?? checkReceipt(row, position, known)
    if (what !== null) return { isIntact: false, rows: position, fault: { position, what } }
    orgId ??= (JSON.parse(row.entry) as { orgId: string }).orgId
    isHashSeen ||= row.hash === known.expectedHash
    previousHash = row.hash
  }
  if (!isHashSeen || position < (known.expectedRows ?? 0)) {
    return { isIntact: false, rows: position, fault: { position: position + 1, what: 'rows-missing' } }
  }
  return { isIntact: true, rows: position, lastHash: previousHash }
}

type Expected = { readonly previousHash: string; readonly position: number; readonly orgId: string | null }

function checkRow(row: LedgerRow, expected: Expected): LedgerFault['what'] | null {
  if (row.entry === '') return 'unreadable'
  if (row.previousHash !== expected.previousHash) return 'broken-link'
  if (hashEntry(row.previousHash, row.entry) !== row.hash) return 'changed'
  const entry = parse(row.entry)
  if (entry === null) return 'unreadable'
  if (!isCanonical(entry, row.entry)) return 'not-canonical'
  if (entry['seq'] !== expected.position) return 'wrong-number'
  if (expected.orgId !== null && entry['orgId'] !== expected.orgId) return 'other-organisation'
  return row.copies === undefined || agree(entry, row.copies) ? null : 'copies-differ'
}

function checkReceipt(row: LedgerRow, position: number, known: KnownOfLedger): LedgerFault['what'] | null {
  if (position !== known.expectedRows || known.expectedHash === undefined) return null
  return row.hash === known.expectedHash ? null : 'other-history'
}

/** Half a character or a nesting too deep to follow has no canonical form at all. */
function isCanonical(entry: Json, text: string): boolean {
  try {
    return canonicalJson(entry) === text
  } catch {
    return false
  }
}

/** The columns that searches go by: changed ones would hide a true entry from the journal of its item. */
function agree(entry: Readonly<Record<string, Json>>, copies: LedgerCopies): boolean {
  return Object.entries(copies).every(([name, value]) => entry[name] === value)
}

function parse(text: string): Readonly<Record<string, Json>> | null {
  try {
    const value = JSON.parse(text) as Json
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Readonly<Record<string, Json>>)
      : null
  } catch {
    return null
  }
}
