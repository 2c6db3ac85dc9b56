import type { RegistrationPageView, RegistryRow } from '../registry/registration-view.ts'
import { units } from './base-item.fixture.ts'
import { at } from './moment.fixture.ts'
import { registerComplaint, registerRemoved } from './rules.fixture.ts'

export const registryRows: readonly RegistryRow[] = [
  {
    id: 'd-1',
    what: 'Från Leif S.',
    account: 'Falkenbergs kommun',
    unit: 'Samhällsbyggnadsförvaltningen',
    desk: 'kontaktcenter',
    openedAt: at(18, '09:12:00'),
    number: null,
  },
  {
    id: 'd-2',
    what: 'Från Överförmyndarhandläggare-i-pension Karl-Åke von Trapp-Österlund',
    account: 'Kultur- och fritidsförvaltningen i Falkenbergs kommun',
    unit: 'Kultur-, fritids- och teknikförvaltningen',
    desk: 'verksamheten',
    openedAt: at(19, '15:40:00'),
    number: null,
  },
  {
    id: 'd-3',
    what: 'Från okänd avsändare',
    account: 'Falkenbergs kommun',
    unit: 'Socialförvaltningen, barn och familj',
    desk: 'registratorn',
    openedAt: at(20, '08:01:00'),
    number: null,
  },
]

const hops: RegistrationPageView['hops'] = [
  { at: at(18, '09:12:10'), what: 'Skickad vidare: kontaktcenter', by: 'Kim Åkerlund' },
  {
    at: at(18, '10:30:00'),
    what: 'Skickad tillbaka: kontaktcenter',
    detail: 'Hör till gatuenheten, inte till oss',
    by: 'Göran Bräckelid',
  },
  { at: at(19, '08:15:00'), what: 'Skickad vidare: registratorn', by: 'Siv Åbrink' },
]

const atRegistrar: RegistrationPageView = {
  id: 'd-1',
  version: 3,
  author: 'Leif S.',
  excerpt: 'Jag vet var ni bor, byråkratyngel. Vänta bara tills någon av er går ensam över torget en kväll.',
  account: 'Falkenbergs kommun',
  unit: 'Samhällsbyggnadsförvaltningen',
  desk: 'registratorn',
  state: 'under-way',
  stateWords: 'på väg till diariet · registratorn',
  number: null,
  reason: null,
  note: 'Hot mot tjänsteperson i en tråd om snöröjning. Tas bort så snart underlaget är överlämnat.',
  criterion: registerRemoved,
  ongoingCase: null,
  suggestsSecrecy: true,
  postedAt: at(20, '14:02:11'),
  receivedAt: at(20, '14:02:14'),
  itemHref: '/inkorg/m-2',
  packageHref: '/diarieforing/d-1/paket.zip',
  hops,
  may: new Set(['nummer', 'koppla', 'avsla', 'skicka-tillbaka'] as const),
  units,
  numberExample: 'SBN 2026/123',
  sameNumber: null,
}

/** One in each state the page can be in. */
export const registrations = {
  contactCentre: {
    ...atRegistrar,
    desk: 'kontaktcenter',
    stateWords: 'på väg till diariet · kontaktcenter',
    suggestsSecrecy: false,
    criterion: registerComplaint,
    may: new Set(['ta-emot', 'lamna-vidare', 'annan-verksamhet'] as const),
  },
  registrar: atRegistrar,
  sameNumber: {
    ...atRegistrar,
    sameNumber: 'SBN 2026/512 är redan satt på det som Marie Ek skrev den 4 november.',
  },
  registered: {
    ...atRegistrar,
    state: 'registered',
    stateWords: 'diarieförd',
    number: 'SBN 2026/512',
    may: new Set(),
    suggestsSecrecy: false,
  },
  linked: {
    ...atRegistrar,
    state: 'linked',
    stateWords: 'kopplad till ärende',
    number: 'KS 2025/88',
    ongoingCase: 'KS 2025/88',
    may: new Set(),
    suggestsSecrecy: false,
  },
  rejected: {
    ...atRegistrar,
    state: 'rejected',
    stateWords: 'diarieförs inte',
    reason: 'Är uppenbart av ringa betydelse och hör inte till något ärende.',
    note: '',
    may: new Set(),
    packageHref: null,
    suggestsSecrecy: false,
  },
} as const satisfies Record<string, RegistrationPageView>
