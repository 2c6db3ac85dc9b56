import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparableText, fromLittleText, readableText, toLittleText } from './little-text.ts'

/** Words as people and machines mix them: reserved signs, half markup, emoji families, right-to-left, lone surrogates. */
const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\\',
    '@[',
    '](urn:li:organization:1)',
    '{hashtag|\\#|a}',
    '#åäö',
    ' #snö_2026',
    '(#x)',
    '@[Å (b) \\ c](urn:li:person:a-B_1)',
    '👨‍👩‍👧‍👦',
    'שלום',
    '\ud83d',
    '\n',
  ),
)
const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))

describe('little text', () => {
  it('decode(encode(x)) is x, for any x', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fromLittleText(toLittleText(text))).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves no reserved character that could end the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bare = toLittleText(text)
          .replace(/\\[\\|{}@[\]()<>#*_~]/g, '')
          .replace(/\{hashtag\|#?\|[^{}|]*\}|\{hashtag\|\|[^{}|]*\}/g, '')
          .replace(/@\[[^\]]*\]\(urn:li:\w+:[\w-]+\)/g, '')
        expect(bare).not.toMatch(/[|{}@[\]()<>#*~]/)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each<[string, string, string]>([
    ['brackets', 'Öppet (nästan) jämt', 'Öppet \\(nästan\\) jämt'],
    ['a hashtag', 'Nu snöar det #Ekköping', 'Nu snöar det {hashtag|\\#|Ekköping}'],
    ['a hashtag with a line under', '#snö_röjning', '{hashtag|\\#|snö\\_röjning}'],
    ['a number is no hashtag', 'plats #1', 'plats \\#1'],
    ['nor is a part of an address', 'https://a.se/x#del', 'https://a.se/x\\#del'],
    [
      'a mention',
      'Tack @[Ekköpings kommun](urn:li:organization:12)!',
      'Tack @[Ekköpings kommun](urn:li:organization:12)!',
    ],
    ['an address in e-mail', 'info@ekkoping.example', 'info\\@ekkoping.example'],
    ['emoji and families', 'Hej 👨‍👩‍👧‍👦', 'Hej 👨‍👩‍👧‍👦'],
    ['right to left', 'مرحبا (1)', 'مرحبا \\(1\\)'],
  ])('%s', (_what, text, little) => {
    expect(toLittleText(text)).toBe(little)
    expect(fromLittleText(little)).toBe(text)
  })

  it.each<[string, string]>([
    ['{hashtag|#|snö}', '#snö'],
    ['{hashtag|\\\\#|snö}', '#snö'],
    ['oescapad (text) står kvar', 'oescapad (text) står kvar'],
    ['ett ensamt \\ i slutet \\', 'ett ensamt \\ i slutet \\'],
  ])('reads what others wrote: %s', (little, text) => {
    expect(fromLittleText(little)).toBe(text)
  })

  it('shows of a mention only its name, and compares without regard to white space', () => {
    expect(readableText('Tack @[Karin Ö](urn:li:person:a1)!')).toBe('Tack Karin Ö!')
    expect(comparableText('  A\r\nb\u030a ')).toBe(comparableText('A b̊'))
  })
})
