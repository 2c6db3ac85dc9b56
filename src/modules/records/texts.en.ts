import type { Attached } from './rules/desk-mail.ts'
import type { Desk } from './rules/desks.ts'
import type { HopKind, RegistrationState } from './rules/registration.ts'
import type { LetterFacts, sv } from './texts.sv.ts'

type Details = Readonly<Record<string, string | number>>

const desks: Readonly<Record<Desk, string>> = {
  'contact-centre': 'the contact centre',
  service: 'the service',
  registrar: 'the registrar',
}

const deskName = (details: Details): string => {
  const desk = String(details['desk'] ?? '')
  return desk in desks ? desks[desk as Desk] : 'another desk'
}

const tasks: Readonly<Record<Desk, string>> = {
  'contact-centre': 'Pass it on to the service it concerns.',
  service: 'Check that it is yours. If it is not, send it back with a reason.',
  registrar: 'Enter the registration number in Torget, link it to a case, or reject it with a reason.',
}

const attachments: Readonly<Record<Attached, string>> = {
  package: 'Everything is in the attached ZIP file, which opens without Torget.',
  secret: 'The content may be secret and is therefore not sent by e-mail. You find it in Torget.',
  'too-large': 'The package is too large for e-mail. You find it in Torget.',
  none: 'There is no package left to download. What can be shown is in Torget.',
}

export const en: typeof sv = {
  desks,
  states: {
    'under-way': 'on its way to the diary',
    registered: 'registered',
    linked: 'linked to a case',
    rejected: 'not registered',
  } satisfies Record<RegistrationState, string>,
  hops: {
    'handed-over': 'Passed on',
    readdressed: 'Readdressed',
    bounced: 'Sent back',
    received: 'Received',
  } satisfies Record<HopKind, string>,
  systemRole: 'Torget',
  attachment: 'Attachment as it came',
  secrecyReason: 'The content is shown only to those who handle it.',
  withheldWords: (description: string | null) =>
    `The content has not been copied, because spreading or keeping it may be a crime.${description === null ? '' : ` Description by the person who judged it: ${description}`}`,
  mail: {
    subject: ({ isBounced, criterion, account }: LetterFacts) =>
      `${isBounced ? 'Back to you' : 'To be registered'}: ${criterion} – ${account}`,
    text: ({ desk, isBounced, criterion, account, network, receivedFrom, attached, link }: LetterFacts) =>
      [
        'Hello!',
        '',
        isBounced
          ? `${receivedFrom} has sent back a record that is to be registered.`
          : `${receivedFrom} has handed over a record that is to be registered.`,
        '',
        `Why: ${criterion}`,
        `Came in through: ${account}${network === '' ? '' : ` (${network})`}`,
        '',
        tasks[desk],
        attachments[attached],
        '',
        link,
        '',
        'This message is sent automatically by Torget.',
      ].join('\n'),
  },
  problems: {
    'registration-settled': () => 'The record is settled and cannot be moved.',
    'registration-last-desk': () =>
      'There is no desk after this one. Enter the number, link to a case, or reject.',
    'registration-first-desk': () =>
      'There is no desk to send it back to. Readdress it to the right service, or pass it on.',
    'registration-same-service': () => 'The record is with that service already.',
    'registration-received-already': () => 'The record has been received here already.',
    'registration-not-at-the-diary': () =>
      'The record has not reached the one who registers. Pass it on first.',
    'registration-moved': (details: Details) =>
      `The record has moved meanwhile. It is now with ${deskName(details)}.`,
    'registration-under-way': (details: Details) =>
      `The message is on its way to the diary already; it is with ${deskName(details)}.`,
    'registered-before': ({ number }: Details) =>
      `The message is registered already, as ${String(number ?? '')}. Confirm if it is to be registered once more.`,
    'diary-number-in-use': ({ number, times }: Details) =>
      `${String(number ?? '')} is in use already, ${times === 1 || times === undefined ? 'once' : `${String(times)} times`}. Confirm that it is the same case, or correct the number.`,
    'sealed-meanwhile': () => 'The message has just been sealed. Open it again and hand it over anew.',
    'not-a-criterion': () =>
      'That rule is not among your policy’s reasons to register. Choose one from the list.',
    'evidence-not-sealed': () => 'The evidence is not ready yet. Wait until it is sealed.',
    'own-message': () =>
      'You wrote this yourselves. Your own posts are records you created and are not registered from here.',
    'outbox-not-unknown': () => 'It is settled already whether the letter arrived.',
    'no-copy-of-abuse-material': () => 'There are files here that must not be copied. No package was made.',
  },
  fields: {
    required: () => 'Fill in this field.',
    'too-long': ({ most }: Details) => `Write at most ${String(most ?? '')} characters.`,
    'diary-number-form': ({ example }: Details) =>
      `The number does not follow your organisation’s pattern. One looks like this: ${String(example ?? '')}.`,
    'unknown-unit': () => 'Choose a service from the list.',
    'unknown-desk': () => 'Choose contact centre, service or registrar.',
    'email-form': () => 'Write an e-mail address, such as registrar@municipality.se.',
  },
}
