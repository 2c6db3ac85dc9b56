import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTid } from './at-uri.ts'
import { derivedKey } from './record-key.ts'

describe('a derived record key', () => {
  it('is a TID whose time has passed, the same for the same words and another for others', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const key = derivedKey('post', a)
        expect(isTid(key)).toBe(true)
        // TIDs sort by time: 3l… is 2024, and today is later.
        expect(key < '3m').toBe(true)
        expect(derivedKey('post', a)).toBe(key)
        if (a !== b) expect(derivedKey('post', b)).not.toBe(key)
      }),
    )
  })

  it('does not mistake where one part ends and the next begins', () => {
    expect(derivedKey('ab', 'c')).not.toBe(derivedKey('a', 'bc'))
  })

  it('does not repeat among a hundred thousand', () => {
    const keys = new Set(
      Array.from({ length: 100_000 }, (_, n) => derivedKey('post', 'did:plc:x', `utkast-${n}`)),
    )
    expect(keys.size).toBe(100_000)
  })
})
