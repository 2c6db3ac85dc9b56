import { ledgerActor, permit, type PersonActor } from '#core/actor.ts'
import { Conflict, InvalidInput } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { publicPermissions } from '../permissions.ts'
import { OUTCOMES_OF, type TipOutcome } from '../rules/tip.ts'
import { markSettled, takeTip } from '../store/tips.ts'
import type { TipDeps } from './deps.ts'

export type SettleTip = { readonly tipId: string; readonly version: number; readonly outcome: TipOutcome }

/** Ends a tip with what came of it. Throws `Conflict` when another was first, `InvalidInput` for an end that its kind cannot have. */
export async function settleTip(
  deps: Pick<TipDeps, 'db' | 'clock'>,
  actor: PersonActor,
  input: SettleTip,
): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    permit(actor, publicPermissions.settleTip, null)
    const tip = await takeTip(tx, orgId, input.tipId, input.version)
    if (tip.settledAt !== null) throw new Conflict('changed-by-other')
    if (!OUTCOMES_OF[tip.kind].includes(input.outcome))
      throw new InvalidInput([{ field: 'outcome', code: 'not-a-choice' }])
    const { outcome } = input
    await markSettled(tx, orgId, tip.id, { outcome, settledBy: actor.id, settledAt: deps.clock.now() })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'tip.settled',
      subjectType: 'tip',
      subjectId: tip.id,
      actor: ledgerActor(actor),
      facts: { kind: tip.kind, outcome },
    })
  })
}
