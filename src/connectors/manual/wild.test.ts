/** Feeds as sites of all ages really send them, with invented people and words. */
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { answeringHttp, type Answered } from '#test/answering-http.ts'
import { everyMutation } from '#test/every-mutation.ts'
import type { NetworkEvent } from '../connector.ts'
import { readDate } from './dates.ts'
import { NotFeed } from './feed.ts'
import { sealFeed } from './feed-answer.ts'
import { createManualReader } from './manual-reader.ts'
import { createManual } from './manual.ts'
import { readFeed } from './read-feed.ts'
import { decodeBytes } from '../kit/decode-bytes.ts'

const BASE = 'https://kommun.exempel.se/nyheter/flode'
const reader = createManualReader()
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))

function eventsOf(raw: Uint8Array | string, contentType = 'application/xml'): readonly NetworkEvent[] {
  const text = typeof raw === 'string' ? bytes(raw) : raw
  const feed = { title: '', about: '', link: null, picture: null, older: null, items: [] }
  const fetched = { bytes: text, contentType, url: BASE, feed, validators: {} }
  const askedAt = Temporal.Instant.from('2026-11-20T09:00:00Z')
  return reader.readEvents(sealFeed(fetched, { accountExternalId: BASE, askedAt }))
}
const rss = (items: string, rest = '') =>
  `<rss version="2.0" ${rest}><channel><title>Nytt</title><link>https://kommun.exempel.se/</link>${items}</channel></rss>`
const item = (n: number, rest = '') =>
  `<item><title>Nr ${n}</title><link>https://kommun.exempel.se/${n}</link><guid>g${n}</guid>${rest}</item>`

