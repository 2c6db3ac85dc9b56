import type { AccessLoss } from '#connectors/connector.ts'
import {
  isAboutApplication,
  isAboutMessage,
  type AccountAlertKind,
  type AlertKind,
  type ApplicationAlertKind,
  type MailState,
} from './rules/alert.ts'
import type { AlertTexts, AlertWords } from './texts.sv.ts'

const titles: Readonly<Record<AlertKind, string>> = {
  urgent: 'Urgent: somebody needs an answer',
  'deadline-near': 'The time to answer is nearly up',
  'deadline-passed': 'The time to answer is up',
  'removal-near': 'The time to remove is nearly up',
  'removal-missed': 'The time to remove is up',
  'access-lost': 'The account has lost its connection',
  'admins-too-few': 'The account has too few administrators',
  'admins-none': 'Nobody can administer the account',
  'holder-left': 'Whoever answered for the account has left',
  'rotation-due': 'The account’s password needs to be changed',
  'confirm-resources': 'Confirm time and resources for the account',
  'review-terms': 'The platform’s terms need to be reviewed',
  'watch-missed': 'Nobody has signed for the watch',
  'inactive-soon': 'The account is growing passive',
  'closing-begun': 'An account is to be closed',
  'archive-due': 'See to the account’s last records',
  'closing-late': 'The account cannot be closed on the day decided',
  'relay-began': 'The relay week has begun',
  'relay-over': 'The relay week is over',
  'connection-ends': 'The account’s connection ends in a month',
  'connection-ends-soon': 'The account’s connection ends in two weeks',
  'connection-ends-now': 'The account’s connection ends in three days',
  'network-silent': 'The network has not answered for a long time',
  'answer-wanted': 'An application waits for your answer',
  'answer-late': 'An application still waits for your answer',
  'acknowledgement-wanted': 'Read and acknowledge',
  'role-vacant': 'Nobody can answer an application',
  'application-returned': 'The application has come back',
  'application-approved': 'The application is approved',
  'exception-granted': 'The exception is granted',
  'exception-refused': 'The exception was refused',
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
        'Connect the account again under Connections. Everything that was fetched is kept.',
        `The network’s code: ${words.code ?? '–'}.`,
      ]
    case 'connection-ends':
    case 'connection-ends-soon':
    case 'connection-ends-now':
      return [
        `The connection to the network ends ${words.when}. Torget cannot renew it by itself.`,
        'Open the account and connect it again. Everything that has been fetched stays.',
      ]
    case 'network-silent':
      return [
        `The network has not answered Torget since ${words.when}. Meanwhile nothing that is written on the account comes in, and no replies go out.`,
        'The connection is still there, so you need not connect again. Look at the account on the network now and then until it answers. Torget then fetches what has happened meanwhile.',
      ]
    default:
      return isAboutApplication(words.kind)
        ? applicationSentences(words.kind, words)
        : accountSentences(words.kind, words)
  }
}

function accountSentences(kind: AccountAlertKind, words: AlertWords): string[] {
  switch (kind) {
    case 'admins-too-few':
      return [
        `Fewer people can administer the account than ${must(words)} be able to.`,
        'Give somebody an assignment, or see to it that whoever is away has a substitute.',
      ]
    case 'admins-none':
      return [
        'Nobody who is here can get into the account.',
        'Take care of it: give at least one person an assignment to administer it, and change the password.',
      ]
    case 'holder-left':
      return ['Nobody answers for the account any more.', 'Decide who takes over.']
    case 'rotation-due':
      return [
        'Somebody who could read the password has no right to it any more.',
        'Change it on the platform and note the change in Torget.',
      ]
    case 'confirm-resources':
      return [`That the service has time and resources for the account ${must(words)} be confirmed.`]
    case 'review-terms':
      return [`The platform’s terms ${must(words)} be reviewed by somebody who notes which version it was.`]
    case 'watch-missed':
      return [`Nobody has signed for the watch ${words.when}. Look at the account and sign.`]
    case 'inactive-soon':
      return [
        'Nothing has been published on the account for a long time.',
        'Publish something, say when the last post was or begin a closing. Otherwise the closing begins by itself.',
      ]
    case 'closing-begun':
      return ['It is decided that the account is to be closed.', 'Read why, and confirm that you know of it.']
    case 'archive-due':
      return [
        'The account is to be closed, and you see to its last records.',
        'Note where they are when it is done. The account is not closed before that.',
      ]
    case 'closing-late':
      return [`The account was to be closed ${words.when}, but not everything that comes before is done.`]
    case 'relay-began':
      return ['The account is yours now, also to answer for.', 'What comes in goes to you.']
    case 'relay-over':
      return ['The right to publish and reply has ended.', 'What is open needs to be handed over.']
  }
}

/** About an application: what is asked of somebody, or what it has come to. */
function applicationSentences(kind: ApplicationAlertKind, { role = '' }: AlertWords): string[] {
  switch (kind) {
    case 'answer-wanted':
      return [`You answer as ${role}.`, 'Read the application and answer. The others wait for you.']
    case 'answer-late':
      return [`You answer as ${role}.`, 'The time the policy gives for an answer is up.']
    case 'acknowledgement-wanted':
      return ['You need to know of this.', 'Read and acknowledge, so that it can go on.']
    case 'role-vacant':
      return [
        `Nobody can answer as ${role} just now.`,
        'Give somebody the role under People, and the question goes there.',
      ]
    case 'application-returned':
      return ['Read the reason, change what is needed and hand it in again.', 'Nothing has become public.']
    case 'application-approved':
      return ['Everybody has said yes.', 'The rights hold, and the assignment letter can be downloaded.']
    case 'exception-granted':
      return ['The application can be handed in in spite of what the policy says of the platform.']
    case 'exception-refused':
      return ['Read the reason. Choose another platform to go on.']
  }
}

const aboutLine = ({ kind, account, network }: AlertWords): string =>
  isAboutApplication(kind) ? `Application: ${account}` : `Account: ${account} (${network})`

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
        aboutLine(words),
        `${isAboutMessage(words.kind) ? 'Open the item' : isAboutApplication(words.kind) ? 'Open the application' : 'See the account'}: ${link}`,
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
    openAccount: 'See the account',
    openApplication: 'Open the application',
    nameless: 'without a name yet',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    raised: (at) => `came ${at}`,
    kept: 'Alerts are kept for three months. What happened stays in the item’s journal.',
    empty: {
      title: 'No alerts',
      text: 'You are told here when something is urgent, when a time is nearly up and when an account needs you.',
    },
    wishes: {
      title: 'Mail to you',
      address: 'Alerts are also sent to',
      notConfigured: 'This installation sends no mail, so alerts are seen here only.',
      warnings: 'Mail me when a time is nearly up',
      warningsHint: 'What is urgent or late, and accounts that need you, is always mailed.',
      hours:
        'Urgent mails go out at once, day and night. Others wait for office hours, unless the time would be up before that.',
      save: 'Save',
    },
  },
}
