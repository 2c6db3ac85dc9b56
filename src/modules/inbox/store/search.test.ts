import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#core/db/database.ts'
import { newId, type AccountId } from '#core/ids.ts'
import { openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { openOwnerPool } from '#test/owner-pool.ts'
import { searchWords } from '../rules/search-words.ts'
import type { QueuePlace } from '../rules/queue-place.ts'
import { readQueuePage, type QueueSelection } from './queue.ts'
import { searchMessages, type Search } from './search.ts'

/** More than the search looks through at first (3 000), and an old word more often than it takes from the index at once (5 000). */
const MESSAGES = 14_000

let kit: InboxKit
let quiet: AccountId
beforeAll(async () => {
  kit = await openInboxKit()
  quiet = newId<'account'>(kit.clock)
  await fill()
})
afterAll(async () => kit.close())

/** Number 1 is the oldest; seven come at a time, as in one delivery. */
async function fill(): Promise<void> {
  const pool = openOwnerPool(kit.test)
  await pool.query(
    `insert into message (org_id, id, account_id, external_id, kind, is_ours, author_name, text, media, received_at, presence, class_key,
       state, handled_at, owner_id, is_restricted, is_sealed)
     select $1, gen_random_uuid(), case when g % 2000 = 3 then $3::uuid else $2::uuid end, 'm' || g, 'comment', false, 'Åsa Öberg',
       'Meddelande om ' || case when g <= 6000 then 'snöröjningen' when g % 11 = 0 then 'simhallar' else 'vägen' end
         || case when g % 3 = 0 then ' i kommunen' else '' end || case when g in (5, 7000, 13999) then ' vid kalkbrottet' else '' end,
       '[]', timestamptz '2023-01-01' + (g / 7) * interval '10 hours',
       'visible', case when g % 500 = 0 then 'criminal' when g % 700 <> 1 then 'question' end,
       'handled', timestamptz '2026-01-01' + g * interval '1 minute', case when g % 4 > 0 then $4::uuid end, g % 53 = 0, g % 61 = 0
     from generate_series(1, $5::int) g`,
    [kit.orgId, kit.account.id, quiet, kit.people.holder.id, MESSAGES],
  )
  await pool.query('vacuum (analyze) message')
  await pool.end()
}

const everything: Omit<Search, 'words'> = {
  ...{ states: null, accountId: null, classKey: null, ownerId: null, isUnowned: false, unitIds: null },
  reader: { seesAll: false, personId: null, unitIds: [] },
}

type Page = Awaited<ReturnType<typeof searchMessages>>

function search(
  tx: Tx,
  typed: string,
  narrowed: Partial<Search>,
  page: Parameters<typeof searchMessages>[2],
) {
  return searchMessages(tx, { ...everything, ...narrowed, words: searchWords(typed)! }, page)
}

/** Everything that is found, page after page. */
async function found(typed: string, narrowed: Partial<Search>, limit: number): Promise<readonly string[]> {
  const ids: string[] = []
  let after: QueuePlace | null = null
  for (;;) {
    const place: QueuePlace | null = after
    const page: Page = await kit.org((tx) => search(tx, typed, narrowed, { after: place, limit }))
    ids.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (last === undefined || page.length < limit) return ids
    after = { at: last.receivedAt, id: last.id }
  }
}

async function expected(word: string, condition: string): Promise<readonly string[]> {
  const { rows } = await kit.org((tx) =>
    sql<{
      id: string
    }>`select id from message m where searched like ${`%${word}%`} and not is_sealed and not is_restricted
      and ${sql.raw(condition)} order by received_at desc, id desc`.execute(tx),
  )
  return rows.map(({ id }) => id)
}

/** Rows of `message` that the work made the database fetch; the connection may not have handed in what it counted before. */
async function rowsRead(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  return kit.org(async (tx) => {
    const before = await counted(tx)
    await work(tx)
    return (await counted(tx)) - before
  })
}

async function counted(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select seq_tup_read + coalesce(idx_tup_fetch, 0) as n
    from pg_stat_xact_user_tables where relname = 'message'`.execute(tx)
  return rows[0]!.n
}

type Narrowing = readonly [filter: () => Partial<Search>, condition: () => string]

const NARROWINGS = {
  everywhere: [() => ({}), () => 'true'],
  'a quiet account': [() => ({ accountId: quiet }), () => `account_id = '${quiet}'`],
  'a rare class': [() => ({ classKey: 'criminal' }), () => `class_key = 'criminal'`],
  'the unsorted': [() => ({ classKey: 'untriaged' }), () => 'class_key is null'],
  'the unowned': [() => ({ isUnowned: true }), () => 'owner_id is null'],
  'the waiting': [() => ({ states: ['waiting'] }), () => `state = 'waiting'`],
} satisfies Record<string, Narrowing>

type Case = {
  readonly word: string
  readonly kind: string
  readonly where: keyof typeof NARROWINGS
  readonly limit: number
  readonly isThere: boolean
}

describe('the search gives everything that is there, newest first, whichever way it takes', () => {
  it.each<Case>([
    { word: 'vägen', kind: 'common and new', where: 'everywhere', limit: 1500, isThere: true },
    { word: 'snöröjning', kind: 'common but old', where: 'everywhere', limit: 1500, isThere: true },
    { word: 'röjning', kind: 'part of it', where: 'everywhere', limit: 4000, isThere: true },
    { word: 'simhallar', kind: 'neither common nor rare', where: 'everywhere', limit: 51, isThere: true },
    { word: 'kalkbrott', kind: 'rare', where: 'everywhere', limit: 2, isThere: true },
    { word: 'kommunen', kind: 'common', where: 'a quiet account', limit: 2, isThere: true },
    { word: 'snöröjning', kind: 'common but old', where: 'a quiet account', limit: 51, isThere: true },
    { word: 'kommunen', kind: 'common', where: 'a rare class', limit: 5, isThere: true },
    { word: 'snöröjning', kind: 'common but old', where: 'the unsorted', limit: 3, isThere: true },
    { word: 'snöröjning', kind: 'common but old', where: 'the unowned', limit: 700, isThere: true },
    { word: 'kommunen', kind: 'common', where: 'the waiting', limit: 51, isThere: false },
    { word: 'xylofon', kind: 'absent', where: 'everywhere', limit: 51, isThere: false },
  ])('$word ($kind) $where, in pages of $limit', async ({ word, where, limit, isThere }) => {
    const [filter, condition] = NARROWINGS[where]
    const all = await expected(word, condition())
    expect(all.length > 0).toBe(isThere)
    expect(await found(word, filter(), limit)).toEqual(all)
  })
})

describe('the database reads no more than it must', () => {
  const first = (typed: string) => rowsRead((tx) => search(tx, typed, {}, { after: null, limit: 51 }))

  it('for a common word: the newest only', async () => {
    expect(await first('vägen')).toBeLessThan(3100)
  })

  it('for signs alone, which no index knows: nothing', async () => {
    expect(await first('???')).toBe(0)
    expect(await found('???', {}, 51)).toEqual([])
  })

  it.each<[string, () => Partial<QueueSelection>]>([
    ['a quiet account', () => ({ accountId: quiet })],
    ['a rare class', () => ({ classKey: 'criminal' })],
    ['a class that is never used', () => ({ classKey: 'spam' })],
    ['what nobody sorted', () => ({ classKey: null })],
  ])('for the page of what is handled, of %s: that page', async (_, filter) => {
    const selection: QueueSelection = { orgId: kit.orgId, state: 'handled', ...filter() }
    const page = { after: null, limit: 51 }
    expect(await rowsRead((tx) => readQueuePage(tx, selection, page))).toBeLessThan(60)
  })
})
