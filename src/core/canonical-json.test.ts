import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from './canonical-json.ts'

describe('numbers (RFC 8785 §3.2.2.3 and appendix B)', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e21, '1e+21'],
    [999999999999999700000, '999999999999999700000'],
    [0.000001, '0.000001'],
    [0.0000001, '1e-7'],
    [333333333.33333329, '333333333.3333333'],
    [4.5, '4.5'],
    [2e-3, '0.002'],
  ])('%d becomes %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })
})

describe('texts', () => {
  it.each([
    ['Åäö', '"Åäö"'],
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    ['\b\t\f\r\u007f\u2028', '"\\b\\t\\f\\r\u007f\u2028"'],
    ['🏴‍☠️', '"🏴‍☠️"'],
  ])('writes %j with no more escapes than needed', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each(['\ud83d', 'a\udc00b'])('refuses half a character, in a value and in a key', (half) => {
    expect(() => canonicalJson(half)).toThrow(/lone surrogate/)
    expect(() => canonicalJson({ [half]: 1 })).toThrow(/lone surrogate/)
  })
})

describe('objects', () => {
  it('orders keys by UTF-16 code units, as the example of RFC 8785 §3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.keys(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7)
    expect([...canonicalJson(value).matchAll(/:"([^"]*)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it('knows no locale: å comes after z, and a capital before every small letter', () => {
    expect(canonicalJson({ å: 1, z: 1, a: 1, Z: 1, ä: 1 })).toBe('{"Z":1,"a":1,"z":1,"ä":1,"å":1}')
  })

  it('orders at every depth and leaves lists as they are', () => {
    expect(canonicalJson({ b: [3, 1, { d: null, c: true }], a: {} })).toBe(
      '{"a":{},"b":[3,1,{"c":true,"d":null}]}',
    )
  })

  it('carries the key "__proto__" like any other', () => {
    const text = '{"__proto__":1,"a":2}'
    expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
  })

  it('refuses a list with a hole', () => {
    expect(() => canonicalJson(new Array<Json>(2))).toThrow(TypeError)
  })
})

describe('any value', () => {
  const json = fc.jsonValue().map((value) => value as Json)

  it('reads back as the same value, and its own text is canonical', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('has one text however its keys were put in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), json), (value) => {
        const backwards = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(backwards)).toBe(canonicalJson(value))
      }),
    )
  })
})
