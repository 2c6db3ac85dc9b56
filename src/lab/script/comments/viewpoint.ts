import { linesOf } from '../script-line.ts'

const longComplaint = `Jag skriver det här för att jag inte längre vet vart jag ska vända mig. I tre vintrar i rad har jag påpekat samma sak och i tre vintrar i rad har jag fått samma vänliga svar, och ingenting händer.

Så här ser det ut. Jag bor på en återvändsgata med elva hus. Sju av oss är över sjuttio. När det har snöat kommer plogen, det ska ni ha beröm för, men den kör rakt fram, vänder på vändplanen och lägger hela vallen tvärs över våra infarter. Vallen är bortåt en meter hög och fryser på en timme till något som mest liknar betong. Jag har skottat snö sedan jag var sex år och är inte rädd för att ta i, men min granne har en ny höft och grannen mitt emot har hjärtsvikt. I onsdags fick ambulanspersonalen klättra över vallen med båren. Det gick bra den gången.

Jag förstår att det kostar pengar. Jag förstår att bussgatorna ska gå först. Jag har själv arbetat i kommunal drift i trettioett år och vet hur det är när det snöar, personalen är slut och telefonen ringer. Men det här handlar inte om ordningen mellan gatorna, det handlar om var man lägger snön. För tio år sedan lades den på ängen på andra sidan vändplanen. Det gick alldeles utmärkt. Ängen ligger kvar. Den är kommunens. Det växer ingenting där utom sly.

Förra vintern fick jag svaret att entreprenören följer sitt avtal. Då undrar jag: vad står det i avtalet? Står det att vallen får läggas framför infarter? Om det gör det, kan man ändra det till nästa upphandling? Och om det inte gör det, vem är det som kontrollerar? Jag har bilder från fjorton olika morgnar, med datum, och skickar dem gärna.

Jag vill inte ha en ursäkt. Jag vill ha ett svar på två frågor: kan ni lägga snön på ängen, och vem kan jag ringa den dag det inte görs? Om svaret på den första är nej vill jag veta varför, med ord som går att förstå. Det tycker jag inte är för mycket begärt av {kommun}. Jag svarar gärna på frågor och visar gärna hur det ser ut på plats.

Med vänlig hälsning från elva hus på en återvändsgata, varav ett fullt med skottar, spett och en man på sjuttiofyra som börjar bli trött i ryggen.`

export const viewpoints = linesOf('viewpoint', {
  snow: [
    {
      text: longComplaint,
      by: 'bosse',
      replies: [{ by: 'gunvor', text: 'Bra skrivet Bosse. Precis så är det.' }],
    },
    {
      text: 'Tredje veckan utan plogning på Kärrvägen. Ni borde skämmas, min mamma kommer inte ut med rullatorn.',
      answer:
        'Hej! Tack för att du hör av dig, så ska det inte vara. Vi har skickat vidare till gatuenheten som plogar i dag.',
    },
    {
      text: 'Fantastiskt att ni plogar cykelbanan och lägger all snö på gångbanan. Strålande tänkt, verkligen 👏',
      by: 'jokke',
    },
    { text: 'Vallen framför vår infart är en meter hög. Igen.', media: 'snovall.png' },
    'Varför plogas parkeringen vid stadshuset kl 5 på morgonen men inte vägen till förskolan?',
    'Det är fjärde gången i år som brevlådan blir påkörd av plogen. Vem betalar?',
  ],
  bath: [
    {
      text: 'Stängt VARJE år samma tid. Kan ni inte lägga underhållet på sommaren när ingen ändå badar inne?',
      replies: [{ by: 'jokke', text: 'På sommaren är det också stängt. Då heter det säsong.' }],
    },
    'Duscharna i damernas är iskalla, har varit det sen i höstas. Har sagt till tre gånger i kassan.',
    'Nya avgiften är för hög för en barnfamilj. 290 kr för att bada en timme, på riktigt?',
  ],
  water: [
    {
      text: 'Att få sms om avstängningen en timme EFTER att vattnet försvann är väl ändå rekord i information.',
      by: 'jokke',
      replies: [{ by: 'bosse', text: 'Jag fick inget alls.' }],
    },
    'Tredje läckan på samma gata på två år. Byt röret i stället för att laga.',
    'Står i kö till vattentanken sen 40 min. En kran till hade räckt långt.',
  ],
  school: [
    'E-tjänsten slutade fungera tre gånger i går och till slut gav jag upp. Hur ska folk hinna välja?',
    'Informationen finns bara på svenska. Hälften av föräldrarna i vår klass läser inte det här.',
    { text: 'Skolvalet känns som ett lotteri med bättre broschyr.', by: 'jokke' },
  ],
  library: [
    'Synd att ni drar ner på bemanningen och kallar det meröppet. Jag vill ha någon att fråga.',
    'Toaletten har varit avstängd i två veckor nu.',
  ],
  recycling: [
    {
      text: 'Behållarna vid torget svämmar över och det blåser kartong över halva stan.',
      media: 'full-container.png',
      answer: 'Hej! Tack för bilden. Vi har bett entreprenören om extra tömning redan i dag.',
    },
    'Fyra fack låter bra men kärlet är så stort att det inte går in i mitt soprum. Har ni mätt?',
    'Hämtning 05.40 på morgonen, är det tillåtet? Väcker hela gatan.',
  ],
  track: [
    'Tre lampor trasiga vid andra kilometern sen i november. Anmält två gånger.',
    'Folk går mitt i skidspåren hela tiden. Det behövs skyltar, inte bara ett inlägg här.',
  ],
  roadwork: [
    {
      text: 'Jag driver butik på Storgatan. Avstängt i tre veckor utan att någon har pratat med oss. Vem ersätter?',
      replies: [{ by: 'maja', text: 'Vi går dit ändå! Håll ut ❤️' }],
    },
    'Skyltningen av omledningen är under all kritik. Såg tre lastbilar backa ut i dag.',
  ],
  planning: [
    'Öppet hus mellan 16 och 19 en torsdag. Alla som pendlar tackar för inbjudan.',
    'Parken blir mindre i varje nytt förslag. Snart är den en kruka.',
    'Trafiken på Björkvägen är redan för tung. 120 bostäder till går inte utan ny infart.',
  ],
  elderly: [
    {
      text: 'Min man har fått fel matlåda tre dagar i rad. Han tål inte fisk. Det är allvarligt.',
      by: 'pirjo',
    },
    'Olika personal varje dag. Mamma hann träffa 23 olika i december, jag räknade.',
  ],
  preschool: [
    'Fick veta om bygget via Facebook i stället för av förskolan. Inte okej.',
    'Staketet mot vägen är trasigt och det har vi sagt sedan augusti.',
  ],
  lighting: [
    'De nya lamporna bländar rakt in i sovrummet. Kan de vinklas?',
    'Tänk om pengarna hade lagts på att laga de lampor som är trasiga först.',
  ],
  holiday: ['Allt roligt blev fullt på fyra minuter. Vi som jobbar kl 8 har ingen chans.'],
  'summer-job': ['Lottning igen. De som verkligen behöver ett jobb får inget.'],
  playground: ['Rösta får man, men den vi röstade fram förra gången blev aldrig byggd.'],
  culture: ['Så hög musik att hundarna blev skräckslagna. Tänk till nästa gång.'],
})
