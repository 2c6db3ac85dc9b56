import type { ConnectorWords } from '../words.ts'
import { failuresSv } from './failures.sv.ts'

export const sv: ConnectorWords = {
  before: [
    {
      title: 'Ett professionellt konto',
      text: 'Instagramkontot ska vara ett företagskonto eller kreatörskonto. Det ändras i Instagrams app under Kontotyp och verktyg. Privata konton går inte att ansluta.',
    },
    {
      title: 'En Facebooksida som kontot är kopplat till',
      text: 'Meta når Instagram genom en Facebooksida. Koppla kontot till kommunens sida i sidans inställningar under Länkade konton, och slå på ”Tillåt åtkomst till meddelanden” i Instagrams app.',
    },
    {
      title: 'En egen app hos Meta',
      text: 'Samma app som för Facebook duger. Den ska ha granskats (App Review, avancerad åtkomst) för behörigheterna nedan. Utan granskning syns bara kommentarer från personer som har en roll i appen.',
    },
    {
      title: 'Full kontroll över sidan',
      text: 'Den som ansluter behöver full kontroll över Facebooksidan. Använd helst en systemanvändare: då bryts anslutningen inte när någon slutar eller byter lösenord.',
    },
  ],
  cannot: [
    {
      what: 'Publicera enbart text',
      instead:
        'Lägg till en bild. Har bilden text i sig ska samma text stå i bildtexten eller alternativtexten.',
    },
    {
      what: 'Ändra bildtexten på något som är publicerat',
      instead:
        'Rätta i en kommentar, eller ta bort inlägget och publicera det på nytt. Torget behåller det som togs bort.',
    },
    {
      what: 'Spara alternativtext till film',
      instead: 'Beskriv i bildtexten vad filmen visar. Undertexter måste vara inbrända i filmen.',
    },
    {
      what: 'Schemalägga hos Instagram',
      instead: 'Torget publicerar själv när tiden är inne.',
    },
    {
      what: 'Svara under en dold kommentar eller i en direktsändning',
      instead: 'Visa kommentaren först, eller svara privat inom sju dagar.',
    },
    {
      what: 'Blockera någon som bara har kommenterat',
      instead:
        'Det går först när personen har skrivit ett meddelande till kontot. Annars kan blockeringen göras i Instagrams app.',
    },
    {
      what: 'Få veta att någon har tagit bort eller ändrat sin kommentar',
      instead: 'Torget ser det nästa gång tråden läses, och behåller det som stod.',
    },
    {
      what: 'Läsa äldre meddelanden än de tjugo senaste i en konversation',
      instead: 'Läs dem i Instagrams app.',
    },
    { what: 'Återställa en borttagen kommentar', instead: 'Torget behåller den som underlag.' },
  ],
  verbs: {
    hide: {
      label: 'Dölj',
      consequence:
        'Bara den som skrev ser kommentaren, utan att få veta det. Det går att ångra. Så länge den är dold går den inte att svara på.',
    },
    block: {
      label: 'Blockera',
      consequence:
        'Personen kan inte längre skriva till kontot i meddelanden. Det som redan står under inläggen blir kvar. Det går att ångra.',
    },
    privateReply: {
      label: 'Svara privat',
      consequence:
        'Ett enda meddelande, inom sju dagar från kommentaren. Den som inte följer kontot får det som en meddelandeförfrågan.',
    },
  },
  told: 'Kommentarer, omnämnanden och meddelanden kommer hit i samma stund.',
  scopes: {
    instagram_basic: 'läsa kontots uppgifter och inlägg',
    instagram_manage_comments: 'läsa, svara på, dölja och ta bort kommentarer',
    instagram_manage_messages: 'läsa och svara på direktmeddelanden, och blockera',
    instagram_content_publish: 'publicera och ta bort inlägg',
    instagram_manage_insights: 'hämta statistik',
    pages_show_list: 'se vilka Facebooksidor som har ett Instagramkonto',
    pages_read_engagement: 'läsa det som hör till sidan som kontot är kopplat till',
    pages_manage_metadata: 'ta emot händelser när de sker',
    business_management: 'nå konton som ligger i kommunens företagsportfölj',
  },
  failures: failuresSv,
  takeBack:
    'Instagram låter inte Torget ta tillbaka åtkomsten till bara ett konto. Den som anslöt kontot kan ta bort Torget på Facebook, under Inställningar, Företagsintegrationer. Då slutar alla sidor och konton som personen har anslutit att fungera här.',
}
