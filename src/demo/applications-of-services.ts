import type { Answers } from '#modules/policy/index.ts'
import type { StepOutcome } from '#modules/startup/index.ts'
import type { DemoRole } from './people.ts'

/** Who is named in the answers, by the cast's own keys: replaced by that person's id. */
export type Cast = (role: DemoRole) => string

export type DemoApplication = {
  /** `{sender}`: the municipality as it signs. */
  readonly name: string
  readonly handle: string
  readonly applicant: DemoRole
  readonly answers: (cast: Cast) => Answers
  /** An exception that is asked for instead of handing in. */
  readonly exception?: string
  /** Not handed in, or taken back again. */
  readonly left?: 'half-way' | 'withdrawn'
  /** Who has answered since, in order. */
  readonly answered: readonly (readonly [DemoRole, StepOutcome, string?])[]
}

const about = {
  'terms-read': true,
  'terms-version': 'januari 2026',
  'terms-on': '2026-01-15',
  'account-type': 'company-page',
  reaches: true,
  'needs-it': false,
  'secrecy-risk': false,
  'other-laws': 'Dataskydd och upphovsrätt, när vi visar bilder på människor.',
  'risk-measures': 'Vi frågar om lov före bilder och svarar aldrig på frågor om enskilda.',
  'message-clash': 'Nej. Vi stämmer av med kommunikatören varje måndag.',
  'crisis-use': 'Ja, om vägar stängs av. Då länkar vi till webbplatsen.',
  'crisis-links': 'Webbplatsen är huvudkanal. Här upprepar vi det som står där.',
  promotion: 'Skyltar vid arbetsplatserna, en länk på webbplatsen och i våra mejl.',
  information: 'link',
  'knows-medium': true,
  'has-read': true,
  'is-closed': false,
  'goal-metric': 'Andel som säger att de visste om arbetet i förväg',
  'goal-value': 60,
  'goal-date': '2027-06-30',
} as const satisfies Answers

const named = (cast: Cast): Answers => ({
  'terms-by': cast('service'),
  staff: [cast('service'), cast('contactCentre')],
  watchers: [cast('service'), cast('contactCentre')],
  'crisis-backup': [cast('crisis')],
  communicator: cast('communicator'),
  manager: cast('manager'),
  admins: [cast('service'), cast('contactCentre')],
  substitute: cast('contactCentre'),
  archiver: cast('registrar'),
})

const streets = (cast: Cast): Answers => ({
  ...about,
  ...named(cast),
  platform: 'Instagram',
  purpose: 'Visa vägarbeten i god tid, så att fler hinner välja en annan väg.',
  goal: 'Färre ska bli stående vid våra avstängningar, och fler ska veta varför de finns.',
  'target-groups': ['residents'],
  'target-group-text': 'Den som pendlar med bil, buss eller cykel genom kommunen',
  'reaches-why': 'Av 210 tillfrågade vid torget i september följer 140 konton om trafik.',
  'message-main': 'Avstängningar, omvägar och vad arbetet leder till.',
  'message-coherence': 'Samma uppgifter som på webbplatsens karta, där det alltid finns mer.',
  'about-text': 'Gata och park är en del av {sender}.',
  'channel-mix': 'Webbplatsens karta, skyltar på plats och lokaltidningen.',
  hours: 4,
  from: '2026-12-01',
})

const youth = (cast: Cast): Answers => ({
  ...streets(cast),
  purpose: 'Nå unga som söker sommarjobb i gator, parker och på bad.',
  goal: 'Fler sökande till sommarjobben än i fjol, från fler skolor.',
  'target-group-text': 'Unga mellan 16 och 19 år',
  'reaches-why': 'Sju av tio i årskurs 9 säger att de får veta sådant där.',
  'message-main': 'När man söker, vad jobben är och vem som kan få dem.',
  'platform-reason': 'De vi vill nå finns inte i någon annan av våra kanaler.',
})

const plows = (cast: Cast): Answers => ({
  ...streets(cast),
  platform: 'Facebook',
  purpose: 'Berätta var snöröjningen är och när den kommer, timme för timme.',
  'target-group-text': 'Boende vid gator som röjs sist',
  'needs-it': true,
  'needs-it-what': 'Koppla plogbilarnas positioner till en karta som går att länka till.',
  'secrecy-risk': true,
})

/** Somebody was called away in the middle. */
const begun = (cast: Cast): Answers => ({
  platform: 'Instagram',
  purpose: 'Visa konsten i parker och på torg, och berätta vem som har gjort den.',
  'target-groups': ['residents'],
  'target-group-text': 'Den som går förbi varje dag och undrar',
  'reaches-why': '',
  manager: cast('manager'),
  'knows-medium': true,
})

