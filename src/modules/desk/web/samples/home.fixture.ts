import type { HomeView, TaskView } from '../home/home-page.tsx'
import type { ChipView, ClockView } from '../item/item-view.ts'
import { at } from './moment.fixture.ts'
import { answerShould, answerSoon, criminal, registerRemoved } from './rules.fixture.ts'

type Line = readonly [
  group: TaskView['group'],
  clock: ClockView,
  verb: string,
  about: string | null,
  facts: string,
  chip: ChipView | null,
  button: string,
]

const lines: readonly Line[] = [
  [
    'now',
    { state: 'over', dueAt: at(20, '11:12:00') },
    'Svara Mehmet D.',
    'När kommer vattnet tillbaka i Fittja? Vi har varit utan sedan i natt',
    'Facebook, Botkyrka kommun · fråga · mottagen 18 nov 11:12',
    answerShould,
    'Svara',
  ],
  [
    'now',
    { state: 'promptly' },
    'Fortsätt ta bort det Leif S. skrev',
    null,
    'Facebook, Falkenbergs kommun · underlag säkrat av Jonas',
    criminal,
    'Fortsätt',
  ],
  [
    'now',
    { state: 'now', dueAt: at(20, '17:00:00') },
    'Bedöm det Överförmyndarhandläggare-i-pension Karl-Åke von Trapp-Österlund skrev',
    'Jag har bott i den här kommunen i fyrtiotvå år',
    'Instagram, Kultur- och fritidsförvaltningen',
    answerSoon,
    'Bedöm',
  ],
  [
    'now',
    { state: 'soon', dueAt: at(20, '23:59:00') },
    'Svara محمد الحسن',
    'مرحبا! متى تفتح المكتبة يوم السبت؟',
    'Facebook, Falkenbergs stadsbibliotek',
    answerSoon,
    'Svara',
  ],
  [
    'now',
    { state: 'soon', dueAt: at(21, '08:00:00') },
    'Avgör ett okänt utfall',
    null,
    'Svar till Elin Törnqvist, Facebook',
    null,
    'Se',
  ],
  [
    'waiting',
    { state: 'calm', text: 'sedan i går' },
    'Ta hand om diarieföringen av det Bosse i Vessigebro skrev',
    null,
    'Facebook · via kontaktcenter',
    registerRemoved,
    'Se',
  ],
  [
    'waiting',
    { state: 'calm', text: 'sedan måndag' },
    'Ta hand om diarieföringen av det Marie Ek skrev',
    null,
    'Instagram',
    null,
    'Se',
  ],
  ...Array.from({ length: 5 }, (_, i): Line => [
    'later',
    { state: 'calm', dueAt: at(24 + (i % 3), '23:59:00') },
    `Svara Invånare ${i + 1}`,
    'Hur söker jag bygglov för en altan?',
    'Facebook, Falkenbergs kommun',
    answerSoon,
    'Svara',
  ]),
]

const tasks = lines.map(([group, clock, verb, about, facts, chip, button], i): TaskView => ({
  key: `uppgift-${i}`,
  group,
  clock,
  verb,
  ...(about === null ? {} : { about }),
  facts,
  chip,
  href: `/inkorg/rad-${i}`,
  button,
}))

export const busyHome: HomeView = {
  firstName: 'Samira',
  tasks,
  more: true,
  overdue: 1,
  accounts: [
    { name: 'Botkyrka Fritidsbank', what: 'åtkomsten är indragen', tone: 'is-now' },
    { name: 'Ungdomsgårdarna i norra Botkyrka', what: 'säger inte att inlägg kan tas bort', tone: 'is-soon' },
  ],
  unknowns: [
    'Telefon till kontaktcenter',
    'E-post till kontaktcenter',
    'Öppettider hos kontaktcenter',
    'Kontaktväg till politiker',
  ],
}

export const emptyHome: HomeView = {
  firstName: 'Samira',
  tasks: [],
  more: false,
  overdue: 0,
  accounts: [],
  unknowns: [],
}
export const oneTaskHome: HomeView = { ...emptyHome, tasks: tasks.slice(0, 1), overdue: 1 }
