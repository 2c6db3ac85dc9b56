import type { Deadline } from '../rules/message.ts'
import type { MessageChange } from '../store/messages.ts'

/** A new deadline is warned of and missed anew: what was noted of the old one says nothing of it. */
export function dueColumns(deadline: Deadline): MessageChange {
  return {
    dueAt: deadline.dueAt,
    dueRuleId: deadline.ruleId,
    dueModality: deadline.modality,
    policyVersionId: deadline.policyVersionId,
  }
}
