import { expect, it } from 'vitest'
import { retryTime } from './retry-time.ts'

const now = Temporal.Instant.from('2026-11-20T09:00:00Z')
const usage = (...minutes: unknown[]) =>
  JSON.stringify({ '1': minutes.map((m) => ({ type: 'pages', estimated_time_to_regain_access: m })) })

it.each<[string, Record<string, string>, number | null, string]>([
  [
    'the network’s own estimate, in minutes',
    { 'x-business-use-case-usage': usage(3, 12) },
    80001,
    '09:12:00',
  ],
  [
    'the estimate before Retry-After',
    { 'x-business-use-case-usage': usage(3), 'retry-after': '5' },
    4,
    '09:03:00',
  ],
  ['Retry-After in seconds', { 'retry-after': '90' }, 4, '09:01:30'],
  ['Retry-After as a date', { 'retry-after': 'Fri, 20 Nov 2026 09:02:00 GMT' }, 4, '09:02:00'],
  ['a date that has passed: a second', { 'retry-after': 'Fri, 20 Nov 2026 08:00:00 GMT' }, 4, '09:00:01'],
  ['an estimate of 0 says nothing', { 'x-business-use-case-usage': usage(0) }, 32, '09:10:00'],
  ['an estimate that is no number', { 'x-business-use-case-usage': usage('3', null) }, 32, '09:10:00'],
  ['a header that is no JSON', { 'x-business-use-case-usage': '{' }, 32, '09:10:00'],
  ['a Retry-After that is neither', { 'retry-after': 'soon' }, 32, '09:10:00'],
  ['the short limit', {}, 613, '09:01:00'],
  ['no code', {}, null, '09:10:00'],
])('%s', (_what, headers, code, expected) => {
  expect(retryTime(headers, code, now).toString()).toBe(`2026-11-20T${expected}Z`)
})

it('does not believe a wait of more than a day', () => {
  expect(retryTime({ 'retry-after': '99999999' }, 4, now).toString()).toBe('2026-11-21T09:00:00Z')
})
