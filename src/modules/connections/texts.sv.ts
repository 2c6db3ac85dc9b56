import type { Verb } from '#connectors/verbs.ts'
import type { QuotaBucket } from '#core/quota/quota.ts'
import type { ConnectionState } from './rules/connection.ts'

type Advice = { readonly what: string; readonly next: string }
type Details = Readonly<Record<string, string | number>>

const states: Readonly<Record<ConnectionState, string>> = {
  'never-connected': 'Inte ansluten',
  connected: 'Ansluten',
  'renewing-fails': 'Ansluten, men går inte att förnya',
  'network-fault': 'Nätverket svarar inte',
  expired: 'Har gått ut',
  withdrawn: 'Tillståndet är tillbakataget',
  'role-lost': 'Rollen på kontot saknas',
  'password-changed': 'Lösenordet är bytt',
  blocked: 'Väntar på bekräftelse hos nätverket',
  refused: 'Nätverket nekar',
  disconnected: 'Frånkopplat',
}

const advice: Readonly<Record<Exclude<ConnectionState, 'connected'>, Advice>> = {
  'never-connected': {
    what: 'Torget har ingen åtkomst till kontot, så inget kommer in därifrån och inga svar går ut.',
    next: 'Anslut kontot. Det tar några minuter och görs av någon som har rätt att sköta det på nätverket.',
  },
  'renewing-fails': {
    what: 'Anslutningen fungerar än, men nätverket har inte förnyat den när Torget har bett om det.',
    next: 'Torget försöker igen var femte minut. Anslut igen om det inte har ordnat sig när tiden går ut.',
  },
  'network-fault': {
    what: 'Nätverket har inte svarat på de senaste anropen. Anslutningen kan vara hel ändå.',
    next: 'Du behöver inte göra något. Torget försöker igen, och det som hänt under tiden hämtas då.',
  },
  expired: {
    what: 'Anslutningen var tidsbegränsad och har gått ut.',
    next: 'Anslut igen. Allt som redan är hämtat finns kvar.',
  },
  withdrawn: {
    what: 'Den som anslöt kontot har tagit tillbaka tillståndet, eller tagit bort Torget bland sina appar.',
    next: 'Anslut igen, gärna av någon som ska fortsätta sköta kontot.',
  },
  'role-lost': {
    what: 'Den som anslöt kontot har inte längre någon roll på det hos nätverket.',
    next: 'Ge personen rollen tillbaka på nätverket, eller låt någon annan som har den ansluta igen.',
  },
  'password-changed': {
    what: 'Den som anslöt kontot har bytt lösenord på nätverket, och då slutade anslutningen att gälla.',
    next: 'Anslut igen med det nya lösenordet.',
  },
  blocked: {
    what: 'Nätverket vill att den som anslöt kontot loggar in där och bekräftar vem hon eller han är.',
    next: 'Logga in på nätverket, följ det som står där och anslut sedan igen.',
  },
  refused: {
    what: 'Nätverket nekar Torget åtkomst och säger inte varför.',
    next: 'Kontrollera på nätverket att kontot finns kvar och att du får sköta det. Anslut sedan igen.',
  },
  disconnected: {
    what: 'Någon hos er har kopplat från kontot. Torget hämtar inget därifrån och skickar inget dit.',
    next: 'Allt som redan är hämtat finns kvar. Anslut igen när ni vill använda kontot härifrån.',
  },
}

const verbs: Readonly<Record<Verb, string>> = {
  reply: 'Svara på kommentarer',
  hide: 'Dölja kommentarer',
  remove: 'Ta bort kommentarer',
  privateReply: 'Svara privat på en kommentar',
  directReply: 'Svara på direktmeddelanden',
  block: 'Blockera den som skriver',
}

