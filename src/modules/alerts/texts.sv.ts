import type { AccessLoss } from '#connectors/connector.ts'
import type { Alert, AlertKind, MailState } from './rules/alert.ts'

/** What the words of an alert are made of. `when` is the moment, written out. */
export type AlertWords = Pick<Alert, 'kind' | 'modality' | 'missedAs' | 'handed' | 'loss' | 'code'> & {
  readonly when: string
  readonly account: string
  readonly network: string
}

type Links = { readonly link: string; readonly alertsLink: string }

const titles: Readonly<Record<AlertKind, string>> = {
  urgent: 'Akut: någon behöver svar',
  'deadline-near': 'Tiden att svara går snart ut',
  'deadline-passed': 'Tiden att svara har gått ut',
  'removal-near': 'Tiden att ta bort går snart ut',
  'removal-missed': 'Tiden att ta bort har gått ut',
  'access-lost': 'Kontot har tappat kontakten',
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
        'Skapa en ny åtkomstnyckel på nätverket och lämna den till den som sköter Torget hos er, så ansluts kontot på nytt.',
        `Nätverkets kod: ${words.code ?? '–'}.`,
      ]
  }
}

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
        `Konto: ${words.account} (${words.network})`,
        `${words.kind === 'access-lost' ? 'Se kontot' : 'Öppna ärendet'}: ${link}`,
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
    openAccounts: 'Se kontona',
    markRead: 'Markera som läst',
    markAllRead: 'Markera alla som lästa',
    raised: (at: string) => `kom ${at}`,
    kept: 'Aviseringar finns kvar i tre månader. Vad som hände står kvar i ärendets journal.',
    empty: {
      title: 'Inga aviseringar',
      text: 'Här får du veta när något är akut, när en tid snart går ut och när ett konto tappar kontakten.',
    },
    wishes: {
      title: 'Mejl till dig',
      address: 'Aviseringar skickas också till',
      notConfigured: 'Den här installationen skickar inga mejl, så aviseringar syns bara här.',
      warnings: 'Mejla mig när en tid snart går ut',
      warningsHint: 'Det som är akut eller försenat, och konton som tappar kontakten, mejlas alltid.',
      hours:
        'Akuta mejl går ut direkt, dygnet runt. Andra väntar till kontorstid, om inte tiden hinner gå ut innan dess.',
      save: 'Spara',
    },
  },
}

export type AlertTexts = typeof sv
