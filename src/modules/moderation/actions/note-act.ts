import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { Outcome } from '#core/outbox/carry-out.ts'
import type { OutboxRow } from '#core/outbox/outbox.ts'
import { noteOurAct } from '#modules/inbox/index.ts'
import type { ModerationDeps } from '../deps.ts'
import type { ModerationCase } from '../rules/case.ts'
import { lockCase, updateCase } from '../store/cases.ts'
import { removePoliceRow } from '../store/police-reports.ts'
import type { ActPayload } from './act-on-network.ts'
import { recordCase } from './case-ledger.ts'
import { finishCase } from './finish-case.ts'

/** Notes what became of an act on the network, in the transaction that settles its outbox row. */
export async function noteAct(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { row, outcome }: { readonly row: OutboxRow; readonly outcome: Outcome },
): Promise<void> {
  if (outcome.kind === 'again') return
  const payload = row.payload as ActPayload
  const current = await lockCase(tx, actor.orgId, payload.caseId)
  if (current === null) return
  if (outcome.kind === 'done') await noteDone(deps, tx, actor, { current, payload, outcome })
  else if (outcome.kind === 'rejected' && payload.verb === 'unhide')
    // The way back stays open: it may be tried again, with its reason.
    await updateCase(tx, actor.orgId, current.id, { reversalReason: null, reversalOutboxId: null })
  await recordCase(tx, deps.clock, actor, {
    kind: LEDGER_KINDS[outcome.kind],
    messageId: current.messageId,
    ruleIds: [current.groundRuleId],
    policyVersion: current.policyVersionId,
    facts: {
      caseId: current.id,
      verb: payload.verb,
      outboxId: row.id,
      wasGone: outcome.kind === 'done' && wasGone(outcome),
      code: outcome.kind === 'done' ? null : outcome.code,
    },
  })
  await finishCase(deps, tx, actor, current.messageId)
}

const LEDGER_KINDS = {
  done: 'moderation.acted',
  rejected: 'moderation.act-refused',
  unknown: 'moderation.act-unknown',
} as const

type Done = Extract<Outcome, { kind: 'done' }>
type Doing = {
  readonly current: ModerationCase
  readonly payload: ActPayload
  readonly outcome: Done
}

const wasGone = (outcome: Done): boolean => outcome.result?.['wasGone'] === true

async function noteDone(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { current, payload, outcome }: Doing,
): Promise<void> {
  const { orgId } = actor
  const at = deps.clock.now()
  await noteOurAct(deps, tx, orgId, { messageId: current.messageId, verb: payload.verb, at })
  if (payload.verb !== 'unhide') {
    await updateCase(tx, orgId, current.id, { actedAt: at, wasGone: wasGone(outcome) })
    return
  }
  const isOpen = current.state === 'open'
  await updateCase(tx, orgId, current.id, {
    reversedAt: at,
    ...(isOpen ? { state: 'withdrawn', endedAt: at, endedReason: current.reversal?.reason ?? null } : {}),
  })
  if (isOpen) await removePoliceRow(tx, orgId, current.id)
}