describe('feeds of all ages', () => {
  it.each<[string, string, object]>([
    [
      'RSS 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
       <channel><title>Gammalt</title><link>https://a.exempel.se/</link></channel>
       <item><title>Å</title><link>https://a.exempel.se/1</link></item></rdf:RDF>`,
      { title: 'Gammalt', items: [{ id: 'https://a.exempel.se/1', text: 'Å' }] },
    ],
    [
      'RSS 0.91 with its document type',
      `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
       <rss version="0.91"><channel><title>T</title><item><title>B</title><link>/b</link><description>c</description></item></channel></rss>`,
      { items: [{ id: 'https://kommun.exempel.se/b', text: 'B\n\nc' }] },
    ],
    [
      'RSS in a namespace of its own',
      `<rss version="2.0" xmlns="http://backend.userland.com/rss2" xmlns:media="http://search.yahoo.com/mrss/"><channel>
       <title>T</title><item><media:title>bild</media:title><title>B</title><link>https://a.exempel.se/b</link></item></channel></rss>`,
      { title: 'T', items: [{ id: 'https://a.exempel.se/b', title: 'B' }] },
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><tagline>Om oss</tagline>
       <link rel="alternate" type="text/html" href="https://a.exempel.se/"/><entry><title>B</title><id>tag:a,2004:1</id>
       <link rel="alternate" href="https://a.exempel.se/1"/><issued>2004-05-06T07:08:09Z</issued><modified>2004-05-07T07:08:09Z</modified>
       <content type="text/html" mode="escaped">&lt;p&gt;Hej &amp;aring;&lt;/p&gt;</content></entry></feed>`,
      {
        about: 'Om oss',
        link: 'https://a.exempel.se/',
        items: [{ text: 'B\n\nHej å', publishedAt: Temporal.Instant.from('2004-05-06T07:08:09Z') }],
      },
    ],
    [
      'Atom with a base of its own, an empty content and a picture instead of words',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.exempel.se/x/"><entry xml:base="y/"><title>T</title>
       <link href="z"/><id>1</id><content/><content type="image/png">iVBORw0</content><summary>Kort</summary></entry></feed>`,
      { items: [{ link: 'https://b.exempel.se/x/y/z', text: 'T\n\nKort' }] },
    ],
    [
      'a channel of YouTube',
      `<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
       <entry><id>yt:video:a</id><title>Film</title><link rel="alternate" href="https://www.youtube.com/watch?v=a"/><media:group>
       <media:title>Film</media:title><media:content url="https://www.youtube.com/v/a" type="application/x-shockwave-flash"/>
       <media:description>Om filmen</media:description></media:group></entry></feed>`,
      {
        items: [{ text: 'Film\n\nOm filmen', media: [{ kind: 'link', url: 'https://www.youtube.com/v/a' }] }],
      },
    ],
    [
      'WordPress: pictures among the words, counted dots left out, a mail address that is no name',
      rss(
        item(
          1,
          `<author>anna@exempel.se (Anna Åberg)</author><content:encoded><![CDATA[<p>Hej</p><img data-src="/a.jpg" alt="En räv">
        <img src="https://stats.exempel.se/x.gif" width="1" height="1"><video><source src="/b.mp4"></video><iframe src="https://film.exempel.se/7"></iframe>]]></content:encoded>`,
        ),
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
      ),
      {
        items: [
          {
            text: 'Nr 1\n\nHej',
            authorName: 'Anna Åberg',
            media: [
              { kind: 'image', url: 'https://kommun.exempel.se/a.jpg', altText: 'En räv' },
              { kind: 'video', url: 'https://kommun.exempel.se/b.mp4' },
              { kind: 'link', url: 'https://film.exempel.se/7' },
            ],
          },
        ],
      },
    ],
    [
      'Squarespace and Blogger: media without type, stills',
      rss(
        item(1, '<media:content url="https://i.exempel.se/a.jpg?format=1500w"/>') +
          item(2, '<media:thumbnail url="https://i.exempel.se/t.png"/>'),
        'xmlns:media="http://search.yahoo.com/mrss/"',
      ),
      {
        items: [
          { media: [{ kind: 'image' }] },
          { media: [{ kind: 'image', url: 'https://i.exempel.se/t.png' }] },
        ],
      },
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Nytt',
        home_page_url: 'https://a.exempel.se/',
        next_url: '/flode?sida=2',
        items: [
          {
            id: 7,
            url: 'https://a.exempel.se/7',
            title: 'Sju',
            content_html: '<p>Hej &amp; hå</p>',
            date_published: '2026-04-02T14:00:00+02:00',
            authors: [{ name: 'Bo' }],
            attachments: [{ url: '/l.mp3', mime_type: 'audio/mpeg', title: 'Ljud' }],
          },
          { id: 'a', content_text: 'Utan rubrik' },
          null,
        ],
      }),
      {
        title: 'Nytt',
        older: 'https://kommun.exempel.se/flode?sida=2',
        items: [
          {
            id: 'https://a.exempel.se/7',
            text: 'Sju\n\nHej & hå',
            authorName: 'Bo',
            media: [{ kind: 'file', title: 'Ljud' }],
          },
          { id: 'a', text: 'Utan rubrik' },
          { id: null },
        ],
      },
    ],
  ])('%s', (_what, text, expected) => {
    expect(readFeed(text, BASE)).toMatchObject(expected)
  })

  it.each([
    ['a page', '<!doctype html><html><body><br>Hej</body></html>'],
    ['other JSON', '{"items":[]}'],
    ['half JSON', '{"version":"https://jsonfeed.org/version/1",'],
    [
      'a bomb',
      '<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
    ],
    [
      'a file from outside',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>&x;</item></channel></rss>',
    ],
    ['nothing', ''],
  ])('never %s', (_what, text) => {
    expect(() => readFeed(text, BASE)).toThrow(NotFeed)
    expect(() => eventsOf(text)).toThrow(SyntaxError)
  })
})

