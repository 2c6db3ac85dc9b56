import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderFragment } from '../../layout/page.tsx'
import { OutsideText, UserText } from './user-text.tsx'
import { cutAt, visiblePieces } from './visible-text.ts'

const shown = (text: string) =>
  visiblePieces(text)
    .map((piece) => ('text' in piece ? piece.text : `[${piece.codes}×${piece.count}]`))
    .join('')

describe('characters that show nothing are shown (requirements §7, scenario 25)', () => {
  it.each([
    ['a right-to-left override', 'faktura\u202egpj.exe', 'faktura[U+202E×1]gpj.exe'],
    ['zero-width spaces', 'a\u200b\u200bb', 'a[U+200B×2]b'],
    ['hidden tag characters', 'Hej\u{e0041}\u{e0042}\u{e0043}', 'Hej[U+E0041×3]'],
    ['a bell and an escape', '\u0007\u001b[31m', '[U+0007×2][31m'],
    ['a byte-order mark', '\ufeffhej', '[U+FEFF×1]hej'],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
    ['line breaks and tabs stay', 'a\r\nb\tc\n', 'a\nb\tc\n'],
    ['joiners in emoji and Persian stay', '👩‍👧 می‌خواهم', '👩‍👧 می‌خواهم'],
    [
      'the flag of Wales stays',
      '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    ],
  ])('%s', (_name, text, wanted) => {
    expect(shown(text)).toBe(wanted)
  })

  it('loses nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const kept = visiblePieces(text).reduce(
          (n, p) => n + ('text' in p ? Array.from(p.text).length : p.count),
          0,
        )
        expect(kept).toBe(Array.from(text.replaceAll('\r\n', '\n')).length)
      }),
    )
  })
})

describe('UserText', () => {
  it('escapes everything and links nothing', () => {
    const html = renderFragment(<UserText text={'<script>x</script> https://a.example & "b"'} lang="sv" />)
    expect(html).toContain('&lt;script>x&lt;/script> https://a.example &amp; ')
    expect(html).not.toContain('<a ')
    expect(html).toContain('dir="auto"')
  })

  it('folds a 60 000-character text and loses none of it', () => {
    const text = 'ordet '.repeat(10_000)
    const html = renderFragment(<UserText text={text} lang="sv" />)
    expect(html).toContain('<summary>Visa hela texten, 60\u00a0000 tecken</summary>')
    expect(html.match(/ordet/g)).toHaveLength(10_000)
    expect(html.indexOf('<details')).toBeLessThan(2000)
  })

  it('does not fold what is only a little too long', () => {
    expect(renderFragment(<UserText text={'a'.repeat(1600)} lang="sv" />)).not.toContain('<details')
  })

  it('says so when there is no text', () => {
    expect(renderFragment(<UserText text={' \n'} lang="en" />)).toContain('No text')
  })

  it('isolates a name, so that it cannot turn the line around', () => {
    expect(renderFragment(<OutsideText text="שלום" lang="sv" />)).toBe('<bdi>שלום</bdi>')
  })
})

describe('cutAt', () => {
  it.each([
    ['kort', 10, 4],
    ['ett två tre fyra', 9, 7],
    ['utanmellanslag', 6, 6],
    ['abcde😀f', 6, 5],
  ])('%j at %i', (text, limit, wanted) => {
    expect(cutAt(text, limit)).toBe(wanted)
  })
})
