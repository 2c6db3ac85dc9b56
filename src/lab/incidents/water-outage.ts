import { crowd, type Incident } from './incident.ts'
import { exercisePeople } from './people.ts'

const QUESTIONS = [
  'Är det fler än vi på Solgårdsvägen som inte har vatten?',
  'Inget vatten på Kärrstigen 4–12 heller.',
  'Vet ni hur länge det varar? Jag ska till jobbet och har inte hunnit duscha.',
  'Det kommer brunt vatten ur kranen i {ort}, är det farligt?',
  'Kan man koka det och ge till en bebis?',
  'Varför står det inget på hemsidan?',
  'Min mamma är 84 och har hemtjänst. Ser någon till att de äldre får vatten?',
  'Skolan har ringt, de stänger köket. Vad gäller för förskolan?',
  'Finns det någon vattentank? Var i så fall?',
  'Jag såg er bil vid korsningen vid Ica, är det där det läcker?',
  'Nu har det gått en timme utan ett ord från {kommun}.',
  'Vi har djur. Var kan vi hämta större mängder?',
  'Hej, gäller det även Norra Åsen?',
  'Tack till er som är ute i regnet och gräver!',
  'Kommer det bli återbetalning på VA-avgiften?',
  'Do you have information in English? We just moved here.',
  'هل الماء صالح للشرب الآن؟',
  'Diskmaskinen stannade mitt i, kan den ta skada?',
  'Nu kom det tillbaka hos oss på Björkliden, men med luft i.',
  'Fortfarande torrt på Solgårdsvägen.',
]

export const waterOutage: Incident = {
  key: 'vattenavbrott',
  sv: {
    title: 'Vattenavbrott',
    about:
      'En huvudledning går sönder på förmiddagen. Frågorna kommer tätt, på flera språk, och någon frågar om en bebis.',
    practises: 'Akuta frågor först, samma besked överallt, svar till den som inte läser svenska.',
  },
  en: {
    title: 'Water outage',
    about:
      'A water main breaks in the morning. Questions come thick and fast, in several languages, and one is about a baby.',
    practises: 'Urgent questions first, one message everywhere, answers to those who do not read Swedish.',
  },
  steps: [
    {
      minute: 0,
      by: 'Hedda Brunnsjö',
      text: 'Hallå {kommun}, vattnet är helt borta här. Vad händer?',
      key: 'start',
      everywhere: true,
    },
    { minute: 1, by: 'Ulf Brovalla', text: 'Samma här.', replyTo: 'start' },
    ...crowd(QUESTIONS, exercisePeople, { from: 2, to: 50 }),
    {
      minute: 12,
      by: 'Farida Noorzadeh',
      text: 'Min son är tre veckor och jag har gett honom ersättning på vattnet i morse. Måste jag åka in?',
      everywhere: true,
    },
    {
      minute: 20,
      by: 'Gösta Mårdberg',
      text: 'Jag är dialyspatient hemma och behöver vatten inom två timmar. Vem ringer jag?',
      as: 'message',
    },
    {
      minute: 55,
      by: 'Hedda Brunnsjö',
      text: 'Nu är det tillbaka. Tack för att ni svarade!',
      everywhere: true,
    },
  ],
}
