import type { GuidanceWords } from './situation.ts'

export const guidanceSv: GuidanceWords = {
  'private-or-duty': {
    question: 'Är jag privatperson eller i tjänst?',
    answer: 'Du är privatperson om du inte har ett tydligt uppdrag från din chef.',
    paragraphs: [
      'Har du ett uppdrag, eller sköter du ett av våra konton, företräder du arbetsgivaren. Då gäller policyn för sociala medier, och det du skriver blir allmän handling.',
      'Har du inget uppdrag deltar du som du själv, också när du skriver om jobbet. Då bestämmer du själv vad du tycker och skriver.',
      'Blanda inte: svara aldrig i tjänsten från ditt privata konto.',
    ],
    phrases: ['Jag arbetar i kommunen, men här skriver jag som privatperson.'],
  },
  'express-opinion': {
    question: 'Får jag säga vad jag tycker om min arbetsgivare?',
    answer: 'Ja. Yttrandefriheten gäller dig som är offentligt anställd, också när du är kritisk.',
    paragraphs: [
      'Grundlagen skyddar dig mot det allmänna, och din arbetsgivare är en del av det allmänna. Arbetsgivaren får inte straffa dig för att du använder din yttrandefrihet.',
      'Gränsen går vid det som omfattas av tystnadsplikt och vid det som är brottsligt, till exempel förtal och hot. Dina skyldigheter i själva arbetet har du kvar.',
      'Ingen får bevaka vad anställda skriver privat. Det går inte att söka efter det i Torget.',
    ],
    phrases: ['Det här är min egen åsikt, inte kommunens.'],
  },
  'tell-journalist': {
    question: 'Får jag berätta för en journalist?',
    answer:
      'Ja, du har meddelarfrihet. I en del verksamheter gör tystnadsplikten att mycket ändå inte får berättas.',
    paragraphs: [
      'Du får lämna uppgifter om vad som helst för publicering i medier som grundlagarna skyddar, till exempel tidningar, radio, tv och webbplatser med utgivningsbevis. Ofta gäller det även uppgifter som annars är hemliga.',
      'Tre undantag gäller alltid: du får inte lämna ut en hemlig handling, du får inte begå vissa brott mot rikets säkerhet, och du får inte bryta en kvalificerad tystnadsplikt. Vilka de är står i offentlighets- och sekretesslagen.',
      'Meddelarfriheten gäller inte ett eget inlägg på Facebook. Där gäller tystnadsplikten fullt ut.',
    ],
    bySector: {
      'health-care':
        'Hälso- och sjukvård: uppgifter om patienters hälsa och andra personliga förhållanden får du i regel inte berätta, inte heller för en journalist (OSL 25 kap. 18 §). Brister i verksamheten, arbetsmiljö och resurser får du berätta om.',
      'social-services':
        'Socialtjänst: uppgifter om enskildas personliga förhållanden får du i regel inte berätta, inte heller för en journalist (OSL 26 kap. 15 §). Några uppgifter i beslut om vård utan samtycke är undantagna. Hur verksamheten fungerar får du berätta om.',
      preschool:
        'Förskola: uppgifter om barns personliga förhållanden får du i regel inte berätta, inte heller för en journalist (OSL 23 kap. 8 §). Hur verksamheten fungerar får du berätta om.',
      school:
        'Skola: uppgifter hos elevhälsan om elevers personliga förhållanden får du i regel inte berätta, inte heller för en journalist (OSL 23 kap. 8 §). Undervisning, arbetsmiljö och resurser får du berätta om.',
      other:
        'I din verksamhet gäller meddelarfriheten ofta även hemliga uppgifter, men inte alltid. Se efter i slutet av det kapitel i OSL som gäller ditt område: där står vilka tystnadsplikter som går före.',
    },
    phrases: [],
  },
  'who-leaked': {
    question: 'Får chefen ta reda på vem som har talat med en journalist?',
    answer:
      'Nej. Det är förbjudet att efterforska, och det är förbjudet att straffa den som har lämnat uppgifter.',
    paragraphs: [
      'Ingen på myndigheten får fråga, leta i loggar eller be andra ta reda på vem som har lämnat uppgifter till medier (efterforskningsförbudet). Den som gör det uppsåtligen kan dömas till böter eller fängelse.',
      'Ingen får heller ge dig sämre villkor, omplacera dig eller säga upp dig för att du har använt din rätt (repressalieförbudet).',
      'Journalister har tystnadsplikt om sina källor.',
    ],
    phrases: ['Den frågan får du inte ställa. Det är meddelarskyddet i grundlagen som säger det.'],
  },
  loyalty: {
    question: 'Vad innebär lojalitet mot arbetsgivaren?',
    answer:
      'Du ska sköta ditt arbete och följa beslut. Det tar inte ifrån dig rätten att tycka och kritisera.',
    paragraphs: [
      'Lojalitetskravet väger lätt mot yttrandefriheten för den som är anställd i det offentliga. Saklig kritik bryter inte mot det.',
      'Men tänk dig för innan du talar illa om enskilda kollegor, leverantörer och samarbetspartner. Personangrepp, påståenden utan grund och oanständigheter skadar, och kan vara brottsliga.',
      'Är du osäker, prata med din chef eller ditt fack. Du behöver inte be om lov för att tycka något.',
    ],
    phrases: ['Jag är kritisk till beslutet, och så här tänker jag.'],
  },
  'say-who-you-are': {
    question: 'Ska jag berätta var jag arbetar?',
    answer:
      'Gärna, om du skriver om något som hänger ihop med ditt jobb. Säg då också att du skriver som privatperson.',
    paragraphs: ['Den som läser förstår bättre varför du vet det du vet. Det är ett råd och inget krav.'],
    phrases: [
      'Jag arbetar som lärare i kommunen. Det jag skriver här står jag själv för.',
      'Jag jobbar med de här frågorna, men svarar inte för kommunen. Vill du ha ett svar från oss, skriv till kommunen.',
    ],
  },
  contribute: {
    question: 'Får jag svara på frågor och rätta fel om min verksamhet?',
    answer: 'Ja, gärna. Skriv om det du kan, och lämna det du inte vet säkert.',
    paragraphs: [
      'Fakta och tips som hjälper andra att använda våra tjänster är värdefulla. Länka gärna till webbplatsen.',
      'Skriv aldrig om enskilda personer du möter i arbetet, inte ens utan namn. Den som känner dem kan känna igen dem, och tystnadsplikten gäller även på fritiden.',
      'Gäller frågan ett ärende, tipsa verksamheten i stället för att svara själv.',
    ],
    phrases: ['Så här brukar det fungera. För ditt eget ärende är det bäst att du hör av dig till kommunen.'],
  },
  'work-time': {
    question: 'Får jag vara aktiv på arbetstid?',
    answer: 'Ja, så länge det inte går ut över arbetet.',
    paragraphs: [
      'Att följa vad som händer inom ditt område är ett sätt att hålla sig kunnig. Din chef avgör vad som är rimligt där du arbetar.',
    ],
    phrases: [],
  },
  criticism: {
    question: 'Vad gör jag när någon kritiserar oss?',
    answer: 'Låt kritiken stå. Berätta gärna för verksamheten om något bör rättas till.',
    paragraphs: [
      'Kritik är ett sätt för oss att bli bättre. Du behöver inte försvara arbetsgivaren, och du ska inte be någon ta bort kritik.',
      'Du får gärna tipsa den verksamhet det gäller, men du måste inte. Skicka länken och säg vad det handlar om. Peka inte ut någon, och aldrig en kollega.',
    ],
    phrases: ['Tack för att du säger det. Jag tipsar dem som arbetar med frågan.'],
  },
  bullying: {
    question: 'Vad gör jag om någon blir mobbad på nätet?',
    answer: 'Berätta för din närmaste chef, eller anmäl till polisen om det kan vara ett brott.',
    paragraphs: [
      'Det gäller när en kollega, elev, kund eller brukare utsätts. Gäller det en elev har skolan en egen skyldighet att utreda: berätta genast.',
      'Prata med din chef, eller berätta här: det du skriver läses bara av chefen, och ingen ser att det kom från dig om du inte själv säger det. Gäller det din chef, välj enheten ovanför, eller vänd dig till skyddsombudet eller facket.',
      'Spara det du har sett: skärmbild, adress och tid. Ring 112 om någon är i fara, annars 114 14.',
    ],
    phrases: ['Jag har sett att någon far illa på nätet och vill berätta för dig som är min chef.'],
  },
  crime: {
    question: 'Vad gör jag om jag ser något som kan vara brottsligt?',
    answer: 'Pågår det eller är någon i fara, ring 112. Berätta annars för din närmaste chef.',
    paragraphs: [
      'Hot, hets mot folkgrupp, förtal och spridning av intima bilder kan vara brott. Du behöver inte avgöra det. Chefer ska agera när de misstänker brott.',
      'Vem som helst får göra en polisanmälan: 114 14 eller polisen.se. Sprid inte innehållet vidare.',
      'Ser du övergreppsbilder på barn, spara ingen kopia. Anteckna adress och tid och ring polisen.',
      'Du kan berätta för din chef här. Det du skriver läses bara av chefen.',
    ],
    phrases: [],
  },
  'on-duty': {
    question: 'Jag svarar från ett av våra konton. Vad gäller?',
    answer: 'Du företräder arbetsgivaren. Var saklig och opartisk, och svara i tid.',
    paragraphs: [
      'Det du skriver är upprättat av oss i samma stund som det publiceras, och alla kan begära att få läsa det. Skriv det du kan stå för i tjänsten, inte det du själv tycker.',
      'Följ policyn för sociala medier: hur du signerar, hur fort du svarar och vad som får tas bort. Känns det otryggt att synas med namn räcker din roll.',
      'Vet du inte svaret, hänvisa till den som vet. Handlar det om ett enskilt ärende, fråga inte efter uppgifter och bekräfta ingenting, utan hänvisa till kontaktcenter.',
      'Kontrollera vilket konto du är inloggad på innan du publicerar.',
    ],
    phrases: [
      'Tack för din fråga! Jag tar reda på hur det är och återkommer här.',
      'Det här kan vi inte prata om i sociala medier. Ring oss, så hjälper vi dig.',
    ],
  },
  'manager-follows': {
    question: 'Jag är chef. Får jag följa vad som sägs om verksamheten?',
    answer: 'Ja, om verksamheten. Aldrig om vad dina medarbetare skriver.',
    paragraphs: [
      'Följ gärna vad som sägs om det ni gör: det är ett sätt att bli bättre. Misstänker du brott, till exempel hot mot en anställd, ska du agera: spara det som står där, polisanmäl och ta hand om den som är utsatt.',
      'Leta inte efter medarbetares inlägg, be ingen annan göra det och för ingen lista. De har yttrandefrihet mot sin arbetsgivare, och den som söker efter vem som har lämnat uppgifter till medier kan begå ett brott.',
      'Får du ändå veta vad någon har skrivit, prata med personen om arbetet, inte om åsikten.',
    ],
    phrases: ['Jag vill inte veta vem som har skrivit det. Berätta i stället vad vi kan göra bättre.'],
  },
  politician: {
    question: 'Jag är politiker. Vad gäller för mina egna sidor?',
    answer:
      'Säg att åsikterna är politiska och dina egna, inte kommunens officiella. Länka gärna till webbplatsen.',
    paragraphs: [
      'Politikers egna sidor är inte kommunens konton. De står inte i förteckningen, och kommunens konton publicerar inte ditt budskap.',
      'Använd inte kommunens vapen eller logotyp så att sidan kan tas för kommunens. Det du skriver som företrädare för en nämnd kan bli allmän handling.',
    ],
    phrases: ['Här skriver jag som politiker. Åsikterna är mina och mitt partis, inte kommunens officiella.'],
  },
}
