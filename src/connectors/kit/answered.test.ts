import { describe, expect, it } from 'vitest'
import { isUnclearStatus, shownWords, unclear } from './answered.ts'
import { afterSeconds, secondsTold } from './retry-after.ts'

const now = Temporal.Instant.from('2026-11-20T09:00:00Z')

describe('what an answer means', () => {
  it.each([301, 304, 408, 500, 502, 599])('%i is neither yes nor no', (status) => {
    expect(isUnclearStatus(status)).toBe(true)
  })

  it.each([400, 401, 404, 429, 499])('%i is a no', (status) => {
    expect(isUnclearStatus(status)).toBe(false)
  })

  it('may be asked again, but not done again', () => {
    expect(unclear('x', { isActing: false }).name).toBe('Unavailable')
    expect(unclear('x', { isActing: true }).name).toBe('OutcomeUnknown')
  })

  it('leaves no secret in half where it cuts', () => {
    const words = `${'a'.repeat(297)}hemlig${'b'.repeat(50)}`
    expect(shownWords(words, ['', 'hemlig'])).toBe(`${'a'.repeat(297)}[…]`)
  })
})

describe('when to try again', () => {
  it.each<[string | undefined, number | null]>([
    ['90', 90],
    [' 90 ', 90],
    ['Fri, 20 Nov 2026 09:02:00 GMT', 120],
    ['2026-11-20T09:01:00Z', 60],
    ['2026-11-20T08:59:00Z', -60],
    ['snart', null],
    ['', null],
    [undefined, null],
  ])('%j tells %s seconds', (header, seconds) => {
    expect(secondsTold(header, now)).toBe(seconds)
  })

  it.each([
    [0, 1],
    [-5, 1],
    [1.2, 2],
    [1e9, 86_400],
  ])('%s seconds are a wait of %s', (seconds, wait) => {
    expect(afterSeconds(seconds, now).since(now).total('seconds')).toBe(wait)
  })
})
