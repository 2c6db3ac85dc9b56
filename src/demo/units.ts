import type { UnitKind } from '#modules/organisation/index.ts'

/** A municipality in small: enough units for every route that a message may take. Keys are the demo's own. */
export type DemoUnit = {
  readonly key: string
  readonly name: string
  readonly kind: UnitKind
  readonly parent: string | null
  readonly ownsCommonAccounts: boolean
}

const unit = (key: string, name: string, kind: UnitKind, parent: string | null): DemoUnit => ({
  key,
  name,
  kind,
  parent,
  ownsCommonAccounts: key === 'communication',
})

export const demoUnits: readonly DemoUnit[] = [
  unit('board', 'Kommunstyrelsen', 'authority', null),
  unit('executive', 'Kommunstyrelsens förvaltning', 'department', 'board'),
  unit('communication', 'Kommunikationsavdelningen', 'service', 'executive'),
  unit('contact-centre', 'Kontaktcenter', 'service', 'executive'),
  unit('registry', 'Kansliet', 'service', 'executive'),
  unit('planning-board', 'Samhällsbyggnadsnämnden', 'authority', null),
  unit('planning', 'Samhällsbyggnadsförvaltningen', 'department', 'planning-board'),
  unit('streets', 'Gata och park', 'service', 'planning'),
  unit('water', 'Vatten och avlopp', 'service', 'planning'),
  unit('education-board', 'Barn- och utbildningsnämnden', 'authority', null),
  unit('education', 'Barn- och utbildningsförvaltningen', 'department', 'education-board'),
  unit('social-board', 'Socialnämnden', 'authority', null),
  unit('social', 'Socialförvaltningen', 'department', 'social-board'),
  unit('culture-board', 'Kultur- och fritidsnämnden', 'authority', null),
  unit('culture', 'Kultur- och fritidsförvaltningen', 'department', 'culture-board'),
  unit('library', 'Biblioteken', 'service', 'culture'),
]
