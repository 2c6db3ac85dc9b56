import { expect, it } from 'vitest'
import { Rejected, Unavailable } from '../connector.ts'
import { instagramFailure } from './graph-failure.ts'

const now = Temporal.Instant.from('2026-11-20T09:00:00Z')
const named = (code: string, isActing: boolean) =>
  instagramFailure(new Rejected('x', code), { isActing, now })

it.each<[code: string, onRead: object, onAct: object]>([
  ['9', { name: 'RateLimited', retryAt: now.add({ hours: 1 }) }, { name: 'RateLimited' }],
  ['-1', { name: 'Unavailable' }, { name: 'OutcomeUnknown' }],
  ['-2', { name: 'Unavailable' }, { name: 'OutcomeUnknown' }],
  ['24', { name: 'Unavailable' }, { name: 'OutcomeUnknown' }],
  ['2207042', { name: 'RateLimited' }, { name: 'RateLimited' }],
  ['2207008', { name: 'Unavailable' }, { name: 'OutcomeUnknown' }],
  ['2207006', { name: 'Rejected', code: '2207006' }, { name: 'Rejected', code: '2207006' }],
  ['36003', { name: 'Rejected', code: '36003' }, { name: 'Rejected', code: '36003' }],
  ['283', { name: 'Rejected', code: '200' }, { name: 'Rejected', code: '200' }],
  ['210', { code: '210' }, { code: '210' }],
  ['http-451', { code: 'http-400' }, { code: 'http-400' }],
  ['100/33', { code: '100/33' }, { code: '100/33' }],
])('%s', (code, onRead, onAct) => {
  expect(named(code, false)).toMatchObject(onRead)
  expect(named(code, true)).toMatchObject(onAct)
})

it('leaves every other failure as it is', () => {
  const other = new Unavailable('x')
  expect(instagramFailure(other, { isActing: true, now })).toBe(other)
})
