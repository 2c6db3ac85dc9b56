/** Which column of a file holds what: by its heading, in Swedish or English, in any order. */

export type ColumnKey =
  'email' | 'fullName' | 'firstName' | 'lastName' | 'title' | 'unit' | 'roles' | 'language'

const HEADINGS: Readonly<Record<ColumnKey, readonly string[]>> = {
  email: ['epost', 'epostadress', 'mejl', 'mail', 'email', 'emailaddress', 'mailadress'],
  fullName: ['namn', 'fullständigtnamn', 'helanamnet', 'name', 'fullname'],
  firstName: ['förnamn', 'tilltalsnamn', 'firstname', 'givenname'],
  lastName: ['efternamn', 'lastname', 'surname', 'familyname'],
  title: ['titel', 'befattning', 'yrkestitel', 'title', 'jobtitle', 'position'],
  unit: [
    'enhet',
    'verksamhet',
    'förvaltning',
    'arbetsplats',
    'avdelning',
    'organisation',
    'unit',
    'department',
  ],
  roles: ['roll', 'roller', 'behörighet', 'behörigheter', 'role', 'roles'],
  language: ['språk', 'language', 'lang'],
}

/** How a column is named back to the reader when it is missing: as the template has it. */
export const COLUMN_NAMES: Readonly<Record<ColumnKey, { readonly sv: string; readonly en: string }>> = {
  email: { sv: 'E-post', en: 'Email' },
  fullName: { sv: 'Namn', en: 'Name' },
  firstName: { sv: 'Förnamn', en: 'First name' },
  lastName: { sv: 'Efternamn', en: 'Last name' },
  title: { sv: 'Titel', en: 'Title' },
  unit: { sv: 'Enhet', en: 'Unit' },
  roles: { sv: 'Roller', en: 'Roles' },
  language: { sv: 'Språk', en: 'Language' },
}

export type Columns = {
  readonly at: ReadonlyMap<ColumnKey, number>
  /** Headings that mean nothing here; said so that nobody thinks they were taken in. */
  readonly ignored: readonly string[]
}

export type HeadingFault = { readonly code: 'column-missing' | 'column-twice'; readonly key: ColumnKey }

export function readHeadings(cells: readonly string[]): {
  readonly columns: Columns
  readonly faults: readonly HeadingFault[]
} {
  const at = new Map<ColumnKey, number>()
  const ignored: string[] = []
  const twice = new Set<ColumnKey>()
  for (const [index, cell] of cells.entries()) {
    const key = keyOf(cell)
    if (key === null) ignored.push(cell.trim())
    else if (at.has(key)) twice.add(key)
    else at.set(key, index)
  }
  const hasName = at.has('fullName') || (at.has('firstName') && at.has('lastName'))
  const missing = (['email', 'title', 'unit'] as const).filter((key) => !at.has(key))
  return {
    columns: { at, ignored: ignored.filter((heading) => heading !== '') },
    faults: [
      ...missing.map((key) => ({ code: 'column-missing', key }) as const),
      ...(hasName ? [] : [{ code: 'column-missing', key: 'fullName' } as const]),
      ...[...twice].map((key) => ({ code: 'column-twice', key }) as const),
    ],
  }
}

function keyOf(heading: string): ColumnKey | null {
  const plain = heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '')
  const found = (Object.keys(HEADINGS) as ColumnKey[]).find((key) => HEADINGS[key].includes(plain))
  return found ?? null
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  administratör: 'administrator',
  systemförvaltare: 'administrator',
  kommunikatör: 'communicator',
  kontoansvarig: 'account-holder',
  chef: 'manager',
  kontaktcenter: 'contact-centre',
  verksamhet: 'service',
  verksamheten: 'service',
  registrator: 'registrar',
  arkivarie: 'archivist',
  dataskyddsombud: 'data-protection-officer',
  krisledning: 'crisis-lead',
  krisledare: 'crisis-lead',
  medarbetare: 'employee',
}

/** "Kommunikatör | kontoansvarig": in Swedish or as the command line names them. An empty cell is a plain employee. */
export function readRoles(cell: string): readonly string[] {
  const words = cell
    .split(/[|,/+]/)
    .map((word) => word.trim().toLowerCase().normalize('NFC'))
    .filter((word) => word !== '')
  return words.length === 0
    ? ['employee']
    : [...new Set(words.map((word) => ROLE_WORDS[word] ?? word.replaceAll(' ', '-')))]
}
