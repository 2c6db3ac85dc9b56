import { sql } from 'kysely'
import type { Json } from '../canonical-json.ts'
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import type { InstantColumn } from '../db/types.ts'
import type { OrgId } from '../ids.ts'
import {
  chainEntry,
  FIRST_PREVIOUS_HASH,
  type LedgerActor,
  type LedgerEntry,
  type LedgerRow,
} from './entry.ts'

type LedgerTable = {
  orgId: string
  seq: number
  recordedAt: InstantColumn
  kind: string
  subjectType: string
  subjectId: string
  entry: string
  previousHash: string
  hash: string
}

export type NewLedgerEntry = {
  readonly kind: string
  readonly subjectType: string
  readonly subjectId: string
  readonly actor: LedgerActor
  readonly ruleIds?: readonly string[]
  readonly policyVersion?: string | null
  readonly facts?: Readonly<Record<string, Json>>
}

const tables = (tx: Tx) => tx.$extendTables<{ ledger: LedgerTable }>()

/**
 * Adds one entry, in the caller's transaction: the decision and its trace become true together. The advisory lock lets one writer at
 * a time extend an organisation's chain, until its transaction ends; so record last in a transaction.
 */
export async function recordInLedger(
  tx: Tx,
  orgId: OrgId,
  clock: Clock,
  input: NewLedgerEntry,
): Promise<{ seq: number; hash: string }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${orgId}`}, 0))`.execute(tx)
  const last = await tables(tx)
    .selectFrom('ledger')
    .select(['seq', 'hash'])
    .where('orgId', '=', orgId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const recordedAt = clock.now().round('millisecond').toString({ smallestUnit: 'millisecond' })
  const entry: LedgerEntry = {
    seq: (last?.seq ?? 0) + 1,
    recordedAt,
    orgId,
    kind: input.kind,
    subjectType: input.subjectType,
    subjectId: input.subjectId,
    actor: input.actor,
    ruleIds: input.ruleIds ?? [],
    policyVersion: input.policyVersion ?? null,
    facts: input.facts ?? {},
  }
  const row = chainEntry(last?.hash ?? FIRST_PREVIOUS_HASH, entry)
  await tables(tx)
    .insertInto('ledger')
    .values({
      orgId,
      seq: entry.seq,
      recordedAt,
      kind: entry.kind,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      ...row,
    })
    .execute()
  return { seq: entry.seq, hash: row.hash }
}

/** Everything recorded about one thing, oldest first: the journal of an item. */
export async function readJournal(tx: Tx, orgId: OrgId, subjectId: string): Promise<readonly LedgerEntry[]> {
  const rows = await tables(tx)
    .selectFrom('ledger')
    .select('entry')
    .where('orgId', '=', orgId)
    .where('subjectId', '=', subjectId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => JSON.parse(row.entry) as LedgerEntry)
}

/** The whole chain in pages, for verification and export; memory stays flat however long it is. Rows come with their copies. */
export async function* readChain(tx: Tx, orgId: OrgId, pageSize = 1000): AsyncGenerator<LedgerRow> {
  let after = 0
  for (;;) {
    const rows = await tables(tx)
      .selectFrom('ledger')
      .selectAll()
      .where('orgId', '=', orgId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    for (const { entry, previousHash, hash, ...copies } of rows) {
      const recordedAt = copies.recordedAt.toString({ smallestUnit: 'millisecond' })
      yield { entry, previousHash, hash, copies: { ...copies, recordedAt } }
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

/** The newest entries first, for a page that is turned backwards. */
export async function readLatest(
  tx: Tx,
  orgId: OrgId,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly LedgerEntry[]> {
  const rows = await tables(tx)
    .selectFrom('ledger')
    .select('entry')
    .where('orgId', '=', orgId)
    .$if(page.before !== null, (query) => query.where('seq', '<', page.before ?? 0))
    .orderBy('seq', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map((row) => JSON.parse(row.entry) as LedgerEntry)
}
