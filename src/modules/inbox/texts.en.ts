import type { InboxTexts } from './texts.sv.ts'

type Details = Readonly<Record<string, string | number>>

const text = (details: Details, name: string): string => String(details[name] ?? '')

const contacts: Readonly<Record<string, string>> = {
  'contacts.web': 'the website',
  'contacts.rulesPage': 'the page with the rules',
  'contacts.phone': 'the telephone number',
  'contacts.email': 'the e-mail address',
  'contacts.visit': 'the visiting address',
  'contacts.contactCentreHours': 'the contact centre’s opening hours',
  'contacts.politicians': 'where questions to politicians are referred',
  'contacts.privacyPage': 'the page on personal data',
}

const contactNames = (missing: string): string =>
  missing
    .split(', ')
    .map((path) => contacts[path] ?? path)
    .join(', ')

const repeated: Readonly<Record<string, string>> = {
  number: 'a number',
  address: 'an e-mail address',
  words: 'a sequence of words',
}

export const en: InboxTexts = {
  problems: {
    'changed-by-other': () =>
      'Somebody else changed the item while you had it open. Read it again and redo what you were about to do.',
    'not-open': () => 'The item is not open. Open it again if something is to be done.',
    'not-closed': () => 'The item is open already.',
    'person-needed': () => 'Only a person can do this, not a program.',
    'signer-needed': () => 'Say who is answering. The reply is signed with that person’s name and role.',
    'event-settled': () => 'The event has been dealt with and needs no retry.',

    'own-message': () => 'You wrote this yourselves.',
    sealed: () => 'The content is sealed and may not be answered or shown.',
    'reply-under-way': () => 'A reply is on its way already.',
    'already-handled': () => 'The item has been handled. Open it again if you are to answer.',
    'reply-to-place': () => 'A reply is written and waits to be put in its place.',
    'reply-unsettled': () =>
      'It is not known whether the last reply arrived. Settle that first, or the same person may get two replies.',
    'triage-first': () => 'Sort the message first, so that the right rules apply.',
    'refer-only': () => 'We do not answer such matters here. Refer instead.',
    'not-own-post': () => 'We only answer comments on our own posts.',
    'message-gone': () => 'The message has been removed and cannot be answered.',
    'direct-not-possible': () =>
      'The network does not let us answer this message from here. Answer in its own app and close the item as answered elsewhere.',
    'direct-too-late': (details: Details) =>
      `The network takes an answer only within ${text(details, 'hours')} hours of the person’s last message, and that time is over. Reach the person another way, or close the item with a reason.`,
    'already-entered': () => 'This has been entered already. Search for it in the inbox.',
    'account-disconnected': () =>
      'The account has no working connection. The account holder needs to connect it again.',
    'account-closed': () => 'The account is closed.',
    'network-cannot-reply': () => 'The network has no way to reply.',
    'network-refuses-reply': () => 'The network does not allow a reply to this very message.',
    'private-not-possible': () => 'This cannot be answered in private.',
    'network-refuses-private': () => 'The network does not allow a private reply to this person.',
    'private-too-late': (details: Details) =>
      `Private replies can only be sent within ${text(details, 'days')} days.`,
    'private-once': () => 'The network allows a single private reply, and it has been sent.',

    'personal-number': () =>
      'The text holds a personal identity number. Take it out; such numbers may not stand in replies.',
    'withheld-name': () =>
      'The text holds your name, but you have chosen not to show it. Take the name out or change your choice.',
    'repeats-content': (details: Details) =>
      `The reply repeats ${repeated[text(details, 'what')] ?? 'something'} from the sensitive message. Rewrite it without repeating anything.`,

    'referral-unknown': () => 'Your policy does not have that actor.',
    'referral-not-safe': () => 'Sensitive matters are only referred to the contact centre.',
    'referral-no-template': () => 'Your policy has no reply template for that referral.',
    'referral-contact-unknown': (details: Details) =>
      `You cannot refer there until the policy says: ${contactNames(text(details, 'missing'))}.`,

    'reply-settled': () => 'What became of the reply is settled already.',
    'network-not-asked': () => 'The network cannot be asked just now. Wait a while and try again.',
  },
  fields: {
    required: () => 'Fill in the field.',
    'text-empty': () => 'Write a reply.',
    'text-too-long': (details: Details) =>
      details['characters'] === undefined
        ? `Write at most ${text(details, 'most')} characters.`
        : `The reply is ${text(details, 'characters')} characters with its signature. The network takes at most ${text(details, 'most')}.`,
    'unknown-class': () => 'Choose what the message is.',
    'unknown-person': () => 'Choose somebody who is active and can handle items.',
    'not-a-choice': () => 'Choose one of the alternatives.',
    'too-long': () => 'The text is too long.',
    'not-a-time': () => 'Give both date and time.',
    'not-a-link': () => 'Write the whole web address. It begins with https://.',
    'in-the-future': () => 'That time has not come yet. Check date and time.',
    'too-many': () => 'Choose at most ten pictures.',
    'too-large': () => 'The pictures are too large. Together they may be at most 5 megabytes.',
    'not-a-picture': () => 'Choose pictures as PNG, JPEG, WebP, GIF or AVIF.',
  },
  noActionReasons: {
    'no-answer-expected': 'No answer is expected',
    duplicate: 'The same matter is answered in another item',
    spam: 'Spam',
    'answered-elsewhere': 'Answered elsewhere',
    gone: 'The author has removed it',
  },
  ownerReasons: {
    publisher: 'published the post',
    'publishers-substitute': 'stands in for the publisher of the post',
    'account-holder': 'account holder',
    'account-holders-substitute': 'stands in for the account holder',
    'unit-communicator': 'communicator in the unit',
    administrator: 'administrator',
  },
  contextProblems: {
    'no-access': 'Post and thread have not been fetched: the account has no working connection.',
    'post-gone': 'The post has been removed from the network.',
    'thread-gone': 'The thread has been removed from the network.',
    other: 'The network did not give everything around the message.',
  },
  mediaProblems: {
    'not-available': 'The picture or file could not be fetched. It will be tried again.',
    sealed: 'Sealed',
    other: 'The network did not give the picture or file.',
  },
  journal: {
    'message.received': 'Received',
    'message.entered': 'Entered by hand',
    'auto-reply.decided': 'Automatic reply by the policy',
    'auto-reply.withheld': 'No automatic reply: the policy lacks a contact',
    'auto-reply.sent': 'The automatic reply went out',
    'auto-reply.rejected': 'The network did not take the automatic reply',
    'auto-reply.unknown': 'Unclear whether the automatic reply went out',
    'auto-reply.dropped': 'The automatic reply was not sent',
    'message.changed': 'Changed on the network',
    'message.triaged': 'Sorted',
    'message.retriaged': 'Sorted again',
    'message.answered': 'Reply written',
    'message.referred': 'Referral written',
    'message.closed': 'Closed',
    'message.reopened': 'Opened again',
    'message.assigned': 'New owner',
    'message.reassigned': 'New owner',
    'message.restricted': 'Shown only to those who handle it',
    'message.unrestricted': 'Shown to all who work with the inbox',
    'deadline.passed': 'The answer became overdue',
    'reply.placed': 'The reply was put there by hand',
    'reply.sent': 'The reply went out',
    'reply.rejected': 'The network did not take the reply',
    'reply.unknown': 'Not known whether the reply went out',
    'reply.sent-again': 'The reply was sent once more',
    'reply.dropped': 'The reply was not sent',
    'event.retried': 'The event was tried again',
    'account.access-lost': 'The network refused us access',
  },
}
