import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registerTurtle, type CatalogueFacts } from './register-turtle.ts'

const facts: CatalogueFacts = {
  organisation: 'Provs "kommun" \\',
  legalKind: 'kommun',
  pageUrl: 'https://torget.example.se/o/prov/konton',
  homepage: 'https://prov.example.se',
  email: 'prov@example.se',
  phone: '0346-88 60 00',
  modifiedOn: Temporal.PlainDate.from('2026-11-21'),
  title: { sv: 'Konton', en: 'Accounts' },
  description: { sv: 'Alla\nkonton', en: 'All accounts' },
  keywords: { sv: ['konton'], en: ['accounts'] },
}

/** Each subject with its properties, read back by the grammar we write: one subject a block, one property a line. */
function readBack(turtle: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const blocks = turtle.split(/\n(?=<)/).filter((block) => block.startsWith('<'))
  return new Map(
    blocks.map((block) => {
      const [subject = '', ...lines] = block.trim().split('\n')
      const statements = lines.map((line) => /^ {2}(\S+) (.+) [;.]$/.exec(line))
      return [
        subject.replace(/^.*#|>$/g, ''),
        new Map(statements.map((found) => [found?.[1] ?? `unreadable: ${lines.join()}`, found?.[2] ?? ''])),
      ] as const
    }),
  )
}

/** What DCAT-AP-SE 3.0.1 demands of each class (Digg, CC BY 4.0: the properties with a least number of one). */
const DEMANDED: Readonly<Record<string, readonly string[]>> = {
  katalog: [
    'a',
    'dcterms:title',
    'dcterms:description',
    'dcterms:publisher',
    'dcat:dataset',
    'dcterms:license',
  ],
  utgivare: ['a', 'foaf:name', 'dcterms:type'],
  forteckning: ['a', 'dcterms:title', 'dcterms:description', 'dcterms:publisher', 'dcat:distribution'],
  kontakt: ['a', 'vcard:fn', 'vcard:hasEmail'],
  json: ['a', 'dcat:accessURL', 'dcterms:format'],
  csv: ['a', 'dcat:accessURL', 'dcterms:format'],
  atom: ['a', 'dcat:accessURL', 'dcterms:format'],
}

describe('the register in DCAT-AP-SE', () => {
  it.each(Object.entries(DEMANDED))('%s has what the profile demands', (subject, properties) => {
    const found = readBack(registerTurtle(facts)).get(subject)
    expect([...(found?.keys() ?? [])]).toEqual(expect.arrayContaining([...properties]))
  })

  it('points only at subjects that are there', () => {
    const turtle = registerTurtle(facts)
    const subjects = readBack(turtle)
    const pointed = [...turtle.matchAll(/konton\.ttl#(\w+)>/g)].map(([, name]) => name ?? '')
    expect(pointed.filter((name) => !subjects.has(name))).toEqual([])
  })

  it('makes up no address: without an e-mail there is no contact (F-050)', () => {
    const turtle = registerTurtle({ ...facts, email: null })
    expect(turtle).not.toContain('vcard:fn')
    expect(turtle).not.toContain('contactPoint')
  })

  it('holds any text without breaking', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const back = readBack(registerTurtle({ ...facts, organisation: text, email: null }))
        return back.get('utgivare')?.has('foaf:name') === true && back.size === 6
      }),
    )
  })
})
