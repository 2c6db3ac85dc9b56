type Details = Readonly<Record<string, string | number>>

const text = (details: Details, name: string): string => String(details[name] ?? '')

/** What a referral's missing contact is called in the policy file. */
const contacts: Readonly<Record<string, string>> = {
  'contacts.web': 'webbplatsen',
  'contacts.rulesPage': 'sidan med regler',
  'contacts.phone': 'telefonnumret',
  'contacts.email': 'e-postadressen',
  'contacts.visit': 'besöksadressen',
  'contacts.contactCentreHours': 'kontaktcenters öppettider',
  'contacts.politicians': 'vart frågor till politiker hänvisas',
  'contacts.privacyPage': 'sidan om personuppgifter',
}

const contactNames = (missing: string): string =>
  missing
    .split(', ')
    .map((path) => contacts[path] ?? path)
    .join(', ')

const repeated: Readonly<Record<string, string>> = {
  number: 'ett nummer',
  address: 'en e-postadress',
  words: 'en ordföljd',
}

export const sv = {
  /** Why something was not done, and what to do instead; by the error's code. */
  problems: {
    'changed-by-other': () =>
      'Någon annan hann ändra ärendet medan du hade det öppet. Läs om det och gör om det du skulle göra.',
    'not-open': () => 'Ärendet är inte öppet. Öppna det igen om något ska göras.',
    'not-closed': () => 'Ärendet är redan öppet.',
    'person-needed': () => 'Det här kan bara göras av en person, inte av ett program.',
    'signer-needed': () => 'Ange vem som svarar. Svaret signeras med den personens namn och roll.',
    'event-settled': () => 'Händelsen är redan behandlad och behöver inte försöka igen.',

    'own-message': () => 'Det här har ni skrivit själva.',
    sealed: () => 'Innehållet är förseglat och får inte besvaras eller visas.',
    'reply-under-way': () => 'Ett svar är redan på väg.',
    'already-handled': () => 'Ärendet är redan hanterat. Öppna det igen om du ska svara.',
    'reply-to-place': () => 'Ett svar är skrivet och väntar på att läggas ut på plats.',
    'reply-unsettled': () =>
      'Det är oklart om förra svaret kom fram. Red ut det först, annars kan samma person få två svar.',
    'triage-first': () => 'Sortera meddelandet först, så att rätt regler gäller.',
    'refer-only': () => 'Sådant här svarar vi inte på i sak. Hänvisa i stället.',
    'not-own-post': () => 'Vi svarar bara på kommentarer till våra egna inlägg.',
    'message-gone': () => 'Meddelandet är borttaget och går inte att svara på.',
    'direct-not-possible': () =>
      'Nätverket låter oss inte svara på det här meddelandet härifrån. Svara i nätverkets egen app och avsluta ärendet som besvarat på annat sätt.',
    'direct-too-late': (details: Details) =>
      `Nätverket tar bara emot svar inom ${text(details, 'hours')} timmar från att personen senast skrev, och den tiden har gått ut. Nå personen på ett annat sätt, eller avsluta ärendet med skäl.`,
    'already-entered': () => 'Det här är redan inskrivet. Sök efter det i inkorgen.',
    'account-disconnected': () =>
      'Kontot har ingen fungerande anslutning. Kontoansvarig behöver ansluta det igen.',
    'account-closed': () => 'Kontot är avslutat.',
    'network-cannot-reply': () => 'Nätverket har ingen funktion för svar.',
    'network-refuses-reply': () => 'Nätverket tillåter inte svar på just det här meddelandet.',
    'private-not-possible': () => 'Det går inte att svara privat på det här.',
    'network-refuses-private': () => 'Nätverket tillåter inte ett privat svar till den här personen.',
    'private-too-late': (details: Details) =>
      `Privata svar går bara att skicka inom ${text(details, 'days')} dagar.`,
    'private-once': () => 'Nätverket tillåter ett enda privat svar, och det är redan skickat.',

    'personal-number': () =>
      'Texten innehåller ett personnummer. Ta bort det; personnummer får inte stå i svar.',
    'withheld-name': () =>
      'Texten innehåller ditt namn, men du har valt att inte visa det. Ta bort namnet eller ändra ditt val.',
    'repeats-content': (details: Details) =>
      `Svaret upprepar ${repeated[text(details, 'what')] ?? 'något'} ur det känsliga meddelandet. Skriv om det utan att upprepa något.`,

    'referral-unknown': () => 'Den aktören finns inte i er policy.',
    'referral-not-safe': () => 'Känsliga uppgifter hänvisas bara till kontaktcenter.',
    'referral-no-template': () => 'Er policy saknar en svarsmall för den hänvisningen.',
    'referral-contact-unknown': (details: Details) =>
      `Det går inte att hänvisa dit förrän policyn har uppgiften: ${contactNames(text(details, 'missing'))}.`,

    'reply-settled': () => 'Det är redan klarlagt vad som hände med svaret.',
    'network-not-asked': () => 'Nätverket går inte att fråga just nu. Vänta en stund och försök igen.',
  },
  fields: {
    required: () => 'Fyll i fältet.',
    'text-empty': () => 'Skriv ett svar.',
    'text-too-long': (details: Details) =>
      details['characters'] === undefined
        ? `Skriv högst ${text(details, 'most')} tecken.`
        : `Svaret är ${text(details, 'characters')} tecken med signatur. Nätverket tar högst ${text(details, 'most')}.`,
    'unknown-class': () => 'Välj vad meddelandet är.',
    'unknown-person': () => 'Välj någon som är aktiv och kan hantera ärenden.',
    'not-a-choice': () => 'Välj ett av alternativen.',
    'too-long': () => 'Texten är för lång.',
    'not-a-time': () => 'Ange både datum och klockslag.',
    'not-a-link': () => 'Skriv hela webbadressen. Den börjar med https://.',
    'in-the-future': () => 'Tiden har inte varit ännu. Kontrollera datum och klockslag.',
    'too-many': () => 'Välj högst tio bilder.',
    'too-large': () => 'Bilderna är för stora. Tillsammans får de vara högst 5 megabyte.',
    'not-a-picture': () => 'Välj bilder i formatet PNG, JPEG, WebP, GIF eller AVIF.',
  },
  noActionReasons: {
    'no-answer-expected': 'Inget svar väntas',
    duplicate: 'Samma sak besvaras i ett annat ärende',
    spam: 'Skräp',
    'answered-elsewhere': 'Besvarat på annat sätt',
    gone: 'Avsändaren har tagit bort det',
  },
  ownerReasons: {
    publisher: 'publicerade inlägget',
    'publishers-substitute': 'ersätter den som publicerade inlägget',
    'account-holder': 'kontoansvarig',
    'account-holders-substitute': 'ersätter kontoansvarig',
    'unit-communicator': 'kommunikatör i verksamheten',
    administrator: 'administratör',
  },
  contextProblems: {
    'no-access': 'Inlägg och tråd är inte hämtade: kontot har ingen fungerande anslutning.',
    'post-gone': 'Inlägget är borttaget från nätverket.',
    'thread-gone': 'Tråden är borttagen från nätverket.',
    other: 'Nätverket lämnade inte ut allt omkring meddelandet.',
  },
  mediaProblems: {
    'not-available': 'Bilden eller filen gick inte att hämta. Nya försök görs.',
    sealed: 'Förseglat',
    other: 'Nätverket lämnade inte ut bilden eller filen.',
  },
  /** What stands in an item's journal, by the ledger entry's kind. */
  journal: {
    'message.received': 'Kom in',
    'message.entered': 'Skrevs in för hand',
    'auto-reply.decided': 'Automatiskt svar enligt regelverket',
    'auto-reply.withheld': 'Inget automatiskt svar: en kontaktuppgift saknas i regelverket',
    'auto-reply.sent': 'Det automatiska svaret gick ut',
    'auto-reply.rejected': 'Nätverket tog inte emot det automatiska svaret',
    'auto-reply.unknown': 'Oklart om det automatiska svaret gick ut',
    'auto-reply.dropped': 'Det automatiska svaret skickades inte',
    'message.changed': 'Ändrades på nätverket',
    'message.triaged': 'Sorterades',
    'message.retriaged': 'Sorterades om',
    'message.answered': 'Svar skrevs',
    'message.referred': 'Hänvisning skrevs',
    'message.closed': 'Avslutades',
    'message.reopened': 'Öppnades igen',
    'message.assigned': 'Fick ny ansvarig',
    'message.reassigned': 'Fick ny ansvarig',
    'message.restricted': 'Visas bara för dem som handlägger det',
    'message.unrestricted': 'Visas för alla som arbetar med inkorgen',
    'deadline.passed': 'Svarstiden gick ut',
    'reply.placed': 'Svaret lades ut för hand',
    'reply.sent': 'Svaret gick ut',
    'reply.rejected': 'Nätverket tog inte emot svaret',
    'reply.unknown': 'Oklart om svaret gick ut',
    'reply.sent-again': 'Svaret skickades en gång till',
    'reply.dropped': 'Svaret skickades inte',
    'event.retried': 'Händelsen försökte igen',
    'account.access-lost': 'Nätverket nekade oss åtkomst',
  },
}

export type InboxTexts = typeof sv
