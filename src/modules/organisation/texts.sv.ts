import { plural } from '#core/i18n/plural.ts'

type Details = Readonly<Record<string, string | number>>

const say = (details: Details, name: string): string => String(details[name] ?? '')
const people = (n: number) => `${String(n)} ${plural(n, { one: 'person', other: 'personer' })}`

export const sv = {
  /** Why something was not done, and what to do instead; by the error's code. */
  problems: {
    'changed-by-other': () =>
      'Någon annan hann ändra det här medan du hade sidan öppen. Läs om sidan och gör om ändringen.',
    'email-taken': (details: Details) =>
      `Adressen ${say(details, 'email')} används redan av någon annan här.`,
    'already-inactive': () => 'Personen är redan avstängd.',
    'already-active': () => 'Personen har redan åtkomst.',
    'last-administrator': () =>
      'Det här är den enda administratören. Ge någon annan rollen först, annars kan ingen sköta Torget.',
    'policy-changed': () => 'En ny version av policyn har börjat gälla. Läs den och bekräfta den i stället.',
    'import-changed': () =>
      'Personer eller enheter har ändrats sedan du läste igenom filen, så den skulle göra något annat nu. Välj filen igen.',
  },
  fields: {
    'unit-name-taken': 'Det finns redan en enhet med det namnet på samma plats. Välj ett annat namn.',
    'unit-circle': 'En enhet kan inte ligga under sig själv. Välj en enhet utanför den egna grenen.',
    'misplaced-authority': 'En myndighet ligger överst eller under en annan myndighet.',
    'misplaced-company': 'Ett bolag ligger överst eller under en myndighet, aldrig i en förvaltning.',
    'misplaced-department':
      'En förvaltning ligger överst, under en myndighet, ett bolag eller en annan förvaltning.',
    'misplaced-service': 'En verksamhet kan inte ligga där.',
    'child-misplaced': (details: Details) =>
      `${say(details, 'child')} ligger under och kan inte ligga under en enhet av det slaget. Flytta den först.`,
    'unknown-unit': 'Enheten finns inte. Välj en i listan, eller lägg upp den under Organisation.',
    'unknown-person': 'Personen finns inte eller har ingen åtkomst längre. Välj någon annan.',
    'unknown-role': 'Rollen finns inte i policyn. Välj en i listan.',
    'role-held-already': 'Personen har redan rollen då. Avsluta den först, eller välj en annan tid.',
    'ends-before-start': 'Slutet måste komma efter början.',
    'already-past': 'Tiden har redan passerat.',
    'absence-overlaps': 'Det finns redan en frånvaro under den tiden. Ändra den i stället.',
    'substitute-required':
      'Policyn kräver en ersättare under frånvaron. Utse någon som är på plats hela tiden.',
    'substitute-self': 'Man kan inte ersätta sig själv.',
    'substitute-away':
      'Den personen är själv frånvarande under en del av tiden. Utse någon som är på plats hela tiden.',
    'email-form': 'Det är ingen e-postadress. Skriv den som namn@kommunen.se.',
    'too-long': (details: Details) => `Texten är för lång. Högst ${say(details, 'most')} tecken.`,
    'control-character': 'Texten innehåller ett tecken som inte går att visa. Skriv om den.',
    'bad-moment': 'Skriv datum som 2026-12-24 och klockslag som 08:00.',
  },
  /** What is wrong in an imported file, and how to mend it. */
  rows: {
    required: () => 'Cellen är tom. Fyll i den.',
    'email-form': () => 'Det är ingen e-postadress. Skriv den som namn@kommunen.se.',
    'too-long': (d: Details) => `Texten är för lång. Högst ${say(d, 'most')} tecken.`,
    'control-character': () => 'Cellen innehåller ett tecken som inte går att visa. Skriv om den.',
    'unknown-unit': (d: Details) =>
      `Enheten ”${say(d, 'unit')}” finns inte. Stava som under Organisation, eller lägg upp den först.`,
    'ambiguous-unit': (d: Details) =>
      `Flera enheter heter ”${say(d, 'unit')}”. Skriv enheten ovanför först, till exempel ”Förvaltningen / ${say(d, 'unit')}”.`,
    'unknown-role': (d: Details) =>
      `Rollen ”${say(d, 'role')}” finns inte. Använd rollernas namn, skilda åt med ett lodrätt streck.`,
    'not-a-language': () => 'Skriv sv eller en, eller lämna cellen tom.',
    'row-twice': (d: Details) => `Samma adress finns redan på rad ${say(d, 'first')}. Ta bort den ena raden.`,
    'person-inactive': () =>
      'Personen finns men är avstängd. Ge åtkomst igen på personens sida, eller ta bort raden.',
    'formula-cell': () =>
      'Cellen börjar som en formel (=, +, - eller @) och tas inte emot. Skriv den som vanlig text.',
    'row-too-wide': () => 'Raden har många fler celler än rubriker. Kontrollera skiljetecknen.',
    'column-missing': () => 'Kolumnen saknas. Lägg till rubriken på första raden.',
    'column-twice': () => 'Två kolumner har den rubriken. Ta bort den ena.',
    'file-empty': () => 'Filen är tom. Välj en fil med en rubrikrad och minst en person.',
    'file-without-rows': () =>
      'Filen har inga personer. Under rubrikraden ska det finnas en rad för varje person.',
    'file-too-large': () => 'Filen är större än 5 MB. Dela upp den.',
    'file-is-workbook': () =>
      'Det här är en kalkylbok. Spara den som CSV i kalkylprogrammet och välj den filen.',
    'file-not-text': () => 'Filen är ingen textfil. Spara listan som CSV och välj den filen.',
    'too-many-rows': (d: Details) => `Filen har fler än ${say(d, 'most')} rader. Dela upp den.`,
    'quote-open': () => 'Ett citattecken öppnas men stängs aldrig. Stäng det, eller ta bort det.',
    'quote-inside': () =>
      'Ett citattecken står mitt i en cell. Sätt citattecken runt hela cellen och dubbla det inuti.',
    'text-after-quote': () => 'Det står text efter det avslutande citattecknet. Flytta in den före tecknet.',
  },
  kinds: { authority: 'Myndighet', department: 'Förvaltning', service: 'Verksamhet', company: 'Bolag' },
  menu: { organisation: 'Organisation', people: 'Personer', mine: 'Min sida' },
  organisation: {
    title: 'Organisation',
    lead: 'Enheterna som de hänger ihop, och rollerna som policyn ger uppgifter.',
    vacant: (n: number) => `${String(n)} ${plural(n, { one: 'roll har ingen', other: 'roller har ingen' })}`,
    vacantLead: 'Det som väntar på en sådan roll blir liggande. Ge den till någon på personens sida.',
    noVacant: 'Alla roller som policyn ger en uppgift har någon.',
    units: 'Enheter',
    unit: 'Enhet',
    kind: 'Slag',
    people: 'Personer',
    marks: 'Särskilt',
    common: 'Har de gemensamma kontona',
    archive: 'Arkivbildare',
    archiveHint:
      'Myndigheter och bolag bildar egna arkiv. Andra enheters handlingar hör till den närmaste arkivbildaren ovanför.',
    add: 'Lägg till en enhet',
    change: (name: string) => `Ändra ${name}`,
    name: 'Namn',
    parent: 'Ligger under',
    top: 'Överst',
    save: 'Spara enheten',
    gap: 'Ingen enhet har de gemensamma kontona. Markera den som har dem.',
  },
  people: {
    title: 'Personer',
    lead: (n: number) => `${people(n)} med åtkomst.`,
    search: 'Sök namn, titel, enhet eller adress',
    none: 'Ingen passar på sökningen.',
    more: (shown: number, all: number) => `Visar ${String(shown)} av ${String(all)}. Sök för att hitta fler.`,
    name: 'Namn',
    title_: 'Titel',
    unit: 'Enhet',
    roles: 'Roller',
    state: 'Läge',
    away: (until: string) => `Frånvarande till ${until}`,
    left: 'Avstängd',
    add: 'Lägg till en person',
    import: 'Läs in från fil',
    email: 'E-post',
    titleHint: 'Står efter namnet i ett signerat svar.',
    password: 'Lösenord',
    passwordHint: 'Utan lösenord kan personen inte logga in med ett. Det går att sätta senare.',
    save: 'Spara',
    addButton: 'Lägg till',
  },
  person: {
    facts: 'Uppgifter',
    roles: 'Roller från och till',
    noRoles: 'Inga roller utöver de fasta.',
    role: 'Roll',
    where: 'För',
    whole: 'Hela organisationen',
    from: 'Från',
    to: 'Till och med',
    until: 'Till',
    clock: 'klockan',
    furtherNotice: 'tills vidare',
    give: 'Ge en roll',
    giveButton: 'Ge rollen',
    end: 'Avsluta',
    absences: 'Frånvaro',
    noAbsences: 'Ingen frånvaro bokad.',
    substitute: 'Ersättare',
    noSubstitute: 'Ingen ersättare',
    book: 'Boka frånvaro',
    bookHint: 'Ingen orsak behövs. Ersättaren får din behörighet och dina ärenden under tiden, på minuten.',
    bookButton: 'Boka frånvaron',
    nameSubstitute: (from: string) => `Utse en ersättare från ${from}`,
    nameButton: 'Utse',
    cancel: 'Avboka',
    back: 'Tillbaka nu',
    newPassword: 'Sätt nytt lösenord',
    newPasswordHint: 'Personen loggas ut överallt.',
    setPassword: 'Sätt lösenordet',
    deactivate: 'Avsluta åtkomsten',
    deactivateLead:
      'Sessioner, nycklar och roller upphör i samma stund. Det här händer med det personen har hand om:',
    inherits: (count: number, what: string, to: string | null) =>
      to === null
        ? `${String(count)} ${what} får ingen ny ägare: det finns ingen kvar att ge dem till.`
        : `${String(count)} ${what} går till ${to}.`,
    what: { messages: 'ärenden', accounts: 'konton', assignments: 'uppdrag', approvals: 'godkännanden' },
    inheritsNothing: 'Personen har inget öppet att lämna över.',
    standsIn: (n: number) =>
      `${String(n)} ${plural(n, { one: 'bokad frånvaro', other: 'bokade frånvaror' })} hos andra blir utan ersättare. Utse någon ny.`,
    deactivateSure: 'Ja, avsluta åtkomsten',
    leftSince: 'Åtkomsten är avslutad.',
    reactivate: 'Ge åtkomst igen',
    stay: 'Tillbaka till personen',
  },
  import: {
    title: 'Läs in personer',
    lead: 'Välj en CSV-fil. Du får se vad som händer innan något skrivs.',
    file: 'Fil',
    fileHint:
      'Rubriker på första raden: E-post, Namn, Titel, Enhet och gärna Roller och Språk. Högst 10 000 rader.',
    look: 'Läs igenom filen',
    previewTitle: (name: string) => `Förhandsvisning av ${name}`,
    would: (added: number, changed: number, same: number) =>
      `${people(added)} läggs till, ${people(changed)} ändras och ${people(same)} är redan rätt.`,
    nothingYet: 'Inget är skrivet ännu.',
    read: (encoding: string, delimiter: string) => `Läst som ${encoding} med ${delimiter} mellan cellerna.`,
    delimiters: { ';': 'semikolon', ',': 'komma', '\t': 'tabb' },
    ignored: (names: string) => `Kolumner som inte används: ${names}.`,
    faults: (n: number) =>
      `${String(n)} ${plural(n, { one: 'fel', other: 'fel' })} i filen. Inget är skrivet. Rätta filen och välj den igen.`,
    line: 'Rad',
    column: 'Kolumn',
    what: 'Vad och hur',
    moreFaults: (n: number) => `Och ${String(n)} till.`,
    kind: 'Händer',
    kinds: { new: 'Läggs till', changed: 'Ändras', same: 'Oförändrad' },
    changed: {
      email: 'e-post',
      fullName: 'namn',
      title: 'titel',
      unitId: 'enhet',
      roles: 'roller',
      language: 'språk',
    },
    confirm: 'Läs in personerna',
    drop: 'Släng filen',
    moreRows: (n: number) => `Och ${String(n)} rader till.`,
  },
  mine: {
    title: 'Min sida',
    awayNow: (until: string, name: string | null) =>
      name === null
        ? `Du är frånvarande till ${until}, utan ersättare.`
        : `Du är frånvarande till ${until}. ${name} ersätter dig.`,
    standsInFor: (names: string) => `Du ersätter just nu ${names} och har samma behörighet som de.`,
    receipts: 'Policyn',
    confirmed: (label: string, at: string) => `Du bekräftade version ${label} den ${at}.`,
    toConfirm: (label: string) => `Version ${label} väntar på att du läser den`,
    changedSince: 'Det här är ändrat sedan versionen du bekräftade:',
    firstTime: (n: number) =>
      `Du har inte bekräftat någon version tidigare. Policyn har ${String(n)} regler. Läs den i lugn och ro, bekräfta sedan här.`,
    noChange: 'Inga regler är ändrade sedan versionen du bekräftade.',
    change: { new: 'Ny', changed: 'Ändrad', dropped: 'Borttagen' },
    modality: (before: string, now: string) => `var ${before}, är nu ${now}`,
    readPolicy: 'Läs hela policyn',
    confirm: 'Jag har läst och förstått',
    missing: (n: number) => `${people(n)} har inte bekräftat den gällande versionen`,
    settings: 'Mina val',
    hidesName: 'Visa inte mitt namn i svar',
    hidesNameHint: 'Svar signeras då med roll och kommun. Ingen orsak behövs.',
    language: 'Språk',
    usual: 'Ersättare i vanliga fall',
    nobody: 'Ingen',
    save: 'Spara valen',
    deviation:
      'Policyn säger att den som är borta bör ha en ersättare. Frånvaron är bokad och noteras som avsteg.',
  },
  tasks: {
    substitute: 'Utse en ersättare',
    away: (from: string, until: string) => `Du är borta från ${from} till ${until}, och ingen ersätter dig.`,
    name: 'Utse någon',
    vacant: (n: number) => (n === 1 ? 'Ge en roll till någon' : `Ge ${String(n)} roller till någon`),
    fill: 'Se rollerna',
    confirm: 'Bekräfta att du har läst policyn',
    read: 'Läs den',
  },
  done: {
    'unit-saved': 'Enheten är sparad.',
    'person-added': 'Personen är upplagd.',
    'person-saved': 'Uppgifterna är sparade.',
    'role-given': 'Rollen är given.',
    'role-ended': 'Rollen är avslutad.',
    'absence-booked': 'Frånvaron är bokad.',
    'absence-deviation': 'Frånvaron är bokad utan ersättare och noteras som avsteg från policyn.',
    'absence-cancelled': 'Frånvaron är avslutad.',
    'substitute-named': 'Ersättaren är utsedd.',
    'password-set': 'Lösenordet är satt.',
    deactivated: 'Åtkomsten är avslutad, och det personen hade hand om har nya ägare.',
    reactivated: 'Personen har åtkomst igen.',
    imported: 'Personerna är inlästa.',
    'import-dropped': 'Filen är slängd. Inget skrevs.',
    confirmed: 'Tack. Din bekräftelse är sparad.',
    'settings-saved': 'Dina val är sparade.',
  },
}

export type OrganisationTexts = typeof sv
