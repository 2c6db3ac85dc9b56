/** The connector's encoder against the emulator's parser: written apart from the same protocol. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePath, encodeQuery, encodeRestli, type RestliValue } from '#connectors/linkedin/restli.ts'
import { toLittleText } from '#connectors/linkedin/little-text.ts'
import { readLittleText } from './little-text.ts'
import { parseRestli } from './restli-parse.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    "it's",
    'a(b)',
    'a,b:c',
    '',
    'åäö',
    '👨‍👩‍👧‍👦',
    'שלום',
    'urn:li:comment:(urn:li:activity:1,2)',
    '100 %',
  ),
)
const { value: values } = fc.letrec<{ value: RestliValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

describe('Rest.li 2.0', () => {
  it('parse(encode(x)) is x, however deep', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(parseRestli(encodeRestli(value))).toEqual(value)
      }),
      { numRuns: 1_000 },
    )
  })

  it('puts only characters that an address may hold as they are', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(encodeRestli(value)).toMatch(/^[\w\-.~!*'(),:%]*$/)
      }),
    )
  })

  it.each<[string, string]>([
    [encodePath(['posts', 'urn:li:share:1']), 'posts/urn%3Ali%3Ashare%3A1'],
    [
      encodePath(['socialActions', 'urn:li:comment:(urn:li:activity:1,2)', 'comments']),
      'socialActions/urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A1%2C2%29/comments',
    ],
    [encodePath(['people', { id: 'a-B' }]), 'people/(id:a-B)'],
    [
      encodeQuery({ ids: ['urn:li:share:1', 'urn:li:share:2'] }),
      'ids=List(urn%3Ali%3Ashare%3A1,urn%3Ali%3Ashare%3A2)',
    ],
    [
      encodeQuery({ timeIntervals: { timeRange: { start: 1, end: 2 }, timeGranularityType: 'DAY' } }),
      'timeIntervals=(timeRange:(start:1,end:2),timeGranularityType:DAY)',
    ],
    [encodeRestli(''), "''"],
    [encodeRestli([]), 'List()'],
  ])('%s', (encoded, expected) => {
    expect(encoded).toBe(expected)
  })

  it.each(['urn:li:share:1', 'List(a', '(a)', 'a(b)', 'List%28a%29,b', '%E5', "it's"])(
    'the emulator takes no %s',
    (raw) => {
      expect(() => parseRestli(raw)).toThrow()
    },
  )
})

describe('little text', () => {
  it('is never cut, and means what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        expect(readLittleText(toLittleText(written))).toEqual({ text: written, isCut: false })
      }),
      { numRuns: 1_000 },
    )
  })

  it('is cut where a bare sign stands', () => {
    expect(readLittleText('Öppet (nästan) jämt')).toEqual({ text: 'Öppet ', isCut: true })
  })
})
