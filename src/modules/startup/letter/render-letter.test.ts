import { afterAll, describe, expect, it } from 'vitest'
import { createPdfCompiler } from '#core/documents/pdf-compiler.ts'
import { readPdf } from '#test/pdf-reading.ts'
import type { AssignmentLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

const compiler = createPdfCompiler()
afterAll(() => compiler.close())

const at = Temporal.Instant.from('2026-11-21T09:12:00Z')
const letter: AssignmentLetter = {
  letterId: '01a1ff2b-14e1-712b-979f-630a7b61ee66',
  organisation: { name: 'Ekköpings kommun', accent: '#7a1f5c' },
  person: { name: 'Jonas Ek', title: 'driftsamordnare' },
  unitName: 'Gata och park',
  account: {
    name: 'Gatorna',
    platform: 'Bildflödet',
    handle: '@gatorna',
    url: 'https://bild.example/gatorna',
  },
  isMonitoringOnly: false,
  purpose: 'Visa vägarbeten i god tid.',
  audience: 'Den som pendlar',
  period: { from: at, until: Temporal.Instant.from('2026-12-31T23:00:00Z') },
  hoursPerWeek: 2.5,
  rights: [{ name: 'Jonas Ek', rights: ['publish', 'reply'] }],
  decisions: [{ what: 'Förankras hos kommunikatören', by: 'Elis M', inPlaceOf: 'Samira L', at }],
  policy: { label: 'ekkoping-1', rules: ['Uppdraget prövas (ska).'] },
  decidedAt: at,
}
const read = async (change: Partial<AssignmentLetter> = {}) => {
  const pdf = readPdf(await renderLetter({ ...letter, ...change }, { compiler }))
  return { ...pdf, words: pdf.text.replace(/\s+/g, ' ') }
}

describe('the assignment letter (B-036)', () => {
  it('says who may what, for how long, and who decided it in whose place', async () => {
    const { words } = await read()
    for (const said of [
      'Jonas Ek, driftsamordnare',
      'Gatorna, Bildflödet',
      'publicera, svara',
      'Gäller till och med31 december 2026',
      '2,5 timmar i veckan',
      'Elis M, i stället för Samira L',
      'ekkoping-1',
    ])
      expect(words).toContain(said)
  })

  it('of monitoring says that nothing is published, and has neither account nor decision', async () => {
    const { words } = await read({
      ...{ isMonitoringOnly: true, account: null, decisions: [], hoursPerWeek: null },
      rights: [{ name: 'Jonas Ek', rights: ['watch'] }],
      period: { from: at, until: null },
    })
    expect(words).toContain('Du publicerar och svarar inte')
    expect(words).toContain('behöver inget beslut')
    expect(words).toContain('tills vidare')
    expect(words).not.toContain('Bildflödet')
  })

  it('is an archive document: PDF/A-2a and PDF/UA-1, the same bytes each time', async () => {
    const { xmp, tags } = await read()
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect([...tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'P', 'Link']))
    const [first, again] = [
      await renderLetter(letter, { compiler }),
      await renderLetter(letter, { compiler }),
    ]
    expect(Buffer.from(again).equals(first)).toBe(true)
    await expect(renderLetter(letter, { compiler, standard: 'ua-1' })).resolves.toBeInstanceOf(Uint8Array)
  })

  it('no odd character and no odd address stops it or becomes a link', async () => {
    const odd = await read({
      purpose: 'Rad 1\u0000\u202e\u{10ffff} 🦔 مرحبا',
      account: { ...letter.account!, url: 'javascript:alert(1)' },
    })
    expect(odd.missingGlyphCount).toBe(0)
    expect(odd.links).toEqual([])
  })
})
