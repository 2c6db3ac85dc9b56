import type { ConnectorWords } from '../words.ts'

export const sv: ConnectorWords = {
  before: [
    {
      title: 'Adressen till flödet',
      text: 'Du behöver webbadressen till ett RSS- eller Atom-flöde, eller till en sida som visar var flödet finns. De flesta bloggar, forum och wikier har ett.',
    },
    {
      title: 'Öppet för alla',
      text: 'Flödet ska gå att läsa utan att logga in. Saknas flöde kan kontot ändå finnas i förteckningen, och det som skrivs där skrivs in för hand.',
    },
  ],
  cannot: [
    {
      what: 'Läsa kommentarer och meddelanden',
      instead: 'Skriv in dem för hand under inkorgen, med länk och skärmbild.',
    },
    {
      what: 'Svara, dölja eller ta bort härifrån',
      instead: 'Skriv svaret i Torget, kopiera det till platsen och tala om att det är gjort.',
    },
    { what: 'Publicera', instead: 'Publicera på platsen. Inlägget syns här när flödet visar det.' },
    {
      what: 'Läsa statistik',
      instead: 'Anteckna siffrorna från platsen när kontot följs upp.',
    },
    {
      what: 'Läsa platser som kräver inloggning',
      instead: 'För kontot i förteckningen och skriv in det som händer där för hand.',
    },
  ],
  verbs: {},
  scopes: {},
  failures: {
    'no-feed': {
      what: 'På adressen finns varken ett flöde eller en hänvisning till ett.',
      next: 'Leta efter ordet RSS eller Atom på sidan och ange den adressen. Finns inget flöde, lägg upp kontot utan anslutning.',
    },
    address: {
      what: 'Adressen går inte att hämta. Den är felskriven, eller leder in i ett slutet nät.',
      next: 'Kontrollera att adressen börjar med https:// och går att öppna i en webbläsare utan inloggning.',
    },
    'login-needed': {
      what: 'Sidan kräver numera inloggning.',
      next: 'Be den som sköter sidan att göra flödet öppet, eller skriv in det som händer där för hand.',
    },
    'not-permitted': {
      what: 'Sidan nekar oss att läsa.',
      next: 'Be den som sköter sidan att släppa fram Torget, eller ange en annan adress till flödet.',
    },
    gone: {
      what: 'Sidan finns inte längre på den adressen.',
      next: 'Ta reda på om platsen har flyttat och anslut kontot på nytt med den nya adressen.',
    },
    refused: {
      what: 'Sidan svarade på ett sätt som Torget inte kan använda.',
      next: 'Öppna adressen i en webbläsare. Ser den rätt ut där, kontakta den som sköter sidan.',
    },
    'malformed-request': {
      what: 'Adressen innehåller tecken som inte går att skicka.',
      next: 'Skriv in adressen på nytt.',
    },
    'not-media': {
      what: 'Det är en länk till en annan sida, inte en bild eller fil.',
      next: 'Öppna länken själv om du behöver se vad den visar.',
    },
  },
  fields: {
    address: {
      label: 'Webbadress till flödet eller sidan',
      help: 'Till exempel https://exempel.se/blogg/feed. Anger du sidan letar Torget upp flödet.',
    },
  },
}
