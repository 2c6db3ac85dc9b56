/** The addresses of the organisation's pages. */
export const paths = {
  organisation: '/organisation',
  unit: (id: string) => `/organisation/${id}`,
  people: '/personer',
  newPerson: '/personer/ny',
  import: '/personer/importera',
  preview: (id: string) => `/personer/importera/${id}`,
  confirmImport: (id: string) => `/personer/importera/${id}/las-in`,
  dropImport: (id: string) => `/personer/importera/${id}/slang`,
  person: (id: string) => `/personer/${id}`,
  step: (id: string, step: PersonStep) => `/personer/${id}/${step}`,
  mine: '/min-sida',
  /** The policy module's readable page. */
  policy: '/policy',
  confirmPolicy: '/min-sida/policyn',
  mySettings: '/min-sida/val',
} as const

export type PersonStep =
  | 'uppgifter'
  | 'losenord'
  | 'roll'
  | 'roll-slut'
  | 'franvaro'
  | 'franvaro-slut'
  | 'ersattare'
  | 'avsluta'
  | 'oppna'
