import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Json } from '#core/canonical-json.ts'
import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'

export type CaseEntry = {
  readonly kind: string
  readonly messageId: string
  readonly ruleIds?: readonly string[]
  readonly policyVersion: string
  readonly facts: Readonly<Record<string, Json>>
}

/** Everything about a case is written under its message, so that the item's journal tells the whole story. */
export async function recordCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  entry: CaseEntry,
): Promise<{ readonly seq: number; readonly hash: string }> {
  const { messageId, ...rest } = entry
  return recordInLedger(tx, actor.orgId, clock, {
    ...rest,
    subjectType: 'message',
    subjectId: messageId,
    actor: ledgerActor(actor),
  })
}
