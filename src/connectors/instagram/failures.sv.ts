import type { ConnectorWords } from '../words.ts'

const reconnect = 'Anslut kontot på nytt. Inget som är sparat går förlorat.'
const remedies = {
  write: 'Ändra texten och försök igen.',
  picture: 'Byt bilden och försök igen.',
  film: 'Byt filmen och försök igen.',
  anew: 'Börja om med inlägget. Inget har publicerats.',
  app: 'Be den som sköter appen hos Meta att se över dess behörigheter.',
  report: 'Anmäl till den som sköter systemet.',
} as const

export const failuresSv: ConnectorWords['failures'] = {
  '190': { what: 'Instagram godtar inte längre anslutningen.', next: reconnect },
  '190/458': { what: 'Den som anslöt kontot har tagit bort appen på Facebook.', next: reconnect },
  '190/459': {
    what: 'Facebook vill att den som anslöt kontot bekräftar vem hen är.',
    next: 'Be personen logga in på facebook.com och följa anvisningarna. Anslut sedan på nytt.',
  },
  '190/460': { what: 'Den som anslöt kontot har bytt lösenord på Facebook.', next: reconnect },
  '190/463': { what: 'Anslutningen har gått ut.', next: reconnect },
  '190/464': {
    what: 'Facebook har inte bekräftat den person som anslöt kontot.',
    next: 'Be personen bekräfta sitt Facebookkonto. Anslut sedan på nytt.',
  },
  '190/467': { what: 'Anslutningen har återkallats.', next: reconnect },
  '190/492': {
    what: 'Den som anslöt kontot har inte längre någon roll på Facebooksidan.',
    next: 'Ge personen full kontroll över sidan igen, eller låt någon annan ansluta kontot.',
  },
  '102': { what: 'Instagram godtar inte längre anslutningen.', next: reconnect },
  '104': { what: 'Anropet saknade behörighetsbevis.', next: reconnect },
  '3': { what: 'Appen hos Meta får inte göra detta.', next: remedies.app },
  '10': {
    what: 'Appen saknar en behörighet, eller så har tiden för att svara i meddelanden gått ut.',
    next: 'Svara i Instagrams app om det gäller ett meddelande. Annars: se på kontots sida vilken behörighet som saknas.',
  },
  '10/2018278': {
    what: 'Det har gått mer än 24 timmar sedan personen skrev.',
    next: 'Svara i Instagrams app, eller vänta tills personen skriver igen.',
  },
  '200': {
    what: 'Kontot får inte göra detta här.',
    next: 'Se på kontots sida vilken behörighet som saknas.',
  },
  '210': { what: 'Fel slags behörighetsbevis användes.', next: reconnect },
  '100': {
    what: 'Instagram godtog inte uppgifterna i anropet.',
    next: `Kontrollera att det finns kvar på Instagram och försök igen. Händer det ofta: ${remedies.report.toLowerCase()}`,
  },
  '100/33': {
    what: 'Det finns inte längre på Instagram.',
    next: 'Ingenting behöver göras. Torget behåller det som stod där.',
  },
  '803': {
    what: 'Det finns inte på Instagram.',
    next: 'Ingenting behöver göras. Torget behåller det som stod där.',
  },
  '25': {
    what: 'Instagram har begränsat kontot eller vill att någon bekräftar det.',
    next: 'Logga in i Instagrams app och gör det som begärs där.',
  },
  '352': {
    what: 'Instagram tar inte emot filmens format.',
    next: `Spara filmen som MP4 (H.264, AAC). ${remedies.film}`,
  },
  '368': {
    what: 'Instagram har tillfälligt stoppat det här som missbruk.',
    next: 'Vänta några timmar. Titta sedan i Instagrams app om kontot har fått en varning.',
  },
  '506': { what: 'Samma text har just publicerats.', next: 'Se efter på Instagram om den redan finns där.' },
  '551': { what: 'Personen tar inte emot meddelanden just nu.', next: 'Svara under inlägget i stället.' },
  '9004': {
    what: 'Instagram kunde inte hämta bilden eller filmen från Torget.',
    next: 'Be den som sköter systemet kontrollera att dess publika adress går att nå utifrån.',
  },
  '9007': {
    what: 'Bilden eller filmen är inte färdigbehandlad hos Instagram.',
    next: 'Vänta någon minut och försök igen.',
  },
  '10900': {
    what: 'Kommentaren har redan fått sitt privata svar.',
    next: 'Svara under kommentaren, eller vänta tills personen skriver ett meddelande.',
  },
  '10901': {
    what: 'Den här kommentaren går inte att svara på privat.',
    next: 'Svara under kommentaren i stället.',
  },
  '10902': {
    what: 'Den här kommentaren går inte att svara på privat.',
    next: 'Svara under kommentaren i stället.',
  },
  '10903': {
    what: 'Tiden för ett privat svar, sju dagar, har gått ut.',
    next: 'Svara under kommentaren i stället.',
  },
  '36000': { what: 'Bilden är för stor.', next: 'Använd en bild på högst 8 MB.' },
  '36001': { what: 'Instagram tar bara emot JPEG-bilder.', next: remedies.picture },
  '36003': { what: 'Bilden är för hög eller för bred.', next: 'Beskär den till mellan 4:5 och 1,91:1.' },
  '36004': {
    what: 'Bildtexten är för lång eller har för många hashtaggar eller omnämnanden.',
    next: 'Högst 2 200 tecken, 30 hashtaggar och 20 omnämnanden.',
  },
  '1366046': { what: 'Bilden är för stor eller har fel format.', next: remedies.picture },
  '1366051': { what: 'Bilden är redan publicerad.', next: 'Se efter på Instagram.' },
  '1390008': { what: 'Det publiceras för tätt.', next: 'Vänta en stund och försök igen.' },
  '1346003': { what: 'Innehållet bryter mot Metas regler.', next: remedies.write },
  '1404102': { what: 'Innehållet bryter mot Metas regler.', next: remedies.write },
  '1404078': {
    what: 'Facebooksidan måste först godkännas för att få publicera.',
    next: 'Logga in på Facebook och slutför sidans godkännande.',
  },
  '4854002': {
    what: 'Meta vill att någon bekräftar sin identitet.',
    next: 'Logga in på Facebook och följ anvisningarna.',
  },
  '2207001': { what: 'Ett fel hos Instagram.', next: remedies.anew },
  '2207003': { what: 'Det tog för lång tid för Instagram att hämta filen.', next: remedies.anew },
  '2207004': { what: 'Bilden är för stor.', next: 'Använd en bild på högst 8 MB.' },
  '2207005': { what: 'Instagram tar bara emot JPEG-bilder.', next: remedies.picture },
  '2207006': { what: 'Det som förbereddes finns inte hos Instagram.', next: remedies.anew },
  '2207008': {
    what: 'Ett tillfälligt fel hos Instagram när inlägget skulle publiceras.',
    next: remedies.anew,
  },
  '2207009': { what: 'Bilden är för hög eller för bred.', next: 'Beskär den till mellan 4:5 och 1,91:1.' },
  '2207010': {
    what: 'Bildtexten är för lång eller har för många hashtaggar eller omnämnanden.',
    next: 'Högst 2 200 tecken, 30 hashtaggar och 20 omnämnanden.',
  },
  '2207020': { what: 'Förberedelsen har gått ut.', next: remedies.anew },
  '2207023': { what: 'Den sortens inlägg finns inte på Instagram.', next: 'Välj bild, bildspel eller film.' },
  '2207026': {
    what: 'Instagram tar inte emot filmens format.',
    next: `Spara filmen som MP4 (H.264, AAC). ${remedies.film}`,
  },
  '2207027': {
    what: 'Bilden eller filmen är inte färdigbehandlad hos Instagram.',
    next: 'Vänta någon minut och försök igen.',
  },
  '2207028': {
    what: 'Bildspelet har för få eller för många bilder.',
    next: 'Ett bildspel rymmer två till tio.',
  },
  '2207032': { what: 'Instagram kunde inte förbereda inlägget.', next: remedies.anew },
  '2207042': {
    what: 'Kontot har publicerat så mycket som Instagram tillåter på ett dygn.',
    next: 'Vänta till i morgon.',
  },
  '2207050': {
    what: 'Instagram har begränsat kontot eller vill att någon bekräftar det.',
    next: 'Logga in i Instagrams app och gör det som begärs där.',
  },
  '2207051': {
    what: 'Instagram tar inlägget för skräppost och har stoppat det.',
    next: 'Vänta några timmar. Titta sedan i Instagrams app om kontot har fått en varning.',
  },
  '2207052': {
    what: 'Instagram kunde inte hämta filen från Torget.',
    next: 'Be den som sköter systemet kontrollera att dess publika adress går att nå utifrån.',
  },
  '2207053': { what: 'Något gick fel när Instagram tog emot filmen.', next: remedies.anew },
  '2207077': {
    what: 'Instagram kunde inte hämta filmen från Torget.',
    next: 'Be den som sköter systemet kontrollera att dess publika adress går att nå utifrån.',
  },
  '2207082': { what: 'Något gick fel när Instagram tog emot filen.', next: remedies.anew },
  'container-error': {
    what: 'Instagram kunde inte göra i ordning inlägget.',
    next: `Byt bild eller film. ${remedies.anew}`,
  },
  'container-expired': {
    what: 'Inlägget publicerades inte inom ett dygn och finns inte kvar hos Instagram.',
    next: remedies.anew,
  },
  'bad-handle': {
    what: 'Uppgifterna om inlägget som förbereds går inte att läsa.',
    next: remedies.anew,
  },
  'reply-to-hidden': {
    what: 'En dold kommentar går inte att svara på.',
    next: 'Visa kommentaren först, eller svara privat.',
  },
  'post-unknown': {
    what: 'Instagram sade inte vilket inlägg kommentaren hör till.',
    next: 'Svara i Instagrams app.',
  },
  'success-false': {
    what: 'Instagram svarade att det inte gjordes.',
    next: 'Läs om tråden och försök igen.',
  },
  'empty-text': { what: 'Texten är tom.', next: 'Skriv något och försök igen.' },
  'text-too-long': {
    what: 'Texten är för lång för Instagram.',
    next: 'Korta den. Ett meddelande får vara ungefär 900 tecken, en kommentar eller bildtext 2 200.',
  },
  'text-not-allowed': {
    what: 'För många hashtaggar eller omnämnanden.',
    next: 'Högst 30 hashtaggar och 20 omnämnanden.',
  },
  'needs-media': {
    what: 'Ett inlägg på Instagram behöver en bild eller film.',
    next: 'Lägg till en och försök igen.',
  },
  'form-not-offered': {
    what: 'Den sortens inlägg finns inte på Instagram.',
    next: 'Välj bild, bildspel eller film.',
  },
  'too-many-images': { what: 'Det är för många bilder.', next: 'Ett bildspel rymmer högst tio.' },
  'too-few-images': { what: 'Det är för få bilder.', next: 'Ett bildspel behöver minst två.' },
  'image-too-large': {
    what: 'Bilden är för stor.',
    next: 'Använd en bild på högst 8 MB och 1 440 bildpunkter.',
  },
  'image-type': {
    what: 'Bilden har ett format eller en form som Instagram inte tar emot.',
    next: 'Använd JPEG, beskuren till mellan 4:5 och 1,91:1.',
  },
  'alt-text-too-long': { what: 'Alternativtexten är för lång.', next: 'Högst 1 000 tecken.' },
  'alt-text-not-kept': {
    what: 'Instagram sparar inte alternativtext till film.',
    next: 'Flytta beskrivningen till bildtexten.',
  },
  'video-too-large': { what: 'Filmen är för stor.', next: 'Högst 300 MB.' },
  'video-too-long': { what: 'Filmen är för lång.', next: 'Högst 15 minuter.' },
  'video-type': {
    what: 'Instagram tar inte emot filmens format.',
    next: `Spara den som MP4. ${remedies.film}`,
  },
  'captions-not-taken': {
    what: 'Instagram tar inte emot undertexter som egen fil.',
    next: 'Bränn in undertexterna i filmen.',
  },
  'media-mixed': {
    what: 'Bilder och film går inte att blanda i samma inlägg härifrån.',
    next: 'Dela upp det i två inlägg.',
  },
  'no-public-address': {
    what: 'Instagram måste kunna hämta filen från en publik adress, och en sådan saknas.',
    next: 'Be den som sköter systemet ange dess publika adress.',
  },
  'schedule-not-offered': {
    what: 'Instagram publicerar inte senare på egen hand.',
    next: 'Lämna tiden till Torget, som publicerar när det är dags.',
  },
  'access-denied': {
    what: 'Inloggningen avbröts eller nekades.',
    next: 'Börja om och godkänn behörigheterna.',
  },
  'no-code': { what: 'Facebook skickade inte tillbaka något svar på inloggningen.', next: 'Börja om.' },
  'malformed-id': { what: 'Det är inget id som kan finnas på Instagram.', next: remedies.report },
  'malformed-request': { what: 'Anropet gick inte att bygga.', next: reconnect },
  malformed: { what: 'Adressen till filen går inte att använda.', next: remedies.report },
  'bad-address': { what: 'Adressen till filen går inte att använda.', next: remedies.report },
  'private-address': {
    what: 'Adressen till filen leder in i ett internt nät och hämtas inte.',
    next: remedies.report,
  },
  'not-media': { what: 'Det är en länk och ingen fil.', next: 'Öppna länken själv om den behövs.' },
  'too-large': {
    what: 'Filen är för stor för att sparas här.',
    next: 'Spara den för hand om den behövs som underlag.',
  },
  redirect: {
    what: 'Adressen till filen skickade oss vidare till ett ställe vi inte hämtar från.',
    next: 'Öppna inlägget på Instagram.',
  },
  encoding: { what: 'Filen kom i en form som inte går att läsa.', next: 'Öppna inlägget på Instagram.' },
  'http-400': { what: 'Instagram sade nej utan att säga varför.', next: 'Försök igen om en stund.' },
  'http-401': { what: 'Instagram sade nej utan att säga varför.', next: reconnect },
  'http-403': {
    what: 'Instagram sade nej, eller så har filens adress slutat gälla.',
    next: 'Läs om tråden och försök igen.',
  },
  'http-404': {
    what: 'Det finns inte längre på Instagram.',
    next: 'Ingenting behöver göras. Torget behåller det som stod där.',
  },
  'http-410': {
    what: 'Det finns inte längre på Instagram.',
    next: 'Ingenting behöver göras. Torget behåller det som stod där.',
  },
}
