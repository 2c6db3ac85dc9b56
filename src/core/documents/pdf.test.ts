import { afterAll, describe, expect, test } from 'vitest'
import { readPdf } from '#test/pdf-reading.ts'
import { displayableInPdf } from './displayable-text.ts'
import { createPdfCompiler, PdfNotMade } from './pdf-compiler.ts'
import { renderPdf, type PdfJob } from './pdf.ts'
import { textBlocks } from './text-direction.ts'

const compiler = createPdfCompiler()
afterAll(() => compiler.close())

const job = (change: Partial<PdfJob> = {}): PdfJob => ({
  template: '= Ord\n#blocks(data.inputs.blocks)',
  inputs: { blocks: [] },
  document: {
    title: 'Prov på åäö',
    author: 'Falkenbergs kommun',
    language: 'sv',
    at: Temporal.Instant.from('2026-11-20T13:11:30Z'),
    footer: 'U-1',
  },
  ...change,
})
const written = (text: string): PdfJob => job({ inputs: { blocks: textBlocks(text) } })
const isHan = (codePoint: number): boolean => codePoint >= 0x3400 && codePoint < 0xa000
const oneLine = (text: string): string => text.replaceAll('\n', '')

describe('a document', () => {
  test('says that it is PDF/A-2a, in which language, from when, and is tagged', async () => {
    const pdf = readPdf(await renderPdf(written('Hej'), { compiler }))
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf.xmp).toContain('<rdf:li xml:lang="x-default">Prov på åäö</rdf:li>')
    expect(pdf.xmp).toContain('<dc:language><rdf:Bag><rdf:li>sv</rdf:li></rdf:Bag></dc:language>')
    expect(pdf.xmp).toContain('<xmp:CreateDate>2026-11-20T13:11:30Z</xmp:CreateDate>')
    expect(pdf.catalog).toMatch(/\/Lang \(sv\)[\s\S]*\/Marked true/)
    expect(pdf.catalog).toContain('/OutputIntents')
    expect([...pdf.tags]).toEqual(expect.arrayContaining(['Document', 'H1', 'P']))
    expect(pdf.embeddedFontCount).toBe(pdf.fontNames.length)
  })

  test('holds as PDF/UA-1 too', async () => {
    expect(readPdf(await renderPdf(written('Hej'), { compiler, standard: 'ua-1' })).xmp).toContain(
      'pdfuaid:part',
    )
  })

  test('has the same bytes for the same input, also from a fresh compiler', async () => {
    const other = createPdfCompiler()
    const [first, second] = [
      await renderPdf(written('Hej 😀'), { compiler }),
      await renderPdf(written('Hej 😀'), { compiler: other }),
    ]
    other.close()
    expect(Buffer.from(second).equals(first)).toBe(true)
  })

  test('takes a title of any length and kind', async () => {
    const document = {
      ...job().document,
      title: `\ud800${'långt '.repeat(20_000)}`,
      author: '\u202e',
      footer: 'x'.repeat(90_000),
    }
    expect(readPdf(await renderPdf(job({ document }), { compiler })).xmp).toContain('‹U+D800›långt')
  })
})

