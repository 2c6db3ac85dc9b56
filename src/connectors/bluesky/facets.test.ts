import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facetsOf, linksIn } from './facets.ts'
import { byteLength, graphemeBoundaries, lengthOf, sentText } from './post-text.ts'

const nobody = () => Promise.resolve(null)
const everybody = (handle: string): Promise<string | null> => Promise.resolve(`did:web:${handle}`)

async function marked(text: string, didOf = everybody): Promise<readonly (readonly [string, string])[]> {
  const bytes = new TextEncoder().encode(text)
  return (await facetsOf(text, didOf)).map(({ index, features: [feature] }) => {
    const shown = new TextDecoder('utf-8', { fatal: true }).decode(
      bytes.subarray(index.byteStart, index.byteEnd),
    )
    const value = 'uri' in feature ? feature.uri : 'tag' in feature ? feature.tag : feature.did
    return [shown, value]
  })
}

describe('what is marked in a text', () => {
  it('is exactly as in the recorded post, counted in bytes', async () => {
    const text = 'Vattnet stängs av på Storgatan i kväll. Läs mer: https://alsjo.example/vatten #vatten'
    expect((await facetsOf(text, nobody)).map(({ index }) => index)).toEqual([
      { byteStart: 53, byteEnd: 81 },
      { byteStart: 82, byteEnd: 89 },
    ])
  })

  it.each<[string, readonly (readonly [string, string])[]]>([
    ['(se https://a.example/x_(y)).', [['https://a.example/x_(y)', 'https://a.example/x_(y)']]],
    ['www.ekköping.example!', [['www.ekköping.example', 'https://www.xn--ekkping-c1a.example/']]],
    [
      'https://a.example/läget?v=1, då',
      [['https://a.example/läget?v=1', 'https://a.example/l%C3%A4get?v=1']],
    ],
    ['Kl. 11.30 på t.ex. torget', []],
    ['https://utanpunkt och http://', []],
    [
      '#åäö #2026 #a1! #',
      [
        ['#åäö', 'åäö'],
        ['#a1', 'a1'],
      ],
    ],
    ['#👨‍👩‍👧‍👦 #️⃣ nr#1', [['#👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']]],
    ['#vård🚑 tack', [['#vård🚑', 'vård🚑']]],
    [
      'שלום #מים @anna.test.',
      [
        ['#מים', 'מים'],
        ['@anna.test', 'did:web:anna.test'],
      ],
    ],
    ['namn@kommun.se @inte-handle @a.b', [['@a.b', 'did:web:a.b']]],
    [
      'https://a.example/#del @x.test',
      [
        ['https://a.example/#del', 'https://a.example/#del'],
        ['@x.test', 'did:web:x.test'],
      ],
    ],
  ])('%s', async (text, expected) => {
    expect(await marked(text)).toEqual(expected)
  })

  it('is no mention when nobody has the handle: it stays text', async () => {
    expect(await marked('Hej @ingen.test', nobody)).toEqual([])
  })

  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'https://a.example/ö',
      '#tagg',
      '@anna.test',
      'åäö',
      '👨‍👩‍👧‍👦',
      '🏳️‍🌈',
      'שלום',
      'e\u0301',
      '\u202e',
      ' ',
      '\n',
      '(',
      ').',
    ),
  )

  it('lies in order, within the text, and never cuts a character as people see it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
        const text = sentText(words.join(''))
        const total = byteLength(text)
        const boundaries = new Set([...graphemeBoundaries(text)].map((at) => byteLength(text.slice(0, at))))
        let reached = 0
        for (const { index } of await facetsOf(text, everybody)) {
          expect(index.byteStart).toBeGreaterThanOrEqual(reached)
          expect(index.byteEnd).toBeLessThanOrEqual(total)
          expect(boundaries.has(index.byteStart) && boundaries.has(index.byteEnd)).toBe(true)
          reached = index.byteEnd
        }
        await marked(text)
      }),
    )
  })

  it('is found whatever stands before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), async (before) => {
        const text = sentText(`${before} https://a.example/x #vatten`)
        expect(await marked(text, nobody)).toEqual(
          expect.arrayContaining([
            ['https://a.example/x', 'https://a.example/x'],
            ['#vatten', 'vatten'],
          ]),
        )
      }),
    )
  })

  it('reads back as what was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        const text = sentText(`${words.join(' ')} https://a.example/slut`)
        const facets = await facetsOf(text, nobody)
        expect(linksIn(text, facets).at(-1)).toEqual({
          shown: 'https://a.example/slut',
          uri: 'https://a.example/slut',
        })
      }),
    )
  })

  it('never fails to read what somebody else wrote', () => {
    const offset = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null))
    const facet = fc.record({
      index: fc.oneof(fc.record({ byteStart: offset, byteEnd: offset }), fc.constant(null)),
      features: fc.array(fc.oneof(fc.record({ uri: fc.webUrl() }), fc.anything())),
    })
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.oneof(facet, fc.anything())),
        (text, facets) => {
          expect(Array.isArray(linksIn(text, facets))).toBe(true)
        },
      ),
    )
  })
})

describe('the length of a text', () => {
  it.each<[string, number]>([
    ['', 0],
    ['åäö', 3],
    ['👨‍👩‍👧‍👦', 3], // 25 bytes: the limit of 3,000 bytes is nearer than that of 300 graphemes
    ['e\u0301', 1],
    ['a'.repeat(300), 300],
    ['👨‍👩‍👧‍👦'.repeat(120), 300],
    ['👨‍👩‍👧‍👦'.repeat(121), 303],
  ])('%# counts graphemes or tenths of bytes, whichever is more', (text, length) => {
    expect(lengthOf(text)).toBe(length)
  })

  it('is within the limit exactly when both of the network’s are', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const isTaken = [...segmenter.segment(text)].length <= 300 && byteLength(text) <= 3_000
        expect(lengthOf(text) <= 300).toBe(isTaken)
      }),
    )
  })

  it('is of the text as sent: one kind of line break, no half characters, no NUL', () => {
    expect(sentText('  Hej\r\ndå\r\u0000\ud83d ')).toBe('Hej\ndå\n\ufffd')
  })
})
