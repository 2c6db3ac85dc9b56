import type { Tx } from '#core/db/database.ts'
import type { MessageId, OrgId, PersonId } from '#core/ids.ts'
import { recordInLedger, type NewLedgerEntry } from '#core/ledger/ledger.ts'
import type { Account } from '#modules/accounts/index.ts'
import type { FoldedMessage } from '../rules/folded.ts'
import type { MessageKind } from '../rules/message.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import type { InboxDeps } from './deps.ts'

export type DeriveDeps = Pick<InboxDeps, 'clock' | 'jobs' | 'policies' | 'events' | 'answeringNow'>

/** One transaction's work on one account's events. The ledger is written last, when everything else is. */
export type Derivation = {
  readonly tx: Tx
  readonly orgId: OrgId
  readonly account: Account
  readonly ledger: NewLedgerEntry[]
}

export type Work = {
  readonly id: MessageId
  readonly kind: MessageKind
  readonly folded: FoldedMessage
  /** Who of ours published the post, when that is known (F-019). */
  readonly publisherId: PersonId | null
}

export async function finishDerivation(
  deps: Pick<InboxDeps, 'clock'>,
  { tx, orgId, ledger }: Derivation,
): Promise<void> {
  if (ledger.length === 0) return
  await noteQueueChanged(tx, orgId)
  for (const entry of ledger) await recordInLedger(tx, orgId, deps.clock, entry)
}
