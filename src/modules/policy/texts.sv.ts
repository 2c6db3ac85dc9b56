import { joinList } from '#core/i18n/lists.ts'
import { countOf } from '#core/i18n/plural.ts'
import type { RegistrationReason } from './rules/registration.ts'
import type { ExpectedKind, FindingCode, FindingDetails, YamlFault } from './rules/validate/finding.ts'
import { sv as words } from './words.sv.ts'

export type ProblemText = { readonly message: string; readonly remedy: string }
export type ProblemTexts = { readonly [Code in FindingCode]: (details: FindingDetails[Code]) => ProblemText }

export type PolicyTexts = {
  readonly problems: ProblemTexts
  /** Places in the file by their path without list positions. */
  readonly fields: Readonly<Record<string, string>>
  readonly modality: Readonly<Record<'ska' | 'bör' | 'får' | 'gärna', string>>
  readonly sources: { readonly torget: string; readonly law: string }
  readonly registrationReasons: Readonly<Record<RegistrationReason, string>>
  readonly repealed: string
  /** The words of the preview of a new version. */
  readonly changes: {
    readonly added: (what: string, after: string) => string
    readonly removed: (what: string, before: string) => string
    readonly changed: (what: string, before: string, after: string) => string
    readonly tighter: string
    readonly looser: string
    readonly nothing: string
    readonly unknown: string
    readonly yes: string
    readonly no: string
    readonly parts: Readonly<Record<string, string>>
    readonly values: Readonly<Record<string, string>>
  }
  readonly fieldOf: (field: string, owner: string) => string
}

const quoted = (words: readonly string[], kind: 'and' | 'or' = 'and') =>
  joinList(
    words.map((word) => `”${word}”`),
    'sv',
    kind,
  )

const characters = (count: number) =>
  countOf(count, { one: 'tecken eller post', other: 'tecken eller poster' }, 'sv')

const yamlFaults: Readonly<Record<YamlFault, ProblemText>> = {
  tab: {
    message: 'Raden är indragen med tabb.',
    remedy: 'Byt tabben mot mellanslag, två för varje nivå.',
  },
  indent: {
    message: 'Indraget stämmer inte med raderna runt omkring.',
    remedy: 'Låt alla rader på samma nivå börja i samma kolumn.',
  },
  'hard-space': {
    message: 'Raden är indragen med hårda mellanslag, som ofta följer med från Word eller en webbsida.',
    remedy: 'Ta bort indraget och skriv det på nytt med vanliga mellanslag.',
  },
  dash: {
    message: 'Strecket framför en post i en lista saknar mellanslag efter sig.',
    remedy: 'Skriv "- " med ett mellanslag efter strecket.',
  },
  colon: {
    message: 'Texten innehåller ett kolon följt av mellanslag och läses därför som ett nytt fält.',
    remedy: "Sätt citattecken runt texten, till exempel 'Obs: läs först'.",
  },
  reserved: {
    message: 'Texten börjar med ett tecken som har en egen betydelse i YAML, till exempel @, % eller `.',
    remedy: 'Sätt citattecken runt texten.',
  },
  bracket: {
    message: 'Texten börjar med { eller [ och läses därför som en grupp eller lista.',
    remedy: "Sätt citattecken runt texten, till exempel '{fullName}, {role}'.",
  },
  unclosed: {
    message: 'Ett citattecken eller en parentes saknar sitt slut.',
    remedy: 'Sätt ut det avslutande tecknet.',
  },
  'many-documents': {
    message: 'Filen innehåller flera dokument åtskilda med ---.',
    remedy: 'Lägg varje policy i en egen fil.',
  },
  other: {
    message: 'Raden går inte att läsa som YAML.',
    remedy: 'Kontrollera kolon, indrag och citattecken på raden och raden ovanför.',
  },
}

const kinds: Readonly<Record<ExpectedKind, string>> = {
  text: 'en text',
  number: 'ett tal',
  wholeNumber: 'ett heltal',
  boolean: 'true eller false',
  list: 'en lista: poster med streck under varandra, eller på en rad inom [ ]',
  group: 'en grupp av fält',
  texts: 'texten på båda språken: { sv: …, en: … }',
  other: 'ett annat slags värde',
}

/** A code of the file, with what it means where that is not the word itself. */
function explained(code: string): string {
  const meaning = words.values[code]
  return meaning === undefined || meaning === code ? `”${code}”` : `”${code}” (${meaning})`
}

