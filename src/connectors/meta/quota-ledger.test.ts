import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createQuotaLedger, type QuotaLedger } from './quota-ledger.ts'

const START = '2026-11-20T09:00:00Z'
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

function may(ledger: QuotaLedger, account: string): { inbox: boolean; publishing: boolean } {
  return {
    inbox: ledger.mayCall(account, 'inbox').mayCall,
    publishing: ledger.mayCall(account, 'publishing').mayCall,
  }
}

describe('quota ledger', () => {
  it.each<[number, boolean, boolean]>([
    [0, true, true],
    [74, true, true],
    [75, true, false],
    [94, true, false],
    [95, false, false],
    [100, false, false],
  ])('at %i %% the inbox may call: %s, publishing: %s', (percent, inbox, publishing) => {
    const ledger = createQuotaLedger(fixedClock(START))
    ledger.note('a', page(percent))
    expect(may(ledger, 'a')).toEqual({ inbox, publishing })
    expect(may(ledger, 'b')).toEqual({ inbox: true, publishing: true })
  })

  it('counts the app’s own usage against every account', () => {
    const ledger = createQuotaLedger(fixedClock(START))
    ledger.note('a', app(96))
    expect(may(ledger, 'b')).toEqual({ inbox: false, publishing: false })
  })

  it('keeps the highest of several kinds: a quiet messenger does not hide a busy page', () => {
    const ledger = createQuotaLedger(fixedClock(START))
    ledger.note('a', page(96))
    ledger.note('a', page(3, 'messenger'))
    expect(may(ledger, 'a').inbox).toBe(false)
  })

  it('slows down from 75 on', () => {
    const pauses = [74, 75, 85, 94].map((percent) => {
      const ledger = createQuotaLedger(fixedClock(START))
      ledger.note('a', page(percent))
      const answer = ledger.mayCall('a', 'inbox')
      return answer.mayCall ? answer.pauseMs : -1
    })
    expect(pauses).toEqual([0, 250, 2_750, 5_000])
  })

  it('names the time that the network estimates, and calls again then', () => {
    const clock = fixedClock(START)
    const ledger = createQuotaLedger(clock)
    ledger.note('a', page(100, 'pages', 90))
    expect(ledger.mayCall('a', 'inbox')).toEqual({
      mayCall: false,
      retryAt: Temporal.Instant.from('2026-11-20T10:30:00Z'),
    })
    clock.advance({ minutes: 89 })
    expect(may(ledger, 'a').inbox).toBe(false)
    clock.advance({ minutes: 1 })
    expect(may(ledger, 'a').inbox).toBe(true)
  })

  it('with no estimate asks again after ten minutes, and forgets a reading after an hour', () => {
    const clock = fixedClock(START)
    const ledger = createQuotaLedger(clock)
    ledger.note('a', page(97))
    clock.advance({ minutes: 10 })
    expect(ledger.mayCall('a', 'inbox')).toEqual({ mayCall: true, pauseMs: 5_000 })
    clock.advance({ minutes: 50 })
    expect(ledger.mayCall('a', 'inbox')).toEqual({ mayCall: true, pauseMs: 0 })
  })

  it('does not believe an estimate of years', () => {
    const ledger = createQuotaLedger(fixedClock(START))
    ledger.note('a', page(100, 'pages', 1e300))
    expect(ledger.mayCall('a', 'inbox')).toMatchObject({
      retryAt: Temporal.Instant.from('2026-11-21T09:00:00Z'),
    })
  })

  it('a refusal holds until its time, and a later, shorter one does not cut it', () => {
    const clock = fixedClock(START)
    const ledger = createQuotaLedger(clock)
    ledger.hold('a', clock.now().add({ minutes: 20 }))
    ledger.hold('a', clock.now().add({ minutes: 1 }))
    clock.advance({ minutes: 19 })
    expect(may(ledger, 'a').inbox).toBe(false)
    expect(may(ledger, 'b').inbox).toBe(true)
    clock.advance({ minutes: 1 })
    expect(may(ledger, 'a').inbox).toBe(true)
  })

  it('takes any header without failing, and never says wait until a time that has passed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.oneof(fc.string(), fc.json()), (one, two) => {
        const clock = fixedClock(START)
        const ledger = createQuotaLedger(clock)
        ledger.note('a', { 'x-app-usage': one, 'x-business-use-case-usage': two })
        const answer = ledger.mayCall('a', 'inbox')
        if (!answer.mayCall) expect(Temporal.Instant.compare(answer.retryAt, clock.now())).toBe(1)
      }),
    )
  })
})
