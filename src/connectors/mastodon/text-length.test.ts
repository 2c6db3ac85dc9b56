import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesIn, mastodonLength } from './text-length.ts'

describe('mastodonLength', () => {
  it.each<[what: string, text: string, length: number]>([
    ['Swedish letters', 'åäö', 3],
    ['composed of two', 'a\u030a', 1],
    ['a family of seven code points', '👩‍👩‍👧‍👦', 1],
    ['a flag', '🇸🇪', 1],
    ['a link, however long', `Se https://ekkoping.example/${'x'.repeat(300)}`, 26],
    ['a short link', 'https://a.se', 23],
    ['a link in brackets with a full stop', '(https://ekkoping.example/a).', 26],
    ['a mention without its server', '@karin@mastodon.nu hej', 10],
    ['a mention with dots', '@karin.oberg@social.ekkoping.example', 12],
    ['an e-mail address is no mention', 'kontakt@ekkoping.example', 24],
    ['line breaks of Windows', 'a\r\nb', 3],
    ['right to left', 'مرحبا', 5],
  ])('%s', (_what, text, length) => {
    expect(mastodonLength(text)).toBe(length)
  })

  it('counts a link as its server says', () => {
    expect(mastodonLength('https://ekkoping.example/', 30)).toBe(30)
  })

  it('is never more than the text itself, except for short links', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const short = addressesIn(text).length * 23
        expect(mastodonLength(text)).toBeLessThanOrEqual(text.length + short)
      }),
    )
  })
})
