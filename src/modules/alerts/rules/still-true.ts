/** Whether a mail that has waited is still worth sending: a mail about something that is settled only wears out the next one. */
import { isAboutApplication, isAboutMessage, isAboutStep, isWarning, type Alert } from './alert.ts'

export type Now = {
  readonly now: Temporal.Instant
  readonly message: {
    readonly state: 'open' | 'waiting' | 'handled' | 'none'
    readonly presence: 'visible' | 'hidden' | 'removed-by-author' | 'removed-by-us'
    readonly dueAt: Temporal.Instant | null
  } | null
  readonly account: {
    readonly status: 'planned' | 'active' | 'resting' | 'closing' | 'closed'
    readonly accessState: 'none' | 'ok' | 'revoked'
    readonly adminsState: 'unknown' | 'enough' | 'too-few' | 'orphan'
  } | null
  readonly application: {
    readonly state: 'draft' | 'waiting' | 'returned' | 'approved' | 'withdrawn'
    /** Whether the answer that was asked for is still wanted. */
    readonly isAsked: boolean
  } | null
}

export function isStillTrue(alert: Pick<Alert, 'kind' | 'moment' | 'readAt'>, facts: Now): boolean {
  if (alert.readAt !== null) return false
  if (isWarning(alert.kind) && Temporal.Instant.compare(alert.moment, facts.now) <= 0) return false
  return isSubjectUnsettled(alert, facts)
}

function isSubjectUnsettled({ kind, moment }: Pick<Alert, 'kind' | 'moment'>, facts: Now): boolean {
  const { message } = facts
  if (isAboutApplication(kind)) return isApplicationUnsettled(kind, facts.application)
  if (!isAboutMessage(kind)) return isAccountUnsettled(kind, facts.account)
  if (message === null) return false
  if (kind === 'removal-near' || kind === 'removal-missed') return message.presence === 'visible'
  const isWaitedFor = message.state === 'open' || message.state === 'waiting'
  // Triaged anew, it is due at another time, and that one is told of by itself (F-103).
  return isWaitedFor && message.dueAt?.equals(moment) === true
}

function isAccountUnsettled(kind: Alert['kind'], account: Now['account']): boolean {
  if (account === null || account.status === 'closed') return false
  if (kind === 'access-lost') return account.accessState === 'revoked'
  if (kind === 'admins-none') return account.adminsState === 'orphan'
  if (kind === 'admins-too-few') return account.adminsState === 'too-few' || account.adminsState === 'orphan'
  const isOfClosing = kind === 'closing-begun' || kind === 'archive-due' || kind === 'closing-late'
  return isOfClosing ? account.status === 'closing' : true
}

function isApplicationUnsettled(kind: Alert['kind'], application: Now['application']): boolean {
  if (application === null || application.state === 'withdrawn') return false
  if (isAboutStep(kind)) return application.isAsked
  return kind !== 'application-returned' || application.state === 'returned'
}
