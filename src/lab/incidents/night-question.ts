import type { Incident } from './incident.ts'

export const nightQuestion: Incident = {
  key: 'nattfraga',
  sv: {
    title: 'En fråga mitt i natten',
    about: 'Någon skriver att hon inte orkar mer. Det är natt, och ingen är på jobbet.',
    practises: 'Akuta meddelanden utanför kontorstid, hänvisning till 112 och vården, vem som larmas.',
  },
  en: {
    title: 'A question at night',
    about: 'Somebody writes that she cannot go on. It is night, and nobody is at work.',
    practises: 'Urgent messages outside office hours, referral to 112 and health care, who is alerted.',
  },
  steps: [
    {
      minute: 0,
      by: 'Tuva Källgren',
      text: 'Ingen på socialtjänsten svarar. Jag orkar inte mer.',
      as: 'message',
    },
    { minute: 3, by: 'Tuva Källgren', text: 'Jag menar allvar.', as: 'message' },
    {
      minute: 5,
      by: 'Anton Fjärdmark',
      text: 'Min syster skrev nyss något hemskt till er. Snälla, är det någon där?',
    },
    { minute: 9, by: 'Vera Smedhult', text: 'Ring 112 nu Anton!' },
  ],
}
