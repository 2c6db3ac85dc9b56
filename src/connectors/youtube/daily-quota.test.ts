import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { createDailyQuota, quotaDay } from './daily-quota.ts'

const day = (at: string) => {
  const { startsAt, endsAt } = quotaDay(Temporal.Instant.from(at))
  return [startsAt.toString(), endsAt.toString()]
}

describe('the quota day', () => {
  it.each([
    ['in winter', '2026-11-20T09:00:00Z', '2026-11-20T08:00:00Z', '2026-11-21T08:00:00Z'],
    ['just before midnight there', '2026-11-20T07:59:59Z', '2026-11-19T08:00:00Z', '2026-11-20T08:00:00Z'],
    ['in summer', '2026-07-01T09:00:00Z', '2026-07-01T07:00:00Z', '2026-07-02T07:00:00Z'],
    [
      'when clocks go forward: 23 hours',
      '2026-03-08T12:00:00Z',
      '2026-03-08T08:00:00Z',
      '2026-03-09T07:00:00Z',
    ],
    ['when clocks go back: 25 hours', '2026-11-01T12:00:00Z', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z'],
  ])('%s', (_what, at, from, to) => {
    expect(day(at)).toEqual([from, to])
  })

  it('always holds the moment it was asked about, and the next begins where it ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000, max: 2_000_000_000 }), (second) => {
        const now = Temporal.Instant.fromEpochMilliseconds(second * 1_000)
        const { startsAt, endsAt } = quotaDay(now)
        expect(Temporal.Instant.compare(startsAt, now)).toBeLessThanOrEqual(0)
        expect(Temporal.Instant.compare(now, endsAt)).toBeLessThan(0)
        expect(quotaDay(endsAt).startsAt.equals(endsAt)).toBe(true)
      }),
    )
  })
})

describe('the allowance', () => {
  const start = (units: number) => {
    const clock = fixedClock('2026-11-20T20:00:00Z')
    const ledger = createMemoryQuota(clock)
    return { clock, ledger, quota: createDailyQuota(ledger, clock, { units, uploads: 2 }) }
  }

  it('is shared by all accounts and keeps a reserve for moderation', async () => {
    const { quota } = start(1_000)
    for (let n = 0; n < 950; n += 1) await quota.take('comments.list', `account-${n % 7}`, 'inbox')
    await expect(quota.take('comments.list', 'a', 'inbox')).rejects.toMatchObject({
      name: 'RateLimited',
      retryAt: Temporal.Instant.from('2026-11-21T08:00:00Z'),
    })
    expect(await quota.take('comments.list', 'a', 'moderation')).toHaveProperty('pauseMs')
  })

  it('begins anew at midnight in California', async () => {
    const { quota, clock } = start(1_000)
    for (let n = 0; n < 10; n += 1) await quota.take('captions.list', 'a', 'backfill')
    await expect(quota.take('captions.list', 'a', 'backfill')).rejects.toThrow('units')
    clock.set('2026-11-21T08:00:00Z')
    expect(await quota.take('captions.list', 'a', 'backfill')).toHaveProperty('pauseMs')
  })

  it('counts uploads apart', async () => {
    const { quota, ledger } = start(1_000)
    await quota.take('videos.insert', 'a', 'publishing')
    const [standing] = await ledger.read()
    expect(standing).toMatchObject({ bucket: { name: 'uploads', owner: '' }, used: 1, limit: 2 })
    await expect(quota.take('videos.insert', 'a', 'publishing')).rejects.toThrow('uploads')
  })

  it('held for one account lets the others go on', async () => {
    const { quota, clock } = start(1_000)
    const until = clock.now().add({ minutes: 1 })
    await quota.hold('comments.list', 'a', { scope: 'account', until })
    await expect(quota.take('channels.list', 'a', 'inbox')).rejects.toMatchObject({ retryAt: until })
    expect(await quota.take('channels.list', 'b', 'inbox')).toHaveProperty('pauseMs')
  })
})
