import { linesOf } from '../script-line.ts'

export const otherActors = linesOf('other-actor', {
  snow: [
    {
      text: 'Riksvägen mot kusten är helt oplogad, när tar ni den?',
      answer: 'Hej! Riksvägen sköts av Trafikverket. Numret till deras kundtjänst finns på deras webbplats.',
    },
    'Busshållplatsen vid sjukhuset är inte skottad. Är det ni eller {region}?',
  ],
  elderly: [
    {
      text: 'Hur lång är kötiden till höftoperation? Pappa har väntat ett år.',
      by: 'pirjo',
      answer:
        'Hej Pirjo! Sjukhusvården är {region}s ansvar. På 1177.se ser du aktuella väntetider och vem du kan ringa.',
    },
    'När får vi tillbaka vår vårdcentral i norra {ort}?',
  ],
  water: ['Internet försvann samtidigt som vattnet, grävde ni av fibern? Vem ringer jag?'],
  school: ['Skolbussen kom inte i dag heller. Är det {region} som kör den?', 'När öppnar CSN-kontoret igen?'],
  roadwork: [
    'Varför står tågen stilla vid överfarten i 20 minuter varje morgon?',
    'Får polisen parkera i cykelbanan hur som helst?',
  ],
  bath: ['När öppnar den privata padelhallen bredvid?'],
  recycling: ['Pantmaskinen på mataffären är trasig igen. Kan ni säga till dem?'],
  track: ['Golfklubbens bana ser hemsk ut efter skidspåren. Vem ersätter oss medlemmar?'],
  library: ['Varför kostar det att låna e-böcker på universitetet nu?'],
  lighting: ['Vårt elnät har haft strömavbrott tre kvällar. Är det ert fel eller elbolagets?'],
  preschool: ['BVC svarar inte i telefon. Kan ni koppla mig?'],
})
