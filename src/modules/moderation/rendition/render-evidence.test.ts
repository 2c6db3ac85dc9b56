import { afterAll, describe, expect, test } from 'vitest'
import { HtmlValidate } from 'html-validate'
import sharp from 'sharp'
import { createPdfCompiler } from '#core/documents/pdf-compiler.ts'
import { sampleEntry, sampleEvidence, sampleMedia } from '#test/evidence-view.ts'
import { readPdf, type ReadPdf } from '#test/pdf-reading.ts'
import type { EvidenceView } from './evidence-view.ts'
import { renderEvidence } from './render-evidence.ts'
import { renderEvidenceHtml } from './render-evidence-html.tsx'
import { renderEvidencePdf } from './render-evidence-pdf.ts'

const compiler = createPdfCompiler()
afterAll(() => compiler.close())

const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#336699' } })
  .jpeg()
  .toBuffer()
const broken = Buffer.from('\xff\xd8\xff\xe0 trasig', 'latin1')
const oneLine = (text: string): string => text.replaceAll('\n', '')

async function both(view: EvidenceView): Promise<{ html: string; pdf: ReadPdf; words: string[] }> {
  const made = await renderEvidence(view, { compiler })
  const html = Buffer.from(made.html).toString('utf8')
  const pdf = readPdf(made.pdf)
  return { html, pdf, words: [html, oneLine(pdf.text)] }
}

/** The evidence with its subject changed. */
function withSubject(change: Parameters<typeof sampleEntry>[0], view = sampleEvidence()): EvidenceView {
  return { ...view, thread: view.thread.map((entry) => (entry.isSubject ? { ...entry, ...change } : entry)) }
}

describe('the rendition (F-132: text, address, handle, times, parent post, who, hashes)', () => {
  test('says the same in the page and in the PDF', async () => {
    const { words } = await both(sampleEvidence())
    const facts = [
      'Falkenbergs kommun',
      'U-2026-000417',
      'officiellt konto',
      'Leif S. (leif.s)',
      'Nu plogar vi! Bussgator och cykelbanor först.',
      'Kärrvägen då? Tredje veckan nu.',
      'Vänta du bara.',
      '2026-11-20 14:02:11 +01:00',
      '2026-11-20 13:02:11 UTC',
      '2026-11-20 14:02:14 +01:00',
      '2026-11-20 14:11:30 +01:00',
      'Kim Åkerlund, kommunikatör',
      'version 2026-03',
      'Olaga hot (G1)',
      '4 kap. 5 § brottsbalken',
      'Ett uttalat hot mot en tjänsteperson.',
      'Underlaget gäller det här',
      'original/comment.json',
      'ab'.repeat(32),
      'Så stod det',
    ]
    for (const text of words) for (const each of facts) expect(text).toContain(each)
    for (const text of words) expect(text).toMatch(/www\.example\.org.*comment_id=3/)
  })

  test('is in English when asked', async () => {
    const { words, pdf, html } = await both(sampleEvidence({ language: 'en' }))
    for (const text of words) expect(text).toContain('Secured evidence')
    expect(pdf.xmp).toContain('<rdf:li>en</rdf:li>')
    expect(html).toContain('<html lang="en">')
  })

  test('is an archive document: PDF/A-2a with title, headings, table and alternative texts, and holds as PDF/UA-1', async () => {
    const post = {
      ...sampleEvidence().post,
      media: [sampleMedia(picture, { description: 'Plogbil i skymning' })],
    }
    const view = sampleEvidence({
      post: { author: null, text: '', publishedAt: null, permalink: null, ...post },
    })
    const { pdf, html } = await both(view)
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf.xmp).toContain('Säkrat underlag: Falkenbergs kommun på Facebook')
    expect([...pdf.tags]).toEqual(
      expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'P', 'Figure', 'Link']),
    )
    expect(pdf.altTexts).toEqual(['Plogbil i skymning'])
    expect(html).toContain('alt="Plogbil i skymning"')
    await expect(renderEvidencePdf(view, { compiler, standard: 'ua-1' })).resolves.toBeInstanceOf(Uint8Array)
  })

  test('has the same bytes each time', async () => {
    const [first, second] = [
      await renderEvidence(sampleEvidence(), { compiler }),
      await renderEvidence(sampleEvidence(), { compiler }),
    ]
    expect(Buffer.from(second.html).equals(first.html)).toBe(true)
    expect(Buffer.from(second.pdf).equals(first.pdf)).toBe(true)
  })

  test('shows every wording of an edited comment, and that it was hidden', async () => {
    const versions = [
      {
        no: 1,
        text: 'Ni är idioter.',
        seenAt: Temporal.Instant.from('2026-11-20T13:02:14Z'),
        kind: 'original' as const,
      },
      {
        no: 2,
        text: 'Vänta du bara.',
        seenAt: Temporal.Instant.from('2026-11-20T13:05:02Z'),
        kind: 'edited' as const,
      },
    ]
    const { words } = await both(withSubject({ versions, state: 'hidden' }))
    for (const text of words) {
      for (const each of [
        'Ni är idioter.',
        'Lydelse 1, först sedd 2026-11-20 14:02:14 +01:00',
        'Lydelse 2, ändrad',
        ' · dold',
      ]) {
        expect(text).toContain(each)
      }
    }
  })

  test('keeps summer and winter time apart in the night when the clock goes back', async () => {
    const times = {
      ...sampleEvidence().times,
      receivedAt: Temporal.Instant.from('2026-10-25T00:30:00Z'),
      capturedAt: Temporal.Instant.from('2026-10-25T01:30:00Z'),
    }
    const { words } = await both(sampleEvidence({ times }))
    for (const text of words)
      expect(text).toMatch(/2026-10-25 02:30:00 \+02:00[\s\S]*2026-10-25 02:30:00 \+01:00/)
  })
})

