import type { ConnectorWords } from '../words.ts'

const reconnect = 'Anslut sidan igen under Konton. Allt som redan är sparat finns kvar.'
const rights = 'Kontrollera behörigheterna på kontosidan och anslut sidan igen med alla rutor ifyllda.'
const again = 'Försök igen om en stund. Återkommer felet, visa det för den som förvaltar Torget.'
const look = 'Titta på Facebook hur det ser ut innan du gör något mer.'
const administrator = 'Visa felet för den som förvaltar Torget.'

export const failures: ConnectorWords['failures'] = {
  '190': { what: 'Facebook godtar inte längre anslutningen till sidan.', next: reconnect },
  '190/458': {
    what: 'Den som anslöt sidan har tagit bort Torget ur sina inställningar på Facebook.',
    next: reconnect,
  },
  '190/459': {
    what: 'Facebook vill att den som anslöt sidan bekräftar vem hen är.',
    next: 'Logga in på facebook.com med den personens konto, följ stegen där och anslut sedan sidan igen.',
  },
  '190/460': { what: 'Den som anslöt sidan har bytt lösenord på Facebook.', next: reconnect },
  '190/463': { what: 'Anslutningen till sidan har gått ut.', next: reconnect },
  '190/464': {
    what: 'Kontot som anslöt sidan är inte bekräftat hos Facebook.',
    next: 'Bekräfta kontot på facebook.com och anslut sedan sidan igen.',
  },
  '190/467': { what: 'Den som anslöt sidan har loggat ut Torget från Facebook.', next: reconnect },
  '190/492': {
    what: 'Den som anslöt sidan har inte längre någon roll på den.',
    next: 'Be en administratör för sidan att ge tillbaka rollen, eller låt någon med full kontroll ansluta sidan.',
  },
  '102': { what: 'Inloggningen hos Facebook gäller inte längre.', next: reconnect },
  '104': { what: 'Anropet gick iväg utan inloggning.', next: reconnect },
  '3': {
    what: 'Kommunens app hos Meta får inte göra detta.',
    next: 'Ansök om funktionen i appens granskning hos Meta (App Review).',
  },
  '10': { what: 'Behörigheten att läsa eller göra detta saknas.', next: rights },
  '10/2018278': {
    what: 'Det har gått mer än ett dygn sedan personen skrev, och då tar Messenger inte emot svar.',
    next: 'Svara på ett annat sätt, eller vänta tills personen skriver igen.',
  },
  '200': { what: 'Sidan har inte rätt att göra detta.', next: rights },
  '210': { what: 'Anslutningen gäller en person och inte sidan.', next: reconnect },
  '230': { what: 'Behörigheten för direktmeddelanden saknas.', next: rights },
  '283': { what: 'Behörigheten att läsa sidans inlägg saknas.', next: rights },
  '299': { what: 'Facebook tillåter inte sidan att göra detta.', next: rights },
  '100': {
    what: 'Facebook godtog inte uppgifterna i anropet.',
    next: administrator,
  },
  '100/33': {
    what: 'Det finns inte kvar på Facebook, eller så får sidan inte se det.',
    next: 'Inget mer behöver göras. Det Torget redan har sparat finns kvar.',
  },
  '803': {
    what: 'Facebook känner inte till det som anropet gällde.',
    next: 'Det kan vara borttaget. Titta på Facebook.',
  },
  '368': {
    what: 'Facebook har stoppat åtgärden eftersom den liknar missbruk.',
    next: 'Vänta några timmar. Kommer stoppet tillbaka, gå till Sidkvalitet på Facebook och begär en granskning.',
  },
  '506': {
    what: 'Samma text har just publicerats, och Facebook tar inte emot den två gånger.',
    next: 'Se efter om inlägget redan finns. Ändra annars texten.',
  },
  '551': {
    what: 'Personen tar inte emot meddelanden från sidan.',
    next: 'Svara offentligt eller på ett annat sätt.',
  },
  '10900': {
    what: 'Kommentaren har redan fått ett privat svar, och Facebook tillåter bara ett.',
    next: 'Fortsätt i direktmeddelanden när personen har svarat.',
  },
  '10901': { what: 'Facebook tar inte emot ett privat svar just nu.', next: again },
  '10902': { what: 'Den här kommentaren går inte att svara privat på.', next: 'Svara offentligt i tråden.' },
  '10903': {
    what: 'Det har gått mer än sju dagar, och då går det inte längre att svara privat.',
    next: 'Svara offentligt i tråden.',
  },
  '1366046': {
    what: 'Facebook kunde inte ta emot bilden. Den är för stor eller har ett format som inte går.',
    next: 'Spara om den som JPEG eller PNG under 4 MB och försök igen.',
  },
  '1366051': {
    what: 'Bilden är redan publicerad.',
    next: 'Se efter på sidan. Välj en annan bild om inlägget saknas.',
  },
  '1390008': { what: 'Sidan publicerar för fort för Facebook.', next: 'Vänta en timme och försök igen.' },
  '1346003': {
    what: 'Facebook anser att inlägget bryter mot deras regler.',
    next: 'Läs igenom text och bild. Begär en granskning under Sidkvalitet på Facebook om det är fel.',
  },
  '1404102': {
    what: 'Facebook anser att innehållet bryter mot deras regler.',
    next: 'Läs igenom text och bild. Begär en granskning under Sidkvalitet på Facebook om det är fel.',
  },
  '1404078': {
    what: 'Facebook kräver att sidans ansvariga godkänns för publicering.',
    next: 'En administratör för sidan går till sidans inställningar på Facebook och följer stegen för publiceringsgodkännande.',
  },
  '4854002': {
    what: 'Facebook vill att den som anslöt sidan bekräftar sin identitet.',
    next: 'Logga in på facebook.com med den personens konto och följ stegen där.',
  },
  access_denied: {
    what: 'Inloggningen avbröts på Facebook.',
    next: 'Börja om och godkänn alla behörigheter.',
  },
  'sign-in-failed': { what: 'Inloggningen hos Facebook blev inte klar.', next: 'Börja om från kontosidan.' },
  'empty-text': { what: 'Texten är tom.', next: 'Skriv något.' },
  'text-empty': { what: 'Texten är tom.', next: 'Skriv något.' },
  'text-too-long': { what: 'Texten är längre än Facebook tar emot.', next: 'Korta texten.' },
  'needs-media': { what: 'Bild, film eller länk saknas.', next: 'Lägg till det som saknas.' },
  'media-mixed': {
    what: 'Bilder, film och länk går inte att ha i samma inlägg på Facebook.',
    next: 'Behåll ett av dem.',
  },
  'form-not-offered': { what: 'Den sortens inlägg finns inte på Facebook.', next: 'Välj en annan sort.' },
  'too-many-images': { what: 'Det är fler bilder än tio.', next: 'Ta bort några.' },
  'too-few-images': { what: 'Ett bildspel behöver minst två bilder.', next: 'Lägg till en bild.' },
  'image-type': { what: 'Bildens format går inte att använda.', next: 'Spara om bilden som JPEG eller PNG.' },
  'image-too-large': {
    what: 'Bilden är för stor.',
    next: 'Minska den till högst 2 048 bildpunkter och 4 MB.',
  },
  'alt-text-too-long': { what: 'Bildbeskrivningen är för lång.', next: 'Korta beskrivningen.' },
  'video-type': { what: 'Filmens format går inte att använda.', next: 'Spara om filmen som MP4.' },
  'video-too-large': { what: 'Filmen är för stor.', next: 'Spara om den med lägre kvalitet.' },
  'video-too-long': {
    what: 'Filmen är för lång.',
    next: 'Korta filmen. En reel får vara högst 90 sekunder.',
  },
  'video-failed': {
    what: 'Facebook kunde inte använda filmen.',
    next: 'Spara om den som MP4 med H.264 och försök igen.',
  },
  'captions-not-taken': {
    what: 'Undertexterna går inte att använda.',
    next: 'Spara dem som SRT. I en reel måste de vara inbrända i filmen.',
  },
  'schedule-too-soon': {
    what: 'Tiden är för nära. Facebook vill ha minst tio minuter på sig.',
    next: 'Välj en senare tid eller publicera nu.',
  },
  'schedule-too-late': { what: 'Tiden är mer än 30 dagar bort.', next: 'Välj en tidigare tid.' },
  'malformed-id': {
    what: 'Det som anropet gällde har ett id som inte kan finnas på Facebook.',
    next: administrator,
  },
  'bad-handle': {
    what: 'Uppgifterna om den uppladdade filmen går inte att läsa.',
    next: 'Publicera filmen på nytt.',
  },
  'malformed-request': { what: 'Anropet gick inte att sätta ihop.', next: reconnect },
  'success-false': { what: 'Facebook svarade att det inte blev gjort.', next: look },
  'not-media': {
    what: 'Det är en länk och ingen bild eller film. Länkar hämtas inte.',
    next: 'Öppna länken själv.',
  },
  'bad-address': { what: 'Adressen går inte att hämta.', next: administrator },
  'private-address': { what: 'Adressen leder in i ett internt nät och hämtas inte.', next: administrator },
  malformed: { what: 'Adressen är felskriven.', next: administrator },
  'too-large': { what: 'Filen är för stor för att hämtas.', next: 'Öppna den på Facebook.' },
  redirect: { what: 'Adressen leder vidare dit Torget inte går.', next: administrator },
  encoding: { what: 'Filen kom i ett skick som inte går att läsa.', next: again },
  'http-400': { what: 'Facebook avvisade anropet utan att säga varför.', next: again },
  'http-401': { what: 'Något mellan Torget och Facebook kräver inloggning.', next: administrator },
  'http-403': { what: 'Facebook, eller något på vägen dit, nekade anropet.', next: again },
  'http-404': { what: 'Det finns inte kvar.', next: 'Titta på Facebook.' },
  'http-405': { what: 'Facebook tar inte längre emot den sortens anrop.', next: administrator },
  'http-410': { what: 'Det är borttaget.', next: 'Inget mer behöver göras.' },
  'http-413': {
    what: 'Det som skickades är för stort.',
    next: 'Minska bilden eller filmen och försök igen.',
  },
}
