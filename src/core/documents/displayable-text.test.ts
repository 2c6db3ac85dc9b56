import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { covers, readCoverage } from './font-coverage.ts'
import { CODE_POINT_MARK, displayableInHtml, displayableInPdf } from './displayable-text.ts'
import { documentFonts, uncovered } from './fonts.ts'
import { lineDirection, textBlocks } from './text-direction.ts'

describe('the fonts', () => {
  test('cover Swedish and the languages that Swedish municipalities meet most, emoji included', () => {
    expect(uncovered('Åsa äter öl på Ängö – 50 % § ”sa” hon … é ü ß ø æ')).toEqual([])
    expect(
      uncovered('Привет Γειά مرحبا سلام خۆش שלום 你好 日本語カタカナ Tiếng Việt Wałęsa Çağrı Somaaliya'),
    ).toEqual([])
    expect(uncovered('😀❄🚜🇸🇪🏽🫠')).toEqual([])
  })

  test('name what they lack, each character once', () => {
    expect(uncovered('a\u{e000}b\ud800\u{e000}')).toEqual([0xe000, 0xd800])
  })

  test('are read from both kinds of character table', () => {
    const regular = documentFonts()[0]?.files[0] ?? ''
    const coverage = readCoverage(regular)
    expect(covers(coverage, 0x41)).toBe(true)
    expect(covers(coverage, 0x4e2d)).toBe(false)
    const emoji = documentFonts().find((font) => font.family === 'Noto Emoji')
    expect(covers(emoji?.coverage ?? [], 0x1f600)).toBe(true)
    expect(() => readCoverage(new URL(import.meta.url).pathname)).toThrow()
  })
})

describe('text that can be shown', () => {
  test.each([
    ['family, flags, skin, keycap, heart', '👨‍👩‍👧‍👦 🇸🇪 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 1️⃣ ❤️'],
    ['accents apart', 'A\u030asa a\u0308r e\u0301'],
    ['Persian with its joiner', 'می\u200cخواهم'],
    ['Arabic, Hebrew and Swedish', 'Hej مرحبا och שָׁלוֹם!'],
    ['Chinese', '谢谢，路很滑。'],
    ['source code of any kind', '#import "x": * ] \\u{41} `a` $x$ <script>alert(1)</script> =cmd'],
    ['lines', 'a\n\n  b'],
  ])('stays as it is: %s', (_, text) => {
    expect(displayableInPdf(text)).toBe(text)
    expect(displayableInHtml(text)).toBe(text)
  })

  test.each([
    ['control characters', 'a\u0000b\u0007', 'a‹U+0000›b‹U+0007›'],
    ['lone surrogates', '\ud83d och \udc00', '‹U+D83D› och ‹U+DC00›'],
    ['private use', '\ue000\u{f0000}', '‹U+E000 U+F0000›'],
    ['a bidirectional override', 'faktura\u202egpj.exe\u202c', 'faktura‹U+202E›gpj.exe‹U+202C›'],
    ['isolates', '\u2066a\u2069', '‹U+2066›a‹U+2069›'],
    [
      'spaces without width that fool a filter',
      'ho\u200bra ho\u200dra ho\u00adra',
      'ho‹U+200B›ra ho‹U+200D›ra ho‹U+00AD›ra',
    ],
    ['a name of nothing', '\u3164', '‹U+3164›'],
    ['words hidden in tags', 'a\u{e0068}\u{e0069}', 'a‹U+E0068 U+E0069›'],
    ['a repeated character', 'a'.concat('\u0001'.repeat(5000)), 'a‹U+0001 × 5000›'],
    ['accents piled high', `Z${'\u0335'.repeat(300)}a`, `Z${'\u0335'.repeat(6)}‹U+0335 × 294›a`],
    ['our own mark, written by hand', 'se ‹U+0041› och ‹b›', 'se ‹U+2039›U+0041› och ‹U+2039›b›'],
    ['tabs and other line ends', 'a\tb\r\nc\u2028d', 'a    b\nc\nd'],
  ])('is written as code points: %s', (_, text, expected) => {
    expect(displayableInPdf(text)).toBe(expected)
    expect(displayableInHtml(text)).toBe(expected)
  })

  test('a browser may have a font that the document lacks', () => {
    const unknown = String.fromCodePoint(uncovered('\u{16a0}\u{13000}\u{1b00}')[0] ?? 0)
    expect(displayableInHtml(unknown)).toBe(unknown)
    expect(displayableInPdf(unknown)).toMatch(CODE_POINT_MARK)
    expect(displayableInPdf(`x\u20d2`)).toMatch(/^x(?:\u20d2|‹U\+20D2›)$/)
  })

  test('loses nothing, adds nothing dangerous, and never throws', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '\u202e',
        '\ud83d',
        '\u200d',
        '👨‍👩‍👧‍👦',
        '\ufe0f',
        'å',
        '\u0000',
        '‹',
        'U+',
        '›',
        '\u0301',
        'ש',
      ),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        for (const shown of [displayableInPdf(text), displayableInHtml(text)]) {
          expect(shown.isWellFormed()).toBe(true)
          expect(shown).not.toMatch(/[\0-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]/)
          expect(lettersOf(restore(shown))).toBe(lettersOf(text.replaceAll('\t', '    ')))
        }
      }),
      { numRuns: 150 },
    )
  })
})

/** Reads the marks back into the characters they stand for. */
function restore(shown: string): string {
  return shown.replace(new RegExp(CODE_POINT_MARK, 'g'), (mark) =>
    [...mark.matchAll(/U\+([0-9A-F]+)(?: × (\d+))?/g)]
      .map(([, hex = '0', times = '1']) =>
        String.fromCodePoint(Number.parseInt(hex, 16)).repeat(Number(times)),
      )
      .join(''),
  )
}

/** Spaces and line ends may be written another way; everything else has to come back. */
function lettersOf(text: string): string {
  return text.replace(/[\p{Zs}\r\n\u2028\u2029]/gu, '')
}

describe('the reading direction', () => {
  test.each([
    ['Hej', 'ltr'],
    ['!! 😀 123', null],
    ['123 שלום', 'rtl'],
    ['مرحبا Falkenberg', 'rtl'],
    ['Falkenberg مرحبا', 'ltr'],
  ])('of "%s" is %s', (line, expected) => {
    expect(lineDirection(line)).toBe(expected)
  })

  test('cuts a text only where it turns', () => {
    expect(textBlocks('hej\n\nשלום\n123\nmer')).toEqual([
      { direction: 'ltr', text: 'hej\n' },
      { direction: 'rtl', text: 'שלום\n123' },
      { direction: 'ltr', text: 'mer' },
    ])
    expect(textBlocks('')).toEqual([])
    expect(textBlocks('😀\nשלום')).toEqual([{ direction: 'rtl', text: '😀\nשלום' }])
  })

  test('keeps every line', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'ש', '', '1', 'م'), { minLength: 1 }), (lines) => {
        const text = lines.join('\n')
        fc.pre(text !== '')
        expect(
          textBlocks(text)
            .map((block) => block.text)
            .join('\n'),
        ).toBe(text)
      }),
    )
  })
})
