import type { ConnectorWords } from '../words.ts'

export const sv: ConnectorWords = {
  before: [
    {
      title: 'Ett konto på en server som ni har valt',
      text: 'Mastodon finns på många servrar. Välj en som drivs seriöst och vars regler ni kan stå för, eller driv en egen under kommunens domän. Kontot ska stå i kommunens namn och ha kommunens e-postadress.',
    },
    {
      title: 'Bekräftad länk till webbplatsen',
      text: 'Skriv kommunens webbadress i profilens fält och länka tillbaka från webbplatsen med rel="me". Då visar Mastodon att kontot är äkta.',
    },
    {
      title: 'Inloggning med kommunens konto',
      text: 'Ingen app behöver beställas eller granskas. Den som ansluter loggar in på servern med kommunens konto, inte med sitt eget, och godkänner de rättigheter som står här.',
    },
  ],
  cannot: [
    {
      what: 'Dölja eller ta bort andras svar',
      instead:
        'Svaret ligger på den skrivandes egen server. Spara det som underlag, anmäl det till servern där det skrevs, och blockera kontot om policyn tillåter det.',
    },
    {
      what: 'Stänga av svaren på ett inlägg',
      instead: 'Tysta tråden i Mastodon om den blir ohanterlig. Bevaka den då för hand.',
    },
    {
      what: 'Få bort det som redan har spridits',
      instead:
        'Ett borttaget eller ändrat inlägg kan finnas kvar på andra servrar. Publicera en rättelse när felet har betydelse.',
    },
    {
      what: 'Skicka hemliga meddelanden',
      instead:
        'Direktmeddelanden är inte krypterade, och servrarnas administratörer kan läsa dem. Be den som skriver om något känsligt att ringa eller använda e-tjänsten.',
    },
    {
      what: 'Se hur många som har nåtts',
      instead: 'Nätverket räknar inte visningar. Följare, svar, boostar och favoriter går att följa.',
    },
    {
      what: 'Ändra ett schemalagt inlägg',
      instead: 'Ta tillbaka det och schemalägg på nytt.',
    },
  ],
  verbs: {
    reply: {
      label: 'Svara',
      consequence:
        'Svaret blir lika synligt som det du svarar på och börjar med namnet på den som skrev. Det går att ta bort, men kopior kan finnas kvar på andra servrar.',
    },
    privateReply: {
      label: 'Svara enskilt',
      consequence:
        'Svaret går som direktmeddelande till den som skrev, och syns inte i tråden. Det är inte krypterat: de som driver er server och mottagarens server kan läsa det. Skriv inga känsliga uppgifter.',
    },
    directReply: {
      label: 'Svara i konversationen',
      consequence:
        'Bara den du skriver till får se svaret. Det är inte krypterat: de som driver er server och mottagarens server kan läsa det.',
    },
    block: {
      label: 'Blockera',
      consequence:
        'Kontot kan inte längre svara er eller följa er, och ni ser inte vad det skriver. Det som redan är skrivet syns fortfarande för andra. Den blockerade kan märka det. Det går att ångra.',
    },
  },
  scopes: {
    'read:accounts': 'läsa kontots profil och vilka som skriver till det',
    'read:statuses': 'läsa inlägg, svar och direktmeddelanden',
    'read:notifications': 'få veta när någon nämner eller svarar kontot',
    'write:statuses': 'publicera, ändra, ta bort och svara',
    'write:media': 'ladda upp bilder och film med alternativtext',
    'write:blocks': 'blockera och avblockera konton',
  },
  failures: {
    'unknown-app': {
      what: 'Torget vet inte vilken app åtkomsten gavs till, och bara den appen kan ta tillbaka den.',
      next: 'Ta bort appen i kontots inställningar på servern, under Konto, Auktoriserade appar.',
    },
    'token-invalid': {
      what: 'Servern godtar inte längre anslutningen.',
      next: 'Anslut kontot igen. Inget som redan är sparat försvinner.',
    },
    'token-revoked': {
      what: 'Någon har tagit bort Torgets åtkomst i kontots inställningar på Mastodon.',
      next: 'Ta reda på varför och anslut kontot igen.',
    },
    'token-expired': {
      what: 'Anslutningen har gått ut på den här servern.',
      next: 'Anslut kontot igen.',
    },
    'login-disabled': {
      what: 'Servern har spärrat kontot.',
      next: 'Logga in på servern, läs varför och kontakta dess administratör.',
    },
    'scope-missing': {
      what: 'Anslutningen saknar en rättighet som behövs för det här.',
      next: 'Anslut kontot igen och godkänn alla rättigheter som står i listan.',
    },
    forbidden: {
      what: 'Servern tillåter inte det här för kontot.',
      next: 'Kontrollera att ni inte är blockerade av den ni skriver till, och att kontot inte är begränsat på servern.',
    },
    'not-found': {
      what: 'Det finns inte längre, eller så får kontot inte se det.',
      next: 'Öppna länken på Mastodon. Är det borta har Torget kvar det som har sparats.',
    },
    gone: {
      what: 'Kontot eller inlägget är borttaget.',
      next: 'Ingenting mer går att göra på nätverket. Torget har kvar det som har sparats.',
    },
    'too-large': {
      what: 'Filen är större än servern tar emot.',
      next: 'Gör filen mindre och försök igen.',
    },
    unprocessable: {
      what: 'Servern kunde inte ta emot innehållet som det är.',
      next: 'Läs serverns egen förklaring, ändra texten eller tidpunkten och försök igen.',
    },
    refused: {
      what: 'Servern sade nej utan att ange någon känd orsak.',
      next: 'Försök igen senare. Återkommer felet, kontakta den som förvaltar Torget.',
    },
    access_denied: {
      what: 'Anslutningen godkändes inte på servern.',
      next: 'Börja om och välj att godkänna, om det var ett misstag.',
    },
    invalid_client: {
      what: 'Servern känner inte igen Torget.',
      next: 'Börja om anslutningen. Finns ett eget app-id i inställningarna, kontrollera det.',
    },
    invalid_grant: {
      what: 'Koden från servern gäller inte längre.',
      next: 'Börja om anslutningen och gör klart den inom några minuter.',
    },
    invalid_scope: {
      what: 'Servern har inte alla rättigheter som Torget ber om.',
      next: 'Be serverns administratör uppgradera Mastodon, eller välj en annan server.',
    },
    invalid_request: {
      what: 'Inloggningen blev inte klar.',
      next: 'Börja om anslutningen från början.',
    },
    unauthorized_client: {
      what: 'Torget får inte logga in på det här sättet på servern.',
      next: 'Kontrollera appens inställningar hos serverns administratör.',
    },
    'malformed-request': {
      what: 'Anropet gick inte att skicka som det var.',
      next: 'Anslut kontot igen. Återkommer felet, kontakta den som förvaltar Torget.',
    },
    'bad-handle': {
      what: 'Uppgifterna om inlägget som förbereds går inte att läsa.',
      next: 'Se efter att inlägget inte redan ligger ute, och publicera det sedan på nytt.',
    },
    'malformed-id': {
      what: 'Det som skulle läsas har ett id som servern inte kan ha gett.',
      next: 'Öppna inlägget på Mastodon i stället.',
    },
    'server-address': {
      what: 'Det där är ingen adress till en Mastodonserver.',
      next: 'Skriv bara serverns namn, till exempel mastodon.nu.',
    },
    'text-empty': { what: 'Texten är tom.', next: 'Skriv något, eller lägg till en bild.' },
    'text-too-long': {
      what: 'Texten är längre än servern tillåter.',
      next: 'Korta texten. En länk räknas som 23 tecken, och i ett svar räknas namnet på den du svarar.',
    },
    'names-others': {
      what: 'Texten nämner ett konto till, med @ framför namnet. Den som nämns i ett direktmeddelande får läsa det.',
      next: 'Ta bort @ framför namnet och skicka igen.',
    },
    'not-done': {
      what: 'Servern tog emot begäran men genomförde den inte.',
      next: 'Gör det direkt på Mastodon och anteckna det i Torget.',
    },
    'has-poll': {
      what: 'Inlägget har en omröstning, och en ändring skulle nollställa rösterna.',
      next: 'Låt texten stå och publicera en rättelse som svar.',
    },
    'scheduled-not-editable': {
      what: 'Ett schemalagt inlägg går inte att ändra på Mastodon.',
      next: 'Ta tillbaka det och schemalägg på nytt.',
    },
    'media-failed': {
      what: 'Servern kunde inte läsa bilden eller filmen.',
      next: 'Spara om filen i ett vanligt format (JPEG, PNG eller MP4) och försök igen.',
    },
    'media-gone': {
      what: 'Bilden eller filmen finns inte kvar hos servern.',
      next: 'Anteckna att den saknas. Texten är sparad.',
    },
    'media-not-fetched': {
      what: 'Bilden eller filmen hämtades inte, eftersom adressen eller storleken inte går att godta.',
      next: 'Öppna den på Mastodon och spara den för hand om den behövs.',
    },
    'form-not-offered': {
      what: 'Den sortens inlägg finns inte på Mastodon.',
      next: 'Välj text, bild, film eller länk.',
    },
    'needs-media': {
      what: 'Det som inlägget ska visa saknas.',
      next: 'Lägg till bilden, filmen eller länken.',
    },
    'media-mixed': {
      what: 'Bild och film kan inte stå i samma inlägg.',
      next: 'Dela upp det i två inlägg.',
    },
    'too-few-images': { what: 'Ett bildspel behöver minst två bilder.', next: 'Lägg till en bild till.' },
    'too-many-images': {
      what: 'Servern tar inte så många bilder i ett inlägg.',
      next: 'Ta bort någon bild. Fyra är det vanliga.',
    },
    'image-too-large': { what: 'En bild är för stor.', next: 'Gör bilden mindre och försök igen.' },
    'image-type': { what: 'Servern tar inte bildens format.', next: 'Spara bilden som JPEG eller PNG.' },
    'alt-text-too-long': {
      what: 'En alternativtext är för lång.',
      next: 'Korta den, och låt det viktigaste stå först.',
    },
    'video-too-large': { what: 'Filmen är för stor.', next: 'Korta eller komprimera filmen.' },
    'video-too-long': { what: 'Filmen är för lång.', next: 'Korta filmen.' },
    'video-type': { what: 'Servern tar inte filmens format.', next: 'Spara filmen som MP4.' },
    'captions-not-taken': {
      what: 'Mastodon tar inte emot undertexter som en egen fil.',
      next: 'Bränn in undertexten i filmen.',
    },
    'schedule-too-soon': {
      what: 'Mastodon schemalägger tidigast fem minuter framåt.',
      next: 'Publicera nu, eller välj en senare tid.',
    },
  },
  fields: {
    server: {
      label: 'Server',
      help: 'Den del av kontots adress som står efter sista @, till exempel mastodon.nu.',
    },
  },
}
