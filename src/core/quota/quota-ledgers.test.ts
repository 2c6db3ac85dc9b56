import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock, type FixedClock } from '../clock.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { createDatabaseQuota } from './database-quota.ts'
import { createMemoryQuota } from './memory-quota.ts'
import type { QuotaBucket, QuotaCost, QuotaLedger } from './quota.ts'

const NOON = '2026-11-21T12:00:00Z'
let test: TestDatabase
let round = 0
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

const instant = (text: string) => Temporal.Instant.from(text)

function cost(bucket: QuotaBucket, change: Partial<QuotaCost> = {}): QuotaCost {
  const window = { startsAt: instant('2026-11-21T00:00:00Z'), endsAt: instant('2026-11-22T00:00:00Z') }
  return { bucket, cost: 1, limit: 100, window, ...change }
}

/** The same table of cases for whichever store keeps the ledger. */
function testQuota(name: string, start: (clock: FixedClock) => QuotaLedger): void {
  describe(`the quota ledger: ${name}`, () => {
    let clock: FixedClock
    let quota: QuotaLedger
    let bucket: QuotaBucket
    beforeEach(() => {
      round += 1
      clock = fixedClock(NOON)
      quota = start(clock)
      bucket = { network: `net-${round}`, owner: '', name: 'units' }
    })
    const mine = async () => (await quota.read()).filter((one) => one.bucket.network === bucket.network)

    it('an unknown bucket lets everybody call', async () => {
      expect(await quota.take({ purpose: 'backfill', watched: [bucket] })).toEqual({
        mayCall: true,
        pauseMs: 0,
      })
      expect(await mine()).toEqual([])
    })

    it.each([
      ['backfill', 49, true],
      ['backfill', 50, false],
      ['statistics', 59, true],
      ['publishing', 75, false],
      ['inbox', 94, true],
      ['moderation', 97, true],
      ['moderation', 98, false],
    ] as const)('%s with %i units of 100 used: may call %s', async (purpose, used, mayCall) => {
      if (used > 0) await quota.take({ purpose: 'moderation', costs: [cost(bucket, { cost: used })] })
      const answer = await quota.take({ purpose, costs: [cost(bucket)] })
      expect(answer.mayCall).toBe(mayCall)
      if (!answer.mayCall) expect(answer.retryAt.toString()).toBe('2026-11-22T00:00:00Z')
      const [standing] = await mine()
      expect(standing?.used).toBe(mayCall ? used + 1 : used)
    })

    it('a refused call books nothing in any of its buckets', async () => {
      const other = { ...bucket, name: 'uploads' }
      await quota.take({ purpose: 'moderation', costs: [cost(other, { cost: 98 })] })
      const answer = await quota.take({ purpose: 'inbox', costs: [cost(bucket), cost(other)] })
      expect(answer).toMatchObject({ mayCall: false, bucket: other })
      expect((await mine()).find((one) => one.bucket.name === 'units')?.used ?? 0).toBe(0)
    })

    it('begins anew with the next window', async () => {
      await quota.take({ purpose: 'moderation', costs: [cost(bucket, { cost: 98 })] })
      clock.set('2026-11-22T00:00:01Z')
      const window = { startsAt: instant('2026-11-22T00:00:00Z'), endsAt: instant('2026-11-23T00:00:00Z') }
      expect(await quota.take({ purpose: 'backfill', costs: [cost(bucket, { window })] })).toMatchObject({
        mayCall: true,
      })
      expect(await mine()).toMatchObject([{ used: 1, limit: 100, percent: 1 }])
    })

    it('what the network says stands until its window ends', async () => {
      await quota.note([{ bucket, percent: 96.5, resetsAt: instant('2026-11-21T13:00:00Z') }])
      expect(await quota.take({ purpose: 'inbox', watched: [bucket] })).toMatchObject({
        mayCall: false,
        retryAt: instant('2026-11-21T13:00:00Z'),
      })
      expect(await quota.take({ purpose: 'moderation', watched: [bucket] })).toMatchObject({ mayCall: true })
      expect(await mine()).toMatchObject([{ percent: 96.5, used: null }])
      clock.set('2026-11-21T13:00:00Z')
      expect(await quota.take({ purpose: 'inbox', watched: [bucket] })).toMatchObject({ mayCall: true })
      expect(await mine()).toEqual([])
    })

    it('slows down before it stops', async () => {
      await quota.note([{ bucket, percent: 90, resetsAt: instant('2026-11-21T13:00:00Z') }])
      const answer = await quota.take({ purpose: 'inbox', watched: [bucket] })
      expect(answer.mayCall && answer.pauseMs).toBe(3000)
    })

    it('a hold is for everybody, outlives a window and is never shortened', async () => {
      const until = instant('2026-11-21T12:30:00Z')
      await quota.hold(bucket, until)
      await quota.hold(bucket, instant('2026-11-21T12:10:00Z'))
      await quota.note([{ bucket, percent: 3, resetsAt: instant('2026-11-21T12:01:00Z') }])
      clock.set('2026-11-21T12:20:00Z')
      expect(await quota.take({ purpose: 'moderation', watched: [bucket] })).toEqual({
        mayCall: false,
        retryAt: until,
        bucket,
      })
      expect(await quota.take({ purpose: 'moderation', costs: [cost(bucket)] })).toMatchObject({
        mayCall: false,
      })
      clock.set(until)
      expect(await quota.take({ purpose: 'moderation', watched: [bucket] })).toMatchObject({ mayCall: true })
    })

    it('of many who ask at once exactly as many get a call as there are', async () => {
      const asked = Array.from({ length: 30 }, () =>
        quota.take({ purpose: 'backfill', costs: [cost(bucket, { limit: 20 })] }),
      )
      const given = (await Promise.all(asked)).filter(({ mayCall }) => mayCall)
      // half of twenty is kept for those who are waited for
      expect(given).toHaveLength(10)
      expect(await mine()).toMatchObject([{ used: 10 }])
    })
  })
}