describe('an unusual thread', () => {
  test.each<[string, Partial<EvidenceView>, string]>([
    ['no comments', { thread: [] }, 'Inga kommentarer fanns under inlägget.'],
    ['a direct message', { post: null }, 'Meddelandet som det stod när underlaget säkrades.'],
    [
      'no files, ground or assessment',
      { files: [], ground: null, assessment: null },
      'Inga filer har sparats.',
    ],
    [
      'an unknown author and time',
      { thread: [sampleEntry({ author: null, postedAt: null, isSubject: true })] },
      'Uppgift om vem som skrev saknas.',
    ],
    [
      'an empty text',
      { thread: [sampleEntry({ text: '', isSubject: true })] },
      'Meddelandet har ingen text.',
    ],
    [
      'an accent that is no colour',
      { organisation: { name: 'X', accent: 'red;}body{display:none' } },
      'Säkrat underlag',
    ],
  ])('%s', async (_, change, expected) => {
    const { words, html } = await both(sampleEvidence(change))
    for (const text of words) expect(text).toContain(expected)
    expect(html).not.toContain('display:none')
  })

  test('300 comments, each once and in order', async () => {
    const thread = Array.from({ length: 300 }, (_, no) =>
      sampleEntry({ text: `Kommentar nummer ${no}.`, depth: no % 7, isSubject: no === 150 }),
    )
    const { words } = await both(sampleEvidence({ thread }))
    const expected = thread.map((entry) => entry.text)
    for (const text of words) expect(text.match(/Kommentar nummer \d+\./g)).toEqual(expected)
  })

  test('60 000 characters', async () => {
    const text = 'Jag har skrivit förut och fått ett svar som inte hjälper. '.repeat(1035)
    const { html, pdf } = await both(withSubject({ text }))
    expect(html).toContain(text.trim())
    expect(pdf.text.match(/skrivit/g)).toHaveLength(1035)
  })
})

