import type { AccessLoss } from '#connectors/connector.ts'
import {
  isAboutApplication,
  isAboutMessage,
  type AccountAlertKind,
  type Alert,
  type AlertKind,
  type ApplicationAlertKind,
  type MailState,
} from './rules/alert.ts'

/** What the words of an alert are made of. `when` is the moment, written out. */
export type AlertWords = Pick<Alert, 'kind' | 'modality' | 'missedAs' | 'handed' | 'loss' | 'code'> & {
  readonly when: string
  readonly account: string
  readonly network: string
  /** The role that is asked; only in what is about an application's step. */
  readonly role?: string
}

type Links = { readonly link: string; readonly alertsLink: string }

const titles: Readonly<Record<AlertKind, string>> = {
  urgent: 'Akut: någon behöver svar',
  'deadline-near': 'Tiden att svara går snart ut',
  'deadline-passed': 'Tiden att svara har gått ut',
  'removal-near': 'Tiden att ta bort går snart ut',
  'removal-missed': 'Tiden att ta bort har gått ut',
  'access-lost': 'Kontot har tappat kontakten',
  'admins-too-few': 'Kontot har för få administratörer',
  'admins-none': 'Ingen kan administrera kontot',
  'holder-left': 'Den som ansvarar för kontot har slutat',
  'rotation-due': 'Kontots inloggning behöver bytas',
  'confirm-resources': 'Bekräfta tid och resurser för kontot',
  'review-terms': 'Plattformens villkor behöver gås igenom',
  'watch-missed': 'Ingen har kvitterat bevakningen',
  'inactive-soon': 'Kontot håller på att bli passivt',
  'closing-begun': 'Ett konto ska avslutas',
  'archive-due': 'Ta hand om kontots sista handlingar',
  'closing-late': 'Kontot kan inte stängas på den dag som är bestämd',
  'relay-began': 'Stafettveckan har börjat',
  'relay-over': 'Stafettveckan är slut',
  'connection-ends': 'Kontots anslutning går ut om en månad',
  'connection-ends-soon': 'Kontots anslutning går ut om två veckor',
  'connection-ends-now': 'Kontots anslutning går ut om tre dagar',
  'network-silent': 'Nätverket har inte svarat på länge',
  'answer-wanted': 'Ditt svar väntas på en ansökan',
  'answer-late': 'En ansökan väntar fortfarande på ditt svar',
  'acknowledgement-wanted': 'Läs och kvittera',
  'role-vacant': 'Ingen kan svara på en ansökan',
  'application-returned': 'Ansökan har kommit tillbaka',
  'application-approved': 'Ansökan är godkänd',
  'exception-granted': 'Undantaget är beviljat',
  'exception-refused': 'Du fick nej till undantaget',
}

const losses: Readonly<Record<AccessLoss, string>> = {
  expired: 'Anslutningen var tidsbegränsad och har gått ut.',
  'password-changed':
    'Den som anslöt kontot har bytt lösenord på nätverket, och då slutar anslutningen att gälla.',
  withdrawn: 'Den som anslöt kontot har loggat ut Torget eller tagit tillbaka tillståndet.',
  'role-lost': 'Den som anslöt kontot har inte längre någon roll på sidan.',
  blocked: 'Nätverket vill att den som anslöt kontot loggar in där och bekräftar vem hon eller han är.',
  unknown: 'Nätverket säger inte varför.',
}

const ska = ({ modality }: AlertWords): string => (modality === 'ska' ? 'ska' : 'bör')

const missed = ({ missedAs }: AlertWords): string[] => {
  if (missedAs === 'breach') return ['Regelverket säger ska, så det räknas som ett brott mot det.']
  return missedAs === 'deviation' ? ['Regelverket säger bör, så det antecknas som ett avsteg.'] : []
}

const handed = ({ handed: how }: AlertWords): string[] => {
  if (how === 'to-you') return ['Ärendet har gått vidare till dig som ersättare.']
  return how === 'from-you' ? ['Ärendet har gått vidare från dig till din ersättare.'] : []
}

