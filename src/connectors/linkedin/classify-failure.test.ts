import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AccessRevoked, OutcomeUnknown, RateLimited, Rejected, Unavailable } from '../connector.ts'
import { failureOf, isAppLimit, retryTime } from './classify-failure.ts'
import { linkedinWords } from './words.ts'

const now = Temporal.Instant.from('2026-11-20T21:30:00Z')
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'))
const fail = (status: number, body: unknown, isActing = false, headers: Record<string, string> = {}) =>
  failureOf({ status, headers, body }, { isActing, now, secrets: ['AQX-secret-token'] })

describe('failureOf', () => {
  it.each<[string, number, string, object]>([
    [
      'a permission that is missing',
      403,
      'error-403-no-permission.json',
      { code: 'access-denied', isGone: false },
    ],
    ['a consent that ran out', 401, 'error-401-expired.json', { code: '65602', loss: 'expired' }],
    ['a consent withdrawn', 401, 'error-401-revoked.json', { code: '65601', loss: 'withdrawn' }],
    ['a body without its fields', 422, 'error-422-schema.json', { code: 'invalid-request' }],
    ['a body that is no JSON', 400, 'error-400-bad-json.json', { code: 'invalid-request' }],
  ])('recorded: %s', (_what, status, name, expected) => {
    expect(fail(status, fixture(name), true)).toMatchObject(expected)
  })

  it.each<[number, unknown, object]>([
    [409, { message: 'Content is a duplicate', status: 409 }, { code: 'duplicate' }],
    [
      422,
      { status: 422, errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] } },
      { code: 'duplicate' },
    ],
    [426, { status: 426, code: 'NONEXISTENT_VERSION' }, { code: 'version-sunset' }],
    [404, { status: 404 }, { code: 'not-found', isGone: true }],
    [404, { status: 404, code: 'RESOURCE_NOT_FOUND' }, { code: 'refused', isGone: false }],
    [401, null, { code: '401', loss: 'unknown' }],
    [418, null, { code: 'refused' }],
  ])('%s %j', (status, body, expected) => {
    expect(fail(status, body, true)).toMatchObject(expected)
  })

  it.each([200, 201, 204])('%s with nothing or JSON is a success', (status) => {
    expect(fail(status, null)).toBeNull()
    expect(fail(status, { id: 1 })).toBeNull()
  })

  it.each([200, 302, 408, 500, 502, 503])(
    '%s without a clear answer: a read may be made again, an act not',
    (status) => {
      expect(fail(status, undefined)).toBeInstanceOf(Unavailable)
      expect(fail(status, undefined, true)).toBeInstanceOf(OutcomeUnknown)
    },
  )

  it('waits until midnight UTC for the daily limits, or as long as it is asked to', () => {
    const limited = fail(429, { message: 'Resource level throttle MEMBER DAY limit' })
    expect(limited).toBeInstanceOf(RateLimited)
    expect(limited).toMatchObject({ retryAt: Temporal.Instant.from('2026-11-21T00:00:00Z') })
    expect(retryTime({ 'retry-after': '90' }, now)).toEqual(now.add({ seconds: 90 }))
    expect(retryTime({ 'retry-after': 'Fri, 20 Nov 2026 22:00:00 GMT' }, now).toString()).toBe(
      '2026-11-20T22:00:00Z',
    )
    expect(retryTime({ 'retry-after': 'snart' }, now).toString()).toBe('2026-11-21T00:00:00Z')
  })

  it('tells the app’s limit from the person’s', () => {
    expect(isAppLimit({ message: 'Resource level throttle APPLICATION DAY limit' })).toBe(true)
    expect(isAppLimit({ message: 'Resource level throttle MEMBER DAY limit' })).toBe(false)
  })

  it('never repeats the token', () => {
    const failure = fail(400, { message: 'bad AQX-secret-token', code: 'ILLEGAL_ARGUMENT' })
    expect(String(failure)).not.toContain('AQX-secret-token')
  })

  it('has words for every code it can put in a failure', () => {
    const statuses = [400, 403, 404, 405, 409, 410, 413, 415, 418, 422, 426]
    const losses = ['65600', '65601', '65602', '65604', 'x'].map((code) =>
      fail(401, { serviceErrorCode: code }),
    )
    for (const failure of [...statuses.map((status) => fail(status, null)), ...losses]) {
      expect(failure instanceof Rejected || failure instanceof AccessRevoked).toBe(true)
      const { code } = failure as Rejected
      expect(linkedinWords.sv.failures).toHaveProperty(code)
    }
  })
})
