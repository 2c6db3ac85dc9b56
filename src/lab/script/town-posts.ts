/** What a municipality publishes on its smaller networks, and what people write under it. Short enough for each of them; everybody is invented. */
export type TownScriptPost = {
  readonly text: string
  /** One of the supplied pictures. */
  readonly picture?: string
  /** Hours before the demo began. */
  readonly hoursAgo: number
  readonly lines: readonly (string | { readonly by: string; readonly text: string })[]
}

export const townScript: Readonly<Record<string, readonly TownScriptPost[]>> = {
  instagram: [
    {
      text: 'Första snön i {ort} ❄️ Vår parkgrupp var ute klockan fyra i morse. Vad vill ni se mer av här?',
      picture: 'snovall.png',
      hoursAgo: 30,
      lines: [
        'Så fint! Var är bilden tagen?',
        'Heja parkgruppen 👏👏',
        { by: 'bosse', text: 'Fin bild, men på vår gata har ingen plogat.' },
        'Mer från verkstaden, tack! Jag visste inte ens att ni har en egen smed.',
        {
          by: 'amina',
          text: 'Går det att få sandat utanför vårdcentralen? Det är glashalt just nu och folk ramlar.',
        },
        { by: 'ronny', text: 'Ni är ta mig fan inkompetenta hela högen.' },
        'Kan man få se hur det ser ut inne i plogbilen?',
        'اشكركم على العمل الرائع',
      ],
    },
    {
      text: 'I dag tar Lovisa på äldreboendet Björken över kontot. Följ med en vanlig dag! Alla på bilderna har sagt ja till att vara med.',
      picture: 'bibliotek.png',
      hoursAgo: 8,
      lines: [
        'Vad roligt att få se! Min farmor bor där 💛',
        'Söker ni folk? Jag är klar undersköterska i juni.',
        { by: 'leif', text: 'Är det där man gömmer undan de gamla nu för tiden? Skäms.' },
        'Hur många jobbar på natten egentligen?',
        'Kul upplägg, gör förskolan nästa gång!',
      ],
    },
  ],
  linkedin: [
    {
      text: 'Vi söker tre socialsekreterare till mottagningen i {ort}. Du får en mentor första året och handledning varannan vecka. Ansök senast den 15.',
      hoursAgo: 50,
      lines: [
        'Går tjänsterna att kombinera med distansarbete?',
        'Intressant! Vem kan jag ringa om tjänsten?',
        'Jag sökte förra gången och fick aldrig något svar. Är det bättre ordning nu?',
        'Bra att ni har mentorer, det borde alla ha.',
        'Hur ser lönespannet ut?',
      ],
    },
    {
      text: 'Efter två år med gemensam upphandling har vi minskat pappersförbrukningen i skolköken med 38 procent. Så här gjorde vi.',
      hoursAgo: 20,
      lines: [
        'Imponerande siffror. Kan ni dela underlaget?',
        'Vi gör samma resa i vår kommun, hör gärna av er!',
        'Räknar ni med engångsförpackningarna vid utflykter?',
      ],
    },
  ],
  youtube: [
    {
      text: 'Så fungerar ditt nya sopkärl\n\nEn film om vad som ska i vilket fack, och vad som händer med det sedan. Textad på svenska.',
      hoursAgo: 70,
      lines: [
        'Var ska kaffekapslarna?',
        'Äntligen någon som förklarar! Tack.',
        'Vår bil kom inte i måndags, kärlet är proppfullt. Vart ringer man?',
        'Textningen hoppar mellan 2:10 och 2:30.',
        { by: 'natt', text: 'Tjäna 5000 kr om dagen hemifrån!!! Länk i min profil' },
        'Finns filmen på arabiska också?',
      ],
    },
    {
      text: 'Kommunfullmäktige i oktober\n\nHela sammanträdet. Kapitel finns i beskrivningen.',
      hoursAgo: 26,
      lines: [
        'Tack för att ni lägger ut hela!',
        'Varför klipps frågestunden bort?',
        { by: 'torbjorn', text: 'Vilket parti var det som röstade emot badhuset? Kan ni svara på det?' },
        'Ljudet är lågt när oppositionen talar. Slump?',
      ],
    },
  ],
  mastodon: [
    {
      text: 'På måndag stängs Storgatan mellan Torggatan och Åvägen för ny vattenledning. Bussarna går via Skolgatan. Beräknat klart den 12 december. #{ort}',
      hoursAgo: 12,
      lines: [
        'Kommer man fram med rullstol till apoteket under tiden?',
        'Tack för att ni skriver här också, och inte bara på de stora.',
        'Gäller det även cykelbanan?',
        'Var hittar jag kartan i ett öppet format?',
      ],
    },
    {
      text: 'Våra öppna data har fått tre nya mängder: badplatser, felanmälningar och trafikmätningar. Berätta gärna vad ni bygger!',
      hoursAgo: 40,
      lines: [
        'Snyggt! Finns det ett API eller bara filer?',
        'Vilken licens gäller?',
        'Felanmälningarna saknar koordinater för november.',
      ],
    },
  ],
  bluesky: [
    {
      text: 'Strömavbrott i norra {ort} sedan 07.40. Elbolaget räknar med att det är åtgärdat klockan 10. Trygghetspunkt öppen i Norra skolan.',
      hoursAgo: 5,
      lines: [
        'Hur många hushåll är berörda?',
        {
          by: 'amina',
          text: 'Min granne har andningshjälp med batteri för två timmar till. Vem ringer jag?',
        },
        'Tack för snabb information!',
        'Det är fortfarande svart hos oss på Åsvägen.',
      ],
    },
    {
      text: 'Nu kan du söka sommarjobb hos oss. Du som är född 2009 eller 2010 kan söka till den sista januari.',
      hoursAgo: 34,
      lines: [
        'Kan man söka om man går i en annan kommun?',
        'Hur mycket är lönen?',
        'Min son fick jobb förra året, jättebra upplägg!',
      ],
    },
  ],
  manual: [
    {
      text: 'Chefsarkitekten berättar: därför ritar vi om Stortorget\n\nI tre inlägg går vi igenom vad som händer med träden, parkeringen och marknaden.',
      hoursAgo: 60,
      lines: [],
    },
  ],
}
