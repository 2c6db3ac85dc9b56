import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { openOwnerPool } from '#test/owner-pool.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { cookieRules } from './cookies.ts'
import {
  endSession,
  endSessionsOf,
  findSession,
  forgetExpiredSessions,
  startSession,
  touchSession,
} from './session.ts'

const START = '2026-11-21T10:00:00Z'
const clock = fixedClock(START)
const who = { orgId: newId<'org'>(clock), personId: newId<'person'>(clock) }
const other = { orgId: newId<'org'>(clock), personId: newId<'person'>(clock) }
let test: TestDatabase
let owner: pg.Pool

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openOwnerPool(test)
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})
beforeEach(async () => {
  clock.set(START)
  await owner.query('truncate session')
})

const start = (person = who) => test.db.forOrg(person.orgId, (tx) => startSession(tx, clock, person))
const find = (token: string) => findSession(test.db, clock, token)

describe('a session', () => {
  it('is found by its token, before the organisation is known, and holds no token in the database', async () => {
    const { token, session } = await start()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await find(token)).toEqual(session)
    expect(await find('A'.repeat(43))).toBeNull()
    const { rows } = await owner.query<{ row: string }>('select session::text as row from session')
    expect(rows[0]?.row).not.toContain(token)
    expect(await find(session.tokenHash)).toBeNull()
  })

  it('ends eight hours after the last click', async () => {
    const { token, session } = await start()
    clock.advance({ hours: 7, minutes: 59 })
    await test.db.forOrg(who.orgId, (tx) => touchSession(tx, clock, session))
    clock.advance({ hours: 7, minutes: 59 })
    expect(await find(token)).not.toBeNull()
    clock.advance({ minutes: 1 })
    expect(await find(token)).toBeNull()
  })

  it('ends after seven days, however busy', async () => {
    const { token } = await start()
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      const session = await find(token)
      expect(session).not.toBeNull()
      await test.db.forOrg(who.orgId, (tx) => touchSession(tx, clock, session!))
      clock.advance({ hours: 6 })
    }
    expect(await find(token)).toBeNull()
  })

  it('writes the time of a click at most once a minute', async () => {
    const { token, session } = await start()
    clock.advance({ seconds: 59 })
    await test.db.forOrg(who.orgId, (tx) => touchSession(tx, clock, session))
    expect((await find(token))?.lastSeenAt.toString()).toBe(START)
    clock.advance({ seconds: 1 })
    await test.db.forOrg(who.orgId, (tx) => touchSession(tx, clock, session))
    expect((await find(token))?.lastSeenAt.toString()).toBe('2026-11-21T10:01:00Z')
  })

  it('can be ended alone, or all of a person but the one in use, never those of others', async () => {
    const [one, two, three] = [await start(), await start(), await start()]
    const colleague = await start({ orgId: who.orgId, personId: other.personId })
    const elsewhere = await start(other)
    await test.db.forOrg(who.orgId, (tx) => endSession(tx, one.session))
    expect(await find(one.token)).toBeNull()
    expect(await find(two.token)).not.toBeNull()
    const ended = await test.db.forOrg(who.orgId, (tx) =>
      endSessionsOf(tx, who.orgId, who.personId, two.session),
    )
    expect(ended).toBe(1)
    expect(await find(three.token)).toBeNull()
    for (const { token } of [two, colleague, elsewhere]) expect(await find(token)).not.toBeNull()
    // another organisation cannot end it even when it knows the hash
    await test.db.forOrg(other.orgId, (tx) => endSession(tx, two.session))
    expect(await find(two.token)).not.toBeNull()
  })

  it('leaves no row when it is over', async () => {
    await start()
    await start(other)
    clock.advance({ hours: 8 })
    const fresh = await start()
    expect(await forgetExpiredSessions(test.db, clock)).toBe(2)
    expect(await find(fresh.token)).not.toBeNull()
  })
})

describe('the cookies', () => {
  it('are bound to the host over https and plain on loopback', () => {
    const flags = { path: '/', httpOnly: true, sameSite: 'Lax' }
    expect(cookieRules('https://torget.example.se')).toEqual({
      session: '__Host-torget',
      form: '__Host-torget-form',
      flags: { ...flags, secure: true },
    })
    expect(cookieRules('http://127.0.0.1:3000')).toEqual({
      session: 'torget',
      form: 'torget-form',
      flags: { ...flags, secure: false },
    })
  })
})
