import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AccessRevoked } from '../connector.ts'
import { blueskySecret, expiryOf, readSession } from './session.ts'

const parts = {
  pds: 'https://pds.example',
  did: 'did:plc:abc',
  handle: 'a.test',
  accessJwt: 'a.b.c',
  refreshJwt: 'd.e.f',
}
const jwt = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`

describe('the stored session', () => {
  it('is read as it was written, and more is left out', () => {
    expect(readSession(blueskySecret({ ...parts, email: 'x' }))).toEqual(parts)
  })

  it('that cannot be read asks for a new sign-in, and never tells what it held', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify({ ...parts, did: 'x' }))),
        (secret) => {
          try {
            readSession(secret)
          } catch (error) {
            expect(error).toBeInstanceOf(AccessRevoked)
            expect(String(error)).not.toContain('pds.example')
          }
        },
      ),
    )
  })
})

describe('when a token ends', () => {
  it.each<[string, string | null]>([
    [jwt({ exp: 1_795_298_710 }), '2026-11-21T22:05:10Z'],
    [jwt({}), null],
    [jwt({ exp: '1795298710' }), null],
    [jwt({ exp: 1e300 }), null],
    [jwt([]), null],
    ['', null],
    ['a.b', null],
  ])('%#', (token, expected) => {
    expect(expiryOf(token)?.toString() ?? null).toBe(expected)
  })
})
