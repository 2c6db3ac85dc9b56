import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSecret, writeSecret, youtubeSecret } from './secret.ts'

const instant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1_000))
const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })

describe('what is kept for a channel', () => {
  it('is read as it was written', () => {
    const token = fc.stringMatching(/^[\w./-]{1,40}$/)
    const secrets = fc.record({
      accessToken: token,
      refreshToken: nullable(token),
      expiresAt: nullable(instant),
      renewableUntil: nullable(instant),
      scopes: nullable(fc.array(fc.webUrl({ validSchemes: ['https'] }), { maxLength: 3 })),
    })
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(JSON.stringify(readSecret(writeSecret(secret)))).toBe(JSON.stringify(secret))
      }),
    )
  })

  it('is built from what a finished sign-in hands over', () => {
    const secret = readSecret(youtubeSecret({ access_token: 'ya29.x', refresh_token: '1//y', scope: 'a b' }))
    expect(secret).toMatchObject({
      accessToken: 'ya29.x',
      refreshToken: '1//y',
      scopes: ['a', 'b'],
      expiresAt: null,
    })
  })

  it.each(['ya29.bare', 'null', '{}', '{"access_token":7}', '[', ''])(
    '%j is taken as a bare access token',
    (text) => {
      expect(readSecret(text)).toMatchObject({ accessToken: text, refreshToken: null })
    },
  )
})