testQuota('in memory', (clock) => createMemoryQuota(clock))
testQuota('in the database', (clock) => createDatabaseQuota(test.db, clock))

describe('the quota ledger in the database', () => {
  const bucket = { network: 'shared', owner: 'page-1', name: 'calls' }
  const open = () => createDatabaseQuota(test.db, fixedClock(NOON))

  it('is one for all processes and stands after a restart', async () => {
    const [one, other] = [open(), open()]
    const asked = Array.from({ length: 12 }, (_, n) => {
      // asked for in either order, which must not make two wait for each other
      const two = [cost(bucket, { limit: 10 }), cost({ ...bucket, name: 'uploads' }, { limit: 1000 })]
      return (n % 2 === 0 ? one : other).take({
        purpose: 'backfill',
        costs: n % 3 === 0 ? two : two.toReversed(),
      })
    })
    expect((await Promise.all(asked)).filter(({ mayCall }) => mayCall)).toHaveLength(5)
    expect((await open().read()).find((standing) => standing.bucket.name === 'calls')).toMatchObject({
      used: 5,
    })
  })

  it('writes a reading only when it has moved', async () => {
    const quota = open()
    const noted = { ...bucket, owner: 'page-2' }
    const read = async () =>
      (await quota.read()).find((standing) => standing.bucket.owner === 'page-2')?.percent
    const resetsAt = instant('2026-11-21T13:00:00Z')
    await quota.note([{ bucket: noted, percent: 40, resetsAt }])
    await quota.note([{ bucket: noted, percent: 40.9, resetsAt: resetsAt.add({ seconds: 5 }) }])
    expect(await read()).toBe(40)
    await quota.note([{ bucket: noted, percent: 41, resetsAt }])
    expect(await read()).toBe(41)
    await quota.note([{ bucket: noted, percent: 41, resetsAt: resetsAt.add({ hours: 1 }) }])
    expect(
      (await quota.read()).find((standing) => standing.bucket.owner === 'page-2')?.resetsAt.toString(),
    ).toBe('2026-11-21T14:00:00Z')
  })
})
