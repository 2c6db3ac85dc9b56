import type { Attached } from './rules/desk-mail.ts'
import type { Desk } from './rules/desks.ts'
import type { HopKind, RegistrationState } from './rules/registration.ts'

export type LetterFacts = {
  readonly desk: Desk
  readonly isBounced: boolean
  readonly criterion: string
  readonly account: string
  readonly network: string
  readonly receivedFrom: string
  readonly attached: Attached
  readonly link: string
}

type Details = Readonly<Record<string, string | number>>

const desks: Readonly<Record<Desk, string>> = {
  'contact-centre': 'kontaktcenter',
  service: 'verksamheten',
  registrar: 'registratorn',
}

const deskName = (details: Details): string => {
  const desk = String(details['desk'] ?? '')
  return desk in desks ? desks[desk as Desk] : 'ett annat bord'
}

const tasks: Readonly<Record<Desk, string>> = {
  'contact-centre': 'Skicka den vidare till den verksamhet som berörs.',
  service: 'Kontrollera att den hör till er. Gör den inte det, skicka tillbaka den med ett skäl.',
  registrar: 'Skriv in diarienumret i Torget, koppla till ett ärende eller avvisa med ett skäl.',
}

const attachments: Readonly<Record<Attached, string>> = {
  package: 'Hela underlaget ligger i den bifogade zip-filen och kan öppnas utan Torget.',
  secret:
    'Innehållet kan omfattas av sekretess och skickas därför inte med e-post. Du hittar underlaget i Torget.',
  'too-large': 'Underlaget är för stort för e-post. Du hittar det i Torget.',
  none: 'Underlaget finns inte kvar att ladda ner. Du hittar det som går att visa i Torget.',
}

export const sv = {
  desks,
  states: {
    'under-way': 'på väg till diariet',
    registered: 'diarieförd',
    linked: 'kopplad till ärende',
    rejected: 'diarieförs inte',
  } satisfies Record<RegistrationState, string>,
  hops: {
    'handed-over': 'Skickad vidare',
    readdressed: 'Omadresserad',
    bounced: 'Skickad tillbaka',
    received: 'Mottagen',
  } satisfies Record<HopKind, string>,
  systemRole: 'Torget',
  attachment: 'Bilaga som den kom',
  secrecyReason: 'Innehållet visas bara för dem som handlägger det.',
  /** Stands where the words would have stood; the description is the decision-maker's own. */
  withheldWords: (description: string | null) =>
    `Innehållet har inte kopierats, eftersom det kan vara ett brott att sprida eller spara det.${description === null ? '' : ` Beskrivning av den som bedömde: ${description}`}`,
  mail: {
    subject: ({ isBounced, criterion, account }: LetterFacts) =>
      `${isBounced ? 'Tillbaka till er' : 'Att diarieföra'}: ${criterion} – ${account}`,
    text: ({ desk, isBounced, criterion, account, network, receivedFrom, attached, link }: LetterFacts) =>
      [
        'Hej!',
        '',
        isBounced
          ? `${receivedFrom} har skickat tillbaka en handling som ska diarieföras.`
          : `${receivedFrom} har lämnat över en handling som ska diarieföras.`,
        '',
        `Varför: ${criterion}`,
        `Kom in via: ${account}${network === '' ? '' : ` (${network})`}`,
        '',
        tasks[desk],
        attachments[attached],
        '',
        link,
        '',
        'Det här meddelandet skickas automatiskt från Torget.',
      ].join('\n'),
  },
  /** Why something was not done, and what to do instead; by the error's code. */
  problems: {
    'registration-settled': () => 'Handlingen är redan avgjord och kan inte flyttas.',
    'registration-last-desk': () =>
      'Det finns inget bord efter det här. Skriv in numret, koppla till ett ärende eller avvisa.',
    'registration-first-desk': () =>
      'Det finns inget bord att skicka tillbaka till. Adressera om den till rätt verksamhet eller skicka den vidare.',
    'registration-same-service': () => 'Handlingen ligger redan hos den verksamheten.',
    'registration-received-already': () => 'Handlingen är redan mottagen här.',
    'registration-not-at-the-diary': () =>
      'Handlingen har inte kommit fram till den som diarieför. Skicka den vidare först.',
    'registration-moved': (details: Details) =>
      `Handlingen har hunnit flyttas. Den ligger nu hos ${deskName(details)}.`,
    'registration-under-way': (details: Details) =>
      `Meddelandet är redan på väg till diariet och ligger hos ${deskName(details)}.`,
    'registered-before': ({ number }: Details) =>
      `Meddelandet är redan diariefört som ${String(number ?? '')}. Bekräfta om det ändå ska diarieföras en gång till.`,
    'diary-number-in-use': ({ number, times }: Details) =>
      `${String(number ?? '')} är redan använt ${times === 1 || times === undefined ? 'en gång' : `${String(times)} gånger`}. Bekräfta att det är samma ärende, eller rätta numret.`,
    'sealed-meanwhile': () => 'Meddelandet har just förseglats. Öppna det igen och lämna över det på nytt.',
    'not-a-criterion': () =>
      'Regeln finns inte bland skälen att diarieföra i er policy. Välj ett av skälen i listan.',
    'evidence-not-sealed': () => 'Underlaget är inte klart ännu. Vänta tills det är säkrat.',
    'own-message': () =>
      'Det här har ni skrivit själva. Egna inlägg är upprättade handlingar och diarieförs inte härifrån.',
    'outbox-not-unknown': () => 'Det är redan klarlagt om brevet kom fram.',
    'no-copy-of-abuse-material': () =>
      'Underlaget innehåller filer som inte får kopieras. Inget paket har skapats.',
  },
  fields: {
    required: () => 'Fyll i fältet.',
    'too-long': ({ most }: Details) => `Skriv högst ${String(most ?? '')} tecken.`,
    'diary-number-form': ({ example }: Details) =>
      `Numret följer inte kommunens mönster. Så här ser ett ut: ${String(example ?? '')}.`,
    'unknown-unit': () => 'Välj en verksamhet ur listan.',
    'unknown-desk': () => 'Välj kontaktcenter, verksamhet eller registrator.',
    'email-form': () => 'Skriv en e-postadress, till exempel registrator@kommunen.se.',
  },
}
