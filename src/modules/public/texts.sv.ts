import type { ContactKey } from './rules/visitor-rules.ts'
import type { TipKind, TipOutcome } from './rules/tip.ts'

type Contacts = Readonly<Record<ContactKey, string>>
type Assigned = { readonly responsible: string; readonly purpose: string; readonly audience: string }
type Para = { readonly title: string; readonly paragraphs: readonly string[] }

/** Words of the pages that anyone may read. */
export const sv = {
  nav: { register: 'Våra konton', rules: 'Regler för våra sidor', accessibility: 'Tillgänglighet' },
  register: {
    title: 'Våra konton i sociala medier',
    heading: 'Här är alla konton där vi talar med dig',
    lead: 'Allt som skrivs till oss där blir allmän handling. Hittar du ett konto som ser ut att vara vårt men som inte står här, så är det inte vårt.',
    description: (org: string) =>
      `Alla konton som ${org} har i sociala medier: vem som ansvarar, varför vi finns där och för vem.`,
    notPublicTitle: 'Förteckningen är inte öppen',
    notPublic: (org: string) =>
      `${org} har i sin policy valt att inte lägga ut förteckningen över konton på webben. Du har ändå rätt att ta del av den: fråga oss, så lämnar vi ut den.`,
    count: (open: string, closed: string) => `${open} konton, ${closed} avslutade`,
    updated: (at: string) => `Uppdaterad ${at}`,
    asData: 'Som data:',
    hasEmbed: 'Bädda in på din webbplats',
    common: 'Hela organisationen',
    columns: {
      account: 'Konto',
      place: 'Plats',
      why: 'Varför vi finns där',
      who: 'För vem',
      responsible: 'Ansvarig',
    },
    stacked: { place: 'På', why: 'Varför:', who: 'För:', responsible: 'Ansvarig:' },
    missing: 'Uppgift saknas',
    status: {
      planned: 'Inte öppnat än',
      active: '',
      resting: 'Vilar just nu: vi läser, men skriver sällan',
      closing: 'Håller på att avslutas',
      closed: 'Avslutat',
    },
    closedOn: (day: string) => `Avslutat ${day}.`,
    closedNoDay: 'Avslutat.',
    recordsAt: (place: string) => `Handlingarna finns hos ${place}.`,
    recordsUnknown: 'Fråga oss var handlingarna finns.',
    assignmentBy: ({ responsible, purpose, audience }: Assigned) =>
      `${responsible}: ${purpose}${audience === '' ? '' : ` (för: ${audience})`}`,
    assignments: 'Uppdrag på kontot',
    search: 'Sök på namn eller ämne',
    platform: 'Plats',
    unit: 'Verksamhet',
    show: 'Visa',
    all: 'Alla',
    shows: { all: 'Öppna och avslutade', open: 'Bara öppna', closed: 'Bara avslutade' },
    filter: 'Visa urvalet',
    clear: 'Visa alla konton',
    found: (count: string) => `${count} av kontona passar urvalet`,
    none: 'Inget konto passar urvalet. Pröva färre ord, eller visa alla konton.',
    empty: 'Här finns inga konton än.',
    basisTitle: 'Varför förteckningen finns',
    basis: 'Den finns för att du lätt ska hitta de allmänna handlingarna. Den grundar sig på:',
    tipLine: 'Saknar du ett konto, eller har du hittat ett falskt?',
    tipLink: 'Tipsa oss',
  },
  check: {
    label: 'Är kontot vårt? Klistra in adressen eller namnet',
    example: 'facebook.com/namnet',
    button: 'Kontrollera',
    title: 'Är kontot vårt?',
    asked: (asked: string) => `Du frågade om: ${asked}`,
    yes: 'Ja, kontot är vårt',
    closed: 'Kontot var vårt, men är avslutat',
    'looks-like': 'Nej. Det liknar ett av våra konton, men är inte vårt',
    no: 'Nej, kontot finns inte i vår förteckning',
    unreadable: 'Skriv adressen eller namnet på ett konto',
    yesText:
      'Det står i förteckningen. Namn kan vara lika på olika platser, så se efter att det är rätt plats.',
    closedText: 'Ingen från oss skriver där längre. Kommer det nya inlägg är det inte vi.',
    'looks-likeText':
      'Skillnaden kan vara en enda bokstav, ett tecken från ett annat alfabet eller ett ord på slutet. Lämna inga uppgifter där. Det här är våra riktiga konton med liknande namn:',
    noText: 'Utger det sig för att vara vi? Tipsa oss, så undersöker vi det.',
    unreadableText: 'Till exempel facebook.com/namnet eller @namnet.',
    tipFake: 'Tipsa om ett falskt konto',
    tipMissing: 'Tipsa om ett konto som saknas',
    back: 'Till alla konton',
  },
  tip: {
    title: 'Tipsa om ett konto',
    lead: 'Du behöver inte säga vem du är, och vi sparar inte varifrån tipset kommer.',
    kind: 'Vad gäller tipset?',
    kinds: {
      'missing-account': 'Ett konto som är ert men saknas i förteckningen',
      'fake-account': 'Ett konto som utger sig för att vara ert',
    },
    about: 'Kontots adress eller namn',
    note: 'Något mer vi bör veta?',
    noteHint:
      'Skriv inga personuppgifter, vare sig om dig eller någon annan. Tipset blir en allmän handling.',
    trap: 'Lämna det här fältet tomt',
    send: 'Skicka tipset',
    thanksTitle: 'Tack för tipset',
    thanks: 'Vi går igenom det. Är det bråttom, ring oss.',
    tooMany: (wait: string) => `Det har kommit många tips på kort tid. Försök igen om ${wait}.`,
    problems: {
      required: 'Fyll i kontots adress eller namn.',
      kind: 'Välj vad tipset gäller.',
      'text-too-large': 'Texten är för lång. Korta ner den.',
      other: 'Kontrollera det här fältet.',
    },
  },
  tipQueue: {
    menu: 'Tips',
    task: 'Gå igenom tips utifrån',
    waiting: (count: number) => (count === 1 ? 'Ett tips väntar' : `${String(count)} tips väntar`),
    open: 'Läs tipsen',
    title: 'Tips om konton och till verksamheter',
    lead: 'Tipsen är inkomna handlingar. Ingen vet vem som har tipsat, och ingen ska försöka ta reda på det.',
    empty: 'Inga tips väntar.',
    kinds: {
      'missing-account': 'Konto som saknas',
      'fake-account': 'Falskt konto',
      'for-service': 'Till en verksamhet',
    } satisfies Readonly<Record<TipKind, string>>,
    about: 'Gäller',
    note: 'Anteckning',
    unit: 'Verksamhet',
    noUnit: 'Ingen särskild',
    received: 'Kom in',
    outcome: 'Vad blev det av tipset?',
    outcomes: {
      added: 'Kontot är vårt och tas in i förteckningen',
      reported: 'Kontot är falskt och är anmält till plattformen',
      'passed-on': 'Skickat vidare till verksamheten',
      nothing: 'Ingen åtgärd behövs',
    } satisfies Readonly<Record<TipOutcome, string>>,
    settle: 'Avsluta tipset',
    settledTitle: 'Senast avslutade',
    settled: 'Tipset är avslutat.',
    ours: {
      yes: 'Står i förteckningen',
      closed: 'Står som avslutat',
      'looks-like': 'Liknar ett av våra',
      no: 'Står inte i förteckningen',
      unreadable: '',
    },
  },
  embed: {
    title: 'Bädda in förteckningen',
    lead: 'Visa förteckningen på en egen webbplats, utan skript. Den är alltid aktuell.',
    frame: 'Lägg in den som en ram',
    frameWhere: (sites: string) => `Ramen får visas på ${sites}.`,
    frameNowhere:
      'Policyn anger ingen webbplats än, så ramen får bara visas här. Fyll i webbadressen under contacts i policyn.',
    json: 'Eller hämta den som data',
    jsonText: 'Adressen svarar med JSON och får läsas från vilken webbplats som helst (CORS).',
    preview: 'Se hur ramen ser ut',
  },
  rules: {
    title: 'Regler för våra sidor',
    heading: 'Så fungerar våra sidor i sociala medier',
    lead: (org: string) =>
      `Det här gäller på alla konton som ${org} har. Vi vill gärna höra vad du tycker, även när du är kritisk.`,
    who: {
      title: 'Vilka vi är',
      text: (org: string) =>
        `Den som svarar på kontona gör det för ${org}. Alla våra konton står i förteckningen.`,
      link: 'Se alla våra konton',
    },
    why: {
      title: 'Varför vi finns där',
      paragraphs: [
        'Vi finns i sociala medier för att berätta om det vi gör, svara på frågor och lyssna på synpunkter.',
      ],
    } satisfies Para,
    reach: {
      title: 'Så långt syns det du skriver',
      paragraphs: [
        'En kommentar på våra sidor kan läsas av alla, även av den som inte har något konto. Andra kan dela den vidare, och då kan vi inte ta tillbaka den.',
        'Meddelanden direkt till oss läser bara vi, men de blir också allmänna handlingar. Plattformarna har egna villkor och samlar in uppgifter som vi inte råder över.',
      ],
    } satisfies Para,
    record: {
      title: 'Det du skriver blir allmän handling',
      paragraphs: [
        'Ett inlägg eller meddelande till oss är en allmän handling i samma stund som det kommer (2 kap. tryckfrihetsförordningen). Det betyder att andra kan begära att få läsa det.',
        'Innehåller det något som omfattas av sekretess prövar vi det innan vi lämnar ut det. Det som hör till ett ärende diarieför vi.',
      ],
    } satisfies Para,
    privacy: {
      title: 'Personuppgifter',
      paragraphs: [
        'Skriv inte personnummer, uppgifter om hälsa eller annat känsligt, varken om dig eller om någon annan. Vill du prata om något som rör dig personligen hjälper vi dig på en säkrare väg.',
        'Vi behandlar det du skriver för att kunna svara och för att bevara allmänna handlingar. Det är en uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen).',
      ],
      link: 'Mer om hur vi behandlar personuppgifter',
    } satisfies Para & { readonly link: string },
    forbidden: {
      title: 'Det här tar vi bort',
      text: 'Kritik tar vi inte bort, även om den är hård. Det här får inte stå kvar:',
      among: 'Hit hör:',
      byLaw: 'Lagen kräver också att vi tar bort',
    },
    measures: {
      title: 'Vad vi gör när någon bryter mot reglerna',
      promptly: 'Vi tar bort inlägget så fort vi kan.',
      within: (time: string) => `Vi tar bort inlägget inom ${time}.`,
      from: {
        published: 'Tiden räknas från när inlägget publicerades.',
        detected: 'Tiden räknas från när vi upptäckte inlägget.',
      },
      kept: 'Innan vi tar bort något sparar vi ett underlag. Är det brottsligt kan vi polisanmäla det.',
      told: 'Vi talar om för den som skrev att inlägget är borttaget, och varför.',
      notTold:
        'Vi säger i förväg, här och på våra sidor, vad som tas bort. Undrar du över ett inlägg, fråga oss.',
      blocking: (warnings: string, months: string) =>
        `Den som har fått ${warnings} och sedan bryter mot reglerna igen kan blockeras. Beslutet prövas på nytt inom ${months}.`,
      noBlocking: 'Vi blockerar ingen. Våra regler ger inte utrymme för det.',
    },
    answers: {
      title: 'Så fort svarar vi',
      urgent: (time: string, must: boolean) =>
        must
          ? `Är det akut och händer just nu svarar vi inom ${time}.`
          : `Är det akut och händer just nu försöker vi svara inom ${time}.`,
      other: (time: string, must: boolean) =>
        must ? `Annars svarar vi inom ${time}.` : `Annars försöker vi svara inom ${time}.`,
      always: (time: string, must: boolean) =>
        must ? `Vi svarar inom ${time}.` : `Vi försöker svara inom ${time}, gärna fortare.`,
      nextWorkingDay: 'nästa arbetsdag',
      onlyOwn: 'Vi svarar på kommentarer till våra egna inlägg och på meddelanden till oss.',
      anywhere: 'Vi kan också svara på andra sidor när någon hos oss har det i uppdrag.',
      emergency: 'Vid fara för liv, hälsa eller egendom: ring 112. Vi kan inte larma åt dig här.',
    },
    contact: {
      title: 'Kontakta oss',
      keys: {
        phone: 'Telefon',
        email: 'E-post',
        visit: 'Besök',
        contactCentreHours: 'Öppettider',
        politicians: 'Frågor till politiker',
        privacyPage: 'Personuppgifter',
        web: 'Webbplats',
      } satisfies Contacts,
      unknown: 'Uppgiften är inte inlagd än.',
      appeal: 'Tycker du att vi har tagit bort något i onödan? Hör av dig, så tittar någon annan på det.',
    },
    laws: {
      title: 'Lagar som gäller',
      caption: 'Lagar som reglerna bygger på',
      name: 'Lag',
      number: 'Nummer',
      status: 'Status',
      inForce: 'Gäller',
      repealed: (day: string) => `Upphävd ${day}`,
      repealedNoDay: 'Upphävd',
      replacedBy: (name: string) => `ersatt av ${name}`,
    },
    basedOn: (source: string) => `Bygger på: ${source}`,
    version: (title: string, label: string) => `Reglerna kommer ur ${title} (${label}).`,
    validFrom: (day: string) => `De gäller från ${day}.`,
    validUnknown: 'När de började gälla är inte inlagt än.',
  },
  accessibility: {
    title: 'Tillgänglighet',
    heading: 'Hur tillgängliga är de här sidorna?',
    lead: (org: string) =>
      `${org} står bakom de här sidorna. Vi vill att så många som möjligt ska kunna använda dem.`,
    law: 'Den här redogörelsen följer lagen (2018:1937) om tillgänglighet till digital offentlig service.',
    which:
      'Den gäller förteckningen över våra konton, reglerna för våra sidor, kontrollen av konton, tipsformuläret och vägledningen för anställda.',
    status: {
      title: 'Så väl uppfyller vi kraven',
      text: 'Sidorna uppfyller lagens krav, det vill säga WCAG 2.1 på nivå AA (EN 301 549), och siktar på WCAG 2.2 på nivå AA. Vi känner till de här undantagen:',
      known: [
        'Kontonas namn och adresser är skrivna som de är på plattformarna. En skärmläsare kan läsa dem otydligt.',
        'Texter som våra verksamheter har skrivit, som varför ett konto finns, finns bara på svenska.',
        'Filerna för data (JSON, CSV och Turtle) är till för program och är inte prövade med hjälpmedel. Allt i dem står också på sidan.',
        'Plattformarna vi länkar till råder vi inte över.',
      ],
      met: [
        'Allt går att göra med tangentbord och utan skript.',
        'Sidorna går att läsa på 320 bildpunkters bredd och vid 400 procents förstoring, i ljust och mörkt läge och på papper.',
        'Text och kontroller har tillräcklig kontrast, och ingenting sägs bara med färg.',
      ],
      metTitle: 'Det här är gjort',
    },
    tested: {
      title: 'Så har vi prövat',
      updated: 'Redogörelsen uppdaterades den 21 november 2026, och ses över för varje ny version.',
      text: 'Sidorna prövas med automatiska verktyg varje gång de ändras, och kontrolleras för hand med tangentbord, förstoring och utskrift. Automatisk prövning hittar inte allt.',
    },
    report: {
      title: 'Säg till om något inte fungerar',
      text: 'Behöver du innehållet på ett annat sätt, eller har du hittat ett hinder? Hör av dig:',
      none: 'Kontaktuppgifterna är inte inlagda än.',
    },
    oversight: {
      title: 'Om du inte är nöjd med svaret',
      text: 'Myndigheten för digital förvaltning (Digg) ser till att lagen följs. Du kan anmäla till Digg att våra sidor brister.',
      link: 'Anmäl till Digg',
    },
  },
  feed: {
    title: (org: string) => `${org}: ändringar bland våra konton`,
    entry: {
      opened: (name: string) => `${name} finns i förteckningen`,
      closed: (name: string) => `${name} är avslutat`,
      closing: (name: string) => `${name} ska avslutas`,
      resting: (name: string) => `${name} vilar`,
    },
  },
  data: {
    title: (org: string) => `Konton i sociala medier för ${org}`,
    keywords: ['sociala medier', 'konton', 'förteckning', 'allmänna handlingar'],
  },
  time: {
    hours: { one: 'timme', other: 'timmar' },
    workingDays: { one: 'arbetsdag', other: 'arbetsdagar' },
    months: { one: 'månad', other: 'månader' },
    warnings: { one: 'varning', other: 'varningar' },
  },
}
