import type { ConnectorWords } from '../words.ts'

const GONE = {
  what: 'Det som skulle läsas eller ändras finns inte längre på Bluesky.',
  next: 'Ladda om. Torget behåller det som redan har sparats.',
}
const SIGN_IN_AGAIN = 'Anslut kontot igen med ett nytt applösenord. Det som har hämtats finns kvar.'
const CLOSED_ACCOUNT = {
  what: 'Kontot är stängt eller avstängt på Bluesky.',
  next: 'Logga in på Bluesky och se vad som står där. Anslut kontot igen när det är öppet.',
}

export const sv: ConnectorWords = {
  before: [
    {
      title: 'Ett konto som myndigheten äger',
      text: 'Kontot ska höra till en funktionsadress, inte till en medarbetares egen e-post. Låt gärna kontonamnet vara myndighetens webbadress: då ser alla att det är äkta.',
    },
    {
      title: 'Ett applösenord för Torget',
      text: 'Skapa det i Bluesky under Inställningar, Integritet och säkerhet, Applösenord. Ge det namnet Torget. Kontots vanliga lösenord ska aldrig skrivas in här.',
    },
    {
      title: 'Ett beslut om blockering',
      text: 'På Bluesky kan vem som helst se vilka ett konto har blockerat. Bestäm därför i förväg när myndigheten får blockera någon, och vem som beslutar.',
    },
  ],
  cannot: [
    {
      what: 'Ta bort någon annans svar',
      instead: 'Dölj svaret i tråden. Är det olagligt: säkra underlaget och anmäl det till Bluesky.',
    },
    { what: 'Ändra ett publicerat inlägg', instead: 'Ta bort inlägget och publicera det på nytt.' },
    {
      what: 'Läsa och besvara direktmeddelanden',
      instead:
        'Det kräver en särskild behörighet som Torget inte ber om. Stäng av direktmeddelanden i Bluesky eller läs dem där.',
    },
    { what: 'Svara privat på en kommentar', instead: 'Svara öppet och hänvisa till kontaktcenter.' },
    { what: 'Schemalägga hos Bluesky', instead: 'Torget publicerar själv vid den tid som du väljer.' },
    {
      what: 'Se visningar, räckvidd och statistik dag för dag',
      instead: 'Bluesky räknar bara följare, gillanden, svar, delningar och bokmärken.',
    },
  ],
  verbs: {
    hide: {
      label: 'Dölj i tråden',
      consequence:
        'Svaret visas inte i tråden för andra, men finns kvar hos den som skrev det och kan läsas där. Högst 300 svar i en tråd kan döljas. Det går att ångra.',
    },
    block: {
      label: 'Blockera (syns för alla)',
      consequence:
        'Personen kan inte längre läsa eller svara kontot. Blockeringen är offentlig: vem som helst kan se vilka kontot har blockerat. Det går att ångra.',
    },
  },
  scopes: {},
  failures: {
    'handle-malformed': {
      what: 'Det där är inget kontonamn på Bluesky.',
      next: 'Skriv hela namnet, till exempel kommunen.se eller kommunen.bsky.social. Vill du logga in med e-post måste du också ange servern.',
    },
    'handle-not-found': {
      what: 'Det finns inget konto med det namnet.',
      next: 'Kontrollera stavningen. Är namnet nytt kan det dröja några minuter innan det syns.',
    },
    'handle-mismatch': {
      what: 'Kontonamnet och kontot pekar inte på varandra, så det går inte att vara säker på vems kontot är.',
      next: 'Öppna Bluesky, se efter vad kontot heter nu och ange det namnet.',
    },
    'did-not-found': {
      what: 'Kontot finns inte i registret över konton.',
      next: 'Kontrollera kontonamnet. Är kontot borttaget går det inte att ansluta.',
    },
    'did-without-server': {
      what: 'Kontot säger inte på vilken server det finns.',
      next: 'Kontakta den som driver servern.',
    },
    'server-malformed': {
      what: 'Servern går inte att tolka som en webbadress.',
      next: 'Skriv till exempel bsky.social, eller lämna fältet tomt.',
    },
    'sign-in-refused': {
      what: 'Kontonamnet eller applösenordet stämmer inte.',
      next: 'Skapa ett nytt applösenord i Bluesky och klistra in det.',
    },
    AuthFactorTokenRequired: {
      what: 'Kontots vanliga lösenord kräver en kod via e-post.',
      next: 'Använd ett applösenord i stället. Det behöver ingen kod.',
    },
    'account-inactive': CLOSED_ACCOUNT,
    AccountTakedown: CLOSED_ACCOUNT,
    AccountSuspended: CLOSED_ACCOUNT,
    AccountDeactivated: CLOSED_ACCOUNT,
    AccountNotFound: {
      what: 'Kontot finns inte längre på sin server.',
      next: 'Har det flyttat eller tagits bort? Anslut det igen om det finns kvar. Allt som har sparats finns i Torget.',
    },
    'unreadable-sign-in': { what: 'Den sparade inloggningen går inte att läsa.', next: SIGN_IN_AGAIN },
    'app-password-removed': {
      what: 'Applösenordet har tagits bort i Bluesky, eller så har någon loggat ut Torget.',
      next: SIGN_IN_AGAIN,
    },
    ExpiredToken: {
      what: 'Inloggningen har gått ut.',
      next: 'Torget förnyar den av sig självt. Hjälper inte det, anslut kontot igen.',
    },
    InvalidToken: { what: 'Servern känner inte igen inloggningen.', next: SIGN_IN_AGAIN },
    AuthMissing: { what: 'Servern fick ingen inloggning.', next: SIGN_IN_AGAIN },
    AuthenticationRequired: {
      what: 'Bluesky tillåter bara att ett konto ändrar sitt eget.',
      next: 'Det går inte att göra från det här kontot.',
    },
    'bad-handle': {
      what: 'Uppgifterna om inlägget som förbereds går inte att läsa.',
      next: 'Se efter att inlägget inte redan ligger ute, och publicera det sedan på nytt.',
    },
    'malformed-id': {
      what: 'Adressen till inlägget eller kontot går inte att läsa.',
      next: 'Öppna inlägget på nytt. Händer det igen, kontakta den som sköter Torget.',
    },
    'malformed-request': {
      what: 'Frågan till Bluesky gick inte att ställa så som den var skriven.',
      next: 'Anslut kontot igen. Händer det på nytt, kontakta den som sköter Torget.',
    },
    'empty-text': { what: 'Svaret är tomt.', next: 'Skriv något och skicka igen.' },
    'text-too-long': {
      what: 'Texten är för lång för Bluesky, som tar 300 tecken.',
      next: 'Korta texten, eller dela den på flera svar.',
    },
    'duplicate-reply': {
      what: 'Samma svar finns redan under kommentaren.',
      next: 'Titta i tråden. Vill du svara igen, skriv något annat.',
    },
    'not-own-thread': {
      what: 'Tråden hör till någon annans inlägg, och bara den kan dölja svar där.',
      next: 'Blockera eller anmäl i stället, om policyn medger det.',
    },
    'hidden-limit': {
      what: 'I tråden är redan 300 svar dolda, och fler tar Bluesky inte.',
      next: 'Visa några igen, eller begränsa vem som får svara på inlägget.',
    },
    InvalidSwap: {
      what: 'Någon annan ändrade samma sak samtidigt. Ingenting ändrades härifrån.',
      next: 'Försök igen.',
    },
    'own-account': { what: 'Kontot kan inte blockera sig självt.', next: 'Kontrollera vem som skrev.' },
    'not-own-post': {
      what: 'Inlägget hör till ett annat konto.',
      next: 'Logga in med det konto som publicerade inlägget.',
    },
    'draft-not-taken': {
      what: 'Bluesky tar inte emot inlägget som det är.',
      next: 'Läs vad som står vid utkastet, ändra och försök igen.',
    },
    BlockedPost: {
      what: 'Det finns en blockering mellan kontot och den som skrev, så Bluesky visar inte inlägget.',
      next: 'Torget har kvar det som sparades tidigare. Häv blockeringen om inlägget måste läsas på nytt.',
    },
    BlockedActor: {
      what: 'Kontot har blockerat den som frågan gäller.',
      next: 'Häv blockeringen om det behövs.',
    },
    BlockedByActor: {
      what: 'Den som frågan gäller har blockerat kontot.',
      next: 'Det går inte att göra något åt härifrån.',
    },
    NotFound: GONE,
    RecordNotFound: GONE,
    RepoNotFound: GONE,
    BlobNotFound: {
      what: 'Bilden eller filmen finns inte längre på servern.',
      next: 'Ladda upp den igen.',
    },
    BlobTooLarge: { what: 'Bilden eller filmen är för stor för servern.', next: 'Välj en mindre fil.' },
    InvalidMimeType: { what: 'Servern tar inte emot den sortens fil.', next: 'Välj en JPEG, PNG eller MP4.' },
    RepoTakendown: CLOSED_ACCOUNT,
    RepoSuspended: CLOSED_ACCOUNT,
    RepoDeactivated: CLOSED_ACCOUNT,
    InvalidRequest: {
      what: 'Bluesky godtog inte det som skickades.',
      next: 'Läs meddelandet från Bluesky. Händer det igen, kontakta den som sköter Torget.',
    },
    'not-media': { what: 'En länk hämtas inte som en bild.', next: 'Öppna länken själv om den behövs.' },
  },
  fields: {
    server: {
      label: 'Server (kan lämnas tom)',
      help: 'Torget hittar kontots server av sig självt. Fyll bara i om du loggar in med e-post eller om kontonamnet inte hittas.',
    },
    identifier: { label: 'Kontonamn', help: 'Till exempel kommunen.se eller kommunen.bsky.social.' },
    password: {
      label: 'Applösenord',
      help: 'Fyra grupper med fyra tecken. Skapas i Bluesky under Inställningar, Integritet och säkerhet, Applösenord.',
    },
  },
}
