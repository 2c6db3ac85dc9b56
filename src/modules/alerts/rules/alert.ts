/** What somebody is told, and that it is told once: ids, codes and times only, never what a citizen wrote or is called. */
import type { AccessLoss } from '#connectors/connector.ts'
import type { AccountId, Id, PersonId } from '#core/ids.ts'
import type { DutyKind } from '#modules/accounts/index.ts'
import type { MissedAs } from '#modules/inbox/index.ts'
import type { Modality } from '#modules/policy/index.ts'

/** A connection that only a person can prolong ends in a month, in two weeks, in three days; its network has not answered for hours. */
export type ConnectionAlertKind =
  'connection-ends' | 'connection-ends-soon' | 'connection-ends-now' | 'network-silent'

/** What an account needs of those who answer for it; the alert is about the account itself. */
export type AccountAlertKind = 'admins-too-few' | 'admins-none' | DutyKind

/** What an application asks of somebody, or has come to. The alert is about the step that is asked, or about the application. */
export type ApplicationAlertKind =
  | 'answer-wanted'
  | 'answer-late'
  | 'acknowledgement-wanted'
  | 'role-vacant'
  | 'application-returned'
  | 'application-approved'
  | 'exception-granted'
  | 'exception-refused'

export type AlertKind =
  | 'urgent'
  | 'deadline-near'
  | 'deadline-passed'
  | 'removal-near'
  | 'removal-missed'
  | 'access-lost'
  | AccountAlertKind
  | ConnectionAlertKind
  | ApplicationAlertKind

export type AlertId = Id<'alert'>

/** What became of the mail beside the alert in the app. */
export type MailState =
  | 'waiting'
  | 'sent'
  | 'refused'
  /** It may have gone out; it is never sent again by itself. */
  | 'unknown'
  /** Read in the app, or no longer true, before the mail had left. */
  | 'not-needed'
  | 'turned-off'
  /** This installation sends no mail. */
  | 'not-configured'

/** Whether the item changed hands when its time ran out, as this person sees it (B-020). */
export type Handed = 'to-you' | 'from-you' | 'no'

/** What the alert is about. `subjectId` and `moment` with kind and person are its key: a repeated sweep tells nothing twice. */
export type AlertCause = {
  readonly kind: AlertKind
  /** A message; for lost access and what an account needs, the account. */
  readonly subjectId: string
  /** null for what is about no account yet: an application. */
  readonly accountId: AccountId | null
  /** When the time is up, or when it became true. */
  readonly moment: Temporal.Instant
  readonly modality: Modality | null
  readonly missedAs: MissedAs | null
  readonly loss: AccessLoss | null
  /** The network's own code for a loss. */
  readonly code: string | null
}

export type Alert = AlertCause & {
  readonly id: AlertId
  readonly personId: PersonId
  readonly handed: Handed
  readonly raisedAt: Temporal.Instant
  readonly readAt: Temporal.Instant | null
  readonly mail: MailState
}

/** Warnings: they say that there is still time. */
export function isWarning(kind: AlertKind): boolean {
  return kind === 'deadline-near' || kind === 'removal-near'
}

const ABOUT_MESSAGES: readonly AlertKind[] = [
  'urgent',
  'deadline-near',
  'deadline-passed',
  'removal-near',
  'removal-missed',
]

/** Whether the alert is about something somebody wrote; else it is about an account or an application. */
export function isAboutMessage(kind: AlertKind): boolean {
  return ABOUT_MESSAGES.includes(kind)
}

const ABOUT_CONNECTIONS: readonly AlertKind[] = [
  'access-lost',
  'connection-ends',
  'connection-ends-soon',
  'connection-ends-now',
  'network-silent',
]

/** Whether the alert is about how an account is connected to its network. */
export function isAboutConnection(kind: AlertKind): boolean {
  return ABOUT_CONNECTIONS.includes(kind)
}

const ABOUT_STEPS: readonly AlertKind[] = [
  'answer-wanted',
  'answer-late',
  'acknowledgement-wanted',
  'role-vacant',
]

/** Whether the alert is about one person's answer to an application. */
export function isAboutStep(kind: AlertKind): boolean {
  return ABOUT_STEPS.includes(kind)
}

const ABOUT_APPLICATIONS: readonly AlertKind[] = [
  ...ABOUT_STEPS,
  'application-returned',
  'application-approved',
  'exception-granted',
  'exception-refused',
]

export function isAboutApplication(kind: AlertKind): kind is ApplicationAlertKind {
  return ABOUT_APPLICATIONS.includes(kind)
}

/** Working notes: the ledger keeps what happened, so nobody needs an old alert. */
const KEPT_DAYS = 90

/** Alerts raised before this are forgotten. */
export function forgottenBefore(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: KEPT_DAYS * 24 })
}