describe('one item that is written carelessly', () => {
  const idsIn = (text: string) => readFeed(text, BASE).items.map(({ id }) => id)
  const address = (n: number) => `https://kommun.exempel.se/${n}`

  it.each<[string, string, string]>([
    [
      'HTML that is not marked as such',
      '<description>Öppet <br>nio & tio<p></description>',
      'Nr 2\n\nÖppet\nnio & tio',
    ],
    ['HTML half marked as such', '<description><![CDATA[A & B]]> <hr> C</description>', 'Nr 2\n\nA & B C'],
    ['an unknown end', '<description>A</em></description>', 'Nr 2\n\nA'],
  ])('with %s is read, and costs no other', (_what, odd, words) => {
    const text = rss(item(1) + item(2, odd) + item(3))
    expect(idsIn(text)).toEqual([address(1), address(2), address(3)])
    expect(readFeed(text, BASE)).toMatchObject({ title: 'Nytt', items: [{}, { text: words }, {}] })
  })

  it('beyond reading is kept as unknown beside the others', () => {
    const events = eventsOf(rss(`${item(1)}<item><p <b>Nöd&rop</item>${item(3)}`))
    expect(events.map(({ effect }) => effect.kind).sort()).toEqual(['post-added', 'post-added', 'unknown'])
    expect(JSON.stringify(events.find(({ effect }) => effect.kind === 'unknown')?.raw)).toContain('Nöd&rop')
  })

  it('and a feed cut off in the middle gives what came', () => {
    expect(idsIn(rss(item(1) + item(2)).slice(0, -60))).toEqual([address(1)])
  })

  it('of any kind, in Atom and RDF too', () => {
    const entry = (n: number, rest = '') =>
      `<entry><title>${n}</title><link href="/${n}"/><id>i${n}</id>${rest}</entry>`
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${entry(1)}${entry(2, '<summary>a<br>b</summary>')}</feed>`
    expect(idsIn(atom)).toEqual([address(1), address(2)])
    const rdf = `<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel>${item(1)}${item(2, '<description>a<br>b</description>')}</rdf:RDF>`
    expect(idsIn(rdf)).toEqual([address(1), address(2)])
  })

  it('comes to an end with a feed made to be slow', () => {
    for (const hostile of ['<item>', '<title>', '</title><title>', '<link ', '<item><title>', '<img a="'])
      try {
        readFeed(`<rss><channel>${hostile.repeat(100_000)}`, BASE)
      } catch (error) {
        expect(error).toBeInstanceOf(NotFeed)
      }
  })

  it('of JSON, wrong in any one place, costs no other', () => {
    const fine = { id: 'b', url: 'https://a.exempel.se/b', content_text: 'B' }
    const odd = {
      id: 'a',
      url: 'https://a.exempel.se/a',
      title: 'A',
      content_html: '<p>A</p>',
      date_published: '2026-04-02',
      authors: [{ name: 'Bo' }],
      attachments: [{ url: '/x', mime_type: 'image/png' }],
    }
    const feed = (items: unknown[]) =>
      eventsOf(JSON.stringify({ version: 'https://jsonfeed.org/version/1', items }), 'application/feed+json')
    const key = feed([fine])[0]?.dedupeKey
    for (const { what, value } of everyMutation(odd)) {
      const events = feed([value, fine])
      expect(events, what).toHaveLength(2)
      expect(events[0]?.dedupeKey, what).toBe(key)
    }
  })

  it('of XML, with any one of its tags gone or empty, costs no other', () => {
    const odd = item(
      2,
      '<pubDate>Thu, 02 Apr 2026 14:00:00 GMT</pubDate><description>Hej</description><enclosure url="/a.jpg" type="image/jpeg"/>',
    )
    const key = eventsOf(rss(item(1))).at(-1)?.dedupeKey
    const parts = [...odd.matchAll(/<\/?[a-zA-Z]+[^<>]*>|[^<>]+/g)].map(([part]) => part)
    for (const index of parts.keys()) {
      for (const other of ['', '<', '&', ']]>', '<x>', '\u0000', '<![CDATA[']) {
        const text = rss(item(1) + parts.with(index, other).join('') + item(3))
        expect(
          eventsOf(text).map(({ dedupeKey }) => dedupeKey),
          `${parts[index] ?? ''} → ${other}`,
        ).toContain(key)
      }
    }
  })
})

describe('what an item is known by', () => {
  const ids = (items: string) => readFeed(rss(items), BASE).items.map(({ id }) => id)
  const one = (title: string, rest: string) => `<item><title>${title}</title>${rest}</item>`
  const at = '<pubDate>Thu, 02 Apr 2026 14:00:00 GMT</pubDate>'

  it('is its own id where all name the same page, or the site’s first', () => {
    const same = '<link>https://kommun.exempel.se/drift</link>'
    expect(
      ids(
        one('A', `${same}<guid isPermaLink="false">1</guid>`) +
          one('B', `${same}<guid isPermaLink="false">2</guid>`),
      ),
    ).toEqual(['1', '2'])
    expect(
      ids(one('A', '<link>https://kommun.exempel.se/</link><guid isPermaLink="false">1</guid>')),
    ).toEqual(['1'])
  })

  it('without address and id is what it is called and when, the same each time; without that it is unknown', () => {
    const [first, second] = ids(one('Vattenläcka', at) + one('Lagad', at))
    expect(first).not.toBe(second)
    expect(ids(one('Vattenläcka', `${at}<description>Nu känd orsak</description>`))).toEqual([first])
    expect(ids(one('Vattenläcka', ''))).toEqual([null])
  })

  it('is the way inside a site of one page', () => {
    const link = (n: number) => one('A', `<link>https://kommun.exempel.se/#/nyhet/${n}</link>`)
    expect(ids(link(1) + link(2))).toEqual([
      'https://kommun.exempel.se/#/nyhet/1',
      'https://kommun.exempel.se/#/nyhet/2',
    ])
  })
})

