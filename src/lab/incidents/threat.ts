import type { Incident } from './incident.ts'

export const threat: Incident = {
  key: 'hot',
  sv: {
    title: 'Hot mot en handläggare',
    about:
      'Efter ett avslag skriver någon ett hot, först öppet och sedan i ett meddelande. Andra hakar på, en ber om lugn.',
    practises: 'Bevis före borttagning, polisanmälan, underrättelse, omsorg om medarbetaren.',
  },
  en: {
    title: 'A threat against an official',
    about:
      'After a refusal somebody writes a threat, first in the open and then in a message. Others join in, one asks for calm.',
    practises: 'Evidence before removal, a report to the police, notice, care for the colleague.',
  },
  steps: [
    {
      minute: 0,
      by: 'Kjell-Åke Ödmark',
      text: 'Fjärde avslaget. Ni ska inte tro att ni kommer undan med det här.',
      key: 'forst',
    },
    { minute: 2, by: 'Rut Granviken', text: 'Förstår att du är ledsen, men ta det lugnt.', replyTo: 'forst' },
    {
      minute: 5,
      by: 'Kjell-Åke Ödmark',
      text: 'Jag vet vilken bil hon kör och när hon slutar. Nästa gång blir det inte prat.',
      key: 'hot',
      everywhere: true,
    },
    { minute: 7, by: 'Casper Lillhage', text: 'Rätt åt henne.', replyTo: 'hot' },
    {
      minute: 9,
      by: 'Bodil Strandvret',
      text: 'Det där är ett olaga hot. Jag har tagit en skärmbild.',
      replyTo: 'hot',
    },
    {
      minute: 12,
      by: 'Kjell-Åke Ödmark',
      text: 'Hälsa henne att jag kommer förbi på fredag.',
      as: 'message',
    },
    { minute: 20, by: 'Sven-Erik Låftman', text: 'Varför ligger det där hotet kvar?', everywhere: true },
    { minute: 35, by: 'Bodil Strandvret', text: 'Hoppas hon som jobbar får stöd. Ta hand om varandra.' },
  ],
}
