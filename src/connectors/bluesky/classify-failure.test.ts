import { describe, expect, it } from 'vitest'
import { blueskyWords } from './words.ts'
import { failureOf } from './classify-failure.ts'
import { readingOf, retryTime } from './rate-limits.ts'

const now = Temporal.Instant.from('2026-11-20T09:00:00Z')
const fail = (status: number, error: string | null, isActing = false, headers: Record<string, string> = {}) =>
  failureOf(
    { status, headers, body: error === null ? undefined : { error, message: 'Something about hemlig-jwt' } },
    { isActing, now, secrets: ['hemlig-jwt'] },
  )

describe('a failure by its name and status', () => {
  it.each<[number, string | null, boolean, object]>([
    [400, 'ExpiredToken', false, { name: 'AccessRevoked', code: 'ExpiredToken', loss: 'expired' }],
    [400, 'InvalidToken', true, { name: 'AccessRevoked', loss: 'unknown' }],
    [401, 'AuthMissing', false, { name: 'AccessRevoked' }],
    [401, 'AccountTakedown', false, { name: 'AccessRevoked', loss: 'blocked' }],
    [401, 'AccountDeactivated', false, { name: 'AccessRevoked', loss: 'withdrawn' }],
    [403, 'AccountNotFound', false, { name: 'AccessRevoked', loss: 'withdrawn' }],
    [
      401,
      'AuthenticationRequired',
      true,
      { name: 'Rejected', code: 'AuthenticationRequired', isGone: false },
    ],
    [429, 'RateLimitExceeded', true, { name: 'RateLimited' }],
    [400, 'NotFound', false, { name: 'Rejected', isGone: true }],
    [400, 'RecordNotFound', false, { name: 'Rejected', isGone: true }],
    [400, 'InvalidSwap', true, { name: 'Rejected', code: 'InvalidSwap' }],
    [400, 'SomethingNew', true, { name: 'Rejected', code: 'SomethingNew' }],
    [413, null, true, { name: 'Rejected', code: 'http-413' }],
    [502, 'UpstreamFailure', false, { name: 'Unavailable' }],
    [400, 'UpstreamFailure', true, { name: 'OutcomeUnknown' }],
    [500, 'InternalServerError', true, { name: 'OutcomeUnknown' }],
    [503, null, false, { name: 'Unavailable' }],
    [408, null, true, { name: 'OutcomeUnknown' }],
    [302, null, true, { name: 'OutcomeUnknown' }],
    [200, null, false, { name: 'Unavailable' }],
    [200, null, true, { name: 'OutcomeUnknown' }],
  ])('%i %s (acting: %s)', (status, error, isActing, expected) => {
    const failure = fail(status, error, isActing)
    expect(failure).toMatchObject(expected)
    expect(failure?.message).not.toContain('hemlig-jwt')
  })

  it('is none when it was done', () => {
    expect(failureOf({ status: 200, headers: {}, body: {} }, { isActing: true, now, secrets: [] })).toBeNull()
  })
})

describe('when a refused call may be made again', () => {
  it.each<[string, Record<string, string>, string]>([
    ['seconds', { 'retry-after': '90' }, '2026-11-20T09:01:30Z'],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 09:02:00 GMT' }, '2026-11-20T09:02:00Z'],
    ['the reset of the window', { 'ratelimit-reset': '1795165380' }, '2026-11-20T09:03:00Z'],
    ['nothing', {}, '2026-11-20T09:05:00Z'],
    ['a time that has passed', { 'ratelimit-reset': '1795165000' }, '2026-11-20T09:00:01Z'],
    ['nonsense', { 'retry-after': 'snart', 'ratelimit-reset': 'x' }, '2026-11-20T09:05:00Z'],
    ['next year', { 'retry-after': '99999999' }, '2026-11-21T09:00:00Z'],
  ])('by %s', (_what, headers, expected) => {
    expect(retryTime(headers, now).toString()).toBe(expected)
  })
})

describe('what the headers say of the allowance', () => {
  const bucket = { network: 'bluesky', owner: 'did:plc:x', name: 'calls' }

  it('is a percentage and a time', () => {
    const headers = {
      'ratelimit-limit': '3000',
      'ratelimit-remaining': '750',
      'ratelimit-reset': '1795165380',
    }
    expect(readingOf(headers, bucket)).toEqual([
      { bucket, percent: 75, resetsAt: Temporal.Instant.from('2026-11-20T09:03:00Z') },
    ])
  })

  it.each<Record<string, string>>([
    {},
    { 'ratelimit-limit': '0', 'ratelimit-remaining': '0', 'ratelimit-reset': '1795165380' },
    { 'ratelimit-limit': '3000', 'ratelimit-remaining': 'x', 'ratelimit-reset': '1795165380' },
    { 'ratelimit-limit': '3000', 'ratelimit-remaining': '1' },
  ])('is nothing for %j', (headers) => {
    expect(readingOf(headers, bucket)).toEqual([])
  })
})

describe('words about failures', () => {
  it.each([
    ...[
      'ExpiredToken',
      'InvalidToken',
      'AuthMissing',
      'AccountTakedown',
      'AccountSuspended',
      'AccountDeactivated',
    ],
    ...['AccountNotFound', 'AuthenticationRequired', 'AuthFactorTokenRequired', 'NotFound', 'RecordNotFound'],
    ...['RepoNotFound', 'BlobNotFound', 'InvalidSwap', 'InvalidRequest', 'BlockedActor', 'BlockedByActor'],
    ...['handle-malformed', 'handle-not-found', 'handle-mismatch', 'did-not-found', 'did-without-server'],
    ...[
      'server-malformed',
      'sign-in-refused',
      'account-inactive',
      'unreadable-sign-in',
      'app-password-removed',
    ],
    ...[
      'malformed-id',
      'malformed-request',
      'empty-text',
      'text-too-long',
      'duplicate-reply',
      'not-own-thread',
    ],
    ...['hidden-limit', 'own-account', 'not-own-post', 'draft-not-taken', 'BlockedPost', 'not-media'],
  ])('has %s, with a next step', (code) => {
    for (const language of [blueskyWords.sv, blueskyWords.en]) {
      expect(language.failures[code]?.what).toMatch(/\.$/)
      expect(language.failures[code]?.next).toMatch(/\.$/)
    }
  })
})
