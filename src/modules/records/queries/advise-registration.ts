import { permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { findAccount, policyKind } from '#modules/accounts/index.ts'
import type { RegistrationNeed } from '#modules/policy/index.ts'
import type { RecordsDeps } from '../deps.ts'
import { readForDocument } from '../handling/handling.ts'
import { recordsPermissions } from '../permissions.ts'
import { registrationAdvice, type AdviceAnswers } from '../rules/advice.ts'
import { registrationCriteria, type RegistrationCriterion } from '../rules/criteria.ts'
import { routeFor, type Desk } from '../rules/desks.ts'

export type RegistrationAdvice = {
  readonly need: RegistrationNeed
  /** What may be chosen as the reason, in the policy's order. */
  readonly criteria: readonly RegistrationCriterion[]
  readonly route: readonly Desk[]
}

/** What the policy in force says of registering one message, with reason and rule (scenarios 14 and 20). */
export async function adviseRegistration(
  deps: Pick<RecordsDeps, 'db' | 'clock' | 'policies'>,
  actor: Actor,
  input: AdviceAnswers & { readonly messageId: string },
): Promise<RegistrationAdvice> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const handling = await readForDocument(tx, actor.orgId, input.messageId)
    if (handling === null) throw new NotFound('message', input.messageId)
    const { message } = handling
    const account = await findAccount(tx, actor.orgId, message.accountId)
    if (account === null) throw new NotFound('account', message.accountId)
    permit(actor, recordsPermissions.read, { unitId: message.unitId ?? account.unitId })
    const { policy } = await deps.policies.inForce(tx, actor.orgId, deps.clock.now())
    return {
      need: registrationAdvice(policy, { message, account }, input),
      criteria: registrationCriteria(policy),
      route: routeFor(policy, policyKind(account.kind)),
    }
  })
}
