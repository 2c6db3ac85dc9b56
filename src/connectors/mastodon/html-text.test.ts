import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlText } from './html-text.ts'

describe('htmlText', () => {
  it.each<[what: string, html: string, text: string]>([
    [
      'paragraphs and line breaks',
      '<p>Hej!</p><p>Rad ett<br />rad två<br>rad tre</p>',
      'Hej!\n\nRad ett\nrad två\nrad tre',
    ],
    [
      'a shortened link with its whole address',
      '<p>Se <a href="https://ekkoping.example/bygga-bo/snoroejning?kalla=m" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">ekkoping.example/bygga-bo/</span><span class="invisible">snoroejning?kalla=m</span></a> nu</p>',
      'Se https://ekkoping.example/bygga-bo/snoroejning?kalla=m nu',
    ],
    [
      'a link behind other words, so that nobody is led astray',
      '<p><a href="https://bedrageri.example/x">https://ekkoping.example</a></p>',
      'https://ekkoping.example (https://bedrageri.example/x)',
    ],
    ['a link without words', '<a href="https://a.example/"></a>', 'https://a.example/'],
    [
      'a mention and a hashtag as written',
      '<p><span class="h-card" translate="no"><a href="https://m.example/@karin" class="u-url mention">@<span>karin</span></a></span> <a href="https://m.example/tags/snö" class="mention hashtag" rel="tag">#<span>snö</span></a></p>',
      '@karin #snö',
    ],
    [
      'entities',
      '<p>1 &lt; 2 &amp;&amp; &quot;å&quot; &#39;ä&#39; &#x1F600; &amp;lt;</p>',
      '1 < 2 && "å" \'ä\' 😀 &lt;',
    ],
    ['no script and no style', '<p>a<script>alert("x")</script><style>p{}</style>b</p>', 'ab'],
    ['a script address is no link', '<a href="javascript:alert(1)">klicka</a>', 'klicka'],
    ['lists from other servers', '<ul><li>ett</li><li>två</li></ul>', '• ett\n• två'],
    [
      'headings and quotations',
      '<h1>Rubrik</h1><blockquote>Citat</blockquote>slut',
      'Rubrik\n\nCitat\n\nslut',
    ],
    ['white space as a browser would', '<p>a\n   b\tc</p>', 'a b c'],
    ['an angle that is no tag', '<p>3 < 4 och <3</p>', '3 < 4 och <3'],
    ['a tag that never ends', 'text <a href="https://x.example', 'text <a href="https://x.example'],
    ['half a surrogate and impossible characters', '&#xD800;&#0;&#x110000;', '\ufffd\ufffd\ufffd'],
    ['right to left and joined emoji', '<p>مرحبا 👩‍👩‍👧‍👦</p>', 'مرحبا 👩‍👩‍👧‍👦'],
    ['nothing', '', ''],
  ])('%s', (_what, html, text) => {
    expect(htmlText(html)).toBe(text)
  })

  it('gives back every text that was escaped, whatever it holds', () => {
    const escape = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const lines = text.replace(/\s+/g, ' ').trim()
        expect(htmlText(`<p>${escape(lines)}</p>`)).toBe(lines)
      }),
    )
  })

  it('never lets a tag through and always ends', () => {
    const piece = fc.oneof(
      fc.constantFrom('<a ', '<p>', '</', '<script>', '"', '>', '&#', '<!--', '<a href="http'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(htmlText(`<p>${pieces.join('')}</p>`)).not.toMatch(/<\/?(?:p|script)>/i)
      }),
    )
  })

  it('reads a long hostile text at once', () => {
    for (const piece of ['<a ', '<a "', '&#x', '<', '<b><', '&']) {
      expect(htmlText(piece.repeat(60_000)).length).toBeGreaterThan(0)
    }
  })
})