const otherLanguage: Readonly<Record<string, string>> = {
  en: 'Skriv samma text på engelska: { sv: …, en: … }.',
  sv: 'Skriv samma text på svenska: { sv: …, en: … }.',
}

const problems: ProblemTexts = {
  'file.not-found': () => ({
    message: 'Filen finns inte.',
    remedy: 'Kontrollera sökvägen och stavningen.',
  }),
  'file.not-a-file': () => ({
    message: 'Sökvägen leder inte till en vanlig fil.',
    remedy: 'Ange själva policyfilen, inte mappen den ligger i.',
  }),
  'file.unreadable': () => ({
    message: 'Filen går inte att läsa.',
    remedy: 'Kontrollera att du har rätt att läsa den och att inget annat program håller den låst.',
  }),
  'file.too-large': ({ limitBytes }) => ({
    message: `Filen är större än ${String(limitBytes / 1_000_000)} MB.`,
    remedy: 'En policy ryms på några tiotal kilobyte. Kontrollera att du valt rätt fil.',
  }),
  'file.empty': () => ({
    message: 'Filen är tom.',
    remedy: 'Utgå från en av de medföljande policyerna.',
  }),
  'file.not-text': () => ({
    message: 'Filen är inte en textfil.',
    remedy: 'Spara policyn som text i UTF-8, inte som Word, PDF eller UTF-16.',
  }),
  'file.not-utf8': () => ({
    message: 'Filen är inte sparad i UTF-8. Här finns ett tecken som inte går att läsa, ofta å, ä eller ö.',
    remedy: 'Öppna filen i din textredigerare och spara om den som UTF-8.',
  }),
  'file.garbled-letters': ({ found }) => ({
    message: `Här står ”${found}”. Det brukar vara å, ä eller ö som blivit fel när filen sparats.`,
    remedy: 'Rätta bokstäverna och spara filen som UTF-8.',
  }),
  'yaml.syntax': ({ fault }) => yamlFaults[fault],
  'yaml.duplicate-key': ({ key, firstLine }) => ({
    message: `”${key}” står redan på rad ${String(firstLine)} i samma grupp.`,
    remedy: 'Behåll det ena och ta bort det andra.',
  }),
  'yaml.alias-bomb': () => ({
    message: 'Filen upprepar sig själv med så många hänvisningar (*namn) att den inte läses.',
    remedy: 'Skriv ut innehållet i stället för att hänvisa.',
  }),
  'yaml.unknown-alias': () => ({
    message: 'En hänvisning (*namn) pekar på något som inte finns i filen.',
    remedy: 'Skriv ut värdet, eller sätt citattecken om texten ska börja med en asterisk.',
  }),
  'yaml.tag': ({ tag }) => ({
    message: `Märkningen ”${tag}” används inte i policyfiler.`,
    remedy: 'Ta bort utropstecknet och ordet efter, eller sätt citattecken om det hör till texten.',
  }),
  'yaml.too-deep': () => ({
    message: 'Filen är indragen i orimligt många nivåer.',
    remedy: 'Utgå från en av de medföljande policyerna.',
  }),
  'yaml.not-a-policy': () => ({
    message: 'Filen har inga rubriker som meta, contacts och inbox.',
    remedy: 'Utgå från en av de medföljande policyerna.',
  }),
  'yaml.curly-quotes': () => ({
    message: 'Texten står inom typografiska citattecken, som blir en del av texten.',
    remedy: 'Byt dem mot raka citattecken, \' eller ", om de inte ska synas.',
  }),
  'schema.unknown-key': ({ key, suggestion }) => ({
    message: `”${key}” är inget fält som hör hemma här.`,
    remedy: suggestion === null ? 'Ta bort raden.' : `Menade du ”${suggestion}”? Ta annars bort raden.`,
  }),
  'schema.missing': ({ key }) => ({
    message: `Fältet ”${key}” saknas.`,
    remedy:
      otherLanguage[key] ?? `Lägg till ”${key}”. Uppgifter som källan inte nämner kan ofta skrivas unknown.`,
  }),
  'schema.empty': ({ key }) => ({
    message: `Fältet ”${key}” är tomt.`,
    remedy: 'Skriv ett värde, eller ta bort raden om fältet är frivilligt.',
  }),
  'schema.wrong-type': ({ key, expected, quotes }) => ({
    message:
      quotes === 'needed'
        ? `”${key}” ska vara text men läses som ett tal eller som ja och nej.`
        : `”${key}” har fel slags värde.`,
    remedy:
      quotes === 'needed'
        ? 'Sätt citattecken runt värdet, så som det ska läsas.'
        : quotes === 'not-needed'
          ? 'Ta bort citattecknen.'
          : `Här ska stå ${kinds[expected]}.`,
  }),
  'schema.not-allowed': ({ value, allowed }) => ({
    message: `”${value}” är inte ett av värdena som går att välja.`,
    remedy: `Välj ${joinList(allowed.map(explained), 'sv', 'or')}.`,
  }),
  'schema.too-small': ({ minimum, isLength }) => ({
    message: 'Värdet är för litet eller för kort.',
    remedy: isLength
      ? `Här behövs minst ${characters(minimum)}.`
      : `Talet ska vara minst ${String(minimum)}.`,
  }),
  'schema.too-large': ({ maximum, isLength }) => ({
    message: 'Värdet är för stort eller för långt.',
    remedy: isLength
      ? `Här får stå högst ${characters(maximum)}.`
      : `Talet får vara högst ${String(maximum)}.`,
  }),
  'schema.bad-key': ({ value }) => ({
    message: `”${value}” duger inte som id.`,
    remedy: 'Använd små bokstäver a–z, siffror och bindestreck, till exempel svar-akut.',
  }),
  'schema.bad-address': ({ value }) => ({
    message: `”${value}” är inte en fullständig webbadress.`,
    remedy: 'Skriv hela adressen med https://, eller unknown.',
  }),
  'schema.bad-email': ({ value }) => ({
    message: `”${value}” är inte en e-postadress.`,
    remedy: 'Skriv hela adressen, eller unknown. Hitta aldrig på en.',
  }),
  'schema.bad-phone': ({ value }) => ({
    message: `”${value}” är inte ett telefonnummer.`,
    remedy: 'Skriv siffror, mellanslag och bindestreck, till exempel 0346-88 60 00, eller unknown.',
  }),
  'schema.bad-requirement': ({ value }) => ({
    message: `”${value}” är inte ett kravnummer.`,
    remedy: 'Skriv bokstav, bindestreck och siffror, till exempel F-101.',
  }),
  'schema.bad-language': ({ value }) => ({
    message: `”${value}” är ingen språkkod.`,
    remedy: 'Skriv två eller tre små bokstäver, till exempel ar eller fi.',
  }),
  'schema.invalid': ({ key }) => ({
    message: `Värdet i ”${key}” håller inte.`,
    remedy: 'Jämför med en av de medföljande policyerna.',
  }),
  'date.impossible': ({ value }) => ({
    message: `”${value}” är inget datum i almanackan.`,
    remedy: 'Skriv år, månad och dag som ÅÅÅÅ-MM-DD, eller unknown.',
  }),
  'date.order': ({ from, until }) => ({
    message: `Policyn slutar gälla ${until}, innan den börjar gälla ${from}.`,
    remedy: 'Rätta något av datumen, eller skriv tillsvidare.',
  }),
  'calendar.bad-day': ({ value }) => ({
    message: `”${value}” är varken en namngiven dag eller ett datum.`,
    remedy: 'Skriv till exempel midsommarafton, 06-05 för varje år eller 2026-06-05 för ett enda.',
  }),
  'calendar.bad-time': ({ value }) => ({
    message: `”${value}” är inget klockslag.`,
    remedy: 'Skriv timmar och minuter inom citattecken, till exempel "16:30".',
  }),
  'accent.not-hex': ({ value }) => ({
    message: `”${value}” är ingen färgkod.`,
    remedy: 'Skriv sex tecken efter #, inom citattecken: "#1b5583".',
  }),
  'accent.low-contrast': ({ value, ratio }) => ({
    message: `Färgen ${value} syns dåligt mot vitt: kontrasten är ${ratio.replace('.', ',')} till 1, och 3 till 1 behövs.`,
    remedy: 'Välj en mörkare färg ur den grafiska profilen. Annars mörkar Torget färgen där den bär text.',
  }),
  'rule.duplicate-id': ({ id }) => ({
    message: `Två regler har samma id, ”${id}”.`,
    remedy: 'Ge den nya regeln ett eget id. Ändra inte den gamla: beslut kan peka på den.',
  }),
  'rule.reserved-id': ({ id }) => ({
    message: `Id som börjar på ”floor-” hör till lagens golv, så ”${id}” går inte att använda.`,
    remedy: 'Välj ett annat id. Lagens golv följer med och behöver inte skrivas in.',
  }),
  'source.unknown-document': ({ doc }) => ({
    message: `Regeln hänvisar till dokumentet ”${doc}”, som inte finns i listan documents.`,
    remedy: 'Lägg till dokumentet i listan, eller skriv law eller torget.',
  }),
  'law.unknown': ({ id }) => ({
    message: `Lagen ”${id}” finns varken i listan laws eller i den medföljande förteckningen.`,
    remedy: 'Lägg till lagen under laws med id, name och sfs.',
  }),
  'law.incomplete': ({ id }) => ({
    message: `Lagen ”${id}” följer inte med produkten och saknar namn.`,
    remedy: 'Skriv name på svenska och engelska och helst sfs.',
  }),
  'law.contradicts': ({ id, sfs }) => ({
    message: `”${id}” är upptaget av lagen med nummer ${sfs}.`,
    remedy: 'Rätta numret, eller ge din lag ett annat id.',
  }),
  'law.repealed': ({ name, since, replacement }) => ({
    message: `${name.sv} är upphävd${since === null ? '' : ` sedan ${since}`}.`,
    remedy:
      replacement === null
        ? 'Se över vad som gäller i stället när policyn revideras.'
        : `Hänvisa till ${replacement.sv} när policyn revideras.`,
  }),
  'sla.no-catch-all': ({ gap }) => ({
    message:
      gap === 'urgent'
        ? 'Meddelanden som är brådskande får ingen svarstid.'
        : 'Meddelanden som inte är brådskande får ingen svarstid.',
    remedy: 'Lägg till en regel med when: always som gäller allt annat.',
  }),
  'sla.conflict': ({ first, second }) => ({
    message: `”${first.sv}” och ”${second.sv}” gäller samma meddelanden men ger olika svarstid.`,
    remedy: 'Ta bort den ena, eller ändra when så att de gäller olika fall.',
  }),
  'sla.next-day-amount': () => ({
    message: 'nextWorkingDay betyder nästa arbetsdag och kan bara räknas en gång.',
    remedy: 'Skriv amount: 1, eller använd workingDays.',
  }),
  'class.missing': ({ keys }) => ({
    message: `Policyn säger inget om ${quoted(keys)}.`,
    remedy: 'Lägg till klassen under inbox.classes, så att inget meddelande faller mellan stolarna.',
  }),
  'class.duplicate': ({ key }) => ({
    message: `Klassen ”${key}” finns två gånger.`,
    remedy: 'Behåll en av dem.',
  }),
  'class.refer-without-target': ({ key }) => ({
    message: `Klassen ”${key}” ska hänvisas, men inte vart.`,
    remedy: 'Skriv referTo: contactCentre, politicians, otherActor eller service.',
  }),
  'class.answers-without-substance': ({ key }) => ({
    message: `Klassen ”${key}” ska både besvaras och lämnas utan svar i sak.`,
    remedy: 'Byt outcome till refer, eller ta bort noSubstance.',
  }),
  'template.missing': ({ key }) => ({
    message: `Svarsmallen ”${key}” finns inte.`,
    remedy: 'Lägg till den under inbox.replyTemplates, eller rätta stavningen.',
  }),
  'template.duplicate': ({ key }) => ({
    message: `Två svarsmallar heter ”${key}”.`,
    remedy: 'Byt namn på den ena.',
  }),
  'template.unknown-placeholder': ({ placeholder, allowed }) => ({
    message: `Platshållaren {${placeholder}} finns inte.`,
    remedy: `Använd ${joinList(
      allowed.map((name) => `{${name}}`),
      'sv',
      'or',
    )}.`,
  }),
  'template.loose-bracket': () => ({
    message: 'En klammer eller hakparentes saknar sitt par och skulle synas för läsaren.',
    remedy: 'Skriv {namn} för en platshållare och [text] för det som får utgå.',
  }),
  'template.repeats-content': ({ placeholder }) => ({
    message: `Beskedet om känsligt innehåll får inte upprepa något, men använder {${placeholder}}.`,
    remedy: 'Ta bort platshållaren. Beskedet ska bara hänvisa vidare.',
  }),
  'signature.shows-name': ({ placeholder }) => ({
    message: `Signaturen för den som inte vill visa sitt namn innehåller {${placeholder}}.`,
    remedy: 'Använd bara {role} och {org}.',
  }),
  'ground.no-citizen-text': () => ({
    message: 'Grunden saknar text till den som skrev inlägget.',
    remedy: 'Skriv citizenText på svenska och engelska: vad var det i inlägget som bröt mot reglerna?',
  }),
  'ground.duplicate-code': ({ code }) => ({
    message: `Koden ”${code}” är redan upptagen.`,
    remedy: 'Ge grunden en egen kod. Koder som börjar på bbs- hör till lagens lista.',
  }),
  'ground.unknown-group': ({ code }) => ({
    message: `”${code}” är ingen grund som kan ha delar.`,
    remedy: 'partOf ska peka på en grund som inte själv är del av en annan.',
  }),
  'ground.unknown-statutory': ({ code }) => ({
    message: `”${code}” finns inte i lagens lista.`,
    remedy: 'Välj en av koderna som börjar på bbs-.',
  }),
  'ground.statutory-weakened': ({ code }) => ({
    message: `Grunden säger sig täcka ”${code}” i lagen men hanteras mildare än lagen kräver.`,
    remedy:
      'Ta bort kopplingen, eller sätt minst de krav som lagens egen grund har: brott, känsligt, diarieföring, polisanmälan.',
  }),
  'ground.child-abuse-handling': () => ({
    message: 'Övergreppsmaterial är alltid brott och ska alltid polisanmälas.',
    remedy: 'Sätt criminal: true och policeReport: true.',
  }),
  'ground.criticism': () => ({
    message: 'Kritik kan aldrig vara en grund för att ta bort. Yttrandefriheten står i regeringsformen.',
    remedy: 'Ta bort grunden. Menar du personangrepp eller hot, beskriv just det.',
  }),
  'floor.statutory-removed': ({ codes }) => ({
    message: `Lagens lista är inte hel: ${quoted(codes)} saknas. Den kan ingen policy ta bort.`,
    remedy: 'Lägg tillbaka koderna, eller ta bort hela listan statutory. Då gäller lagens lista ändå.',
  }),
  'floor.evidence-loosened': ({ fields }) => ({
    message: `Underlaget måste också innehålla ${quoted(fields)}.`,
    remedy: 'Lägg till fälten, eller ta bort evidence. Då gäller lagens golv.',
  }),
  'floor.secret-exempted': () => ({
    message: 'Uppgifter med sekretess får aldrig undantas från diarieföring.',
    remedy: 'Lägg till secret i listan never.',
  }),
  'blocking.min-warnings': ({ value }) => ({
    message: `Blockering är påslagen men kräver ${String(value)} varningar.`,
    remedy: 'Skriv minst 1, eller enabled: false om policyn inte medger blockering.',
  }),
  'routing.gap': ({ kinds: missing }) => ({
    message: `Konton av slaget ${quoted(missing)} har ingen väg till registrator.`,
    remedy: 'Lägg till en väg med accountKind: any som gäller övriga konton.',
  }),
  'routing.duplicate': ({ kind }) => ({
    message: `Kontoslaget ”${kind}” har två vägar till registrator.`,
    remedy: 'Behåll en av dem.',
  }),
  'routing.no-registrar': () => ({
    message: 'Vägen ska passera varje steg en gång och sluta hos registrator.',
    remedy: 'Skriv till exempel steps: [contactCentre, service, registrar].',
  }),
  'diary.bad-pattern': ({ pattern }) => ({
    message: `Mönstret ”${pattern}” går inte att läsa som diarienummer.`,
    remedy:
      'Bygg det av {series}, {year} och {number} med skiljetecken mellan, till exempel "{series} {year}/{number}".',
  }),
  'diary.bad-series': ({ series }) => ({
    message: `”${series}” är ingen diarieserie.`,
    remedy: 'En serie är en till åtta bokstäver, till exempel KS.',
  }),
  'unit.duplicate': ({ id }) => ({
    message: `Två enheter har samma id, ”${id}”.`,
    remedy: 'Ge den ena ett annat id.',
  }),
  'unit.unknown-parent': ({ id }) => ({
    message: `Enheten ligger under ”${id}”, som inte finns i listan units.`,
    remedy: 'Lägg till enheten, eller rätta stavningen.',
  }),
  'unit.circular': ({ id }) => ({
    message: `Enheten ”${id}” ligger under sig själv.`,
    remedy: 'Låt kedjan av parent sluta hos en myndighet som inte har någon överordnad.',
  }),
  'role.undefined': ({ id, suggestion }) => ({
    message: `Rollen ”${id}” är inte definierad.`,
    remedy:
      suggestion === null
        ? 'Lägg till den under org.roleNames, eller välj en inbyggd roll.'
        : `Menade du ”${suggestion}”? Lägg annars till rollen under org.roleNames.`,
  }),
  'role.duplicate': ({ id }) => ({
    message: `Rollen ”${id}” är definierad två gånger.`,
    remedy: 'Behåll en av dem.',
  }),
  'platform.duplicate': ({ first, platform }) => ({
    message: `”${platform}” är samma plattform som ”${first.sv}”: namnen eller aliasen är lika.`,
    remedy: 'Behåll en av dem, eller ta bort aliaset de delar.',
  }),
  'platform.no-reason': ({ platform }) => ({
    message: `”${platform}” avråds eller förbjuds utan att policyn säger varför.`,
    remedy: 'Skriv reason på svenska och engelska. Den sökande får se texten.',
  }),
  'platform.closed-list': ({ platform }) => ({
    message: `Listan är stängd, men ”${platform}” avråds bara.`,
    remedy: 'Skriv status: forbidden eller ta bort plattformen. I en stängd lista får inget annat användas.',
  }),
  'platform.closed-list-empty': () => ({
    message: 'Listan är stängd, men ingen plattform på den får användas.',
    remedy: 'Sätt status primary eller allowed på minst en plattform.',
  }),
  'platform.not-listed': ({ platform }) => ({
    message: `Plattformen ”${platform}” finns inte i listan platforms.items.`,
    remedy: 'Lägg till den, eller rätta stavningen.',
  }),
  'ads.not-allowed': ({ platform }) => ({
    message: `Annonser på ”${platform}” är både tillåtna här och otillåtna i plattformslistan.`,
    remedy: 'Sätt adsAllowed: true på plattformen, eller ta bort den här.',
  }),
  'approval.own': () => ({
    message: 'Den som ansöker skulle kunna godkänna sin egen ansökan.',
    remedy: 'Lägg till applicant i mustDifferFrom och välj en annan roll än den som söker.',
  }),
  'approval.none': () => ({
    message:
      'Ingen godkänner: policyn prövar konton eller uppdrag men saknar ett steg som säger ja eller nej.',
    remedy: 'Lägg till ett steg med kind: approve eller anchor under startup.approvals.',
  }),
  'startup.no-form': ({ subject }) => ({
    message: `Policyn prövar ${subject === 'account' ? 'konton' : 'uppdrag'} men har inget formulär för det.`,
    remedy: `Lägg till ett formulär med subject: ${subject} under startup.forms.`,
  }),
  'startup.unknown-type': ({ type }) => ({
    message: `Uppdragstypen ”${type}” finns inte i startup.assignmentTypes.`,
    remedy: 'Lägg till typen, eller rätta stavningen.',
  }),
  'exemption.grants-speech': () => ({
    message: 'Undantaget låter någon publicera, svara eller moderera utan att ett uppdrag har godkänts.',
    remedy: 'Behåll bara monitor under grants, eller ta bort approvals ur skip.',
  }),
  'form.duplicate': ({ id }) => ({
    message: `Två formulär heter ”${id}”.`,
    remedy: 'Byt id på det ena.',
  }),
  'form.duplicate-question': ({ key }) => ({
    message: `Frågan ”${key}” finns två gånger i samma formulär.`,
    remedy: 'Ge den ena ett eget namn.',
  }),
  'form.unknown-question': ({ key }) => ({
    message: `Villkoret gäller frågan ”${key}”, som inte finns i formuläret.`,
    remedy: 'Rätta namnet, eller lägg till frågan.',
  }),
  'form.not-a-platform': ({ key }) => ({
    message: `platformStatus går bara att fråga om en plattform, och ”${key}” är något annat.`,
    remedy: 'Ändra frågans type till platform, eller använd is.',
  }),
  'form.grants-to-nobody': ({ key }) => ({
    message: `Frågan ${key} ger behörighet, men svaret är ingen person.`,
    remedy: 'Ta bort grants, eller gör frågan till en av typen person eller people.',
  }),
  'form.no-options': ({ key }) => ({
    message: `Frågan ”${key}” har för få svar att välja mellan.`,
    remedy: 'Lägg till minst två under options.',
  }),
  'register.missing-fields': ({ fields }) => ({
    message: `Förteckningen är öppen men visar inte ${quoted(fields)}.`,
    remedy: 'Lägg till fälten under register.fields: vem som ansvarar, syftet och målgruppen.',
  }),
  'weeding.no-decision': () => ({
    message: 'Gallring är påslagen utan något gallringsbeslut som gäller.',
    remedy: 'Lägg till beslutet under weeding.decisions, eller skriv enabled: false.',
  }),
  'archive.no-recipient': ({ trigger }) => ({
    message: `Arkivering vid ”${trigger}” saknar mottagare.`,
    remedy: 'Skriv recipient: archivist eller en egen roll, eller unknown tills det är bestämt.',
  }),
  'archive.half-year-days': () => ({
    message: 'Arkivering varje halvår behöver två dagar på året.',
    remedy: 'Skriv till exempel on: ["01-01", "07-01"], eller ta bort on. Då gäller de dagarna.',
  }),
  'consent.no-guardian-age': () => ({
    message: 'Samtycke krävs, men policyn säger inte när vårdnadshavare ska samtycka.',
    remedy: 'Lägg till guardian med belowAge, eller belowAge: unknown tills det är bestämt.',
  }),
  'calendar.no-holidays': () => ({
    message: 'Svarstider räknas i arbetsdagar, men helgdagarna är inte lediga.',
    remedy: 'Skriv holidays: SE.',
  }),
  'target-group.unknown': ({ key }) => ({
    message: `Målgruppen hör till ”${key}”, som inte finns.`,
    remedy: 'Lägg till den, eller rätta stavningen.',
  }),
  'target-group.nested': ({ key }) => ({
    message: `Målgruppen ”${key}” är själv del av en annan.`,
    remedy: 'Målgrupper har två nivåer. Låt partOf peka på den översta.',
  }),
  'overlay.unknown-rule': ({ id }) => ({
    message: `Tillägget ändrar regeln ”${id}”, som inte finns i policyn.`,
    remedy: 'Rätta regelns id.',
  }),
  'overlay.unknown-unit': ({ id }) => ({
    message: `Tillägget gäller enheten ”${id}”, som inte finns i org.units.`,
    remedy: 'Lägg till enheten, eller rätta stavningen.',
  }),
  'overlay.looser': ({ label, at }) => ({
    message: `Tillägget gör ”${label.sv}” mildare (${at}). En nämnd, förvaltning eller ett konto får bara skärpa kommunens policy.`,
    remedy: 'Skärp regeln eller ta bort tillägget.',
  }),
  'overlay.not-comparable': ({ label, at }) => ({
    message: `”${label.sv}” kan inte ändras i ett tillägg (${at}): det går inte att säga vad som är strängare.`,
    remedy: 'Ändra regeln i kommunens policy i stället.',
  }),
  'overlay.bad-value': ({ label }) => ({
    message: `Värdet passar inte regeln ”${label.sv}”.`,
    remedy: 'Skriv value på samma sätt som i kommunens regel.',
  }),
  'layer.override-without-note': ({ label }) => ({
    message: `”${label.sv}” avviker från den nationella rekommendationen utan att policyn säger varför.`,
    remedy: 'Skriv en note på regeln som förklarar valet.',
  }),
  'input.time-without-offset': ({ value, suggestion }) => ({
    message: `”${value}” säger inte vilken tidszon klockslaget gäller.`,
    remedy: `Lägg till avståndet till UTC. Svensk tid skrivs ${suggestion}.`,
  }),
  'input.not-a-time': ({ value }) => ({
    message: `”${value}” är ingen tidpunkt.`,
    remedy: 'Skriv datum, klockslag och tidszon, till exempel 2026-04-02T16:00+02:00.',
  }),
}