it.each<[string, Uint8Array, string, string]>([
  [
    'ISO-8859-1 that nobody mentions',
    bytes('Fyrbåken på Ön: öppet', 'latin1'),
    'text/xml',
    'Fyrbåken på Ön: öppet',
  ],
  [
    'ISO-8859-1 that is called UTF-8',
    bytes('<?xml version="1.0" encoding="utf-8"?>Åker', 'latin1'),
    'text/xml; charset=utf-8',
    '<?xml version="1.0" encoding="utf-8"?>Åker',
  ],
  ['UTF-8 that is called ISO-8859-1', bytes('Smörgås 👍'), 'text/xml; charset=ISO-8859-1', 'Smörgås 👍'],
  [
    'Windows-1252 with its quotation marks',
    Uint8Array.of(0x94, 0xe5, 0x94, 0x96),
    'text/xml; charset=iso-8859-1',
    '”å”–',
  ],
  ['UTF-8 with one bad letter', Uint8Array.of(...bytes('åäö'), 0xe5), '', 'åäö\ufffd'],
])('%s', (_what, raw, contentType, expected) => {
  expect(decodeBytes(raw, contentType)).toBe(expected)
})

it.each([
  ['tor, 02 apr 2026 14:00:00 +0200', '2026-04-02T12:00:00Z'],
  ['lör, 3 okt. 2026 14:00', '2026-10-03T14:00:00Z'],
  ['1 maj 2026', '2026-05-01T00:00:00Z'],
  ['02-Apr-2026 14:00:00 GMT+02:00', '2026-04-02T12:00:00Z'],
  ['2026-04-02 14:00:00', '2026-04-02T14:00:00Z'],
  ['2026-04-02T14:00:00+0200', '2026-04-02T12:00:00Z'],
  ['32 Apr 2026', null],
  ['-', null],
])('the time %j', (text, expected) => {
  expect(readDate(text)?.toString() ?? null).toBe(expected)
})

function connectorOf(answer: (url: URL) => Answered | null) {
  const clock = fixedClock('2026-11-20T09:00:00Z')
  const http = answeringHttp((url) => answer(url))
  const connector = createManual({ http, clock, quota: createMemoryQuota(clock) })
  return { connector, http, access: { accountExternalId: BASE, token: BASE } }
}
const LONG_AGO = Temporal.Instant.from('2000-01-01T00:00:00Z')

describe('looking back', () => {
  const paged = (next: string) =>
    rss(item(1), `xmlns:atom="http://www.w3.org/2005/Atom"`).replace(
      '<item>',
      `<atom:link rel="next" href="${next}"/><item>`,
    )

  it('ends at a page that is not there, and in a ring', async () => {
    const missing = connectorOf((url) => (url.href === BASE ? { text: paged('/2') } : null))
    const first = await missing.connector.harvest.past(missing.access, null, LONG_AGO)
    expect(await missing.connector.harvest.past(missing.access, first.cursor, LONG_AGO)).toMatchObject({
      bodies: [],
      isMore: false,
    })
    const ring = connectorOf((url) => ({ text: paged(url.pathname === '/2' ? '/3' : '/2') }))
    let cursor: string | null = null
    for (let isMore = true; isMore;)
      ({ cursor, isMore } = await ring.connector.harvest.past(ring.access, cursor, LONG_AGO))
    expect(ring.http.asked.length).toBeLessThanOrEqual(500)
  })
})

it('a post that is a document is what the feed says of it', async () => {
  const { connector, access } = connectorOf((url) =>
    url.href === BASE
      ? { text: rss(item(1, '<description>Protokoll</description>')) }
      : { headers: { 'content-type': 'application/pdf' }, text: '%PDF' },
  )
  expect(await connector.fetchPost(access, 'https://kommun.exempel.se/1')).toMatchObject({
    text: 'Nr 1\n\nProtokoll',
  })
})

it('a feed of JSON is found and connected', async () => {
  const page = '<html><head><link rel="alternate" type="application/feed+json" href="/f.json"></head></html>'
  const json = { version: 'https://jsonfeed.org/version/1.1', title: 'Nytt', items: [] }
  const { connector } = connectorOf((url) => (url.pathname === '/f.json' ? { json } : { text: page }))
  if (connector.signIn.kind !== 'address') throw new Error('a feed is found by its address')
  expect(await connector.signIn.look('kommun.exempel.se')).toMatchObject([
    { externalId: 'https://kommun.exempel.se/f.json', name: 'Nytt' },
  ])
})
