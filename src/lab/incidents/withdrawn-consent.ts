import type { Incident } from './incident.ts'

export const withdrawnConsent: Incident = {
  key: 'samtycke',
  sv: {
    title: 'Ett samtycke dras tillbaka',
    about:
      'En förälder vill att bilden på hennes barn tas bort, nu. Någon annan känner igen barnet och skriver ut namnet.',
    practises: 'Samtycke som följs till borttagning, skyddade uppgifter, svar utan att upprepa.',
  },
  en: {
    title: 'A consent is withdrawn',
    about:
      'A parent wants the picture of her child taken down, now. Somebody else recognises the child and writes the name.',
    practises: 'Consent followed to take-down, protected data, answering without repeating.',
  },
  steps: [
    {
      minute: 0,
      by: 'Nathalie Skogfeldt',
      text: 'Det är min dotter på bilden. Jag vill att den tas bort, jag har ändrat mig om samtycket.',
      key: 'mamma',
      everywhere: true,
    },
    { minute: 4, by: 'Emil Hagtorp', text: 'Är det inte Alma i 3B? Så fin bild!', replyTo: 'mamma' },
    {
      minute: 6,
      by: 'Nathalie Skogfeldt',
      text: 'Ta bort även den kommentaren. Vi har skyddade uppgifter.',
      as: 'message',
    },
    {
      minute: 30,
      by: 'Nathalie Skogfeldt',
      text: 'Bilden ligger fortfarande kvar. Hur lång tid ska det ta?',
    },
  ],
}
