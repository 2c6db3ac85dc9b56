/** When an answer is due: from the moment we received it, by the policy version the message is pinned to (F-101 to F-103). */
import { answerDeadline, isUrgent, type PolicyInForce } from '#modules/policy/index.ts'
import type { Deadline, Message } from './message.ts'

export type UrgencyAnswers = { readonly isAcute: boolean; readonly isHappeningNow: boolean }

/** Before triage nobody has said that it is urgent, so the ordinary time holds. */
export function deadlineFor(
  inForce: PolicyInForce,
  receivedAt: Temporal.Instant,
  answers: UrgencyAnswers | null,
): Deadline {
  const isUrgentMatter = answers !== null && isUrgent(answers)
  const { dueAt, ruleId, modality } = answerDeadline(inForce.policy, { receivedAt, isUrgent: isUrgentMatter })
  return { dueAt, ruleId, modality, policyVersionId: inForce.versionId }
}

export type MissedAs = 'breach' | 'deviation' | 'none'

/** ska: a breach of the policy · bör: a deviation that is noted · weaker demands have no breach (B-057, scenario 11). */
export function missedAs(modality: string): MissedAs {
  if (modality === 'ska') return 'breach'
  return modality === 'bör' ? 'deviation' : 'none'
}

export function isDeadlinePassed(message: Pick<Message, 'deadline'>, now: Temporal.Instant): boolean {
  return message.deadline !== null && Temporal.Instant.compare(message.deadline.dueAt, now) < 0
}
