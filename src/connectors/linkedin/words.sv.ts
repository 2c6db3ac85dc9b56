import type { ConnectorWords } from '../words.ts'

export const sv: ConnectorWords = {
  before: [
    {
      title: 'En verifierad sida för kommunen',
      text: 'Sidan på LinkedIn ska vara kommunens egen och verifierad. Den som ansluter den behöver rollen superadministratör (ADMINISTRATOR) på sidan.',
    },
    {
      title: 'En egen app hos LinkedIn',
      text: 'Skapa en app på developer.linkedin.com, knyt den till sidan och ansök om Community Management API. LinkedIn kräver att appen bara har den produkten och att en registrerad organisation står bakom.',
    },
    {
      title: 'Utvecklingsnivå först, sedan granskning',
      text: 'Appen får börja med 500 anrop om dagen, högst 100 för varje person som har gett sitt samtycke. Inom tolv månader ska en inspelad genomgång skickas in för att få den fulla nivån.',
    },
    {
      title: 'Någon som förnyar samtycket varje år',
      text: 'Samtycket gäller ett år från första gången, och i 60 dagar om LinkedIn inte har godkänt appen för förnyelse. Bestäm vem som ska logga in igen. Torget påminner i tid.',
    },
  ],
  cannot: [
    {
      what: 'Dölja en kommentar',
      instead:
        'Låt den stå, svara på den eller ta bort den enligt policyn. Det finns inget mellanläge på LinkedIn.',
    },
    {
      what: 'Blockera en person',
      instead: 'Anmäl personen till LinkedIn och ta bort de kommentarer som policyn inte tillåter.',
    },
    {
      what: 'Läsa eller besvara meddelanden till sidan',
      instead:
        'Stäng av meddelanden för sidan, eller bevaka dem på linkedin.com och registrera dem för hand.',
    },
    {
      what: 'Låta LinkedIn publicera vid en viss tid',
      instead: 'Torget publicerar själv när tiden är inne.',
    },
    {
      what: 'Se namnet på alla som kommenterar',
      instead:
        'LinkedIn visar ofta bara att någon har skrivit. Öppna inlägget på linkedin.com om namnet behövs.',
    },
    {
      what: 'Återställa en borttagen kommentar',
      instead: 'Torget behåller den som underlag.',
    },
  ],
  verbs: {
    remove: {
      label: 'Ta bort',
      consequence:
        'Kommentaren försvinner för alla, med svaren under den. Det går inte att ångra, och LinkedIn berättar inte för den som skrev.',
    },
  },
  told: 'Kommentarer och omnämnanden på offentliga inlägg kommer hit i samma stund.',
  scopes: {
    rw_organization_admin: 'se vilka sidor du är administratör för, ta emot händelser och läsa statistik',
    r_organization_social: 'läsa sidans inlägg',
    w_organization_social: 'publicera, ändra och ta bort sidans inlägg',
    r_organization_social_feed: 'läsa kommentarer och reaktioner',
    w_organization_social_feed: 'svara på och ta bort kommentarer',
  },
  failures: {
    '401': {
      what: 'LinkedIn godtar inte anslutningen längre.',
      next: 'Anslut sidan igen. Inget som redan är sparat går förlorat.',
    },
    '65600': {
      what: 'LinkedIn känner inte igen anslutningens nyckel.',
      next: 'Anslut sidan igen. Händer det på nytt är appen i utvecklarportalen fel inställd.',
    },
    '65601': {
      what: 'Samtycket har dragits tillbaka, av personen som gav det eller av LinkedIn.',
      next: 'Låt en administratör för sidan ansluta den igen.',
    },
    '65602': {
      what: 'Samtycket har gått ut.',
      next: 'Låt en administratör för sidan logga in igen. Det tar en minut.',
    },
    '65604': {
      what: 'LinkedIn har stängt av appen.',
      next: 'Logga in i utvecklarportalen och se vad LinkedIn begär.',
    },
    'invalid-grant': {
      what: 'LinkedIn vill inte förnya anslutningen: samtycket har gått ut eller dragits tillbaka.',
      next: 'Låt en administratör för sidan ansluta den igen.',
    },
    'webhooks-not-approved': {
      what: 'LinkedIn har inte godkänt appen för att skicka nyheter av sig själv.',
      next: 'Inget går förlorat: Torget frågar LinkedIn i stället. Vill ni ha nyheterna genast ansöker ni om webhooks för appen hos LinkedIn.',
    },
    'access-denied': {
      what: 'Kontot eller appen saknar rätt att göra detta.',
      next: 'Kontrollera att du fortfarande är administratör för sidan och att appen har produkten Community Management API.',
    },
    'not-found': {
      what: 'Inlägget eller kommentaren finns inte kvar på LinkedIn.',
      next: 'Inget mer behöver göras där. Det som Torget har sparat finns kvar.',
    },
    duplicate: {
      what: 'LinkedIn har nyss fått ett inlägg med samma innehåll och tar inte emot det en gång till.',
      next: 'Se efter om inlägget redan är publicerat. Ska det ut på nytt behöver texten ändras.',
    },
    'version-sunset': {
      what: 'Den version av LinkedIns gränssnitt som Torget använder finns inte längre.',
      next: 'Be administratören uppdatera Torget eller ändra TORGET_LINKEDIN_VERSION till en version som gäller. Till dess står allt på LinkedIn stilla.',
    },
    'invalid-request': {
      what: 'LinkedIn förstod inte begäran.',
      next: 'Försök inte igen med samma innehåll. Be administratören titta i loggen.',
    },
    refused: {
      what: 'LinkedIn sa nej utan att säga varför.',
      next: 'Prova på linkedin.com. Går det där behöver administratören titta i loggen.',
    },
    'too-large': {
      what: 'Filen är större än vad LinkedIn tar emot.',
      next: 'Gör bilden eller filmen mindre och försök igen.',
    },
    'malformed-request': {
      what: 'Begäran gick inte att skicka, troligen för att nyckeln innehåller otillåtna tecken.',
      next: 'Anslut sidan igen.',
    },
    'bad-handle': {
      what: 'Uppgifterna om inlägget som förbereds går inte att läsa.',
      next: 'Se efter att inlägget inte redan ligger ute, och publicera det sedan på nytt.',
    },
    'malformed-id': {
      what: 'Det här är inte något som LinkedIn har.',
      next: 'Be administratören titta i loggen: något annat än ett inlägg eller en kommentar har hamnat här.',
    },
    'empty-text': { what: 'Svaret är tomt.', next: 'Skriv något innan du skickar.' },
    'text-too-long': {
      what: 'Svaret är för långt för LinkedIn.',
      next: 'Korta det till högst 1 250 tecken, eller hänvisa till en sida där allt står.',
    },
    'draft-not-accepted': {
      what: 'LinkedIn tar inte emot inlägget som det är.',
      next: 'Öppna utkastet: där står vad som behöver ändras.',
    },
    'processing-failed': {
      what: 'LinkedIn kunde inte använda bilden eller filmen. Inget har publicerats.',
      next: 'Spara filen på nytt som JPG, PNG eller MP4 och försök igen.',
    },
    'not-media': {
      what: 'Det här är en länk, inte en fil.',
      next: 'Öppna länken själv om du behöver se den.',
    },
    'media-refused': {
      what: 'Bilden eller filen går inte att hämta från LinkedIn.',
      next: 'Ta en skärmbild på linkedin.com om den behövs som underlag.',
    },
    'no-app': {
      what: 'Ingen app hos LinkedIn är inställd i Torget.',
      next: 'Be administratören fylla i TORGET_LINKEDIN_CLIENT_ID och TORGET_LINKEDIN_CLIENT_SECRET.',
    },
    'invalid-app': {
      what: 'LinkedIn känner inte igen appen.',
      next: 'Be administratören kontrollera appens id och hemlighet i utvecklarportalen.',
    },
    'no-code': {
      what: 'LinkedIn skickade tillbaka dig utan bekräftelse.',
      next: 'Börja om med anslutningen.',
    },
    'code-expired': {
      what: 'Det tog för lång tid, eller så användes bekräftelsen två gånger.',
      next: 'Börja om med anslutningen. Ingenting har ändrats.',
    },
    'consent-refused': {
      what: 'Du avbröt hos LinkedIn.',
      next: 'Börja om när du vill. Ingenting har ändrats.',
    },
    'sign-in-refused': {
      what: 'LinkedIn avbröt inloggningen.',
      next: 'Kontrollera i utvecklarportalen att appen har rätt återvändningsadress och alla behörigheter.',
    },
    'cannot-renew': {
      what: 'LinkedIn har inte gett appen rätt att förnya anslutningen.',
      next: 'Logga in igen innan de 60 dagarna är slut. Det är LinkedIn som bestämmer vilka appar som får förnya.',
    },
  },
  terms:
    'LinkedIns villkor säger att uppgifter om en medlem (namn och profil) får sparas i högst 24 timmar och det medlemmen har skrivit i högst 48 timmar. En kommentar till kommunen är samtidigt en allmän handling som inte får förstöras utan stöd i lag eller beslut om gallring. Torget tar bort namn och profil när LinkedIns gräns är nådd och bevarar texten utan namn, om kommunen inte beslutar annat. Ta beslutet tillsammans med arkivarien och dataskyddsombudet, och skriv ner det.',
  takeBack:
    'LinkedIn låter inte Torget ta tillbaka åtkomsten till bara en sida. Den som anslöt sidan kan ta bort Torget på LinkedIn, under Inställningar och sekretess, Dataintegritet, Tillåtna tjänster. Då slutar alla sidor som personen har anslutit att fungera här.',
}
