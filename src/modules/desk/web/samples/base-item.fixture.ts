import type { ItemView, RegistrationView, ReferralView, TriageView } from '../item/item-view.ts'
import { at, by } from './moment.fixture.ts'
import { answerSoon, answerUrgent, openChannel, signed } from './rules.fixture.ts'

export const classes: TriageView['classes'] = [
  { key: 'question', label: 'Fråga', hint: 'Kan besvaras i tråden' },
  { key: 'viewpoint', label: 'Synpunkt eller klagomål', hint: 'Kritik är välkommen och tas aldrig bort' },
  { key: 'idea', label: 'Idé eller förslag', hint: 'Går till verksamheten' },
  { key: 'political', label: 'Politisk fråga', hint: 'Hänvisas till politikerna' },
  { key: 'other-actor', label: 'Gäller en annan aktör', hint: 'Hänvisas till den som ansvarar' },
  { key: 'secret', label: 'Känsliga uppgifter eller sekretess', hint: 'Rör någons privata förhållanden' },
  { key: 'offensive', label: 'Kränkande', hint: 'Kränker någon' },
  { key: 'criminal', label: 'Kan vara brott', hint: 'Hot, hets, uppvigling och liknande' },
  { key: 'spam', label: 'Skräp och reklam', hint: 'Skickat i mängd, inte till just oss' },
  { key: 'praise', label: 'Beröm', hint: 'Ett tack räcker' },
]

export const triagedAs = (classKey: string | null, isUrgent = false): TriageView => ({
  classes,
  classKey,
  isAcute: classKey === null ? null : isUrgent,
  isHappeningNow: classKey === null ? null : isUrgent,
  chip: answerUrgent,
})

export const units = [
  { id: 'u-samhall', name: 'Samhällsbyggnadsförvaltningen' },
  { id: 'u-kultur', name: 'Kultur-, fritids- och teknikförvaltningen' },
  { id: 'u-social', name: 'Socialförvaltningen, barn och familj' },
  { id: 'u-barn', name: 'Barn- och utbildningsförvaltningen' },
]

export const registration: RegistrationView = {
  advice: {
    text: 'Behöver inte diarieföras. Ligger i tidsordning i en öppen kanal.',
    need: 'exempt',
    chip: openChannel,
  },
  current: null,
  mayOpen: true,
  criteria: [
    { ruleId: 'register-complaint', label: 'Synpunkter och klagomål diarieförs' },
    { ruleId: 'register-ongoing-case', label: 'Det som rör ett pågående ärende diarieförs' },
    { ruleId: 'register-new-case', label: 'Det som inleder ett ärende diarieförs' },
    { ruleId: 'register-removed', label: 'Det som tas bort diarieförs först' },
    { ruleId: 'register-secret', label: 'Det som kan omfattas av sekretess diarieförs' },
  ],
  units,
  suggestedRuleId: null,
  suggestedUnitId: null,
  suggestsSecrecy: false,
}

export const referral: ReferralView = {
  choices: [
    {
      key: 'contact-centre',
      label: 'Kontaktcenter',
      text: 'Hej! Det här hjälper vi dig bäst med utanför sociala medier. Ring kontaktcenter på 0346-00 00 00.\n\n/Kim Åkerlund, kommunikatör, Falkenbergs kommun',
      isPossible: true,
    },
    {
      key: 'politicians',
      label: 'Politikerna',
      text: 'Hej! Här svarar vi som arbetar i kommunen, och vi tar inte ställning i politiska frågor. Fråga gärna politikerna direkt: kommunen.example/politiker\n\n/Kim Åkerlund, kommunikatör, Falkenbergs kommun',
      isPossible: true,
    },
    {
      key: 'actor:region-halland',
      label: 'Region Halland',
      text: 'Kontaktvägen till Region Halland saknas.',
      isPossible: false,
    },
  ],
  suggested: null,
  chip: null,
}

export const answer: NonNullable<ItemView['answer']> = {
  lock: null,
  templates: [
    { key: 'viewpoint-thanks', label: 'Tack för synpunkten', text: 'Tack för att du hör av dig!' },
    {
      key: 'passed-to-service',
      label: 'Skickad vidare till verksamheten',
      text: 'Hej! Jag har skickat din fråga.',
    },
  ],
  startText: null,
  signature: '/Kim Åkerlund, kommunikatör, Falkenbergs kommun',
  chip: signed,
  limit: 8000,
  way: 'thread',
  until: null,
  mayReplyPrivately: true,
  draftKey: 'svar-kim-m-1',
}

export const colleagues = [
  { id: 'p-ylva', name: 'Ylva Hjortsäter' },
  { id: 'p-henrik', name: 'Henrik Tallhed' },
  { id: 'p-petra', name: 'Petra Klintevall' },
]

const question =
  'Hej! Är återvinningscentralen på Stafsinge öppen på annandagen, och får man lämna asbest där? Jag har rivit ett gammalt uthus.'

/** An ordinary question, triaged and open. Every other sample differs from it in what it is about. */
export const baseItem: ItemView = {
  id: '019aa1c0-0000-7000-8000-000000000001',
  version: 4,
  title: 'Kommentar av Elin Törnqvist',
  place: 'Facebook, Falkenbergs kommun',
  author: by('Elin Törnqvist'),
  postedAt: at(19, '10:12:40'),
  receivedAt: at(19, '10:12:43'),
  permalink: 'https://natverket.example/p/1?comment=2',
  networkName: 'Facebook',
  isDirect: false,
  due: {
    clock: { state: 'calm', dueAt: at(24, '23:59:00'), note: '3 arbetsdagar' },
    share: 0.78,
    demand: 'Då ska svaret vara skickat.',
    chips: [answerSoon],
    owner: 'Ansvarig: Kim Åkerlund',
  },
  post: {
    account: 'Falkenbergs kommun',
    publishedAt: at(18, '08:00:00'),
    publishedBy: 'Kim Åkerlund',
    text: 'Julöppettider på återvinningscentralerna: vi har stängt julafton, juldagen och nyårsdagen. Övriga dagar som vanligt.',
    attachments: [],
    permalink: 'https://natverket.example/p/1',
    state: 'visible',
  },
  thread: [
    { id: 'inlagget', author: by('Elin Törnqvist'), at: at(19, '10:12:40'), text: question, focus: true },
  ],
  threadLeftOut: 0,
  isVeiled: null,
  journal: [
    { at: at(19, '10:12:43'), what: 'Mottagen', detail: 'från Facebook, signatur godkänd' },
    { at: at(19, '10:15:02'), what: 'Bedömd', detail: 'som fråga', by: 'Kim Åkerlund' },
  ],
  notices: [],
  triage: triagedAs('question'),
  answer,
  referral,
  removal: null,
  registration,
  sent: [],
  other: { mayTakeOver: false, people: colleagues, mayReopen: false, mayLeave: true },
}
