/** Alerts: who is told what, once each, in the app and by mail. Listens to the accounts, applications, the inbox and moderation. */
export type { AlertDeps } from './deps.ts'
export {
  isAboutApplication,
  isAboutMessage,
  type Alert,
  type AlertKind,
  type MailState,
} from './rules/alert.ts'
export type { MailWishes } from './rules/mailing.ts'
export { accountAlertEvents } from './actions/account-alerts.ts'
export { connectionAlertEvents } from './actions/connection-alerts.ts'
export { alertEvents } from './actions/alert-events.ts'
export { startupAlertEvents } from './actions/startup-alerts.ts'
export { ALERT_MAIL } from './actions/raise-alerts.ts'
export { markAllRead, markRead } from './actions/mark-read.ts'
export { setWishes } from './actions/set-wishes.ts'
export { sweepAlerts } from './actions/sweep-alerts.ts'
export { readAlerts, type AlertPage } from './queries/read-alerts.ts'
export { countUnread } from './store/alerts.ts'
export { readAlertSubject, subjectWords, type AlertSubject } from './queries/read-subject.ts'
export { createAlertCarrier } from './jobs/mail-carrier.ts'
export { alertPath } from './jobs/write-letter.ts'
export { alertTexts } from './texts.ts'
export type { AlertTexts, AlertWords } from './texts.sv.ts'
