import { describe, expect, it } from 'vitest'
import { failureOf } from './classify-failure.ts'
import { youtubeProfile } from './profile.ts'
import { youtubeWords } from './words.ts'
import { problemsOf } from './publishing/problems-of.ts'
import { filmDraft } from './youtube-for-tests.ts'

const NOW = Temporal.Instant.from('2026-11-20T20:00:00Z')

function classify(status: number, reason: string | null, { isActing = false, headers = {} } = {}) {
  const body =
    reason === null
      ? undefined
      : { error: { code: status, message: 'Words about hemligt-token', errors: [{ domain: 'x', reason }] } }
  return failureOf({ status, headers, body }, { isActing, now: NOW, secrets: ['hemligt-token', ''] })
}

describe('failures by reason and status', () => {
  it.each<[number, string | null, string, object]>([
    [401, 'authError', 'AccessRevoked', { code: 'authError', loss: 'withdrawn' }],
    [401, 'youtubeSignupRequired', 'AccessRevoked', { loss: 'role-lost' }],
    [403, 'authenticatedUserAccountSuspended', 'AccessRevoked', { loss: 'blocked' }],
    [401, null, 'AccessRevoked', { code: 'http-401', loss: 'unknown' }],
    [403, 'quotaExceeded', 'RateLimited', { retryAt: Temporal.Instant.from('2026-11-21T08:00:00Z') }],
    [403, 'rateLimitExceeded', 'RateLimited', { retryAt: NOW.add({ seconds: 60 }) }],
    [403, 'userRateLimitExceeded', 'RateLimited', {}],
    [400, 'uploadLimitExceeded', 'RateLimited', { retryAt: NOW.add({ hours: 24 }) }],
    [429, null, 'RateLimited', {}],
    [404, 'commentNotFound', 'Rejected', { isGone: true }],
    [404, null, 'Rejected', { isGone: true, code: 'http-404' }],
    [403, 'commentsDisabled', 'Rejected', { isGone: false, code: 'commentsDisabled' }],
    [403, 'forbidden', 'Rejected', { isGone: false }],
    [400, 'banWithoutReject', 'Rejected', {}],
    [418, null, 'Rejected', { code: 'http-418' }],
    [500, 'backendError', 'Unavailable', {}],
    [503, null, 'Unavailable', {}],
    [302, null, 'Unavailable', {}],
    [200, null, 'Unavailable', {}],
  ])('%i %s is %s', (status, reason, name, rest) => {
    const failure = classify(status, reason)
    expect(failure?.error).toMatchObject({ name, ...rest })
    expect(String(failure?.error)).not.toContain('hemligt-token')
  })

  it('honours Retry-After, in seconds and as a date, within reason', () => {
    const after = (header: string) => {
      const failure = classify(429, 'rateLimitExceeded', { headers: { 'retry-after': header } })
      return (failure?.error as { retryAt?: Temporal.Instant }).retryAt?.toString()
    }
    expect(after('90')).toBe('2026-11-20T20:01:30Z')
    expect(after('Fri, 20 Nov 2026 20:05:00 GMT')).toBe('2026-11-20T20:05:00Z')
    expect(after('99999999')).toBe('2026-11-21T20:00:00Z')
    expect(after('nonsense')).toBe('2026-11-20T20:01:00Z')
    expect(after('0')).toBe('2026-11-20T20:00:01Z')
  })

  it('holds the project for the project’s limits and the account for its own', () => {
    expect(classify(403, 'quotaExceeded')?.hold).toBe('project')
    expect(classify(403, 'userRateLimitExceeded')?.hold).toBe('account')
    expect(classify(403, 'forbidden')?.hold).toBeNull()
  })

  it('a fault of theirs on an act is an unknown outcome', () => {
    for (const [status, reason] of [
      [500, 'backendError'],
      [200, null],
      [302, null],
    ] as const)
      expect(classify(status, reason, { isActing: true })?.error.name).toBe('OutcomeUnknown')
    expect(classify(403, 'quotaExceeded', { isActing: true })?.error.name).toBe('RateLimited')
  })

  it('reads the newer form of a reason', () => {
    const body = {
      error: { code: 403, details: [{ '@type': 'x', reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] },
    }
    const failure = failureOf({ status: 403, headers: {}, body }, { isActing: false, now: NOW, secrets: [] })
    expect(failure?.error).toMatchObject({ code: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' })
  })
})

describe('words', () => {
  it('explain what a reason or a problem of a draft comes to, in both languages', () => {
    const video = {
      ...filmDraft().video,
      title: '',
      seconds: 10 ** 6,
      byteLength: 10 ** 12,
      mediaType: 'text/plain',
    }
    const bad = { ...filmDraft(), text: '<'.repeat(5_001), video: video as never, publishAt: NOW }
    const codes = [
      ...problemsOf(bad, NOW).map(({ code }) => code),
      ...['invalid_grant', 'authError', 'no-refresh-token', 'no-channel', 'access_denied', 'locked-private'],
      ...['commentNotFound', 'videoNotFound', 'codec', 'copyright', 'processingFailure', 'commentsDisabled'],
    ]
    expect(new Set(codes).size).toBeGreaterThan(14)
    for (const { failures } of [youtubeWords.sv, youtubeWords.en])
      for (const code of codes)
        expect(failures[code], code).toMatchObject({ what: expect.any(String) as string })
  })

  it('say why nobody can be blocked, and that a block is not offered', () => {
    expect('block' in youtubeProfile.verbs).toBe(false)
    expect(youtubeWords.sv.cannot.some(({ what }) => what.startsWith('Blockera'))).toBe(true)
  })
})