const count = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`

/** Kopplingar. Swedish is the source; English follows its shape. */
export const sv = {
  nav: 'Kopplingar',
  states,
  advice,
  verbs,
  list: {
    title: 'Kopplingar',
    lead: 'Hur Torget är anslutet till era konton på nätverken, och vad du behöver göra för att det ska förbli så.',
    summary: (ok: number, all: number) => `${String(ok)} av ${count(all, 'konto', 'konton')} är anslutna.`,
    needs: 'Behöver åtgärdas',
    works: 'Anslutna',
    waiting: 'Inte anslutna än',
    waitingHint:
      'Torget har ingen åtkomst till de här kontona, så inget kommer in därifrån och inga svar går ut. Det tar några minuter att ansluta ett konto.',
    disconnected: 'Frånkopplade',
    showAll: (all: number) => `Visa alla ${String(all)}`,
    filter: 'Välj nätverk',
    every: 'Alla nätverk',
    columns: {
      account: 'Konto',
      network: 'Nätverk',
      state: 'Läge',
      lastEvent: 'Senaste händelse',
      ends: 'Gäller till',
      holder: 'Kontoansvarig',
      by: 'Frånkopplat av',
      step: 'Nästa steg',
    },
    none: {
      title: 'Inga konton att ansluta än',
      text: 'Välj ett nätverk nedan, så hjälper Torget dig vidare.',
    },
    connectNew: 'Anslut ett konto',
    connectNewHint: 'Välj nätverk. Du får se vad som behövs innan något händer.',
    noSignIn: 'Ansluts av den som sköter servern',
    noNetworks:
      'Inget nätverk är inställt i den här installationen. Den som sköter servern lägger in nycklarna.',
    storage: (network: string) => `Så länge sparas uppgifter från ${network}`,
    shared: 'Gränser som delas av alla konton',
    sharedHint:
      'Nätverken räknar anropen för hela Torget. Går det mot gränsen stannar det minst brådskande först.',
    byHand: (account: string) => ({
      title: `${account} sköts för hand`,
      text: 'Torget är inte inställt för att ansluta till den plattformen. Kontot finns i registret, men inget kommer in därifrån av sig självt.',
    }),
  },
  card: {
    back: 'Alla kopplingar',
    toAccount: 'Kontots sida',
    title: (account: string) => `Koppling: ${account}`,
    lastEvent: 'Senaste händelse',
    noEvent: 'inget än',
    lastGood: 'Senaste svar från nätverket',
    test: 'Senaste provanrop',
    tests: { ok: 'lyckades', refused: 'nekades', fault: 'fick inget svar' },
    notTested: 'inte gjort än',
    ends: 'Gäller till',
    endsOn: (when: string, left: string) => `${when} (${left})`,
    endsNotKnown: 'visar sig när kontot har prövats',
    endsUnknown: 'går inte ut av sig självt',
    endsNever: 'förnyas automatiskt',
    endsRenewedUntil: (when: string) => `förnyas automatiskt till ${when}`,
    asks: 'Frågar nätverket',
    asksEvery: (minutes: number, next: string) =>
      minutes <= 1
        ? `varje minut, nästa gång ${next}`
        : `med ungefär ${minutes >= 120 ? `${String(Math.round(minutes / 60))} timmars` : `${String(Math.round(minutes))} minuters`} mellanrum, nästa gång ${next}`,
    asksNot: 'nej, nätverket säger till själv',
    asksSoon: 'börjar inom någon minut',
    asksStopped: 'nej, inte förrän kontot är anslutet igen',
    tells: {
      term: 'Skickas hit direkt',
      on: 'Ja, nätverket skickar nytt av sig självt.',
      refused: (code: string) => `Nej, nätverket vill inte (${code}). Torget frågar i stället.`,
      fault: (again: string) =>
        `Inte just nu: nätverket svarade inte när Torget bad om det. Torget frågar i stället och ber igen ${again}.`,
      soon: 'Torget ber nätverket om det inom någon minut.',
    },
    quota: 'Använt av nätverkets gräns',
    quotaNone: 'nätverket har inte sagt något',
    quotaLine: (name: string, percent: string, resets: string) => `${name}: ${percent}, nollställs ${resets}`,
    quotaHeld: (name: string, until: string) => `${name}: nätverket vill att Torget väntar till ${until}`,
    code: (code: string) => `Nätverkets kod: ${code}`,
    since: (when: string) => `Sedan ${when}.`,
    missing: (n: number) => (n === 1 ? 'En behörighet saknas' : `${String(n)} behörigheter saknas`),
    missingText: 'Anslut igen och godkänn alla behörigheter på nätverkets sida. Utan dem går det inte att:',
    connect: 'Anslut',
    reconnect: 'Anslut igen',
    disconnect: 'Koppla från',
    testNow: 'Prova nu',
    can: 'Det här kan Torget göra på kontot',
    cannot: 'Det här går inte på nätverket',
    publish: 'Publicera inlägg',
    statistics: 'Hämta statistik',
    messages: 'Ta emot det som skrivs till kontot',
    undone: 'går att ångra',
    final: 'går inte att ångra',
    public: 'syns för alla',
    canNothing: 'Nätverket låter inte andra program göra något på kontot.',
  },
  buckets: (name: QuotaBucket['name']): string =>
    ({
      calls: 'Anrop',
      units: 'Enheter',
      uploads: 'Uppladdningar',
      posts: 'Inlägg',
      pages: 'Sidans anrop',
      messenger: 'Meddelanden',
      app: 'Hela appens anrop',
      analytics: 'Statistik',
      writes: 'Skrivningar',
      'sign-ins': 'Inloggningar',
      'points-hour': 'Poäng per timme',
      'points-day': 'Poäng per dygn',
    })[name] ?? `Anrop (${name})`,
  disconnect: {
    title: (account: string) => `Koppla från ${account}?`,
    nothingMore: 'Torget hämtar inget mer från kontot, och inga svar eller åtgärder går ut därifrån.',
    kept: 'Det som redan är hämtat finns kvar, och likaså svar, diarieföring, underlag och journal.',
    waiting: (n: number) =>
      n === 0
        ? 'Inget väntar på att skickas just nu.'
        : `${count(n, 'svar eller åtgärd', 'svar eller åtgärder')} som väntar på att skickas går inte ut. De står kvar i sina ärenden som inte skickade.`,
    revokes: (network: string) => `Torget ber ${network} att göra åtkomsten oanvändbar.`,
    again: 'Det går att ansluta igen när som helst. Det är då samma konto, med allt som är sparat.',
    reason: 'Varför kopplas kontot från?',
    reasonHint: 'En kort mening. Den skrivs in i journalen.',
    done: (by: string, when: string) => `${by} kopplade från kontot ${when}.`,
    because: (reason: string) => `Skäl: ${reason}`,
    atNetwork: {
      waits: (until: string) =>
        `Nätverket har inte bekräftat än att åtkomsten är borta. Torget fortsätter att fråga till ${until}.`,
      done: 'Nätverket har gjort Torgets åtkomst oanvändbar.',
      refused:
        'Nätverket ville inte göra åtkomsten oanvändbar. Ta bort Torget bland apparna i kontots inställningar på nätverket.',
      'given-up':
        'Nätverket svarade inte på en vecka. Ta bort Torget bland apparna i kontots inställningar på nätverket.',
      'not-offered': 'Torget har glömt sin åtkomst till kontot.',
    },
    stillTold: 'Nätverket kan fortsätta att skicka nyheter om kontot en tid. Det som kommer sparas.',
  },
  past: {
    title: 'Äldre inlägg',
    hint: 'Torget hämtar inlägg och kommentarer som fanns innan kontot anslöts. Det görs i bakgrunden, långsamt nog för att det dagliga arbetet alltid ska gå före, och kan ta från minuter till dygn.',
    since: 'Hämta äldre inlägg från och med',
    begin: 'Börja hämta',
    beginAnew: 'Hämta från ett annat datum',
    pause: 'Pausa hämtningen',
    goOn: 'Fortsätt hämta',
    notOffered: 'Nätverket lämnar inte ut det som fanns innan kontot anslöts.',
    running: (since: string) => `Hämtar det som finns tillbaka till ${since}.`,
    paused: (when: string) => `Pausad ${when}. Fortsätter där den slutade.`,
    done: (when: string) => `Klar ${when}.`,
    waits: (when: string) => `Nätverket har bett Torget vänta. Fortsätter ${when}.`,
    progress: (posts: number, reached: string | null) =>
      `${count(posts, 'inlägg', 'inlägg')} hittills${reached === null ? '' : `, tillbaka till ${reached}`}.`,
  },
  before: {
    title: (network: string) => `Anslut ett konto på ${network}`,
    titleAgain: (account: string) => `Anslut ${account}`,
    steps: ['Förbered', 'Logga in', 'Välj konto', 'Klart'],
    stepsLabel: 'Steg för att ansluta',
    needed: 'Det här behövs innan',
    neededHint: 'Det görs en gång. Har någon hos er redan gjort det kan du gå vidare direkt.',
    redirect: 'Adress att klistra in hos leverantören',
    redirectHint: 'Nätverket skickar bara tillbaka dig till en adress som står i appens inställningar.',
    scopes: 'Behörigheter som Torget ber om',
    scopesHint: 'Godkänn alla på nätverkets sida. Torget säger till om någon saknas.',
    cannot: 'Det här går inte på nätverket',
    away: (network: string) => `Logga in hos ${network}`,
    awayHint: 'Du loggar in på nätverkets egna sidor. Torget får aldrig se ditt lösenord.',
    signIn: 'Logga in',
    look: 'Leta upp kontot',
    server: 'Server',
    serverHint: 'Den server där kontot finns, till exempel social.exempel.se.',
    identifier: 'Användarnamn',
    identifierHint: 'Det namn som kontot har på nätverket.',
    password: 'Applösenord',
    passwordHint:
      'Skapa ett särskilt lösenord för Torget i nätverkets inställningar. Använd inte kontots vanliga lösenord.',
    address: 'Kontots adress',
    addressHint: 'Den adress som står i webbläsaren när du ser kontot.',
    leaving: {
      title: (network: string) => `Vidare till ${network}`,
      text: (network: string) =>
        `Du lämnar Torget och loggar in hos ${network}. När du har svarat där kommer du tillbaka hit. Du har en kvart på dig.`,
      go: (network: string) => `Fortsätt till ${network}`,
      stay: 'Avbryt',
    },
  },
  choose: {
    title: 'Välj konto',
    lead: (network: string) => `Det här får du sköta på ${network}. Anslut ett konto i taget.`,
    known: (account: string) => `Motsvarar ${account} i ert register.`,
    which: 'Vilket konto i registret är det?',
    isNew: 'Ett nytt konto, som inte finns i registret',
    connect: (name: string) => `Anslut ${name}`,
    missing: (n: number) => (n === 1 ? 'En behörighet saknas:' : `${String(n)} behörigheter saknas:`),
    missingHint: 'Du kan ansluta ändå, men det här går inte förrän du loggar in igen och godkänner:',
    other: 'Det är ett annat konto än det du ska ansluta.',
    wanted: (account: string) => `Du ska ansluta ${account}.`,
    noneWanted: (account: string) =>
      `Inget av kontona är ${account}. Logga in som någon som sköter det kontot, eller be den som gör det att ansluta.`,
    tryAgain: 'Logga in som någon annan',
    name: 'Namn i registret',
    kind: 'Slag av konto',
    unit: 'Verksamhet',
    holder: 'Kontoansvarig',
    purpose: 'Syfte',
    audience: 'Målgrupp',
    onlyAdministrators: 'Kontot finns inte i registret. En administratör registrerar det först.',
  },
  stopped: {
    refused: {
      title: 'Kontot anslöts inte',
      text: 'Nätverket sa nej, eller så valde du att inte godkänna. Inget har ändrats.',
    },
    stale: {
      title: 'Inloggningen gäller inte längre',
      text: 'Länken tillbaka från nätverket är redan använd, hör till någon annan eller är äldre än en kvart. Inget har ändrats. Börja om, så går det bra.',
    },
    fault: {
      title: 'Nätverket svarade inte',
      text: 'Inloggningen kunde inte slutföras eftersom nätverket inte svarade. Inget har ändrats och inget är förlorat.',
      retry: (when: string) => `Nätverket vill att vi väntar till ${when}.`,
    },
    nothing: {
      title: 'Inga konton att ansluta',
      text: 'Du är inloggad, men nätverket säger att du inte får sköta något konto där. Be den som äger kontot om en roll på det.',
    },
    again: 'Försök igen',
    toList: 'Till kopplingar',
  },
  storage: {
    title: (network: string) => `Så länge sparas uppgifter från ${network}`,
    lead: 'Leverantörens villkor säger hur länge uppgifter från nätverket får sparas. Ni är samtidigt skyldiga att bevara allmänna handlingar. Hur ni väger det är ett beslut som myndigheten fattar.',
    terms: 'Enligt leverantörens villkor',
    profile: 'Vem som skrev: namn, bild, profil',
    activity: 'Det som skrevs',
    hours: (hours: number | null) => {
      if (hours === null) return 'ingen gräns'
      return hours % 24 === 0
        ? `högst ${count(hours / 24, 'dygn', 'dygn')}`
        : `högst ${count(hours, 'timme', 'timmar')}`
    },
    source: 'Källa',
    choice: 'Hur länge ska uppgifterna sparas?',
    choices: {
      'profile-limit': 'Vem som skrev så länge leverantören tillåter, det som skrevs enligt vår plan',
      all: 'Allt så länge vår dokumenthanteringsplan säger',
    },
    notes: {
      'profile-limit':
        'Namn, bild och länk till profilen tas bort av sig självt när leverantörens gräns är nådd. Texten står kvar utan namn. Diarieför i tid det som ska ha en avsändare.',
      all: 'Ni går ifrån leverantörens villkor, och nätverket kan stänga av anslutningen. Beslutet och var det finns skrivs in i journalen. Namn som redan är borttagna kommer inte tillbaka.',
    },
    words:
      'Det som skrevs är en allmän handling. Den får inte förstöras utan gallringsbeslut (10 § arkivlagen), så texten tas aldrig bort bara för att leverantörens gräns är nådd.',
    untouched:
      'Säkrade underlag, registrerade handlingar, journalen och det ni själva har skrivit rörs inte. Ett inlägg som handläggs behåller namnet medan det behövs för svaret, högst tio dagar.',
    goesOn: 'Så går det',
    lastRun: 'Senast kontrollerat',
    notRun: 'inte än, det sker varje kvart',
    lastForgot: 'Namn senast borttagna',
    forgot: (messages: number, when: string) => `${when}, ${count(messages, 'inlägg', 'inlägg')}`,
    nothingForgot: 'inga än',
    total: 'Borttagna sammanlagt',
    messages: (n: number) => count(n, 'inlägg', 'inlägg'),
    named: 'Inlägg med namn kvar',
    namedHeld: (named: number, held: number) =>
      held === 0
        ? String(named)
        : `${String(named)}, varav ${String(held)} behåller namnet medan de handläggs`,
    next: 'Nästa namn tas bort',
    nextNone: 'inget väntar',
    paused: 'Inga namn tas bort, eftersom ni har beslutat att bevara dem.',
    decision: 'Var beslutet finns',
    decisionHint: 'Diarienummer eller protokoll. Krävs när ni går ifrån villkoren.',
    save: 'Spara',
    decided: (by: string, when: string) => `Beslutat av ${by} ${when}.`,
    none: 'Inget beslut är fattat. Leverantörens gräns gäller för vem som skrev.',
    readOnly: 'En administratör fattar beslutet.',
  },
  done: {
    ansluten: 'Kontot är anslutet.',
    frankopplat: 'Kontot är frånkopplat.',
    provat: 'Provanropet lyckades.',
    nekat: 'Provanropet nekades. Se vad du kan göra nedan.',
    'utan-svar': 'Nätverket svarade inte på provanropet. Torget försöker igen.',
    'hamtning-begynt': 'Hämtningen börjar inom någon minut.',
    'hamtning-pausad': 'Hämtningen är pausad.',
    'hamtning-fortsatter': 'Hämtningen fortsätter.',
    'villkor-sparat': 'Beslutet är sparat.',
  },
  problems: {
    'not-connected': () => 'Kontot är inte anslutet.',
    'past-not-offered': () => 'Nätverket lämnar inte ut det som fanns innan kontot anslöts.',
    'no-past-under-way': () => 'Det finns ingen hämtning att pausa eller fortsätta.',
    'sign-in-not-offered': () =>
      'Det går inte att logga in på nätverket härifrån. Den som sköter servern ansluter kontot.',
    'other-network': () => 'Kontot i registret finns på ett annat nätverk.',
    'other-account': ({ found, account }: Details) =>
      `${String(found)} är ett annat konto på nätverket än ${String(account)}. Det som är sparat hör till ${String(account)}, så de får inte blandas ihop.`,
    'account-closed': ({ account }: Details) => `${String(account)} är avslutat i registret.`,
    'no-terms': () => 'Nätverkets villkor begränsar inte hur länge uppgifter får sparas.',
  },
  fields: {
    'choose-found': 'Välj ett av kontona.',
    'say-why': 'Skriv varför kontot kopplas från.',
    'day-to-come': 'Välj ett datum som har varit.',
    'choose-account': 'Välj vilket konto i registret det är.',
  },
}

export type ConnectionTexts = typeof sv
