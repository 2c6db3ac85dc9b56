import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idAt, instantAt, parseJson } from './json.ts'

const parse = (text: string) => parseJson(new TextEncoder().encode(text))

describe('parseJson', () => {
  it.each<[string, string, unknown]>([
    ['an id beyond 2^53', '{"id":98765432109876543210}', { id: '98765432109876543210' }],
    [
      'the largest safe one stays a number',
      '[9007199254740991,9007199254740993]',
      [9007199254740991, '9007199254740993'],
    ],
    ['a negative one', '[-9007199254740993]', ['-9007199254740993']],
    ['fractions and exponents stay numbers', '[1.5,1e300]', [1.5, 1e300]],
    ['escaped Swedish', '"\\u00e5\\u00e4\\u00f6"', 'åäö'],
    ['an escaped NUL', '"a\\u0000\\u0000b"', 'a\ufffd\ufffdb'],
    ['an escaped NUL in a key', '{"\\u0000":1}', { '\ufffd': 1 }],
    ['the words \\u0000', '"\\\\u0000"', '\\u0000'],
    ['a backslash and then a NUL', '"\\\\\\u0000"', '\\\ufffd'],
    ['half a surrogate pair', '"a\\ud83d"', 'a\ufffd'],
    ['half of one in a key', '{"\\ud83d":1}', { '\ufffd': 1 }],
    ['a half, a line break, and the other half', '"\\ud83d\\n\\ude00"', '\ufffd\n\ufffd'],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['a key told twice', '{"a":1,"a":2}', { a: 2 }],
    ['marks that turn the direction of writing', '"\u200fمرحبا\u200e"', '\u200fمرحبا\u200e'],
    ['a key that names a prototype', '{"__proto__":{"a":1}}', JSON.parse('{"__proto__":{"a":1}}')],
    ['a whole one', '"\\ud83d\\ude00"', '😀'],
  ])('%s', (_what, text, expected) => {
    expect(parse(text)).toEqual(expected)
  })

  it('does not touch what is already storable', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!text.includes('\\u0000') && !/\d{16}/.test(text))
        expect(parse(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it.each(['', '{', 'undefined', '{"a":}', '\u0000', '"\\Ud83d"'])('throws SyntaxError for %j', (text) => {
    expect(() => parse(text)).toThrow(SyntaxError)
  })

  it('puts a word in the place of absurd nesting, and keeps what stands beside it', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    const parsed = parse(`{"odd":${deep},"words":"[[{ Hej \\"}]]","after":[${deep},7]}`)
    expect(parsed).toMatchObject({ words: '[[{ Hej "}]]', after: [expect.any(Array), 7] })
    expect(JSON.stringify(parsed).match(/nested too deeply/g)).toHaveLength(2)
    expect(() => parse('['.repeat(50_000))).toThrow(SyntaxError)
  })

  it('reads a megabyte of escaped emoji', () => {
    const text = `"${'\\ud83d\\ude00'.repeat(90_000)}\\u0000"`
    expect(parse(text)).toBe(`${'😀'.repeat(90_000)}\ufffd`)
  })
})

describe('reading fields', () => {
  it.each<[unknown, string | null]>([
    ['12', '12'],
    [12, '12'],
    ['', null],
    [1.5, null],
    [null, null],
    [{}, null],
    ['9'.repeat(1_001), null],
  ])('id %j', (id, expected) => {
    expect(idAt({ id }, 'id')).toBe(expected)
  })

  it.each<[unknown, string | null]>([
    ['2026-01-31T10:00:00+0000', '2026-01-31T10:00:00Z'],
    [1_448_555_737, '2015-11-26T16:35:37Z'],
    ['1448555737', '2015-11-26T16:35:37Z'],
    [1_457_764_197_627, '2016-03-12T06:29:57.627Z'],
    ['1905-06-07T00:00:00+0000', '1905-06-07T00:00:00Z'],
    [-2_038_435_200, '1905-05-29T00:00:00Z'],
    [0, null],
    ['0', null],
    [1_457_764_197_627_000, null],
    [-8_000_000_000_000_000, null],
    ['-271821-04-20T00:00:00Z', null],
    ['igår', null],
    [1e300, null],
    [null, null],
    [true, null],
  ])('time %j', (at, expected) => {
    expect(instantAt({ at }, 'at')?.toString() ?? null).toBe(expected)
  })
})
