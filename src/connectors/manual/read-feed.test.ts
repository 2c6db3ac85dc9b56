import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sealAnswer } from '../kit/envelope.ts'
import { readDate } from './dates.ts'
import { sealFeed } from './feed-answer.ts'
import { textOfHtml } from './html-text.ts'
import { createManualReader } from './manual-reader.ts'
import { readFeed } from './read-feed.ts'
import { readPage } from './read-page.ts'
import { retryAfter } from './retry-after.ts'

const at = (iso: string) => Temporal.Instant.from(iso)
const BASE = 'https://blogg.exempel.se/flode'

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Rektorns blogg</title><link>https://blogg.exempel.se/</link><description>Om skolan &amp; livet</description>
<atom:link href="https://blogg.exempel.se/flode" rel="self"/><atom:link href="/flode?paged=2" rel="next"/>
<image><url>/logga.png</url></image>
<item><title>Höstlov</title><link>https://blogg.exempel.se/hostlov#kommentarer</link><guid isPermaLink="false">17</guid>
<pubDate>Thu, 02 Apr 2026 14:00:00 +0200</pubDate><dc:creator>Rut Rektor</dc:creator>
<description>Kort</description><content:encoded><![CDATA[<p>Vi ses <b>v&aring;ren</b> 👨‍👩‍👧.</p><script>alert(1)</script>]]></content:encoded>
<enclosure url="https://blogg.exempel.se/bild.jpg" type="image/jpeg" length="1"/>
<media:content url="/film.mp4" type="video/mp4"><media:description>En film</media:description></media:content></item>
<item><title>Utan adress</title><guid>tag:1</guid><description>a &lt;b&gt;b&lt;/b&gt;</description></item>
<item><title>Utan allt</title></item>
</channel></rss>`

const RSS_1 = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Wiki</title><link>https://wiki.exempel.se</link></channel>
<item rdf:about="https://wiki.exempel.se/a"><title>Sidan A</title><link>https://wiki.exempel.se/a</link><dc:date>2026-04-02T14:00:00Z</dc:date></item></rdf:RDF>`

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Nytt &amp;amp; gammalt</title><link href="/"/>
<entry><title>Ett</title><id>tag:x,2026:1</id><link rel="alternate" href="ett"/><published>2026-04-02T14:00:00Z</published>
<updated>2026-04-03T14:00:00Z</updated><author><name>Bo</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hej</p><p>då</p></div></content></entry>
<entry><title>Två</title><id>tag:x,2026:2</id><summary>مرحبا بالعالم</summary><updated>2026-04-03</updated></entry></feed>`

describe('a feed', () => {
  it('in RSS 2.0: words as a reader sees them, pictures, the next page', () => {
    const feed = readFeed(RSS, BASE)
    expect(feed).toMatchObject({
      title: 'Rektorns blogg',
      about: 'Om skolan & livet',
      link: 'https://blogg.exempel.se/',
      picture: 'https://blogg.exempel.se/logga.png',
      older: 'https://blogg.exempel.se/flode?paged=2',
    })
    expect(feed.items[0]).toMatchObject({
      id: 'https://blogg.exempel.se/hostlov',
      text: 'Höstlov\n\nVi ses våren 👨‍👩‍👧.',
      authorName: 'Rut Rektor',
      publishedAt: at('2026-04-02T12:00:00Z'),
      media: [
        { kind: 'image', url: 'https://blogg.exempel.se/bild.jpg' },
        { kind: 'video', url: 'https://blogg.exempel.se/film.mp4', altText: 'En film' },
      ],
    })
    expect(feed.items.slice(1)).toMatchObject([
      { id: 'tag:1', link: null, text: 'Utan adress\n\na b', publishedAt: null },
      { id: null, text: 'Utan allt' },
    ])
  })

  it('in RSS 1.0 and in Atom', () => {
    expect(readFeed(RSS_1, BASE)).toMatchObject({
      title: 'Wiki',
      items: [{ id: 'https://wiki.exempel.se/a', publishedAt: at('2026-04-02T14:00:00Z') }],
    })
    expect(readFeed(ATOM, BASE)).toMatchObject({
      title: 'Nytt & gammalt',
      link: 'https://blogg.exempel.se/',
      items: [
        { id: 'https://blogg.exempel.se/ett', text: 'Ett\n\nHej\n\ndå', authorName: 'Bo' },
        { id: 'tag:x,2026:2', text: 'Två\n\nمرحبا بالعالم', publishedAt: at('2026-04-03T00:00:00Z') },
      ],
    })
  })

  it('never leads anywhere but to the web', () => {
    const hostile = ATOM.replace('href="ett"', 'href="javascript:alert(1)"')
    expect(readFeed(hostile, BASE).items[0]).toMatchObject({ id: 'tag:x,2026:1', link: null })
  })
})

describe('what the reader makes of it', () => {
  const reader = createManualReader()
  const askedAt = at('2026-04-04T00:00:00Z')
  const body = (xml: string) =>
    sealFeed(
      {
        ...{ bytes: new TextEncoder().encode(xml), contentType: 'text/xml', url: BASE },
        ...{ feed: readFeed(xml, BASE), validators: {} },
      },
      { accountExternalId: BASE, askedAt },
    )

  it('is the account’s own posts, oldest first; an odd item is kept as unknown and stops nothing', () => {
    const events = reader.readEvents(body(RSS))
    expect(events.map(({ effect }) => effect.kind)).toEqual(['unknown', 'post-added', 'post-added'])
    expect(events[2]).toMatchObject({
      accountExternalId: BASE,
      effect: { post: { author: { externalId: BASE, name: 'Rut Rektor' } } },
    })
    expect(JSON.stringify(events[2]?.raw)).toContain('Rut Rektor')
    expect(reader.readEvents(body(ATOM)).map(({ effect }) => effect.kind)).toEqual([
      'post-added',
      'post-edited',
    ])
  })

  it('has a key for each wording, and no two items share one', () => {
    const keys = (xml: string) => reader.readEvents(body(xml)).map(({ dedupeKey }) => dedupeKey)
    expect(keys(RSS)).toEqual(keys(RSS.replace('Om skolan', 'Om allt')))
    const changed = keys(RSS.replace('Vi ses', 'Vi hörs'))
    expect(changed.filter((key) => !keys(RSS).includes(key))).toHaveLength(1)
    expect(new Set(keys(RSS)).size).toBe(3)
  })

  it('is a SyntaxError for everything else', () => {
    const sealed = (answer: string, kind = 'feed') =>
      sealAnswer({ kind, accountExternalId: BASE, askedAt, answer: new TextEncoder().encode(answer) })
    const base64 = Buffer.from('<html/>').toString('base64')
    for (const raw of [sealed('{}'), sealed('{}', 'other'), sealed(JSON.stringify({ url: BASE, base64 }))])
      expect(() => reader.readEvents(raw)).toThrow(SyntaxError)
    expect(() => reader.readEvents(new TextEncoder().encode('{}'))).toThrow(SyntaxError)
  })
})

it.each([
  ['Thu, 02 Apr 2026 14:00:00 +0200', '2026-04-02T12:00:00Z'],
  ['2 Apr 26 14:00 GMT', '2026-04-02T14:00:00Z'],
  ['Thu, 02 Apr 2026 14:00:00 EDT', '2026-04-02T18:00:00Z'],
  ['2026-04-02T14:00:00.5+02:00', '2026-04-02T12:00:00.5Z'],
  ['2026-04-02', '2026-04-02T00:00:00Z'],
  ['i förrgår', null],
  ['Thu, 42 Apr 2026 14:00:00 GMT', null],
  ['', null],
])('the time %j', (text, expected) => {
  expect(readDate(text)?.toString() ?? null).toBe(expected)
})

it('waits as long as it is told, within a day, and always some', () => {
  const now = at('2026-04-02T14:00:00Z')
  const seconds = (header: string | undefined) => retryAfter(header, now).since(now).total('seconds')
  expect(['30', '0', undefined, 'Thu, 02 Apr 2026 14:05:00 GMT', '999999999'].map(seconds)).toEqual([
    30, 1, 600, 300, 86_400,
  ])
})

describe('a page', () => {
  it('tells what it is, and where its feeds are', () => {
    const page = readPage(
      `<!doctype html><html><head><title>T</title><!-- <meta property="og:title" content="dold"> -->
      <meta content='Ett &amp; två' property="og:title"><META NAME=description CONTENT="B">
      <meta property="og:image" content="/b.png"><meta property="og:image:alt" content="En bild">
      <meta property="article:published_time" content="2026-04-02T14:00:00+02:00">
      <link rel="alternate" type="application/rss+xml" title="Nytt" href="/rss"><link rel=alternate type=application/atom+xml href=/atom>
      <link rel="alternate" type="application/rss+xml" href="javascript:x"><link rel="stylesheet" href="/s.css"></head>`,
      'https://exempel.se/a/b',
    )
    expect(page).toMatchObject({
      title: 'Ett & två',
      description: 'B',
      publishedAt: at('2026-04-02T12:00:00Z'),
      image: { url: 'https://exempel.se/b.png', altText: 'En bild' },
      feeds: [
        { url: 'https://exempel.se/rss', title: 'Nytt' },
        { url: 'https://exempel.se/atom', title: '' },
      ],
    })
  })

  it('of any kind, however odd, is read to its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (html) => {
        expect(readPage(html, BASE).feeds).toEqual([])
      }),
    )
    for (const hostile of ['<meta ', '<link a="', '<script', '<!--', '<meta a=b c="d" ']) {
      readPage(hostile.repeat(50_000), BASE)
      expect(textOfHtml(hostile.repeat(50_000)).length).toBeLessThan(2_000_000)
    }
  })
})

it('shows no tag and runs nothing of a piece of HTML', () => {
  const html =
    '<style>p{}</style><p onclick="x">A &lt;b&gt; <br>B</p><ul><li>1<li>2</ul><img src=x onerror=y>1 < 2'
  expect(textOfHtml(html)).toBe('A <b>\nB\n\n1\n2\n1 < 2')
})