/** What happened and what to do, in sentences. */
function sentences(words: AlertWords): string[] {
  switch (words.kind) {
    case 'urgent':
      return [
        'Ett ärende har bedömts som akut och som något som sker just nu.',
        `Svaret ${ska(words)} vara skickat senast ${words.when}.`,
      ]
    case 'deadline-near':
      return [`Svaret ${ska(words)} vara skickat senast ${words.when}.`]
    case 'deadline-passed':
      return [`Svaret skulle ha varit skickat senast ${words.when}.`, ...missed(words), ...handed(words)]
    case 'removal-near':
      return [
        `Det som bryter mot reglerna ${ska(words)} vara borta senast ${words.when}.`,
        'Gå igenom stegen och fatta beslut.',
      ]
    case 'removal-missed':
      return [
        `Det som bryter mot reglerna skulle ha varit borta senast ${words.when} och syns fortfarande.`,
        ...missed(words),
      ]
    case 'access-lost':
      return [
        losses[words.loss ?? 'unknown'],
        'Tills kontot är anslutet igen kommer inget nytt in därifrån, och inga svar går ut.',
        'Anslut kontot igen under Kopplingar. Allt som är hämtat finns kvar.',
        `Nätverkets kod: ${words.code ?? '–'}.`,
      ]
    case 'connection-ends':
    case 'connection-ends-soon':
    case 'connection-ends-now':
      return [
        `Anslutningen till nätverket går ut ${words.when}. Torget kan inte förnya den av sig självt.`,
        'Öppna kontot och anslut igen. Allt som är hämtat finns kvar.',
      ]
    case 'network-silent':
      return [
        `Nätverket har inte svarat Torget sedan ${words.when}. Det som skrivs på kontot kommer inte in så länge, och svar går inte ut.`,
        'Anslutningen är kvar, så du behöver inte ansluta igen. Titta på kontot på nätverket ibland tills det svarar. Då hämtar Torget det som har hänt under tiden.',
      ]
    default:
      return isAboutApplication(words.kind)
        ? applicationSentences(words.kind, words)
        : accountSentences(words.kind, words)
  }
}

/** About an account and what it needs of those who answer for it. */
function accountSentences(kind: AccountAlertKind, words: AlertWords): string[] {
  switch (kind) {
    case 'admins-too-few':
      return [
        `Färre kan administrera kontot än vad som ${ska(words)} gälla.`,
        'Ge någon till ett uppdrag, eller se till att den som är borta har en ersättare.',
      ]
    case 'admins-none':
      return [
        'Ingen som är på plats kan komma åt kontot.',
        'Ta hand om det: ge minst en person uppdrag att administrera, och byt inloggningen.',
      ]
    case 'holder-left':
      return ['Kontot har ingen som ansvarar för det längre.', 'Bestäm vem som tar över.']
    case 'rotation-due':
      return [
        'Någon som kunde läsa inloggningen har inte längre rätt till den.',
        'Byt lösenord på plattformen och anteckna bytet i Torget.',
      ]
    case 'confirm-resources':
      return [`Att verksamheten har tid och resurser för kontot ${ska(words)} bekräftas.`]
    case 'review-terms':
      return [`Plattformens villkor ${ska(words)} gås igenom, av någon som antecknar vilken version det var.`]
    case 'watch-missed':
      return [`Bevakningen ${words.when} har ingen kvitterat. Titta på kontot och kvittera.`]
    case 'inactive-soon':
      return [
        'Inget har publicerats på kontot på länge.',
        'Publicera något, ange när det senaste inlägget kom eller påbörja ett avslut. Annars börjar avslutet av sig självt.',
      ]
    case 'closing-begun':
      return ['Det är bestämt att kontot ska avslutas.', 'Läs varför, och bekräfta att du känner till det.']
    case 'archive-due':
      return [
        'Kontot ska avslutas, och du tar hand om dess sista handlingar.',
        'Anteckna var de finns när det är gjort. Innan dess stängs inte kontot.',
      ]
    case 'closing-late':
      return [`Kontot skulle ha stängts ${words.when}, men allt som ska göras före är inte gjort.`]
    case 'relay-began':
      return ['Ni ansvarar för kontot nu, också för att svara.', 'Det som kommer in går till er.']
    case 'relay-over':
      return ['Rätten att publicera och svara har upphört.', 'Det som är öppet behöver lämnas över.']
  }
}

