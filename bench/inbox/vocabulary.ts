/**
 * What the invented citizens of a filled inbox write. The first of each list are used most, as words are in life; `{…}` is filled from the
 * list of that name.
 */
export const sentences: readonly string[] = [
  'Hej! När blir det {sak} på {gata}?',
  'Varför har ni inte skött {sak} vid {gata} den här veckan?',
  'Tack för snabbt svar om {sak}, ni gör ett bra jobb.',
  'Det är samma sak varje år med {sak}, och ingen svarar när man ringer.',
  'Kan någon på kommunen förklara hur {sak} ska fungera?',
  'Vi på {gata} har väntat på {sak} sedan i höstas.',
  'Hur gör man för att felanmäla {sak}?',
  'Håller helt med {namn} om {sak}.',
  'Min mamma bor på {gata} och kommer inte ut för att {sak} inte fungerar.',
  'När ska ni laga gatan utanför {gata}?',
  'Jag tycker att pengarna borde gå till {sak} i stället.',
  'Vattnet luktar konstigt på {gata}, är det farligt att dricka?',
  'Vem ansvarar för {sak}, kommunen eller regionen?',
  'Barnen på {gata} behöver {sak} innan terminen börjar.',
  'Vad kostar {sak} oss skattebetalare egentligen?',
  'Det har varit mörkt på {gata} i tre veckor nu.',
  'Bra att ni berättar om {sak}, men datumen stämmer inte.',
  'Fråga {namn}, hon vet allt om {sak}.',
  'Förslag: flytta {sak} till {gata} så blir det plats för alla.',
  'Skärpning! {sak} är det enda vi ber om.',
  'Jag mejlade om {sak} för en månad sedan och har inte fått något svar.',
  'Är {sak} öppet på lördag?',
  'Någon har klottrat på elskåpet vid {gata} igen.',
  'Bussen stannar inte längre vid {gata}, hur ska vi ta oss till jobbet?',
  'Kul att {namn} fick kulturpriset, välförtjänt!',
  'Ni lovade {sak} före valet, och sedan blev det tyst.',
  'Sopbilen körde förbi {gata} utan att tömma kärlen.',
  'Finns det information om {sak} på lätt svenska?',
]

export const things: readonly string[] = [
  ...['snöröjningen', 'skolan', 'vattnet', 'parkeringen', 'äldreomsorgen', 'förskolan', 'busshållplatsen'],
  ...[
    'detaljplanen',
    'gatubelysningen',
    'återvinningen',
    'badhuset',
    'hemtjänsten',
    'cykelbanan',
    'biblioteket',
  ],
  ...['skolskjutsen', 'lekplatsen', 'avgiften', 'sophämtningen', 'kulturskolan', 'bygglovet', 'simhallen'],
  ...['trafiken', 'övergångsstället', 'fritidsgården', 'elljusspåret', 'ishallen', 'sandningen', 'skolmaten'],
  ...[
    'öppettiderna',
    'vägarbetet',
    'avloppet',
    'färdtjänsten',
    'hundrastgården',
    'idrottshallen',
    'torghandeln',
  ],
  ...['strandskyddet', 'musselodlingen', 'räddningstjänsten', 'sommarjobben', 'bostadskön', 'vindkraften'],
  ...[
    'översiktsplanen',
    'solcellerna',
    'budgetunderskottet',
    'gästhamnen',
    'fiberutbyggnaden',
    'naturreservatet',
  ],
]

const streetOf = [
  'Björk',
  'Stor',
  'Kyrk',
  'Skol',
  'Ek',
  'Lind',
  'Havs',
  'Strand',
  'Nygårds',
  'Ängs',
  'Smedje',
]
const moreStreetOf = [
  'Kvarn',
  'Åker',
  'Lövsångar',
  'Fjärils',
  'Mossbergs',
  'Tranbärs',
  'Hällebergs',
  'Skräddar',
]
const kindOfStreet = ['vägen', 'gatan', 'stigen', 'gränd', 'allén']
export const streets: readonly string[] = kindOfStreet.flatMap((kind) =>
  [...streetOf, ...moreStreetOf].map((name) => name + kind),
)

export const givenNames: readonly string[] = [
  ...[
    'Anna',
    'Lars',
    'Eva',
    'Åsa',
    'Mohamed',
    'Karin',
    'Göran',
    'Sara',
    'Björn',
    'Fatima',
    'Jörgen',
    'Märta',
  ],
  ...[
    'Per-Åke',
    'Ali',
    'Kerstin',
    'Håkan',
    'Zeinab',
    'Örjan',
    'Linnéa',
    'Östen',
    'Siv',
    'Pär',
    'Ingegärd',
    'Tuva',
  ],
]

export const familyNames: readonly string[] = [
  ...['Andersson', 'Johansson', 'Lindström', 'Öberg', 'Sjögren', 'Hassan', 'Åkesson', 'Bergström', 'Nyström'],
  ...['Ahmed', 'Håkansson', 'Lövgren', 'Sandström', 'Björklund', 'Ström', 'Haddad', 'Åström', 'Wallin', 'Ek'],
  ...[
    'Mårtensson',
    'Högberg',
    'Källström',
    'Ödman',
    'Törnqvist',
    'Bräckström',
    'Gärdin',
    'Rönnqvist',
    'Ängvall',
  ],
]

/** One message in forty thousand. */
export const rareSentence = 'Vi såg en mårdhund vid kalkbrottet, vem ringer man?'
