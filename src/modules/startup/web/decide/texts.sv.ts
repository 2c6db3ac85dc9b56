import type { StepKind } from '../../rules/application.ts'

type Details = Readonly<Record<string, string | number>>

/** "Eva, Kim och Siv". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} och ${last}`
}

const verbs: Readonly<Record<StepKind, (name: string) => string>> = {
  override: (name) => `Besluta om undantag för ${name}`,
  confirm: (name) => `Bekräfta planen för ${name}`,
  task: (name) => `Gör klart en uppgift inför ${name}`,
  comment: (name) => `Yttra dig om ${name}`,
  approve: (name) => `Besluta om ${name}`,
  anchor: (name) => `Ta ställning till ${name}`,
  consult: (name) => `Ge råd om ${name}`,
  inform: (name) => `Läs och kvittera ${name}`,
  acknowledge: (name) => `Läs och kvittera att ${name} ska avslutas`,
}

/** The words of whoever decides. Swedish is the source; English follows its shape. */
export const sv = {
  problems: {
    'step-decided': (_: Details) => 'Någon annan hann svara först. Läs svaret nedan.',
    'not-your-turn': (_: Details) =>
      'Det är inte dags för det här svaret. Ansökan väntar på något annat, eller har gått tillbaka.',
    'not-your-step': (_: Details) => 'Det här svaret är någon annans att ge.',
    'own-application': (_: Details) =>
      'Ingen beslutar om sitt eget, inte heller som ersättare. Någon annan med samma roll får svara.',
    'override-asked': (_: Details) => 'Undantaget är redan begärt. Du får besked när det är avgjort.',
    'person-needed': (_: Details) => 'Det här gör en person. Använd en nyckel som hör till någon.',
    'no-override': (_: Details) => 'Här finns inget undantag att begära.',
  },
  fields: {
    'not-an-option': 'Välj ett av svaren.',
    'verdict-required': 'Ange hur kvaliteten är.',
  },
  done: {
    'svar-ja': 'Ditt svar är sparat.',
    'svar-nej': 'Ansökan har gått tillbaka med ditt skäl.',
    'svar-klart': 'Sparat.',
    'svar-oppnat': 'Ditt svar är sparat. Det var det sista som saknades, och nu är det klart.',
    undantag: 'Beslutet om undantaget är sparat, och den som bad om det får veta.',
  } as Readonly<Record<string, string>>,
  waiting: {
    title: 'Väntar på mig',
    lead: (count: number, late: number) => {
      const all = count === 1 ? 'En sak väntar på ditt svar.' : `${String(count)} saker väntar på ditt svar.`
      if (late === 0) return all
      return late === 1
        ? `${all} En har väntat längre än den ska.`
        : `${all} ${String(late)} har väntat längre än de ska.`
    },
    late: 'Har väntat för länge',
    inTime: 'Äldst först',
    vacant: 'Ingen kan svara',
    onAccounts: 'På konton',
    vacantLead: 'De här rollerna har ingen som kan svara. Ge någon rollen, så går frågan dit.',
    since: (moment: string) => `sedan ${moment}`,
    empty: {
      title: 'Inget väntar på dig',
      text: 'När någon behöver ditt beslut, ditt yttrande eller din kvittens syns det här.',
    },
    toExceptions: 'Undantag som har beslutats',
    facts: (applicant: string, unit: string) => `Från ${applicant}, ${unit}`,
    inPlaceOf: (name: string) => `I stället för ${name}`,
    give: (role: string) => `Ge någon rollen ${role}`,
    waitsFor: (name: string) => `${name} väntar`,
    nameless: 'en ansökan utan namn',
    buttons: { open: 'Öppna', people: 'Se personer och roller' },
  },
  verbs,
  kinds: {
    override: 'Undantag',
    confirm: 'Bekräftelse',
    task: 'Uppgift',
    comment: 'Yttrande',
    approve: 'Godkännande',
    anchor: 'Förankring',
    consult: 'Råd',
    inform: 'Kännedom',
    acknowledge: 'Kvittens',
  } satisfies Readonly<Record<StepKind, string>>,
  subjects: { account: 'Konto', assignment: 'Uppdrag', closing: 'Avslut' },
  page: {
    back: 'Väntar på mig',
    asked: (role: string) => `Du svarar som ${role}.`,
    askedInPlaceOf: (role: string, name: string) => `Du svarar som ${role}, i stället för ${name}.`,
    toDecision: 'Gå till ditt svar',
    aboutItem: 'Det gäller punkten',
    facts: 'Det gäller',
    application: 'Hela ansökan',
    noAnswer: 'Inte besvarat',
    unit: 'Verksamhet',
    applicant: 'Sökande',
    assignee: 'Får uppdraget',
    kind: 'Slag',
    assignmentType: 'Typ av uppdrag',
    platform: 'Plattform',
    name: 'Kontots namn',
    handle: 'Användarnamn',
    address: 'Adress',
    holder: 'Kontoansvarig',
    shown: 'I förteckningen',
    shownAs: { name: 'visas med namn', role: 'visas med roll' },
    submitted: 'Inlämnad',
    round: (round: number) => `omgång ${String(round)}`,
    closingReason: 'Skälet att avsluta',
    standIn: 'Källans eget formulär saknas. Frågorna är en ställföreträdare tills det är på plats.',
    statuses: {
      primary: 'används i första hand',
      allowed: 'får användas',
      advisedAgainst: 'avråds',
      forbidden: 'förbjuden',
      retired: 'utfasad',
      unlisted: 'står inte i regelverket',
    },
    exceptionAsked: 'Det begärs ett undantag',
    exceptionReason: 'Skälet till begäran',
    exceptionGiven: (name: string) => `Undantag beslutat av ${name}`,
    steps: 'Vad andra har svarat',
    earlier: 'Tidigare omgångar och undantag',
    outcome: (outcome: 'yes' | 'no' | 'noted', kind: StepKind): string => {
      if (outcome === 'no') return kind === 'override' ? 'Nej' : 'Skickade tillbaka'
      if (kind === 'task') return 'Klar'
      if (outcome === 'noted') return kind === 'comment' || kind === 'consult' ? 'Yttrande' : 'Läst'
      return kind === 'approve' ? 'Godkänt' : kind === 'override' ? 'Beviljat' : 'Ja'
    },
    verdicts: { good: 'Kvaliteten är god', lacking: 'Kvaliteten brister' },
    by: (name: string, moment: string) => `${name}, ${moment}`,
    byFor: (name: string, absent: string, moment: string) => `${name} i stället för ${absent}, ${moment}`,
    waitsFor: (names: readonly string[]) => `Väntar på ${listed(names)}`,
    askedLater: (names: readonly string[]) => `Tillfrågas senare: ${listed(names)}`,
    nobody: 'Ingen har rollen just nu',
    overlaps: 'Liknande konton',
    notMine: {
      own: 'Det här är din egen ansökan. Ingen beslutar om sitt eget, så någon annan svarar.',
      'not-yours': 'Du kan läsa ansökan, men svaret är någon annans att ge.',
    },
    vacant: (role: string) =>
      `Ingen kan svara som ${role} just nu. Ge någon rollen under Personer, så går frågan dit.`,
    shut: 'Frågan är besvarad eller har gått tillbaka.',
    people: 'Till Personer',
    letter: 'Hämta uppdragsbrevet (PDF)',
  },
  form: {
    title: 'Ditt svar',
    outcome: 'Vad svarar du?',
    choices: {
      approve: { yes: 'Godkänn', no: 'Skicka tillbaka' },
      anchor: { yes: 'Jag står bakom det', no: 'Skicka tillbaka' },
      confirm: { yes: 'Planen stämmer', no: 'Planen behöver ändras' },
      override: { yes: 'Bevilja undantaget', no: 'Säg nej till undantaget' },
    },
    noted: {
      task: 'Uppgiften är klar',
      comment: 'Lämna yttrandet',
      consult: 'Lämna rådet',
      inform: 'Jag har läst',
      acknowledge: 'Jag har läst',
    },
    reason: {
      decision: 'Skäl',
      decisionHint: 'Krävs när du skickar tillbaka. Den som har sökt läser det.',
      override: 'Skäl',
      overrideHint: 'Krävs också när du säger ja. Det står i listan över undantag tillsammans med ditt namn.',
      words: 'Ditt yttrande',
      wordsHint: 'De som beslutar efter dig läser det.',
      note: 'Anteckning',
      noteHint: 'Om det finns något att säga.',
    },
    verdict: 'Hur är kvaliteten?',
    verdictChoices: { good: 'God, kontot blir professionellt', lacking: 'Något brister' },
    send: 'Skicka svaret',
    cannotOpen: (why: string) => `Svaret gick inte att spara, för det som skulle öppnas har ett fel: ${why}`,
    next: {
      asks: (roles: readonly string[]) => `Då går frågan vidare till ${listed(roles)}.`,
      waits: (roles: readonly string[]) => `Det väntar också på ${listed(roles)}.`,
      account: 'Då är allt klart: kontot förs in i registret och de som är namngivna får sina rättigheter.',
      assignment: 'Då är allt klart: uppdraget gäller och uppdragsbrevet skrivs.',
      closing: 'Då är alla underrättade, och avslutet fortsätter på kontots sida.',
      returned: (names: readonly string[]) =>
        `Då går ansökan tillbaka till ${listed(names)}, som kan ändra och lämna in den igen. Inget blir publikt.`,
      granted: (names: readonly string[]) => `Då kan ${listed(names)} lämna in ansökan trots stoppet.`,
      refused: (names: readonly string[]) => `Då får ${listed(names)} välja en annan plattform.`,
    },
  },
  exceptions: {
    title: 'Undantag',
    lead: 'Beslut som går emot vad regelverket säger om en plattform, med vem som beslutade och varför.',
    empty: {
      title: 'Inga undantag',
      text: 'När någon begär eller beviljar ett undantag för en plattform syns det här.',
    },
    columns: {
      what: 'Ansökan',
      platform: 'Plattform',
      asked: 'Begärt av',
      outcome: 'Beslut',
      by: 'Beslutat av',
      reason: 'Skäl',
    },
    outcomes: { yes: 'Beviljat', no: 'Nej', open: 'Väntar på beslut', shut: 'Inte längre aktuellt' },
  },
}

export type DecideTexts = typeof sv
