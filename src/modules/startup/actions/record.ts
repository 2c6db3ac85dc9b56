import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Json } from '#core/canonical-json.ts'
import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Application } from '../rules/application.ts'

/** In the application's journal. Last in the transaction; reasons stay in the application, only codes go here. */
export async function recordApplication(
  deps: { readonly clock: Clock },
  tx: Tx,
  actor: Actor,
  entry: {
    readonly application: Pick<Application, 'id' | 'policyVersionId'>
    readonly kind: string
    readonly ruleIds?: readonly string[]
    readonly facts?: Readonly<Record<string, Json>>
  },
): Promise<void> {
  const { application, ...rest } = entry
  await recordInLedger(tx, actor.orgId, deps.clock, {
    ...rest,
    subjectType: 'application',
    subjectId: application.id,
    actor: ledgerActor(actor),
    policyVersion: application.policyVersionId,
  })
}
