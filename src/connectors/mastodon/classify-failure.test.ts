import { describe, expect, it } from 'vitest'
import { failureOf, retryTime } from './classify-failure.ts'

const now = Temporal.Instant.from('2026-08-01T13:50:00Z')
const call = { isActing: false, now, secrets: ['hemlig'] }
const fails = (status: number, body: unknown, isActing = false) =>
  failureOf({ status, headers: {}, body }, { ...call, isActing })

describe('failureOf', () => {
  it.each<[status: number, error: string, expected: object]>([
    [401, 'The access token is invalid', { name: 'AccessRevoked', code: 'token-invalid', loss: 'unknown' }],
    [401, 'Åtkomsttoken är ogiltig', { name: 'AccessRevoked', code: 'token-invalid' }],
    [
      401,
      'The access token was revoked',
      { name: 'AccessRevoked', code: 'token-revoked', loss: 'withdrawn' },
    ],
    [401, 'The access token expired', { name: 'AccessRevoked', code: 'token-expired', loss: 'expired' }],
    [
      403,
      'Your login is currently disabled',
      { name: 'AccessRevoked', code: 'login-disabled', loss: 'blocked' },
    ],
    [403, 'This action is outside the authorized scopes', { name: 'Rejected', code: 'scope-missing' }],
    [403, 'This action is not allowed', { name: 'Rejected', code: 'forbidden', isGone: false }],
    [404, 'Record not found', { name: 'Rejected', code: 'not-found', isGone: true }],
    [410, '', { name: 'Rejected', code: 'gone', isGone: true }],
    [413, '', { name: 'Rejected', code: 'too-large' }],
    [
      422,
      "Validation failed: Text can't be blank",
      { name: 'Rejected', code: 'unprocessable', isGone: false },
    ],
    [400, 'invalid_grant', { name: 'Rejected', code: 'invalid_grant' }],
    [401, 'invalid_client', { name: 'Rejected', code: 'invalid_client' }],
    [418, 'te', { name: 'Rejected', code: 'refused' }],
    [429, 'Too many requests', { name: 'RateLimited' }],
    [408, '', { name: 'Unavailable' }],
    [302, '', { name: 'Unavailable' }],
    [503, 'Service Unavailable', { name: 'Unavailable' }],
  ])('%i %s', (status, error, expected) => {
    expect(fails(status, { error })).toMatchObject(expected)
  })

  it.each([500, 502, 503, 302, 408])('an act answered %i may have been done', (status) => {
    expect(fails(status, undefined, true)).toMatchObject({ name: 'OutcomeUnknown' })
  })

  it('takes a success without JSON for no success', () => {
    expect(fails(200, undefined)).toMatchObject({ name: 'Unavailable' })
    expect(fails(200, undefined, true)).toMatchObject({ name: 'OutcomeUnknown' })
    expect(fails(200, {})).toBeNull()
    expect(fails(206, {})).toBeNull()
  })

  it('never repeats a token', () => {
    expect(String(fails(422, { error: 'bad token hemlig' }))).not.toContain('hemlig')
  })
})

describe('retryTime', () => {
  it.each<[what: string, headers: Record<string, string>, at: string]>([
    [
      'the time of the header',
      { 'x-ratelimit-reset': '2026-08-01T13:55:00.420311Z' },
      '2026-08-01T13:55:01Z',
    ],
    [
      'Retry-After first',
      { 'retry-after': '30', 'x-ratelimit-reset': '2026-08-01T15:00:00Z' },
      '2026-08-01T13:50:30Z',
    ],
    ['Retry-After as a date', { 'retry-after': 'Sat, 01 Aug 2026 13:51:00 GMT' }, '2026-08-01T13:51:00Z'],
    ['nothing said', {}, '2026-08-01T13:55:00Z'],
    ['a time that has passed', { 'x-ratelimit-reset': '2026-08-01T13:00:00Z' }, '2026-08-01T13:50:01Z'],
    ['nonsense', { 'x-ratelimit-reset': 'snart' }, '2026-08-01T13:55:00Z'],
    ['a year', { 'retry-after': '31536000' }, '2026-08-02T13:50:00Z'],
  ])('%s', (_what, headers, at) => {
    expect(retryTime(headers, now).toString()).toBe(at)
  })
})
