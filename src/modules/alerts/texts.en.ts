import type { AccessLoss } from '#connectors/connector.ts'
import type { AlertKind, MailState } from './rules/alert.ts'
import type { AlertTexts, AlertWords } from './texts.sv.ts'

const titles: Readonly<Record<AlertKind, string>> = {
  urgent: 'Urgent: somebody needs an answer',
  'deadline-near': 'The time to answer is nearly up',
  'deadline-passed': 'The time to answer is up',
  'removal-near': 'The time to remove is nearly up',
  'removal-missed': 'The time to remove is up',
  'access-lost': 'The account has lost its connection',
}

const losses: Readonly<Record<AccessLoss, string>> = {
  expired: 'The connection was for a limited time, which has ended.',
  'password-changed':
    'Whoever connected the account has changed their password on the network, which ends the connection.',
  withdrawn: 'Whoever connected the account has signed Torget out or taken back the permission.',
  'role-lost': 'Whoever connected the account no longer has a role on the page.',
  blocked: 'The network wants whoever connected the account to sign in there and confirm who they are.',
  unknown: 'The network does not say why.',
}

const must = ({ modality }: AlertWords): string => (modality === 'ska' ? 'must' : 'should')

const missed = ({ missedAs }: AlertWords): string[] => {
  if (missedAs === 'breach') return ['The rules say must (ska), so it counts as a breach of them.']
  return missedAs === 'deviation' ? ['The rules say should (bör), so it is noted as a deviation.'] : []
}

const handed = ({ handed: how }: AlertWords): string[] => {
  if (how === 'to-you') return ['The item has passed to you as the substitute.']
  return how === 'from-you' ? ['The item has passed from you to your substitute.'] : []
}

function sentences(words: AlertWords): string[] {
  switch (words.kind) {
    case 'urgent':
      return [
        'An item has been judged to be acute and happening now.',
        `The answer ${must(words)} be sent by ${words.when}.`,
      ]
    case 'deadline-near':
      return [`The answer ${must(words)} be sent by ${words.when}.`]
    case 'deadline-passed':
      return [`The answer was due by ${words.when}.`, ...missed(words), ...handed(words)]
    case 'removal-near':
      return [
        `What breaks the rules ${must(words)} be gone by ${words.when}.`,
        'Go through the steps and decide.',
      ]
    case 'removal-missed':
      return [
        `What breaks the rules was to be gone by ${words.when} and can still be seen.`,
        ...missed(words),
      ]
    case 'access-lost':
      return [
        losses[words.loss ?? 'unknown'],
        'Until the account is connected again nothing new comes in from it, and no replies go out.',
        'Make a new access token on the network and give it to whoever runs Torget where you work: they connect the account again.',
        `The network’s code: ${words.code ?? '–'}.`,
      ]
  }
}

const mailStates: Readonly<Record<MailState, string>> = {
  waiting: 'A mail is on its way.',
  sent: 'You have been sent a mail too.',
  refused: 'The mail could not be delivered. Ask whoever runs Torget to check your e-mail address.',
  unknown: 'It is unclear whether the mail arrived.',
  'not-needed': 'No mail was needed.',
  'turned-off': 'You have chosen no mail about what is due before long.',
  'not-configured': 'Mail is not turned on. This is seen in Torget only.',
}

export const en: AlertTexts = {
  titles,
  sentences,
  mailStates,
  mail: {
    subject: (words) => `${titles[words.kind]} – ${words.account}`,
    text: (words, { link, alertsLink }) =>
      [
        'Hello,',
        '',
        ...sentences(words),
        '',
        `Account: ${words.account} (${words.network})`,
        `${words.kind === 'access-lost' ? 'See the account' : 'Open the item'}: ${link}`,
        '',
        'This mail holds nothing of what anybody wrote. You read that in Torget.',
        `All your alerts, and your choice of mails: ${alertsLink}`,
      ].join('\n'),
  },
  page: {
    title: 'Alerts',
    lead: (unread) => {
      if (unread === 0) return 'You have read everything.'
      return unread === 1 ? 'One is unread.' : `${String(unread)} are unread.`
    },
    unread: 'Unread',
    read: 'Read',
    open: 'Open the item',
    openAccounts: 'See the accounts',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    raised: (at) => `came ${at}`,
    kept: 'Alerts are kept for three months. What happened stays in the item’s journal.',
    empty: {
      title: 'No alerts',
      text: 'You are told here when something is urgent, when a time is nearly up and when an account loses its connection.',
    },
    wishes: {
      title: 'Mail to you',
      address: 'Alerts are also sent to',
      notConfigured: 'This installation sends no mail, so alerts are seen here only.',
      warnings: 'Mail me when a time is nearly up',
      warningsHint: 'What is urgent or late, and accounts that lose their connection, is always mailed.',
      hours:
        'Urgent mails go out at once, day and night. Others wait for office hours, unless the time would be up before that.',
      save: 'Save',
    },
  },
}
