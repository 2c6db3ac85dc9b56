import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedClock, type FixedClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { QuotaAnswer, QuotaLedger, QuotaPurpose } from '#core/quota/quota.ts'
import { accountBucket, APP_BUCKET, readUsage, watchedBuckets } from './usage-headers.ts'

const START = '2026-11-20T09:00:00Z'
const owner = (accountExternalId: string) => ({ network: 'facebook', accountExternalId })
const app = (percent: number) => ({
  'x-app-usage': JSON.stringify({ call_count: 1, total_time: percent, total_cputime: 2 }),
})
const page = (percent: number, type = 'pages', minutes = 0) => ({
  'x-business-use-case-usage': JSON.stringify({
    '100': [
      {
        type,
        call_count: percent,
        total_cputime: 1,
        total_time: 1,
        estimated_time_to_regain_access: minutes,
      },
    ],
  }),
})

type Ledger = {
  readonly quota: QuotaLedger
  readonly clock: FixedClock
  readonly note: (account: string, headers: Readonly<Record<string, string>>) => Promise<void>
  readonly ask: (account: string, purpose?: QuotaPurpose) => Promise<QuotaAnswer>
}

function ledger(): Ledger {
  const clock = fixedClock(START)
  const quota = createMemoryQuota(clock)
  return {
    quota,
    clock,
    note: (account, headers) => quota.note(readUsage(headers, owner(account), clock.now())),
    ask: (account, purpose = 'inbox') => quota.take({ purpose, watched: watchedBuckets(owner(account)) }),
  }
}

const PURPOSES: readonly QuotaPurpose[] = ['moderation', 'inbox', 'publishing', 'statistics', 'backfill']

describe('Meta’s usage headers in the ledger', () => {
  it.each<[number, readonly QuotaPurpose[]]>([
    [0, PURPOSES],
    [51, ['moderation', 'inbox', 'publishing', 'statistics']],
    [61, ['moderation', 'inbox', 'publishing']],
    [76, ['moderation', 'inbox']],
    [96, ['moderation']],
    [100, []],
  ])(
    'at %i %% of a page’s allowance there is room for %j, and for another page as before',
    async (percent, room) => {
      const { note, ask } = ledger()
      await note('a', page(percent))
      const answers = await Promise.all(PURPOSES.map((purpose) => ask('a', purpose)))
      expect(PURPOSES.filter((_, index) => answers[index]?.mayCall)).toEqual(room)
      expect(await ask('b', 'backfill')).toMatchObject({ mayCall: true })
    },
  )

  it('counts the app’s own usage against every account', async () => {
    const { note, ask } = ledger()
    await note('a', app(96))
    expect(await ask('b')).toMatchObject({ mayCall: false, bucket: APP_BUCKET })
  })

  it('keeps the highest of several kinds: a quiet messenger does not hide a busy page', async () => {
    const { note, ask } = ledger()
    await note('a', page(96))
    await note('a', page(3, 'messenger'))
    await note('a', page(1, 'ads_insights_of_tomorrow'))
    expect((await ask('a')).mayCall).toBe(true)
    await note('a', page(96))
    await note('a', page(3, 'messenger'))
    expect((await ask('a')).mayCall).toBe(false)
  })

  it('takes the highest where one header names a kind twice', () => {
    const usage = (percent: number) => ({ type: 'pages', call_count: percent })
    const header = JSON.stringify({ '1': [usage(4)], '2': [usage(97), usage(5)] })
    const readings = readUsage(
      { 'x-business-use-case-usage': header },
      owner('a'),
      Temporal.Instant.from(START),
    )
    expect(readings.map(({ percent }) => percent)).toEqual([97])
  })

  it('slows down from 75 on', async () => {
    const pauses = [74, 75, 85, 94].map(async (percent) => {
      const { note, ask } = ledger()
      await note('a', page(percent))
      const answer = await ask('a')
      return answer.mayCall ? answer.pauseMs : -1
    })
    const [calm, first, ...more] = await Promise.all(pauses)
    expect([calm, first]).toEqual([0, 0])
    expect(more[0]).toBeGreaterThan(0)
    expect(more[1]).toBeGreaterThan(more[0] ?? 0)
  })

  it('names the time that the network estimates, and calls again then', async () => {
    const { note, ask, clock } = ledger()
    await note('a', page(80, 'pages', 90))
    const retryAt = Temporal.Instant.from('2026-11-20T10:30:00Z')
    expect(await ask('a', 'moderation')).toMatchObject({ mayCall: false, retryAt })
    clock.advance({ minutes: 89 })
    expect((await ask('a')).mayCall).toBe(false)
    clock.advance({ minutes: 1 })
    expect((await ask('a')).mayCall).toBe(true)
  })

  it('forgets a reading after an hour', async () => {
    const { note, ask, clock } = ledger()
    await note('a', page(97))
    clock.advance({ minutes: 59 })
    expect((await ask('a')).mayCall).toBe(false)
    clock.advance({ minutes: 1 })
    expect(await ask('a')).toEqual({ mayCall: true, pauseMs: 0 })
  })

  it('does not believe an estimate of years', async () => {
    const { note, ask } = ledger()
    await note('a', page(100, 'pages', 1e300))
    expect(await ask('a')).toMatchObject({ retryAt: Temporal.Instant.from('2026-11-21T09:00:00Z') })
  })

  it('a refusal holds until its time, and a later, shorter one does not cut it', async () => {
    const { quota, ask, clock } = ledger()
    await quota.hold(accountBucket(owner('a')), clock.now().add({ minutes: 20 }))
    await quota.hold(accountBucket(owner('a')), clock.now().add({ minutes: 1 }))
    clock.advance({ minutes: 19 })
    expect((await ask('a')).mayCall).toBe(false)
    expect((await ask('b')).mayCall).toBe(true)
    clock.advance({ minutes: 1 })
    expect((await ask('a')).mayCall).toBe(true)
  })

  it('takes any header without failing, and never says wait until a time that has passed', async () => {
    const text = fc.oneof(fc.string(), fc.json())
    await fc.assert(
      fc.asyncProperty(text, text, async (one, two) => {
        const { note, ask, clock } = ledger()
        await note('a', { 'x-app-usage': one, 'x-business-use-case-usage': two })
        const answer = await ask('a')
        if (!answer.mayCall) expect(Temporal.Instant.compare(answer.retryAt, clock.now())).toBe(1)
      }),
    )
  })
})
