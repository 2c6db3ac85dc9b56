/** Whether a mail that has waited is still worth sending: a mail about something that is settled only wears out the next one. */
import { isWarning, type Alert } from './alert.ts'

export type Now = {
  readonly now: Temporal.Instant
  readonly message: {
    readonly state: 'open' | 'waiting' | 'handled' | 'none'
    readonly presence: 'visible' | 'hidden' | 'removed-by-author' | 'removed-by-us'
    readonly dueAt: Temporal.Instant | null
  } | null
  readonly accountAccess: 'none' | 'ok' | 'revoked' | null
}

export function isStillTrue(alert: Pick<Alert, 'kind' | 'moment' | 'readAt'>, facts: Now): boolean {
  if (alert.readAt !== null) return false
  if (isWarning(alert.kind) && Temporal.Instant.compare(alert.moment, facts.now) <= 0) return false
  return isSubjectUnsettled(alert, facts)
}

function isSubjectUnsettled({ kind, moment }: Pick<Alert, 'kind' | 'moment'>, facts: Now): boolean {
  const { message, accountAccess } = facts
  if (kind === 'access-lost') return accountAccess === 'revoked'
  if (message === null) return false
  if (kind === 'removal-near' || kind === 'removal-missed') return message.presence === 'visible'
  const isWaitedFor = message.state === 'open' || message.state === 'waiting'
  // Triaged anew, it is due at another time, and that one is told of by itself (F-103).
  return isWaitedFor && message.dueAt?.equals(moment) === true
}
