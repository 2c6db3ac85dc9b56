import { crowd, type Incident } from './incident.ts'

const BOTS = [
  'Crypto Vinst 24',
  'Lån Direkt SMS',
  'Emelie dejtar',
  'Gratis Presentkort',
  'Nordic Invest Team',
] as const

const LINES = [
  'Jag tjänade 48 000 kr på en vecka!!! Fråga mig hur 👉 vinst-nu.example',
  'Lån utan UC på 5 min, svara JA',
  'Hej snygging, kolla min profil 😘',
  'Du har vunnit ett presentkort på 5000 kr! Hämta innan midnatt: gava.example',
  'Skriv till Mr Anderson på WhatsApp, han hjälpte mig ur skulderna',
  'Jag tjänade 52 000 kr på en vecka!!! Fråga mig hur 👉 vinst-nu.example',
  'Grattis! Ditt konto har valts ut, bekräfta här: bekrafta-konto.example',
  'Lån utan UC på 5 min, svara JA',
]

export const botSpam: Incident = {
  key: 'skrappost',
  sv: {
    title: 'Skräpkommentarer',
    about: 'Automatiska konton fyller tråden med bluff och reklam, mitt bland vanliga frågor.',
    practises: 'Att hitta de riktiga frågorna, ta bort enligt grund, inte svara på bluff.',
  },
  en: {
    title: 'Bot spam',
    about:
      'Automatic accounts fill the thread with fraud and advertising, in the midst of ordinary questions.',
    practises: 'Finding the real questions, removing with a ground, not answering fraud.',
  },
  steps: [
    ...crowd([...LINES, ...LINES, ...LINES, ...LINES, ...LINES], BOTS, { from: 0, to: 20 }),
    { minute: 3, by: 'Disa Åslund', text: 'Hur anmäler jag att gatlyktan utanför oss är trasig?' },
    { minute: 8, by: 'Örjan Stavsjö', text: 'Vad är det för skräp i kommentarerna? Är sidan hackad?' },
    {
      minute: 14,
      by: 'Gun-Britt Näverkvist',
      text: 'Jag klickade på presentkortet och skrev in mitt BankID. Vad gör jag nu?',
      everywhere: true,
    },
  ],
}
