import type { ShippedPolicy } from '../entry/set-up-page.tsx'
import type { DemoChoice, DemoOrganisation } from '../entry/sign-in-page.tsx'

const roles: readonly (readonly [title: string, tries: string])[] = [
  ['kommunikatör', 'Svarar och tar bort i kommunens konton'],
  ['kommunikatör', 'Svarar utan att visa sitt namn'],
  ['driftsamordnare', 'Verksamheten: tar emot, diarieför och polisanmäler'],
  ['kommunvägledare', 'Kontaktcenter: förmedlar vidare'],
  ['registrator', 'Registrator: sätter diarienummer'],
  ['kommunikationschef', 'Chef: ser hela läget'],
  ['systemförvaltare', 'Systemförvaltare: konton och händelser'],
  ['beredskapssamordnare', 'Jour och kris: larmas vid akuta frågor'],
]

const castOf = (orgId: string, names: readonly string[]): readonly DemoChoice[] =>
  names.map((name, i) => ({
    personId: `${orgId}-${i}`,
    name,
    title: roles[i]?.[0] ?? '',
    tries: roles[i]?.[1] ?? '',
  }))

export const demo: readonly DemoOrganisation[] = [
  {
    orgId: 'falkenberg',
    name: 'Falkenbergs kommun',
    people: castOf('falkenberg', [
      'Kim Åkerlund',
      'Ylva Hjortsäter',
      'Göran Bräckelid',
      'Siv Åbrink',
      'Märta Öhrstig',
      'Henrik Tallhed',
      'Nadja Sköldfors',
      'Petra Klintevall',
    ]),
  },
  {
    orgId: 'botkyrka',
    name: 'Botkyrka kommun',
    people: castOf('botkyrka', [
      'Samira Lindehäll',
      'Elis Månskär',
      'Jonas Ekebråten',
      'Birgitta Sjöhage',
      'Davud Åsbrandt',
      'Ulrika Häggemyr',
      'Timo Rönnskär',
      'Mattias Grönvret',
    ]),
  },
]

export const policies: readonly ShippedPolicy[] = [
  {
    key: 'falkenberg',
    name: 'Anvisningar för sociala medier, Falkenbergs kommun',
    unknowns: [
      'Telefon till kontaktcenter',
      'E-post till kontaktcenter',
      'Besöksadress',
      'Kontaktväg till politiker',
    ],
  },
  {
    key: 'botkyrka',
    name: 'Policy för sociala medier, Botkyrka kommun',
    unknowns: ['Telefon till kontaktcenter'],
  },
  { key: 'nationell', name: 'Nationell vägledning', unknowns: [] },
]
