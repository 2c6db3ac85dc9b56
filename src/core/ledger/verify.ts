import { canonicalJson, type Json } from '../canonical-json.ts'
import { FIRST_PREVIOUS_HASH, hashEntry, type LedgerRow } from './entry.ts'

export type LedgerFault = {
  /** Position in the chain, counted from 1. */
  readonly position: number
  readonly what:
    'unreadable' | 'changed' | 'broken-link' | 'wrong-number' | 'not-canonical' | 'other-organisation'
}

export type LedgerVerdict =
  | { readonly isIntact: true; readonly rows: number; readonly lastHash: string }
  | { readonly isIntact: false; readonly rows: number; readonly fault: LedgerFault }

/** Checks a chain row by row and stops at the first that does not hold. Needs nothing but the rows: works offline on an export. */
export async function verifyChain(
  rows: AsyncIterable<LedgerRow> | Iterable<LedgerRow>,
): Promise<LedgerVerdict> {
  let previousHash = FIRST_PREVIOUS_HASH
  let position = 0
  let orgId: string | null = null
  for await (const row of rows) {
    position += 1
    const what = checkRow(row, { previousHash, position, orgId })
    if (what !== null) return { isIntact: false, rows: position, fault: { position, what } }
    orgId ??= (JSON.parse(row.entry) as { orgId: string }).orgId
    previousHash = row.hash
  }
  return { isIntact: true, rows: position, lastHash: previousHash }
}

type Expected = { readonly previousHash: string; readonly position: number; readonly orgId: string | null }

function checkRow(row: LedgerRow, expected: Expected): LedgerFault['what'] | null {
  if (row.previousHash !== expected.previousHash) return 'broken-link'
  if (hashEntry(row.previousHash, row.entry) !== row.hash) return 'changed'
  const entry = parse(row.entry)
  if (entry === null) return 'unreadable'
  if (canonicalJson(entry) !== row.entry) return 'not-canonical'
  if (entry['seq'] !== expected.position) return 'wrong-number'
  if (expected.orgId !== null && entry['orgId'] !== expected.orgId) return 'other-organisation'
  return null
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
