import { describe, expect, it } from 'vitest'
import { failureOf } from './classify-failure.ts'

const now = Temporal.Instant.from('2026-11-20T09:00:00Z')
const secrets = ['EAABhemlig']

function named(status: number, body: unknown, isActing: boolean): string {
  return failureOf({ status, body, headers: {} }, { isActing, now, secrets })?.name ?? 'success'
}

const error = (code: number, rest: object = {}) => ({ error: { code, message: 'words', ...rest } })

describe('classification by code, subcode and status', () => {
  it.each<[what: string, status: number, body: unknown, readThenAct: string]>([
    ['a success', 200, { id: '1' }, 'success success'],
    ['token expired', 400, error(190, { error_subcode: 463 }), 'AccessRevoked AccessRevoked'],
    ['token, no subcode', 401, error(190), 'AccessRevoked AccessRevoked'],
    ['session', 400, error(102), 'AccessRevoked AccessRevoked'],
    ['app limit', 403, error(4, { is_transient: true }), 'RateLimited RateLimited'],
    ['user limit', 400, error(17), 'RateLimited RateLimited'],
    ['page limit', 403, error(32), 'RateLimited RateLimited'],
    ['app limit on what it does', 400, error(341), 'RateLimited RateLimited'],
    ['custom limit', 400, error(613), 'RateLimited RateLimited'],
    ['page use case', 400, error(80001), 'RateLimited RateLimited'],
    ['instagram use case', 400, error(80002), 'RateLimited RateLimited'],
    [
      'taken for spam, under the code of a limit',
      400,
      error(4, { error_subcode: 2207051 }),
      'Rejected Rejected',
    ],
    ['no error after all', 200, { data: [], error: null }, 'success success'],
    ['codes as text', 400, error(190, { code: '190' }), 'AccessRevoked AccessRevoked'],
    ['an error without anything', 400, { error: {} }, 'Rejected Rejected'],
    ['429 of a gateway', 429, undefined, 'RateLimited RateLimited'],
    ['unknown error', 500, error(1), 'Unavailable OutcomeUnknown'],
    ['unavailable, with a client status', 400, error(2), 'Unavailable OutcomeUnknown'],
    [
      'something new that is transient',
      400,
      error(4711, { is_transient: true }),
      'Unavailable OutcomeUnknown',
    ],
    ['something new', 400, error(4711), 'Rejected Rejected'],
    ['something new in a server fault', 500, error(4711), 'Unavailable OutcomeUnknown'],
    ['a permission in a server fault', 500, error(200), 'Rejected Rejected'],
    ['permission', 403, error(10), 'Rejected Rejected'],
    ['permission, last of the range', 403, error(299), 'Rejected Rejected'],
    ['capability', 400, error(3), 'Rejected Rejected'],
    ['abusive', 400, error(368), 'Rejected Rejected'],
    ['duplicate', 400, error(506), 'Rejected Rejected'],
    ['gone', 400, error(100, { error_subcode: 33 }), 'Rejected Rejected'],
    ['an error in a 200', 200, error(100), 'Rejected Rejected'],
    ['an error that is no object', 500, { error: 'x' }, 'Unavailable OutcomeUnknown'],
    ['gateway', 502, undefined, 'Unavailable OutcomeUnknown'],
    ['gateway timeout', 408, undefined, 'Unavailable OutcomeUnknown'],
    ['redirect', 302, undefined, 'Unavailable OutcomeUnknown'],
    ['200 that is no JSON', 200, undefined, 'Unavailable OutcomeUnknown'],
    ['401 of a proxy is not a lost token', 401, undefined, 'Rejected Rejected'],
  ])('%s', (_what, status, body, readThenAct) => {
    expect(`${named(status, body, false)} ${named(status, body, true)}`).toBe(readThenAct)
  })

  it.each([
    [error(100, { error_subcode: 33 }), true, '100/33'],
    [error(803), true, '803'],
    [error(100), false, '100'],
    [error(190190), false, '190190'],
    [error(36000, { error_subcode: 2207004 }), false, '2207004'],
    [error(9004, { error_subcode: 2207052 }), false, '2207052'],
    [error(100, { error_subcode: 2207999 }), false, '100'],
    [error(10, { error_subcode: 2018278 }), false, '10/2018278'],
    [error(10, { error_subcode: 2534022 }), false, '10/2018278'],
  ])('%j: gone %s, code %s', (body, isGone, code) => {
    const failure = failureOf({ status: 400, body, headers: {} }, { isActing: false, now, secrets })
    expect(failure).toMatchObject({ name: 'Rejected', isGone, code })
  })

  it.each([
    [458, 'withdrawn'],
    [460, 'password-changed'],
    [463, 'expired'],
    [464, 'blocked'],
    [492, 'role-lost'],
    [999, 'unknown'],
    [undefined, 'unknown'],
  ])('says why access was lost: subcode %s is %s', (subcode, loss) => {
    const body = error(190, { error_subcode: subcode })
    const failure = failureOf({ status: 400, body, headers: {} }, { isActing: false, now, secrets })
    expect(failure).toMatchObject({ name: 'AccessRevoked', loss })
  })

  it('decides nothing by words: 190 in a message is only words', () => {
    const body = error(100, { message: 'Error validating access token 190: rate limit, please retry' })
    expect(named(400, body, false)).toBe('Rejected')
  })

  it('keeps the trace id for support, and never a token', () => {
    const body = error(190, { message: 'Malformed access token EAABhemlig', fbtrace_id: 'AbC1' })
    const failure = failureOf({ status: 400, body, headers: {} }, { isActing: false, now, secrets })
    expect(failure?.message).toContain('trace AbC1')
    expect(failure?.message).not.toContain('EAABhemlig')
  })
})
