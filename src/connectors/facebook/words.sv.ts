import type { ConnectorWords } from '../words.ts'
import { failures } from './failures.sv.ts'

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
    {
      what: 'Ändra inlägg som inte publicerades härifrån',
      instead: 'Ändra dem på Facebook. Ändringen syns sedan i Torget.',
    },
    {
      what: 'Svara i Messenger när ett dygn har gått sedan personen skrev',
      instead: 'Svara på ett annat sätt, eller vänta tills personen skriver igen.',
    },
    {
      what: 'Läsa alla äldre inlägg',
      instead:
        'Facebook lämnar ut ungefär 600 inlägg om året. Ladda ner sidans egen kopia på Facebook för resten.',
    },
    { what: 'Läsa grupper', instead: 'Registrera gruppen som ett konto som sköts för hand.' },
  ],
  verbs: {
    hide: {
      label: 'Dölj',
      consequence: 'Den som skrev och hens vänner ser fortfarande kommentaren. Det går att ångra.',
    },
    directReply: {
      label: 'Svara i Messenger',
      consequence: 'Går bara inom ett dygn från det att personen skrev senast. Det går inte att ångra.',
    },
    block: {
      label: 'Blockera',
      consequence: 'Personen kan inte längre skriva på sidan. Hen får ingen avisering. Det går att ångra.',
    },
  },
  told: 'Inlägg, kommentarer, ändringar och meddelanden kommer hit i samma stund.',
  scopes: {
    pages_show_list: 'se vilka sidor du har en roll på',
    pages_manage_posts: 'publicera, ändra och ta bort sidans egna inlägg',
    read_insights: 'läsa statistik om sidan och dess inlägg',
    pages_read_engagement: 'läsa sidans inlägg och reaktioner',
    pages_read_user_content: 'läsa besökares kommentarer och inlägg',
    pages_manage_engagement: 'svara på, dölja och ta bort kommentarer',
    pages_manage_metadata: 'ta emot händelser när de sker',
    pages_messaging: 'läsa och svara på direktmeddelanden',
  },
  failures,
  takeBack:
    'Facebook låter inte Torget ta tillbaka åtkomsten till bara en sida. Den som anslöt sidan kan ta bort Torget på Facebook, under Inställningar, Företagsintegrationer. Då slutar alla sidor som personen har anslutit att fungera här.',
}