describe('any text and any picture', () => {
  test.each([
    ['emoji', '👨‍👩‍👧‍👦 🇸🇪 ❤️', '👨‍👩‍👧‍👦 🇸🇪 ❤️'],
    ['Chinese', '谢谢，路很滑。', '谢谢，路很滑。'],
    ['control characters and half ones', 'a\u0000\ud83d', 'a‹U+0000 U+D83D›'],
    ['an override', 'abc\u202edef', 'abc‹U+202E›def'],
    ['Typst source', '#import "x" ] \\u{41} `kod`', '#import "x" ] \\u{41} `kod`'],
  ])('%s', async (_, text, expected) => {
    const { html, pdf } = await both(withSubject({ text, author: { name: text, handle: text } }))
    const shown = html.replaceAll(/<span class="code-point">|<\/span>/g, '').replaceAll('&quot;', '"')
    expect(shown).toContain(expected)
    expect(oneLine(pdf.text)).toContain(expected)
    expect(pdf.missingGlyphCount).toBe(0)
  })

  test('Arabic and Hebrew keep their direction', async () => {
    const html = await renderEvidenceHtml(withSubject({ text: 'مرحبا Falkenberg\nHej' }))
    expect(html).toContain('<p class="written" dir="rtl">مرحبا Falkenberg</p>')
    expect(html).toContain('<p class="written" dir="ltr">Hej</p>')
  })

  test('a picture is shown; one that cannot be is named with its hash, and so are films and files', async () => {
    const film = sampleMedia(Buffer.from('film'), { kind: 'video', title: 'Film från torget', bytes: null })
    const lost = sampleMedia(picture, { original: null, bytes: null, url: 'https://www.example.org/bild' })
    const damaged = sampleMedia(broken)
    const { html, pdf, words } = await both(
      withSubject({ media: [sampleMedia(picture), sampleMedia(picture), damaged, film, lost] }),
    )
    expect(pdf.imageCount).toBe(1)
    expect(html.match(/<img /g)).toHaveLength(2)
    for (const text of words) {
      expect(text).toContain('Bilden kan inte visas: filen är skadad.')
      expect(text).toContain(damaged.original?.sha256 ?? '')
      expect(text).toContain('Film: Film från torget')
      expect(text).toContain('Originalet gick inte att hämta från nätverket.')
    }
    await expect(
      renderEvidencePdf(withSubject({ media: [sampleMedia(picture)] }), { compiler, standard: 'ua-1' }),
    ).resolves.toBeInstanceOf(Uint8Array)
  })
})

describe('the page is safe wherever it is opened', () => {
  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'void-style': 'off', 'doctype-style': 'off' },
    })
    const html = await renderEvidenceHtml(
      withSubject({ media: [sampleMedia(picture)], text: 'a\u0000\nשלום' }),
    )
    const report = await validator.validateString(html)
    expect(report.results.flatMap((result) => result.messages.map((message) => message.message))).toEqual([])
  })

  test('escapes everything and fetches nothing', async () => {
    const evil = '<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>"\'&'
    const view = withSubject(
      {
        text: evil,
        author: { name: evil, handle: evil },
        permalink: 'javascript:alert(1)',
        media: [sampleMedia(picture, { description: evil, title: evil })],
      },
      sampleEvidence({
        evidenceId: evil,
        assessment: evil,
        files: [{ path: evil, sha256: 'x', size: 1, mediaType: evil, what: evil }],
      }),
    )
    const html = await renderEvidenceHtml(view)
    expect(html).not.toMatch(/<script|<img src=https|<iframe|<link|<object/)
    expect(html).not.toMatch(/href="javascript/)
    expect(
      [...html.matchAll(/(?:src|srcset|action|data|poster)="([^"]*)"/g)].map((match) =>
        match[1]?.slice(0, 11),
      ),
    ).toEqual(['data:image/'])
    expect(html).not.toMatch(/@import|url\(/)
    expect(html).toContain("default-src 'none'; img-src data:")
    const pdf = readPdf(await renderEvidencePdf(view, { compiler }))
    expect(pdf.links.join()).not.toContain('javascript')
  })
})

describe('child sexual abuse material (requirements §3.2, 15; scenario 16)', () => {
  test('never shows a picture or leads to one, whatever it is given', async () => {
    const media = [sampleMedia(picture, { description: 'beskrivning', url: 'https://www.example.org/bild' })]
    const view = withSubject({ media }, sampleEvidence({ mediaPolicy: 'never', files: [] }))
    const { html, pdf, words } = await both({
      ...view,
      post: view.post === null ? null : { ...view.post, media },
    })
    expect(pdf.imageCount).toBe(0)
    expect(html).not.toContain('<img')
    for (const text of words) {
      expect(text).toContain('En bild, film eller fil fanns här. Den har inte kopierats.')
      expect(text).toContain('Vänta du bara.')
      expect(text).toContain('comment_id=3')
      expect(text).not.toContain('beskrivning')
      expect(text).not.toContain(media[0]?.original?.sha256)
    }
    expect(pdf.links.join()).not.toContain('comment_id')
    expect(html).not.toMatch(/href="[^"]*posts/)
  })
})