describe('any text', () => {
  test.each([
    ['emoji', '👨‍👩‍👧‍👦 🇸🇪 👍🏽 ❤️ 🏳️‍🌈'],
    ['Chinese', '谢谢，路很滑。'],
    ['Swedish', 'Jag vet var du bor – räksmörgås, 50 % § ”citat”'],
    [
      'Typst source',
      '#import "@preview/x:1.0.0": * #read("/etc/passwd") ] ) } \\u{41} `kod` $x^2$ *fet* _kursiv_ // bort /* bort */ <a> @b = c',
    ],
    ['code points that nothing shows', '‹U+202E› är en text, \u0000 ett tecken'],
  ])('comes back as it was written: %s', async (_, text) => {
    const pdf = readPdf(await renderPdf(written(text), { compiler }))
    const expected = text.replace('‹U+202E›', '‹U+2039›U+202E›').replace('\u0000', '‹U+0000›')
    // A line break swallows the space it stands for.
    expect(oneLine(pdf.text).replaceAll(' ', '')).toContain(expected.replaceAll(' ', ''))
    expect(pdf.missingGlyphCount).toBe(0)
  })

  test('Arabic and Hebrew run from the right, each letter there', async () => {
    const pdf = readPdf(await renderPdf(written('Hej שלום\nמרחבא! (123)'), { compiler }))
    const [first, second] = pdf.text.split('\n').filter((line) => /\p{Script=Hebrew}/u.test(line))
    expect(first).toBe('Hej םולש')
    expect(second).toContain('אבחרמ')
    expect(pdf.fontNames.join()).toContain('NotoSansHebrew')
  })

  test.each([
    ['Swedish', 'Det är fel. ', 5000],
    ['one endless word', 'a', 60_000],
    ['emoji', '😀👨‍👩‍👧‍👦', 7000],
    ['Chinese', '漢字', 30_000],
    ['lines', 'x\n', 30_000],
    ['every other character impossible', 'a\ue000b\ue001', 15_000],
    ['nothing but control characters', '\u0001\u0002', 30_000],
    ['half characters', '\ud83d', 60_000],
    ['Arabic', 'مرحبا ', 10_000],
  ])('of 60 000 characters: %s', async (_, piece, times) => {
    const pdf = readPdf(await renderPdf(written(piece.repeat(times)), { compiler }))
    expect(pdf.missingGlyphCount).toBe(0)
    if (piece === 'a') expect(pdf.text.match(/a/g)).toHaveLength(60_000)
  })

  test('every character that the fonts have is drawn, and the compiler takes it', async () => {
    const shown: string[] = []
    for (let codePoint = 0x21; codePoint < 0x20000; codePoint += isHan(codePoint) ? 97 : 1) {
      const character = String.fromCodePoint(codePoint)
      if (displayableInPdf(character) === character)
        shown.push(/\p{M}/u.test(character) ? `a${character}` : character)
    }
    expect(shown.length).toBeGreaterThan(5000)
    const pdf = readPdf(await renderPdf(written(shown.join('\n')), { compiler }))
    expect(pdf.missingGlyphCount).toBe(0)
    expect(new Set(pdf.text).size).toBeGreaterThan(shown.length * 0.9)
  })

  test('that the chosen fonts cannot show is written as code points, however many tries it takes', async () => {
    const template = '#text(font: "Atkinson Hyperlegible Next", data.inputs.text)'
    const pdf = readPdf(await renderPdf(job({ template, inputs: { text: 'a漢字b' } }), { compiler }))
    expect(pdf.text).toContain('a‹U+6F22 U+5B57›b')
  })
})

describe('the compiler', () => {
  test('works beside the web server, not in it', async () => {
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 1)
    await renderPdf(job({ template: '#for i in range(200000) { let a = calc.sin(i) }\nHej' }), { compiler })
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(5)
  })

  test('is ended when it takes too long, and the next document is made', async () => {
    const endless = job({ template: '#for i in range(2000000000) { let a = calc.sin(i) }' })
    await expect(renderPdf(endless, { compiler, timeLimitMs: 300 })).rejects.toMatchObject({
      reason: 'time-limit',
    })
    expect(readPdf(await renderPdf(written('Nästa'), { compiler })).text).toContain('Nästa')
  })

  test('says why it refuses, and lives on', async () => {
    await expect(renderPdf(job({ template: '#finns-inte()' }), { compiler })).rejects.toThrow(
      'unknown variable',
    )
    await expect(renderPdf(job({ template: '#text(font: "Noto Sans")[漢]' }), { compiler })).rejects.toThrow(
      '漢',
    )
    await expect(renderPdf(job({ template: '#panic("x")' }), { compiler })).rejects.toBeInstanceOf(PdfNotMade)
    expect(await renderPdf(written('x'), { compiler })).toBeInstanceOf(Uint8Array)
  })

  test('cannot be led to read a file', async () => {
    for (const template of [
      '#read("/../../../../../etc/passwd")',
      '#image("/../x.png")',
      '#import "@preview/cetz:0.3.0"',
    ]) {
      await expect(renderPdf(job({ template }), { compiler })).rejects.toMatchObject({ reason: 'refused' })
    }
  })

  test('makes many at once, each its own, and can be closed with some waiting', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `Nummer ${index}.`)
    const pdfs = await Promise.all(texts.map((text) => renderPdf(written(text), { compiler })))
    expect(pdfs.map((pdf, index) => readPdf(pdf).text.includes(texts[index] ?? ''))).not.toContain(false)
    const waiting = texts.map((text) => renderPdf(written(text), { compiler }))
    compiler.close()
    for (const result of await Promise.allSettled(waiting)) expect(result.status).toBe('rejected')
    expect(await renderPdf(written('igen'), { compiler })).toBeInstanceOf(Uint8Array)
  })
})