const playgrounds = (cast: Cast): Answers => ({
  ...streets(cast),
  platform: 'Facebook',
  purpose: 'Berätta vilka lekplatser som rustas upp, och fråga vad barnen önskar.',
  'target-group-text': 'Familjer med barn upp till tolv år',
  'message-main': 'Nya lekplatser, underhåll och felanmälan.',
})

const cycling = (cast: Cast): Answers => ({
  ...streets(cast),
  platform: 'YouTube',
  purpose: 'Visa nya cykelvägar på film innan de öppnar, och hur man kör där.',
  'target-group-text': 'Den som cyklar till arbete och skola',
})

/** For a policy that tries the account. */
const ACCOUNTS: readonly DemoApplication[] = [
  {
    name: 'Gata och park i {place}',
    handle: 'gataochpark',
    applicant: 'service',
    answers: streets,
    answered: [],
  },
  {
    name: 'Snöröjningen i {place}',
    handle: 'snorojningen',
    applicant: 'service',
    answers: plows,
    answered: [
      [
        'dataProtection',
        'noted',
        'Visa aldrig var en enskild förare är. Lägg ut positionen för bilen, inte namnet.',
      ],
    ],
  },
  {
    name: 'Sommarjobb i {place}',
    handle: 'sommarjobb',
    applicant: 'service',
    answers: (cast) => ({ ...youth(cast), platform: 'Tik Tok' }),
    exception: 'De unga vi söker finns bara där. Vi använder en egen telefon utan kommunens konton.',
    answered: [],
  },
  {
    name: 'Parkerna i {place}',
    handle: 'parkerna',
    applicant: 'service',
    answers: (cast) => ({ ...streets(cast), platform: 'LinkedIn' }),
    answered: [
      [
        'manager',
        'no',
        'Målgruppen finns knappast på LinkedIn. Pröva en annan plattform, eller visa hur ni vet det.',
      ],
    ],
  },
  {
    name: 'Lekplatserna i {place}',
    handle: 'lekplatserna',
    applicant: 'service',
    answers: playgrounds,
    answered: [
      ['manager', 'yes'],
      ['communicator', 'noted', 'Välkomna! Använd kommunens profilbild från början.'],
    ],
  },
  {
    name: 'Cykelvägarna i {place}',
    handle: 'cykelvagarna',
    applicant: 'service',
    answers: cycling,
    answered: [['manager', 'yes', 'Bra. Följ upp hur många som tittar efter ett halvår.']],
  },
  {
    name: 'Konsten i {place}',
    handle: '',
    applicant: 'service',
    answers: begun,
    answered: [],
    left: 'half-way',
  },
  {
    name: 'Julbelysningen i {place}',
    handle: 'julbelysningen',
    applicant: 'service',
    answers: streets,
    answered: [],
    left: 'withdrawn',
  },
]

/** For a policy that tries the person's assignment. */
const ASSIGNMENTS: readonly DemoApplication[] = [
  {
    name: '{sender} gata och park',
    handle: 'gataochpark',
    applicant: 'service',
    answers: streets,
    answered: [],
  },
  {
    name: '{sender} snöröjning',
    handle: 'snorojning',
    applicant: 'service',
    answers: (cast) => ({ ...plows(cast), platform: 'Facebook' }),
    answered: [
      ['service', 'yes'],
      ['manager', 'yes'],
      ['manager', 'yes', 'Bra plan. Tiden finns från och med december.'],
      ['communicator', 'yes', 'Stäm av ordvalen med kontaktcenter de första veckorna.'],
    ],
  },
  {
    name: '{sender} sommarjobb',
    handle: 'sommarjobb',
    applicant: 'service',
    answers: (cast) => ({ ...youth(cast), platform: 'Snapchat' }),
    answered: [
      ['service', 'yes'],
      ['manager', 'no', 'Tiden räcker inte. Vem svarar på kvällarna?'],
    ],
  },
  {
    name: '{sender} lekplatser',
    handle: 'lekplatser',
    applicant: 'service',
    answers: playgrounds,
    answered: [
      ['service', 'yes'],
      ['manager', 'yes'],
      ['manager', 'yes'],
      ['communicator', 'yes'],
      ['manager', 'yes', 'Stäm av med oss efter sommaren.'],
    ],
  },
  {
    name: '{sender} cykelvägar',
    handle: 'cykelvagar',
    applicant: 'service',
    answers: cycling,
    answered: [
      ['service', 'yes'],
      ['manager', 'yes'],
      ['manager', 'yes'],
    ],
  },
  {
    name: '{sender} konst',
    handle: '',
    applicant: 'service',
    answers: begun,
    answered: [],
    left: 'half-way',
  },
  {
    name: '{sender} julbelysning',
    handle: 'julbelysning',
    applicant: 'service',
    answers: streets,
    answered: [],
    left: 'withdrawn',
  },
]

export const applicationsOf = (gate: 'account' | 'assignment'): readonly DemoApplication[] =>
  gate === 'account' ? ACCOUNTS : ASSIGNMENTS
