import { capacitiesOf, hasRoleIn, type Actor, type PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import type { AccountId } from '#core/ids.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { Right } from '../rules/assignment.ts'
import { gateRefusal } from '../rules/gate.ts'
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
 * under every policy whoever is there to watch can only watch (B-034), and whose relay week is over is a guest no more (F-039). Throws
 * `assignment-needed`, `monitoring-only` or `relay-over`, with the rule.
 */
export function createRightsGate(deps: Pick<AccountsDeps, 'policies' | 'clock' | 'demandsOf'>): RequireRight {
  return async (tx, actor, { accountId, right }) => {
    if (actor.kind === 'system') return
    const { orgId } = actor
    const account = await findRegistered(tx, orgId, accountId)
    if (account === null) throw new NotFound('account', accountId)
    const at = deps.clock.now()
    const { policy } = await deps.policies.inForce(tx, orgId, at)
    const { gate, relay } = deps.demandsOf(policy, account)
    const behind = capacitiesBehind(actor)
    const ids = [...new Set(behind.map(({ id }) => id))]
    const assignments = (await Promise.all(ids.map((id) => readAssignmentsOf(tx, orgId, id)))).flat()
    const isAtHome = behind.some((capacity) => belongsTo(capacity, account))
    const refusal = gateRefusal({ gate, right, accountId, assignments, isAtHome, at })
    if (refusal === null) return
    const rule = { 'assignment-needed': gate, 'relay-over': relay, 'monitoring-only': null }[refusal]
    throw new RuleBroken(refusal, {
      ...(rule === null ? {} : { ruleId: rule.citation.ruleId }),
      details: { account: account.name },
    })
  }
}

/** As whom the actor acts now: themselves and those they stand in for. A token of nobody's has no assignment. */
function capacitiesBehind(actor: Exclude<Actor, { kind: 'system' }>): readonly PersonActor[] {
  const person = actor.kind === 'token' ? actor.person : actor
  return person === undefined ? [] : capacitiesOf(person)
}

function belongsTo(actor: PersonActor, { unitId, holderId }: RegisteredAccount): boolean {
  if (actor.id === holderId || actor.unitIds.includes(unitId)) return true
  return hasRoleIn(actor, unitId, 'communicator', 'contact-centre')
}
