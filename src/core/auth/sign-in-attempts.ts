import { createHmac } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import type { InstantColumn } from '../db/types.ts'
import { newId } from '../ids.ts'
import { ADDRESS_RULE, EMAIL_RULE, nextAttemptAt, type Attempts, type DelayRule } from './sign-in-delay.ts'

/**
 * Attempts to sign in, counted in the database so that every process sees them. An attempt is noted before the password is looked at:
 * a hundred guesses at the same moment are a hundred attempts, not one.
 */
export type AttemptKeys = { readonly email: string; readonly address: string }

type AttemptTable = { attemptKey: string; attemptedAt: InstantColumn; id: string }

const tables = (tx: Tx) => tx.$extendTables<{ signInAttempt: AttemptTable }>()

/** Keyed hashes: the table names nobody, and without the master key nobody can be looked up in it. */
export function attemptKeys(key: Buffer, email: string, address: string): AttemptKeys {
  const hash = (text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('base64url')
  return { email: hash(`email ${email}`), address: hash(`address ${networkOf(address)}`) }
}

/** One household or office has a whole /64 of IPv6 addresses to change between, so that is what is counted. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (isIPv4(address) || !isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const behind = tail === undefined || tail === '' ? [] : tail.split(':')
  while (tail !== undefined && groups.length + behind.length < 8) groups.push('0')
  const first = [...groups, ...behind].slice(0, 4).map((group) => parseInt(group, 16).toString(16))
  return `${first.join(':')}::/64`
}

export type Reservation =
  | { readonly mayTry: true; readonly id: string }
  | { readonly mayTry: false; readonly retryAt: Temporal.Instant }

/** Notes an attempt, or says when the next may be made. A refused one is not counted. */
export async function reserveAttempt(db: Database, clock: Clock, keys: AttemptKeys): Promise<Reservation> {
  const now = clock.now()
  return db.system(async (tx) => {
    const waits = [
      await waitFor(tx, keys.email, EMAIL_RULE, now),
      await waitFor(tx, keys.address, ADDRESS_RULE, now),
    ]
    const retryAt = waits
      .filter((at) => at !== null)
      .sort((a, b) => Temporal.Instant.compare(a, b))
      .at(-1)
    if (retryAt !== undefined) return { mayTry: false, retryAt }
    const id = newId<'attempt'>(clock)
    await tables(tx)
      .insertInto('signInAttempt')
      .values([keys.email, keys.address].map((attemptKey) => ({ attemptKey, attemptedAt: now, id })))
      .execute()
    return { mayTry: true, id }
  })
}

/**
 * The attempt succeeded: it was none, and the failed ones before it were the person's own. Those of the address stay, or somebody with
 * an account could clear the way for guessing at others.
 */
export async function forgiveAttempts(db: Database, keys: AttemptKeys, id: string): Promise<void> {
  await db.system(async (tx) => {
    await tables(tx).deleteFrom('signInAttempt').where('attemptKey', '=', keys.email).execute()
    await tables(tx)
      .deleteFrom('signInAttempt')
      .where('attemptKey', '=', keys.address)
      .where('id', '=', id)
      .execute()
  })
}

/** Housekeeping: what no window reaches any more. */
export async function forgetOldAttempts(db: Database, clock: Clock): Promise<number> {
  const before = clock.now().subtract({ hours: Math.max(EMAIL_RULE.windowHours, ADDRESS_RULE.windowHours) })
  const result = await db.system((tx) =>
    tables(tx).deleteFrom('signInAttempt').where('attemptedAt', '<', before).executeTakeFirst(),
  )
  return Number(result.numDeletedRows)
}

/** The lock makes attempts under one key come one after another; it lasts as long as the transaction. */
async function waitFor(
  tx: Tx,
  attemptKey: string,
  rule: DelayRule,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${attemptKey}`}, 0))`.execute(tx)
  const found = await tables(tx)
    .selectFrom('signInAttempt')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('attemptedAt').as('lastAt')])
    .where('attemptKey', '=', attemptKey)
    .where('attemptedAt', '>', now.subtract({ hours: rule.windowHours }))
    .executeTakeFirstOrThrow()
  const attempts: Attempts = { count: found.count, lastAt: found.lastAt }
  return nextAttemptAt(attempts, rule, now)
}
