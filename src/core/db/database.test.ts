import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { newId, type OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
let test: TestDatabase
const [ours, theirs] = [newId<'org'>(clock), newId<'org'>(clock)]

beforeAll(async () => {
  test = await createTestDatabase()
  for (const [orgId, slug] of [
    [ours, 'ours'],
    [theirs, 'theirs'],
  ] as const) {
    await test.db.forOrg(orgId, async (tx) => {
      await sql`insert into organisation_registry values (${orgId}, ${slug}, now())`.execute(tx)
      await sql`insert into organisation values (${orgId}, ${slug}, ${slug}, now())`.execute(tx)
      await recordInLedger(tx, orgId, clock, {
        kind: 'organisation.created',
        subjectType: 'organisation',
        subjectId: orgId,
        actor: { kind: 'system', id: 'test', name: 'test' },
      })
    })
  }
})
afterAll(async () => test.drop())

const count = async (orgId: OrgId | null, table: string): Promise<number> => {
  const read = (tx: Parameters<Parameters<typeof test.db.forOrg>[1]>[0]) =>
    sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx)
  const { rows } = orgId === null ? await test.db.system(read) : await test.db.forOrg(orgId, read)
  return rows[0]?.n ?? -1
}

describe('row-level security', () => {
  it('shows one organisation even when a query forgets its filter', async () => {
    expect(await count(ours, 'ledger')).toBe(1)
    expect(await count(theirs, 'organisation')).toBe(1)
  })

  it('shows nothing when no organisation is set', async () => {
    expect(await count(null, 'ledger')).toBe(0)
    expect(await count(null, 'organisation')).toBe(0)
  })

  it('refuses to write into another organisation', async () => {
    const write = test.db.forOrg(ours, (tx) =>
      sql`insert into organisation values (${theirs}, 'x', 'x', now())`.execute(tx),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  it('covers every table that has an organisation', async () => {
    const owner = new pg.Client(test.owner)
    await owner.connect()
    const { rows } = await owner.query<{ name: string; rls: boolean; owner: string }>(`
      select c.relname as name, c.relrowsecurity as rls, pg_get_userbyid(c.relowner) as owner from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind = 'r' and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`)
    const role = await owner.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
      `select rolsuper, rolbypassrls from pg_roles where rolname = '${test.app.user ?? ''}'`,
    )
    await owner.end()
    expect(rows.length).toBeGreaterThan(15)
    // the registry holds only ids and address names, so that a name is taken once in the whole installation
    expect(rows.filter((row) => !row.rls).map((row) => row.name)).toEqual(['organisation_registry'])
    expect(rows.map((row) => row.owner)).not.toContain(test.app.user)
    expect(role.rows[0]).toEqual({ rolsuper: false, rolbypassrls: false })
  })
})

describe('the ledger in the database', () => {
  it.each(['update ledger set kind = kind', 'delete from ledger', 'truncate ledger'])(
    'refuses "%s" even to its owner',
    async (statement) => {
      const owner = new pg.Client(test.owner)
      await owner.connect()
      await expect(owner.query(statement)).rejects.toThrow(/append-only/)
      await owner.end()
    },
  )

  it('refuses a row that does not continue the chain', async () => {
    const write = test.db.forOrg(ours, (tx) =>
      sql`insert into ledger select org_id, 9, recorded_at, kind, subject_type, subject_id, entry, previous_hash, hash from ledger`.execute(
        tx,
      ),
    )
    await expect(write).rejects.toThrow(/continue its chain/)
  })
})
