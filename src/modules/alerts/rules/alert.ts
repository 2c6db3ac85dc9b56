/** What somebody is told, and that it is told once: ids, codes and times only, never what a citizen wrote or is called. */
import type { AccessLoss } from '#connectors/connector.ts'
import type { AccountId, Id, PersonId } from '#core/ids.ts'
import type { MissedAs } from '#modules/inbox/index.ts'
import type { Modality } from '#modules/policy/index.ts'

export type AlertKind =
  'urgent' | 'deadline-near' | 'deadline-passed' | 'removal-near' | 'removal-missed' | 'access-lost'

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
  /** A message; for lost access the account. */
  readonly subjectId: string
  readonly accountId: AccountId
  /** When the time is up, or when the access was lost. */
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

/** Working notes: the ledger keeps what happened, so nobody needs an old alert. */
const KEPT_DAYS = 90

/** Alerts raised before this are forgotten. */
export function forgottenBefore(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: KEPT_DAYS * 24 })
}
