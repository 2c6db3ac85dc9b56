/**
 * The register described for data portals: DCAT-AP-SE 3.0.1 (Digg) in Turtle. One catalogue with one data set, and the forms it can be
 * fetched in. A contact is given only when an e-mail address is known: the profile demands one, and none is made up (F-050).
 */
import type { Lang } from '#core/i18n/lang.ts'

export type CatalogueFacts = {
  readonly organisation: string
  /** What kind of publisher it is, as portals sort them. */
  readonly legalKind: LegalKind
  /** Absolute, without the ending: `https://…/o/falkenberg/konton`. */
  readonly pageUrl: string
  readonly homepage: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly modifiedOn: Temporal.PlainDate | null
  readonly title: Readonly<Record<Lang, string>>
  readonly description: Readonly<Record<Lang, string>>
  readonly keywords: Readonly<Record<Lang, readonly string[]>>
}

type LegalKind = 'kommun' | 'region' | 'stat' | 'bolag' | 'lärosäte'

/** ADMS publisher types (SEMIC, CC BY 4.0). */
const PUBLISHER_TYPES: Readonly<Record<LegalKind, string>> = {
  kommun: 'LocalAuthority',
  region: 'RegionalAuthority',
  stat: 'NationalAuthority',
  bolag: 'Company',
  lärosäte: 'Academia-ScientificOrganisation',
}

const PREFIXES: Readonly<Record<string, string>> = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const CC0 = iri('http://creativecommons.org/publicdomain/zero/1.0/')
const AUTHORITY = 'http://publications.europa.eu/resource/authority'

const FORMS = [
  { ending: '.json', mediaType: 'application/json', fileType: 'JSON' },
  { ending: '.csv', mediaType: 'text/csv', fileType: 'CSV' },
  { ending: '.atom', mediaType: 'application/atom+xml', fileType: 'ATOM' },
] as const

type Statements = readonly (readonly [property: string, ...values: readonly string[]])[]

export function registerTurtle(facts: CatalogueFacts): string {
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`)
  return `${[...prefixes, '', ...subjects(facts).map(([subject, statements]) => block(subject, statements))].join('\n')}\n`
}

function subjects(facts: CatalogueFacts): readonly (readonly [string, Statements])[] {
  const own = (part: string): string => iri(`${facts.pageUrl}.ttl#${part}`)
  const contact = facts.email === null ? [] : [[own('kontakt'), contactOf(facts, facts.email)] as const]
  return [
    [own('katalog'), catalogueOf(facts, own)],
    [own('utgivare'), publisherOf(facts)],
    [own('forteckning'), dataSetOf(facts, own)],
    ...contact,
    ...FORMS.map((form) => [own(form.fileType.toLowerCase()), distributionOf(facts, form)] as const),
  ]
}

function catalogueOf(facts: CatalogueFacts, own: (part: string) => string): Statements {
  return [
    ['a', 'dcat:Catalog'],
    ['dcterms:title', ...inBoth(facts.title)],
    ['dcterms:description', ...inBoth(facts.description)],
    ['dcterms:publisher', own('utgivare')],
    ['dcterms:license', CC0],
    ['dcterms:language', iri(`${AUTHORITY}/language/SWE`), iri(`${AUTHORITY}/language/ENG`)],
    ['foaf:homepage', iri(facts.pageUrl)],
    ...modified(facts),
    ['dcat:dataset', own('forteckning')],
  ]
}

function publisherOf({ organisation, legalKind, homepage }: CatalogueFacts): Statements {
  const page = homepage === null ? [] : ([['foaf:homepage', iri(homepage)]] as const)
  return [
    ['a', 'foaf:Agent'],
    ['foaf:name', literal(organisation, 'sv')],
    ['dcterms:type', iri(`http://purl.org/adms/publishertype/${PUBLISHER_TYPES[legalKind]}`)],
    ...page,
  ]
}

function dataSetOf(facts: CatalogueFacts, own: (part: string) => string): Statements {
  const contact = facts.email === null ? [] : ([['dcat:contactPoint', own('kontakt')]] as const)
  return [
    ['a', 'dcat:Dataset'],
    ['dcterms:title', ...inBoth(facts.title)],
    ['dcterms:description', ...inBoth(facts.description)],
    ['dcterms:publisher', own('utgivare')],
    ['dcat:theme', iri(`${AUTHORITY}/data-theme/GOVE`)],
    [
      'dcat:keyword',
      ...facts.keywords.sv.map((word) => literal(word, 'sv')),
      ...facts.keywords.en.map((word) => literal(word, 'en')),
    ],
    ['dcterms:accessRights', iri(`${AUTHORITY}/access-right/PUBLIC`)],
    ['dcterms:accrualPeriodicity', iri(`${AUTHORITY}/frequency/CONT`)],
    ['dcterms:language', iri(`${AUTHORITY}/language/SWE`)],
    ['dcat:landingPage', iri(facts.pageUrl)],
    ...modified(facts),
    ...contact,
    ['dcat:distribution', ...FORMS.map((form) => own(form.fileType.toLowerCase()))],
  ]
}

function contactOf({ organisation, phone }: CatalogueFacts, email: string): Statements {
  const number = phone?.replace(/[^\d+]/g, '').replace(/^0/, '+46') ?? ''
  const voice =
    number === ''
      ? []
      : ([['vcard:hasTelephone', `[ a vcard:Voice ; vcard:hasValue ${iri(`tel:${number}`)} ]`]] as const)
  return [
    ['a', 'vcard:Organization'],
    ['vcard:fn', literal(organisation)],
    ['vcard:hasEmail', iri(`mailto:${email}`)],
    ...voice,
  ]
}

function distributionOf(facts: CatalogueFacts, form: (typeof FORMS)[number]): Statements {
  const address = iri(`${facts.pageUrl}${form.ending}`)
  return [
    ['a', 'dcat:Distribution'],
    ['dcterms:title', literal(form.fileType, 'sv'), literal(form.fileType, 'en')],
    ['dcat:accessURL', address],
    ['dcat:downloadURL', address],
    // DCAT-AP 3 demands an address here, the Swedish form would rather have the media type as text: that stands in the next line
    ['dcterms:format', iri(`${AUTHORITY}/file-type/${form.fileType}`)],
    ['dcat:mediaType', iri(`http://www.iana.org/assignments/media-types/${form.mediaType}`)],
    ['dcterms:license', CC0],
  ]
}

function modified({ modifiedOn }: CatalogueFacts): Statements {
  return modifiedOn === null ? [] : [['dcterms:modified', `"${modifiedOn.toString()}"^^xsd:date`]]
}

function block(subject: string, statements: Statements): string {
  const lines = statements.map(([property, ...values]) => `  ${property} ${values.join(' , ')}`)
  return `${subject}\n${lines.join(' ;\n')} .\n`
}

function inBoth(text: Readonly<Record<Lang, string>>): readonly [string, string] {
  return [literal(text.sv, 'sv'), literal(text.en, 'en')]
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function literal(text: string, lang?: Lang): string {
  const safe = text.toWellFormed().replace(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign)
  return `"${safe}"${lang === undefined ? '' : `@${lang}`}`
}

/** A space, a quotation mark or an angle bracket would end the address in the middle (Turtle §6.3, IRIREF). */
function iri(address: string): string {
  // exactly what the grammar forbids
  return `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`
}
