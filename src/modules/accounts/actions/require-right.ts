import type { Actor } from '#core/actor.ts'
import { capacitiesOf } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import type { AccountId, PersonId } from '#core/ids.ts'
import { demandsAssignment, isWatchingOnly, rightsAt, type Right } from '../rules/assignment.ts'
import { readAssignmentsOf } from '../store/assignments.ts'
import { findRegistered } from '../store/register.ts'
import type { AccountsDeps } from './deps.ts'

/** Throws `RuleBroken` when this actor may not do that on this account at this minute. Asked beside the modules' own permissions. */
export type RequireRight = (
  tx: Tx,
  actor: Actor,
  what: { readonly accountId: AccountId; readonly right: Exclude<Right, 'watch'> },
) => Promise<void>

/** Where nobody asks for assignments: parts of Torget by themselves. */
export const anyoneMay: RequireRight = () => Promise.resolve()

/**
 * The policy's gate: where it tries the person's assignment, nobody acts on an account without the right to it, also not a program (B-030, B-007);
 * and under every policy whoever is there to watch can only watch (B-034). Throws `assignment-needed` or `monitoring-only`, with the rule.
 */
export function createRightsGate(deps: Pick<AccountsDeps, 'policies' | 'clock' | 'demandsOf'>): RequireRight {
  return async (tx, actor, { accountId, right }) => {
    if (actor.kind === 'system') return
    const { orgId } = actor
    const account = await findRegistered(tx, orgId, accountId)
    if (account === null) throw new NotFound('account', accountId)
    const at = deps.clock.now()
    const { policy } = await deps.policies.inForce(tx, orgId, at)
    const { gate } = deps.demandsOf(policy, account)
    const assignments = (
      await Promise.all(peopleBehind(actor).map((id) => readAssignmentsOf(tx, orgId, id)))
    ).flat()
    if (isWatchingOnly(assignments, at)) throw new RuleBroken('monitoring-only')
    if (gate === null || !demandsAssignment(gate.value)) return
    const here = assignments.filter((one) => one.accountId === accountId)
    if (!rightsAt(here, at).has(right))
      throw new RuleBroken('assignment-needed', {
        ruleId: gate.citation.ruleId,
        details: { account: account.name },
      })
  }
}

/** Whom the actor acts as now: themselves and those they stand in for. A token of nobody's has no assignment. */
function peopleBehind(actor: Exclude<Actor, { kind: 'system' }>): readonly PersonId[] {
  const person = actor.kind === 'token' ? actor.person : actor
  return person === undefined ? [] : [...new Set(capacitiesOf(person).map(({ id }) => id))]
}
