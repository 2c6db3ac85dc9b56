import type { Role } from '#modules/organisation/index.ts'

/** Invented people; any likeness to someone real is chance. One for every role, so that each part of the work can be tried. */
export type DemoPerson = {
  readonly key: string
  readonly fullName: string
  readonly title: string
  readonly unit: string
  readonly roles: readonly Role[]
  readonly hidesName?: boolean
  /** What the sign-in page says this person is good for trying. */
  readonly tries: { readonly sv: string; readonly en: string }
}

export type DemoCast = readonly DemoPerson[]

const roles = {
  communicator: {
    title: 'kommunikatör',
    unit: 'communication',
    roles: ['communicator', 'account-holder'],
    tries: {
      sv: 'Svarar och tar bort i kommunens konton',
      en: 'Answers and removes in the official accounts',
    },
  },
  shy: {
    title: 'kommunikatör',
    unit: 'communication',
    roles: ['communicator'],
    hidesName: true,
    tries: { sv: 'Svarar utan att visa sitt namn', en: 'Answers without showing a name' },
  },
  service: {
    title: 'driftsamordnare',
    unit: 'streets',
    roles: ['service'],
    tries: {
      sv: 'Verksamheten: tar emot, diarieför och polisanmäler',
      en: 'The service: receives, registers and reports',
    },
  },
  contactCentre: {
    title: 'kommunvägledare',
    unit: 'contact-centre',
    roles: ['contact-centre'],
    tries: { sv: 'Kontaktcenter: förmedlar vidare', en: 'Contact centre: passes on' },
  },
  registrar: {
    title: 'registrator',
    unit: 'registry',
    roles: ['registrar'],
    tries: { sv: 'Registrator: sätter diarienummer', en: 'Registrar: enters the number' },
  },
  manager: {
    title: 'kommunikationschef',
    unit: 'communication',
    roles: ['manager', 'communicator'],
    tries: { sv: 'Chef: ser hela läget', en: 'Manager: sees the whole picture' },
  },
  administrator: {
    title: 'systemförvaltare',
    unit: 'executive',
    roles: ['administrator'],
    tries: { sv: 'Systemförvaltare: konton och händelser', en: 'Administrator: accounts and events' },
  },
  archivist: {
    title: 'kommunarkivarie',
    unit: 'registry',
    roles: ['archivist'],
    tries: { sv: 'Arkivarie: läser och kontrollerar liggaren', en: 'Archivist: reads and checks the ledger' },
  },
  dataProtection: {
    title: 'dataskyddsombud',
    unit: 'executive',
    roles: ['data-protection-officer'],
    tries: { sv: 'Dataskyddsombud: råd och insyn', en: 'Data protection officer: advice and insight' },
  },
  crisis: {
    title: 'beredskapssamordnare',
    unit: 'executive',
    roles: ['crisis-lead', 'communicator'],
    tries: { sv: 'Jour och kris: larmas vid akuta frågor', en: 'On call: alerted to urgent questions' },
  },
} as const satisfies Record<string, Omit<DemoPerson, 'key' | 'fullName'>>

export type DemoRole = keyof typeof roles

/** Two casts, so that no name works for both municipalities. */
const names: readonly Readonly<Record<DemoRole, string>>[] = [
  {
    communicator: 'Kim Åkerlund',
    shy: 'Ylva Hjortsäter',
    service: 'Göran Bräckelid',
    contactCentre: 'Siv Åbrink',
    registrar: 'Märta Öhrstig',
    manager: 'Henrik Tallhed',
    administrator: 'Nadja Sköldfors',
    archivist: 'Åsa Vindeskog',
    dataProtection: 'Östen Lyckemo',
    crisis: 'Petra Klintevall',
  },
  {
    communicator: 'Samira Lindehäll',
    shy: 'Elis Månskär',
    service: 'Jonas Ekebråten',
    contactCentre: 'Birgitta Sjöhage',
    registrar: 'Davud Åsbrandt',
    manager: 'Ulrika Häggemyr',
    administrator: 'Timo Rönnskär',
    archivist: 'Ingela Fjällstig',
    dataProtection: 'Leyla Örnfalk',
    crisis: 'Mattias Grönvret',
  },
]

/** The cast of the nth municipality; a third and later ones borrow the first names again. */
export function castOf(index: number): DemoCast {
  const cast = names[index % names.length]
  if (cast === undefined) return []
  return (Object.keys(roles) as DemoRole[]).map((key) => ({ key, fullName: cast[key], ...roles[key] }))
}

/** `kim.akerlund@kommunens-doman.example`: the reserved top domain can never receive mail. */
export function demoEmail(fullName: string, slug: string): string {
  const plain = fullName.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, '.')
  return `${plain}@${slug}.example`
}
