/** Laws the product knows: Swedish Code of Statutes numbers are facts; a repealed law stays listed so that old documents can be read. */
import type { LocalText } from '../schema/policy.ts'

export type Law = {
  readonly id: string
  readonly name: LocalText
  /** Number in Svensk författningssamling, or the EU regulation's number. */
  readonly sfs: string | null
  readonly isRepealed: boolean
  readonly repealedOn: string | null
  readonly replacedBy: string | null
}

function inForce(id: string, sfs: string, sv: string, en: string): Law {
  return { id, sfs, name: { sv, en }, isRepealed: false, repealedOn: null, replacedBy: null }
}

export const shippedLaws: readonly Law[] = [
  inForce('rf', '1974:152', 'Regeringsformen', 'Instrument of Government'),
  inForce('tf', '1949:105', 'Tryckfrihetsförordningen', 'Freedom of the Press Act'),
  inForce('ygl', '1991:1469', 'Yttrandefrihetsgrundlagen', 'Fundamental Law on Freedom of Expression'),
  inForce(
    'osl',
    '2009:400',
    'Offentlighets- och sekretesslagen',
    'Public Access to Information and Secrecy Act',
  ),
  inForce('arkivlagen', '1990:782', 'Arkivlagen', 'Archives Act'),
  inForce(
    'bbs',
    '1998:112',
    'Lagen om ansvar för elektroniska anslagstavlor',
    'Act on Electronic Bulletin Boards',
  ),
  inForce('brb', '1962:700', 'Brottsbalken', 'Criminal Code'),
  inForce('skl', '1972:207', 'Skadeståndslagen', 'Tort Liability Act'),
  inForce('url', '1960:729', 'Upphovsrättslagen', 'Copyright Act'),
  inForce(
    'dos',
    '2018:1937',
    'Lagen om tillgänglighet till digital offentlig service',
    'Digital Accessibility Act',
  ),
  inForce('gdpr', '(EU) 2016/679', 'Dataskyddsförordningen', 'General Data Protection Regulation'),
  {
    id: 'pul',
    sfs: '1998:204',
    name: { sv: 'Personuppgiftslagen', en: 'Personal Data Act' },
    isRepealed: true,
    repealedOn: '2018-05-25',
    replacedBy: 'gdpr',
  },
]

export function shippedLaw(id: string): Law | null {
  return shippedLaws.find((law) => law.id === id) ?? null
}