export const sv: PolicyTexts = {
  problems,
  modality: { ska: 'ska', bör: 'bör', får: 'får', gärna: 'gärna' },
  sources: { torget: 'Torgets grundläge', law: 'Lag' },
  repealed: 'upphävd',
  changes: {
    added: (what, after) => `Nytt: ${what}. Värdet är ${after}.`,
    removed: (what, before) => `Borttaget: ${what}. Värdet var ${before}.`,
    changed: (what, before, after) => `${what} ändras från ${before} till ${after}.`,
    tighter: 'Det är strängare.',
    looser: 'Det är mildare.',
    nothing: 'inget',
    unknown: 'okänt',
    yes: 'ja',
    no: 'nej',
    parts: words.parts,
    values: words.values,
  },
  fieldOf: (field, owner) => `${field}: ${owner}`,
  registrationReasons: {
    secret: 'Innehåller uppgifter som kan omfattas av sekretess.',
    complaintOrViewpoint: 'Är en synpunkt eller ett klagomål.',
    ongoingCase: 'Rör ett pågående ärende.',
    initiatesCase: 'Inleder ett ärende.',
    factualCriticism: 'Är saklig kritik.',
    removedContent: 'Ska tas bort ur kanalen och måste därför finnas kvar på annat håll.',
    requestedByUs: 'Är något vi har bett om.',
    specialInterest: 'Är av särskilt intresse.',
    'public-chronological': 'Ligger i tidsordning i en öppen kanal.',
    'direct-message': 'Undantaget för öppna kanaler gäller inte direktmeddelanden.',
    'closed-group': 'Undantaget för öppna kanaler gäller inte slutna grupper.',
    'not-public': 'Undantaget gäller bara kanaler som alla kan läsa.',
    'not-chronological': 'Undantaget gäller bara kanaler där inläggen ligger i tidsordning.',
    'obviously-minor': 'Är uppenbart av ringa betydelse.',
    'kept-in-order': 'Hålls ordnad här och behöver inte diarieföras.',
  },
  fields: {
    'meta.org.accentColour': 'Färg ur den grafiska profilen',
    'meta.document.validFrom': 'Dag då policyn börjar gälla',
    'meta.document.validUntil': 'Dag då policyn slutar gälla, eller tills vidare',
    'meta.document.adoptedBy': 'Vem som har antagit policyn',
    'meta.document.adoptedOn': 'Dag då policyn antogs',
    'meta.document.revisionOwner': 'Vem som ansvarar för att revidera policyn',
    'meta.scope.includesCompanies': 'Om de kommunala bolagen omfattas',
    'meta.scope.includesBoards': 'Om nämnderna omfattas',
    'documents.url': 'Dokumentets webbadress',
    'contacts.web': 'Webbplats',
    'contacts.rulesPage': 'Sida med regler för besökare',
    'contacts.phone': 'Telefon till kontaktcenter',
    'contacts.email': 'E-post till kontaktcenter',
    'contacts.visit': 'Besöksadress',
    'contacts.contactCentreHours': 'Öppettider hos kontaktcenter',
    'contacts.politicians': 'Kontaktväg till politiker',
    'contacts.otherActors.contact': 'Kontaktväg',
    'contacts.privacyPage': 'Sida om personuppgifter',
    'platforms.items.value.terms': 'Granskade villkor',
    'platforms.items.value.facts.asOf': 'Dag då uppgiften gällde',
    'register.missingAccountTip.value.contact': 'Dit tips om konton som saknas skickas',
    'admin.inactivity.value.afterDays': 'Antal dagar utan inlägg tills kontot räknas som passivt',
    'meta.document.ownerUnit': 'Enheten bakom dokumentet',
    'contacts.registerPage': 'Sida med förteckningen över konton',
    'contacts.helpLinks.url': 'Sida på intranätet',
    'aims.facts.value.fact.asOf': 'Dag då uppgiften gällde',
    'inbox.handOver.value.caseSystem': 'Ärendehanteringssystem',
    'weeding.decisions.value.reference': 'Gallringsbeslutets beteckning',
    'weeding.decisions.value.body': 'Vem som beslutat om gallring',
    'weeding.decisions.value.decidedOn': 'Dag då gallringsbeslutet fattades',
    'archive.snapshots.value.recipient': 'Mottagare av arkivbilden',
    'consent.guardian.value.belowAge': 'Ålder under vilken vårdnadshavare samtycker',
    'consent.revocation.value.takeDownWithinHours': 'Timmar till nedtagning när samtycke återkallas',
    'guidance.value.links.url': 'Webbadress',
    'overlays.adds.snapshots.value.recipient': 'Mottagare av arkivbilden',
    'overlays.adds.weedingDecisions.value.body': 'Vem som beslutat om gallring',
    'overlays.adds.weedingDecisions.value.decidedOn': 'Dag då gallringsbeslutet fattades',
    'overlays.adds.weedingDecisions.value.reference': 'Gallringsbeslutets beteckning',
    'moderation.blocking.value.decisionBy': 'Vem som beslutar',
    'moderation.policeReport.value.owner': 'Vem som anmäler',
  },
}