/** About an application: what is asked of somebody, or what it has come to. */
function applicationSentences(kind: ApplicationAlertKind, { role = '' }: AlertWords): string[] {
  switch (kind) {
    case 'answer-wanted':
      return [`Du svarar som ${role}.`, 'Läs ansökan och svara. De andra väntar på dig.']
    case 'answer-late':
      return [`Du svarar som ${role}.`, 'Tiden som regelverket ger för ett svar har gått.']
    case 'acknowledgement-wanted':
      return ['Du behöver känna till det här.', 'Läs och kvittera, så att det kan gå vidare.']
    case 'role-vacant':
      return [`Ingen kan svara som ${role} just nu.`, 'Ge någon rollen under Personer, så går frågan dit.']
    case 'application-returned':
      return ['Läs skälet, ändra det som behövs och lämna in den igen.', 'Inget har blivit publikt.']
    case 'application-approved':
      return ['Alla har svarat ja.', 'Rättigheterna gäller och uppdragsbrevet går att hämta.']
    case 'exception-granted':
      return ['Ansökan kan lämnas in trots vad regelverket säger om plattformen.']
    case 'exception-refused':
      return ['Läs skälet. Välj en annan plattform för att gå vidare.']
  }
}

const aboutLine = ({ kind, account, network }: AlertWords): string =>
  isAboutApplication(kind) ? `Ansökan: ${account}` : `Konto: ${account} (${network})`

const mailStates: Readonly<Record<MailState, string>> = {
  waiting: 'Ett mejl är på väg.',
  sent: 'Du har också fått ett mejl.',
  refused: 'Mejlet gick inte att leverera. Be den som sköter Torget att se över din e-postadress.',
  unknown: 'Det är oklart om mejlet kom fram.',
  'not-needed': 'Inget mejl behövdes.',
  'turned-off': 'Du har valt bort mejl om sådant som snart går ut.',
  'not-configured': 'Mejl är inte påslaget. Det här syns bara i Torget.',
}

/** The words of alerts, on their page and by mail. Swedish is the source; English follows its shape. */
export const sv = {
  titles,
  sentences,
  mailStates,
  mail: {
    subject: (words: AlertWords) => `${titles[words.kind]} – ${words.account}`,
    text: (words: AlertWords, { link, alertsLink }: Links) =>
      [
        'Hej!',
        '',
        ...sentences(words),
        '',
        aboutLine(words),
        `${isAboutMessage(words.kind) ? 'Öppna ärendet' : isAboutApplication(words.kind) ? 'Öppna ansökan' : 'Se kontot'}: ${link}`,
        '',
        'Mejlet innehåller inget av det som någon har skrivit. Det läser du i Torget.',
        `Alla dina aviseringar, och dina val av mejl: ${alertsLink}`,
      ].join('\n'),
  },
  page: {
    title: 'Aviseringar',
    lead: (unread: number) => {
      if (unread === 0) return 'Du har läst allt.'
      return unread === 1 ? 'En är oläst.' : `${String(unread)} är olästa.`
    },
    unread: 'Olästa',
    read: 'Lästa',
    open: 'Öppna ärendet',
    openAccount: 'Se kontot',
    openApplication: 'Öppna ansökan',
    nameless: 'utan namn än',
    markRead: 'Markera som läst',
    markAllRead: 'Markera alla som lästa',
    raised: (at: string) => `kom ${at}`,
    kept: 'Aviseringar finns kvar i tre månader. Vad som hände står kvar i ärendets journal.',
    empty: {
      title: 'Inga aviseringar',
      text: 'Här får du veta när något är akut, när en tid snart går ut och när ett konto behöver dig.',
    },
    wishes: {
      title: 'Mejl till dig',
      address: 'Aviseringar skickas också till',
      notConfigured: 'Den här installationen skickar inga mejl, så aviseringar syns bara här.',
      warnings: 'Mejla mig när en tid snart går ut',
      warningsHint: 'Det som är akut eller försenat, och konton som behöver dig, mejlas alltid.',
      hours:
        'Akuta mejl går ut direkt, dygnet runt. Andra väntar till kontorstid, om inte tiden hinner gå ut innan dess.',
      save: 'Spara',
    },
  },
}

export type AlertTexts = typeof sv
