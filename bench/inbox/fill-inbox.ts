import pg from 'pg'
import type { ConnectionSettings } from '#core/db/database.ts'
import { BENCH_NOW } from '../kit/installation.ts'
import { count, say } from '../kit/words.ts'
import { FILL_FUNCTIONS } from './fill-functions.ts'
import { INSERT_MESSAGES, INSERT_POSTS, INSERT_VERSIONS, WEAR_OPEN } from './fill-statements.ts'
import type { Seeded } from './seed-organisation.ts'
import { familyNames, givenNames, rareSentence, sentences, streets, things } from './vocabulary.ts'

const BATCH = 50_000

/** Puts that many messages into the organisation, past the product but into its tables, and leaves the database as a night's rest would. */
export async function fillInbox(owner: ConnectionSettings, seeded: Seeded, total: number): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(
      `set synchronous_commit = off; set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 1`,
    )
    await client.query(FILL_FUNCTIONS)
    const common = [total, seeded.orgId, BENCH_NOW, seeded.accountIds]
    await client.query(INSERT_POSTS, [
      0,
      Math.floor(total / 200) * 4 + 3,
      ...common,
      sentences,
      things,
      streets,
      familyNames,
    ])
    const restore = await dropIndexes(client)
    const more = [seeded.ownerIds, seeded.unitIds, seeded.policyVersionId]
    const words = [sentences, things, streets, givenNames, familyNames, rareSentence]
    for (let from = 1; from <= total; from += BATCH) {
      const to = Math.min(total, from + BATCH - 1)
      await client.query(INSERT_MESSAGES, [from, to, ...common, ...more, ...words])
      say(`fill: ${count(to)} of ${count(total)} messages`)
    }
    await client.query(INSERT_VERSIONS, [seeded.orgId])
    say('fill: indexes')
    for (const definition of restore) await client.query(definition)
    await client.query('vacuum (analyze)')
    await client.query(WEAR_OPEN, [seeded.orgId])
    await client.query('analyze message')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** Building an index over a full table is many times quicker than growing it row by row. */
async function dropIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'message'::regclass and not i.indisunique`,
  )
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`)
  return rows.map(({ definition }) => definition)
}
