import type { ConnectorWords } from '../words.ts'
import { failuresFrom } from './failure-groups.ts'
import { SCOPE_FIGURES, SCOPE_MANAGE, SCOPE_UPLOAD } from './profile.ts'

export const sv: ConnectorWords = {
  before: [
    {
      title: 'Ett eget projekt hos Google',
      text: 'Kommunen skapar ett projekt i Google Cloud, slår på YouTube Data API v3 och YouTube Analytics API och gör en OAuth-klient av typen webbapplikation. Adressen som klienten ska skicka tillbaka till står här i guiden.',
    },
    {
      title: 'Samtyckesskärmen i produktion',
      text: 'Sätt samtyckesskärmen till ”In production” och låt Google granska behörigheterna. Så länge den står i ”Testing” tar anslutningen slut efter sju dagar.',
    },
    {
      title: 'Granskning innan filmer blir offentliga',
      text: 'Filmer som läggs upp via ett projekt som Google inte har granskat förblir privata. Ansök om granskning (YouTube API Services audit) innan ni publicerar härifrån. Inkorgen fungerar utan den.',
    },
    {
      title: 'Rätt konto på kanalen',
      text: 'Den som ansluter ska vara ägare eller ansvarig för kanalen. Välj kanalen, inte det personliga kontot, när Google frågar. Lämna alla rutor ikryssade.',
    },
  ],
  cannot: [
    {
      what: 'Blockera någon från kanalen',
      instead:
        'Ett sådant beslut går inte att häva härifrån och det finns ingen lista över blockerade. Gör det i YouTube Studio, och anteckna beslutet här.',
    },
    {
      what: 'Släppa fram en kommentar som har avvisats',
      instead:
        'Håll kvar den för granskning i stället, om du är osäker: det går att ångra. Torget behåller texten som underlag.',
    },
    {
      what: 'Stänga av kommentarerna på en film',
      instead: 'Gör det i YouTube Studio, eller håll kvar enskilda kommentarer.',
    },
    {
      what: 'Skicka och ta emot direktmeddelanden',
      instead: 'YouTube har inga. Hänvisa till e-post eller kontaktcenter.',
    },
    {
      what: 'Läsa och svara på kommentarer till inlägg på kanalens flik Inlägg',
      instead: 'Sköt dem i YouTube Studio och för in det som ska diarieföras för hand.',
    },
    {
      what: 'Hämta hem filmen',
      instead: 'Arkivera originalfilen. Titel, beskrivning, kommentarer och siffror hämtas hit.',
    },
    {
      what: 'Ge bilder alternativtext',
      instead: 'Lägg undertexter till filmen och beskriv det viktiga i beskrivningen.',
    },
  ],
  verbs: {
    reply: { label: 'Svara', consequence: 'Svar på ett svar hamnar under den översta kommentaren.' },
    hide: {
      label: 'Håll kvar för granskning',
      consequence: 'Kommentaren syns inte för någon annan förrän ni släpper fram den. Det går att ångra.',
    },
    remove: {
      label: 'Avvisa',
      consequence:
        'Kommentaren försvinner för alla och kan aldrig släppas fram igen. Er egen kommentar raderas.',
    },
  },
  told: 'Nya, ändrade och borttagna filmer kommer hit genast. Kommentarer frågar Torget efter.',
  scopes: {
    [SCOPE_MANAGE]:
      'läsa kommentarer, svara på dem och hålla kvar eller avvisa dem, och ändra kanalens filmer',
    [SCOPE_UPLOAD]: 'lägga upp filmer',
    [SCOPE_FIGURES]: 'läsa statistiken',
  },
  failures: failuresFrom({
    withdrawn: {
      what: 'Google släpper inte längre in Torget. Åtkomsten är återkallad, lösenordet kan vara bytt, eller så har anslutningen inte använts på ett halvår.',
      next: 'Anslut kanalen på nytt. Det som är sparat finns kvar.',
    },
    expired: {
      what: 'Anslutningen har gått ut. Det sker efter sju dagar om samtyckesskärmen hos Google står i ”Testing”.',
      next: 'Anslut kanalen på nytt, och be den som sköter Google-projektet att sätta skärmen i produktion.',
    },
    roleLost: {
      what: 'Den som anslöt kanalen har inte längre någon roll i den.',
      next: 'Låt en ägare eller ansvarig för kanalen ansluta den på nytt.',
    },
    suspended: {
      what: 'YouTube har stängt kanalen eller kontot bakom den.',
      next: 'Logga in på YouTube Studio, läs beskedet där och överklaga om det är fel.',
    },
    saidNo: { what: 'Inloggningen hos Google avbröts.', next: 'Börja om och godkänn alla rutor.' },
    noRefresh: {
      what: 'Google gav en åtkomst som bara räcker en timme.',
      next: 'Ta bort Torget under ”Appar och tjänster från tredje part” i Google-kontot och anslut sedan på nytt.',
    },
    missingScope: {
      what: 'En behörighet saknas: någon ruta kryssades ur när kanalen anslöts.',
      next: 'Anslut kanalen på nytt och lämna alla rutor ikryssade.',
    },
    ownClient: {
      what: 'Google känner inte igen Torgets egna uppgifter (klient-id, hemlighet, svarsadress eller påslagna API:er).',
      next: 'Be den som sköter driften att jämföra inställningarna med projektet i Google Cloud.',
    },
    goneComment: {
      what: 'Kommentaren finns inte längre. Den som skrev den kan ha tagit bort den.',
      next: 'Ingenting behöver göras hos YouTube. Det som kom in finns kvar här.',
    },
    goneVideo: {
      what: 'Filmen finns inte längre på YouTube.',
      next: 'Titta i YouTube Studio om den har tagits bort.',
    },
    goneChannel: {
      what: 'Kanalen finns inte längre på YouTube.',
      next: 'Titta i YouTube Studio. Avsluta kontot i registret om kanalen är borttagen.',
    },
    goneOther: {
      what: 'Det som söktes finns inte på YouTube.',
      next: 'Läs in sidan igen och se vad som har hänt.',
    },
    notAllowed: {
      what: 'YouTube tillåter inte detta för kanalen eller för just den här kommentaren.',
      next: 'Pröva i YouTube Studio. Går det inte där heller är det inte möjligt.',
    },
    closed: {
      what: 'Kommentarerna är avstängda, eller så är kommentaren inte offentlig.',
      next: 'Slå på kommentarerna i YouTube Studio, eller släpp fram kommentaren först.',
    },
    hubRefused: {
      what: 'Googles förmedling av nya filmer tog inte emot vår adress.',
      next: 'Inget går förlorat: Torget frågar efter filmer i stället. Be den som sköter driften att kontrollera att Torgets adress går att nå utifrån.',
    },
    notProcessed: {
      what: 'YouTube kunde inte utföra detta och säger inte varför.',
      next: 'Se i YouTube Studio hur kommentaren står, och försök igen om det behövs.',
    },
    emptyText: { what: 'Texten är tom.', next: 'Skriv ett svar och skicka igen.' },
    longText: {
      what: 'Texten är för lång. En beskrivning rymmer 5 000 byte (å, ä och ö räknas som två), en titel 100 tecken, en kommentar 10 000.',
      next: 'Korta texten och försök igen.',
    },
    badCharacters: { what: 'YouTube tar inte emot tecknen < och >.', next: 'Skriv om meningen utan dem.' },
    noTitle: { what: 'Filmen saknar titel.', next: 'Ge den en titel på högst 100 tecken.' },
    needsVideo: {
      what: 'På YouTube publiceras bara filmer.',
      next: 'Välj en film, och inga bilder vid sidan av.',
    },
    badVideo: {
      what: 'YouTube kan inte läsa filmfilen.',
      next: 'Exportera filmen som MP4 (H.264 och AAC) och försök igen.',
    },
    largeVideo: {
      what: 'Filmen är större eller längre än kanalen får lägga upp.',
      next: 'Korta eller komprimera den. Filmer över 15 minuter kräver att kanalen är verifierad.',
    },
    brokenUpload: { what: 'Uppladdningen blev inte klar. Ingen har sett filmen.', next: 'Försök igen.' },
    badTime: { what: 'Tiden för publicering ligger för nära.', next: 'Välj en tid minst en kvart fram.' },
    copyright: {
      what: 'YouTube har stoppat filmen för att någon gör anspråk på bild, ljud eller namn i den.',
      next: 'Läs anspråket i YouTube Studio. Byt ut musiken eller bilden, eller bestrid anspråket.',
    },
    rules: {
      what: 'YouTube har stoppat filmen för att den strider mot deras regler.',
      next: 'Läs beskedet i YouTube Studio och överklaga om det är fel.',
    },
    duplicate: { what: 'Filmen finns redan på kanalen.', next: 'Leta upp den i YouTube Studio.' },
    lockedPrivate: {
      what: 'YouTube håller filmen privat. Så sker med alla filmer från ett Google-projekt som inte är granskat.',
      next: 'Gör filmen offentlig i YouTube Studio, och ansök om granskning av projektet.',
    },
    captions: {
      what: 'YouTube tog inte emot undertexten.',
      next: 'Kontrollera att filen är en hel VTT- eller SRT-fil. Filmen är inte publicerad.',
    },
    media: {
      what: 'Bilden gick inte att hämta.',
      next: 'Öppna den på YouTube och spara en skärmbild om den behövs.',
    },
    ourRequest: {
      what: 'YouTube förstod inte frågan. Felet ligger hos Torget.',
      next: 'Anmäl det till den som sköter driften, med tiden då det hände.',
    },
  }),
  terms:
    'Googles villkor säger att uppgifter från YouTube ska hämtas om eller tas bort efter 30 dagar. Det gäller den kopia som Torget håller aktuell. En handling som har kommit in till kommunen lyder under arkivlagen och gallras bara efter beslut. Torget tar bort vem som skrev inom 30 dagar och bevarar texten utan namn, om kommunen inte beslutar annat. Bestäm hur ni gör innan kanalen ansluts, och anteckna det.',
}
