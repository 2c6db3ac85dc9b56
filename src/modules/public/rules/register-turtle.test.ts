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

type Kind = 'iri' | 'text' | 'day' | 'node'
/** How many there must and may be, and of what kind. */
type Demand = readonly [least: 0 | 1, most: 1 | null, kind: Kind]

/**
 * From DCAT-AP-SE 3.0.1 (Digg, bundle.json: least and greatest numbers) and DCAT-AP 3.0.0 (SEMIC, shapes.ttl: greatest numbers and kinds of
 * node), both CC BY 4.0. Where the two differ on a kind, that of the shapes, which validators run.
 */
const DEMANDED: Readonly<Record<string, Readonly<Record<string, Demand>>>> = {
  'dcat:Catalog': {
    'dcterms:title': [1, null, 'text'],
    'dcterms:description': [1, null, 'text'],
    'dcterms:publisher': [1, 1, 'iri'],
    'dcat:dataset': [1, null, 'iri'],
    'dcterms:license': [1, 1, 'iri'],
    'dcterms:language': [0, null, 'iri'],
    'dcterms:modified': [0, 1, 'day'],
    'foaf:homepage': [0, 1, 'iri'],
  },
  'foaf:Agent': {
    'foaf:name': [1, null, 'text'],
    'dcterms:type': [1, 1, 'iri'],
    'foaf:homepage': [0, null, 'iri'],
  },
  'dcat:Dataset': {
    'dcterms:title': [1, null, 'text'],
    'dcterms:description': [1, null, 'text'],
    'dcterms:publisher': [1, 1, 'iri'],
    'dcat:contactPoint': [0, null, 'iri'],
    'dcat:distribution': [0, null, 'iri'],
    'dcat:keyword': [0, null, 'text'],
    'dcat:landingPage': [0, null, 'iri'],
    'dcat:theme': [0, null, 'iri'],
    'dcterms:accessRights': [0, 1, 'iri'],
    'dcterms:accrualPeriodicity': [0, 1, 'iri'],
    'dcterms:language': [0, null, 'iri'],
    'dcterms:modified': [0, 1, 'day'],
  },
  'dcat:Distribution': {
    'dcat:accessURL': [1, 1, 'iri'],
    'dcterms:format': [1, 1, 'iri'],
    'dcat:downloadURL': [0, null, 'iri'],
    'dcat:mediaType': [0, 1, 'iri'],
    'dcterms:license': [0, 1, 'iri'],
    'dcterms:title': [0, null, 'text'],
  },
  'vcard:Organization': {
    'vcard:fn': [1, null, 'text'],
    'vcard:hasEmail': [1, null, 'iri'],
    'vcard:hasTelephone': [0, null, 'node'],
  },
}

/** One value after another; a text may hold anything, so it is read to its own end. */
function kindsOf(values: string): readonly Kind[] {
  const found = values.matchAll(/<[^>]*>|"(?:[^"\\]|\\.)*"(\^\^xsd:date)?(?:@\w+)?|\[[^\]]*\]/g)
  return [...found].map(([text, isDay]) => {
    if (text.startsWith('<')) return 'iri'
    if (text.startsWith('[')) return 'node'
    return isDay === undefined ? 'text' : 'day'
  })
}

function breachesIn(turtle: string): readonly string[] {
  return [...readBack(turtle)].flatMap(([subject, statements]) => {
    const demands = DEMANDED[statements.get('a') ?? '']
    if (demands === undefined) return [`${subject}: of no known class`]
    const unknown = [...statements.keys()].filter((property) => property !== 'a' && !(property in demands))
    const broken = Object.entries(demands).filter(([property, [least, most, kind]]) => {
      const kinds = kindsOf(statements.get(property) ?? '')
      return (
        kinds.length < least || (most !== null && kinds.length > most) || kinds.some((one) => one !== kind)
      )
    })
    return [...unknown, ...broken.map(([property]) => property)].map((property) => `${subject}: ${property}`)
  })
}

describe('the register in DCAT-AP-SE', () => {
  it('has of everything what the profile demands, as often and of the kind it demands', () => {
    expect(breachesIn(registerTurtle(facts))).toEqual([])
    const bare = { ...facts, email: null, phone: null, homepage: null, modifiedOn: null }
    expect(breachesIn(registerTurtle(bare))).toEqual([])
  })

  it('would see what is missing, too many or of the wrong kind', () => {
    const turtle = registerTurtle(facts)
    const without = turtle.replace(/ {2}dcterms:type .*\n/, '')
    expect(breachesIn(without)).toEqual(['utgivare: dcterms:type'])
    const wrong = turtle.replace(/(dcat:accessURL) <[^>]*>/, '$1 "en text"')
    expect(breachesIn(wrong)).toEqual(['json: dcat:accessURL'])
    const twice = turtle.replace(/(dcterms:license) (<[^>]*>)/, '$1 $2 , $2')
    expect(breachesIn(twice)).toEqual(['katalog: dcterms:license'])
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
