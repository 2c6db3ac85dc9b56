import { describe, expect, it } from 'vitest'
import { linkedinSecret, openTokens, sealTokens } from './secret.ts'

describe('the secret of a connection', () => {
  it.each([
    { access: 'AQX', refresh: null, renewableUntil: null, memberUrn: null },
    {
      access: 'AQX',
      refresh: 'AQW',
      renewableUntil: Temporal.Instant.from('2027-11-20T00:00:00Z'),
      memberUrn: 'urn:li:person:a',
    },
  ])('opens as it was sealed', (tokens) => {
    expect(openTokens(sealTokens(tokens))).toEqual(tokens)
  })

  it('takes a bare access token, also one that looks a little like JSON', () => {
    expect(openTokens('AQX').access).toBe('AQX')
    expect(openTokens('{half').access).toBe('{half')
    expect(openTokens(linkedinSecret({ access_token: 'AQX' })).access).toBe('AQX')
    expect(() => linkedinSecret({})).toThrow(TypeError)
  })
})
