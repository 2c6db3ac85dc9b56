import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import type { LedgerRow } from './entry.ts'
import { readChain, readJournal, recordInLedger } from './ledger.ts'
import { verifyChain } from './verify.ts'

const clock = fixedClock('2026-11-21T10:00:00.5Z')
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

const event = (subjectId: string, facts: Record<string, number | string> = {}) => ({
  kind: 'message.answered',
  subjectType: 'message',
  subjectId,
  actor: { kind: 'system', id: 'test', name: 'Torget' } as const,
  ruleIds: ['B-042'],
  facts,
})

const record = (orgId: OrgId, subjectId: string, facts?: Record<string, number | string>) =>
  test.db.forOrg(orgId, (tx) => recordInLedger(tx, orgId, clock, event(subjectId, facts)))

async function rowsOf(orgId: OrgId, pageSize?: number): Promise<LedgerRow[]> {
  return test.db.forOrg(orgId, async (tx) => Array.fromAsync(readChain(tx, orgId, pageSize)))
}

describe('the ledger on the database', () => {
  it('stays one chain with writers side by side', async () => {
    const orgId = newId<'org'>(clock)
    await Promise.all(Array.from({ length: 60 }, (_, n) => record(orgId, `m-${n % 7}`, { n })))
    const rows = await rowsOf(orgId)
    expect(await verifyChain(rows, { orgId })).toMatchObject({ isIntact: true, rows: 60 })
    const facts = rows.map((row) => (JSON.parse(row.entry) as { facts: { n: number } }).facts.n)
    expect(facts.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n))
  })

  it('leaves no gap and no trace when a transaction is rolled back', async () => {
    const orgId = newId<'org'>(clock)
    const attempts = Array.from({ length: 24 }, (_, n) =>
      test.db.forOrg(orgId, async (tx) => {
        await recordInLedger(tx, orgId, clock, event('m', { n }))
        if (n % 3 === 0) throw new Error('the decision failed')
      }),
    )
    const results = await Promise.allSettled(attempts)
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(8)
    expect(await verifyChain(await rowsOf(orgId))).toMatchObject({ isIntact: true, rows: 16 })
  })

  it('reads in pages of any size', async () => {
    const orgId = newId<'org'>(clock)
    for (let n = 0; n < 7; n += 1) await record(orgId, 'm')
    const whole = await rowsOf(orgId)
    expect(await rowsOf(orgId, 1)).toEqual(whole)
    expect(await rowsOf(orgId, 3)).toEqual(whole)
    expect(await rowsOf(orgId, 7)).toEqual(whole)
  })

  it('gives the journal of one thing in order, and to its own organisation only', async () => {
    const [ours, theirs] = [newId<'org'>(clock), newId<'org'>(clock)]
    for (const [orgId, subject, step] of [
      [ours, 'a', 1],
      [ours, 'b', 2],
      [theirs, 'a', 3],
      [ours, 'a', 4],
    ] as const) {
      await record(orgId, subject, { step })
    }
    const journal = await test.db.forOrg(ours, (tx) => readJournal(tx, ours, 'a'))
    expect(journal.map((entry) => [entry.seq, entry.facts['step'], entry.ruleIds])).toEqual([
      [1, 1, ['B-042']],
      [3, 4, ['B-042']],
    ])
  })

  it('shows what an owner who switched the guards off has changed', async () => {
    const orgId = newId<'org'>(clock)
    for (let n = 0; n < 4; n += 1) await record(orgId, `m-${n}`)
    const owner = new pg.Client(test.owner)
    await owner.connect()
    await owner.query('alter table ledger disable trigger all')
    await owner.query(`update ledger set subject_id = 'hidden' where org_id = $1 and seq = 2`, [orgId])
    expect(await verifyChain(await rowsOf(orgId))).toMatchObject({
      fault: { position: 2, what: 'copies-differ' },
    })
    await owner.query(`delete from ledger where org_id = $1 and seq = 2`, [orgId])
    expect(await verifyChain(await rowsOf(orgId))).toMatchObject({
      fault: { position: 2, what: 'broken-link' },
    })
    await owner.query('alter table ledger enable trigger all')
    await owner.end()
  })

  it('refuses an entry for another organisation than the transaction is for', async () => {
    const [ours, theirs] = [newId<'org'>(clock), newId<'org'>(clock)]
    const write = test.db.forOrg(ours, (tx) => recordInLedger(tx, theirs, clock, event('m')))
    await expect(write).rejects.toThrow(/row-level security/)
    expect(await test.db.forOrg(ours, (tx) => sql`select 1 from ledger`.execute(tx))).toMatchObject({
      rows: [],
    })
  })
})
