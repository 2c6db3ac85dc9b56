import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { openOwnerPool } from '#test/owner-pool.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { hashPassword } from './password.ts'
import { forgetOldAttempts, networkOf } from './sign-in-attempts.ts'
import { ADDRESS_RULE, EMAIL_RULE, nextAttemptAt } from './sign-in-delay.ts'
import { checkSignIn, type SignInCandidate, type SignInDeps } from './sign-in.ts'

const START = '2026-11-21T10:00:00Z'
const clock = fixedClock(START)
const PASSWORD = 'tre gröna lampor'
const anna = { orgId: newId<'org'>(clock), personId: newId<'person'>(clock) }
let test: TestDatabase
let owner: pg.Pool
let deps: SignInDeps
const people = new Map<string, SignInCandidate[]>()

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openOwnerPool(test)
  people.set('anna@example.se', [{ ...anna, passwordHash: await hashPassword(PASSWORD) }])
  deps = {
    db: test.db,
    clock,
    attemptsKey: Buffer.alloc(32, 7),
    findCandidates: (email) => Promise.resolve(people.get(email) ?? []),
  }
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})
beforeEach(async () => {
  clock.set(START)
  await owner.query('truncate sign_in_attempt')
})

const attempt = (email: string, password: string, address = '192.0.2.1') =>
  checkSignIn(deps, { email, password, address })
const fail = async (times: number, email = 'anna@example.se', address = '192.0.2.1'): Promise<void> => {
  for (let n = 0; n < times; n += 1) expect((await attempt(email, 'fel', address)).kind).toBe('refused')
}
const rowsLeft = async (): Promise<number> =>
  (await owner.query('select 1 from sign_in_attempt')).rowCount ?? -1

describe('signing in', () => {
  it('lets the right password in, however the address is written', async () => {
    const outcome = await attempt('  Anna@Example.SE ', PASSWORD)
    expect(outcome).toEqual({ kind: 'matched', matches: [{ ...anna, needsRehash: false }] })
    expect(await rowsLeft()).toBe(0)
  })

  it('answers wrong password, unknown e-mail and odd input alike', async () => {
    for (const [email, password] of [
      ['anna@example.se', 'fel'],
      ['okand@example.se', PASSWORD],
      ['anna@example.se\0', PASSWORD],
      [`${'a'.repeat(300)}@example.se`, PASSWORD],
      ['anna@example.se', 'x'.repeat(100_000)],
    ] as const) {
      expect(await attempt(email, password)).toEqual({ kind: 'refused' })
    }
  })

  it('works as hard for an unknown e-mail as for a known one', async () => {
    const cpuOf = async (email: string): Promise<number> => {
      await owner.query('truncate sign_in_attempt')
      const before = process.cpuUsage()
      for (let n = 0; n < 4; n += 1) await attempt(email, 'fel')
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    await cpuOf('okand@example.se')
    const [known, unknown] = [await cpuOf('anna@example.se'), await cpuOf('okand@example.se')]
    // argon2 is nearly all of it: were it left out for one of them, the ratio would be far beyond this
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3)
  })

  it('says which organisation when the person works for several', async () => {
    const elsewhere = { orgId: newId<'org'>(clock), personId: newId<'person'>(clock) }
    people.set('bo@example.se', [
      { ...anna, passwordHash: await hashPassword('ett helt annat') },
      { ...elsewhere, passwordHash: await hashPassword(PASSWORD) },
    ])
    expect(await attempt('bo@example.se', PASSWORD)).toEqual({
      kind: 'matched',
      matches: [{ ...elsewhere, needsRehash: false }],
    })
  })
})

describe('the rate limit', () => {
  it('waits after five failures, longer each time, and says until when', async () => {
    await fail(EMAIL_RULE.free)
    for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
      const waiting = await attempt('anna@example.se', PASSWORD)
      expect(waiting).toEqual({ kind: 'wait', retryAt: clock.now().add({ seconds }) })
      clock.advance({ seconds: seconds - 1 })
      expect((await attempt('anna@example.se', PASSWORD)).kind).toBe('wait')
      clock.advance({ seconds: 1 })
      await fail(1)
    }
  })

  it('lets the person in after the wait and forgets the failures', async () => {
    await fail(EMAIL_RULE.free)
    clock.advance({ seconds: 30 })
    expect((await attempt('anna@example.se', PASSWORD)).kind).toBe('matched')
    await fail(EMAIL_RULE.free)
  })

  it('holds for unknown e-mails too, from whatever address', async () => {
    for (let n = 0; n < EMAIL_RULE.free; n += 1) await fail(1, 'okand@example.se', `192.0.2.${n}`)
    expect((await attempt('okand@example.se', 'x', '198.51.100.9')).kind).toBe('wait')
  })

  it('holds for an address that tries many e-mails, and a success does not clear it', async () => {
    for (let n = 0; n < ADDRESS_RULE.free - 1; n += 1) await fail(1, `person${n}@example.se`)
    expect((await attempt('anna@example.se', PASSWORD)).kind).toBe('matched')
    await fail(1, 'sista@example.se')
    expect((await attempt('ny@example.se', 'x')).kind).toBe('wait')
    expect((await attempt('ny@example.se', 'x', '192.0.2.77')).kind).toBe('refused')
    clock.advance({ hours: ADDRESS_RULE.windowHours })
    expect((await attempt('ny@example.se', 'x')).kind).toBe('refused')
  })

  it('counts guesses that arrive at the same moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => attempt('anna@example.se', 'fel')))
    expect(outcomes.filter((o) => o.kind === 'refused')).toHaveLength(EMAIL_RULE.free)
  })

  it('keeps no readable address or e-mail and forgets what no window reaches', async () => {
    await fail(1)
    const { rows } = await owner.query<{ row: string }>(
      'select sign_in_attempt::text as row from sign_in_attempt',
    )
    expect(rows.map((r) => r.row).join()).not.toMatch(/anna|192\.0\.2/)
    expect(await forgetOldAttempts(test.db, clock)).toBe(0)
    clock.advance({ hours: 24, seconds: 1 })
    expect(await forgetOldAttempts(test.db, clock)).toBe(2)
  })

  it('never waits longer than its limit, however many failures', () => {
    const now = clock.now()
    const at = nextAttemptAt({ count: 10_000, lastAt: now }, EMAIL_RULE, now)
    expect(at?.toString()).toBe(now.add({ seconds: EMAIL_RULE.longestWaitSeconds }).toString())
  })

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('counts %s as %s', (address, network) => expect(networkOf(address)).toBe(network))
})
