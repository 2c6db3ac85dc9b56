import type { ConnectorWords } from '../words.ts'

export const sv: ConnectorWords = {
  before: [
    {
      title: 'En egen app hos Meta',
      text: 'Kommunen skapar en app på developers.facebook.com och får den granskad (App Review, avancerad åtkomst). Utan granskning syns bara personer som har en roll i appen.',
    },
    {
      title: 'Verifierad organisation',
      text: 'Kommunen verifieras i Metas företagsportfölj. Det görs en gång och kräver organisationsnumret.',
    },
    {
      title: 'Full kontroll över sidan',
      text: 'Den som ansluter sidan behöver rollen med full kontroll. Använd helst en systemanvändare: då bryts anslutningen inte när någon slutar eller byter lösenord.',
    },
  ],
  cannot: [
    {
      what: 'Stänga av kommentarerna på ett enskilt inlägg',
      instead: 'Dölj eller ta bort enskilda kommentarer enligt policyn.',
    },
    { what: 'Återställa en borttagen kommentar', instead: 'Torget behåller den som underlag.' },
    { what: 'Läsa grupper', instead: 'Registrera gruppen som ett konto som sköts för hand.' },
  ],
  verbs: {
    hide: {
      label: 'Dölj',
      consequence: 'Den som skrev och hens vänner ser fortfarande kommentaren. Det går att ångra.',
    },
  },
  scopes: {
    pages_read_engagement: 'läsa sidans inlägg och reaktioner',
    pages_read_user_content: 'läsa besökares kommentarer och inlägg',
    pages_manage_engagement: 'svara på, dölja och ta bort kommentarer',
    pages_manage_metadata: 'ta emot händelser när de sker',
    pages_messaging: 'läsa och svara på direktmeddelanden',
  },
  failures: {},
}
