import { Rejected, type NetworkComment } from '#connectors/connector.ts'
import { permit, type Actor } from '#core/actor.ts'
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts'
import { isId } from '#core/ids.ts'
import { readOutbox, settleOutbox, type OutboxRow } from '#core/outbox/outbox.ts'
import { whyNot } from '../capture/ask-network.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { itemSubject, loadStanding } from '../standing.ts'
import { lockCase, updateCase } from '../store/cases.ts'
import { ACT_KIND, type ActPayload } from './act-on-network.ts'
import { recordCase } from './case-ledger.ts'
import { noteAct } from './note-act.ts'
import { reachFor } from './reach-network.ts'

/** `done`: the network shows that it happened · `not-done`: it shows that it did not · `not-asked`: it cannot be asked just now. */
export type ActReconciled =
  { readonly found: 'done' | 'not-done' } | { readonly found: 'not-asked'; readonly why: string }

/**
 * Looks on the network whether an act of unknown outcome happened; reads, never acts. What is found done is settled so; what is not waits
 * for a person (`decideAct`). Throws `NotFound`, `NotPermitted` and `RuleBroken` `outcome-not-unknown`.
 */
export async function reconcileAct(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly outboxId: string },
): Promise<ActReconciled> {
  const { row, payload } = await readDoubt(deps, actor, input.outboxId)
  const looked = await look(deps, actor, row, payload)
  if (looked.found !== 'done') return looked
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const result = { wasGone: false, because: 'found-on-network' }
    const to = { state: 'done' as const, at: deps.clock.now(), result }
    if (!(await settleOutbox(tx, { orgId: actor.orgId, id: row.id }, 'unknown', to)))
      throw new RuleBroken('outcome-not-unknown')
    await noteAct(deps, tx, actor, { row, outcome: { kind: 'done', result } })
  })
  return looked
}

/**
 * A person's decision about an act that is not on the network: once more, or not at all. Removing what is gone and hiding what is hidden
 * change nothing, so "once more" is safe even if the network was slow. Throws `RuleBroken` `outcome-not-unknown`.
 */
export async function decideAct(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly outboxId: string; readonly decision: 'again' | 'cancel' },
): Promise<void> {
  const { row, payload } = await readDoubt(deps, actor, input.outboxId)
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const at = deps.clock.now()
    const to =
      input.decision === 'again'
        ? { state: 'pending' as const, at, notBefore: at }
        : { state: 'cancelled' as const, at }
    const current = await lockCase(tx, orgId, payload.caseId)
    const isSettled = await settleOutbox(tx, { orgId, id: row.id }, 'unknown', to)
    if (!isSettled || current === null) throw new RuleBroken('outcome-not-unknown')
    if (input.decision === 'again') await deps.jobs.send(tx, 'outbox.send', { orgId, outboxId: row.id })
    else if (payload.verb === 'unhide')
      await updateCase(tx, orgId, current.id, { reversalReason: null, reversalOutboxId: null })
    await recordCase(tx, deps.clock, actor, {
      kind: 'moderation.act-settled-by-person',
      messageId: current.messageId,
      ruleIds: [current.groundRuleId],
      policyVersion: current.policyVersionId,
      facts: { caseId: current.id, verb: payload.verb, outboxId: row.id, decision: input.decision },
    })
  })
}

type Doubt = { readonly row: OutboxRow; readonly payload: ActPayload }

async function readDoubt(deps: ModerationDeps, actor: Actor, outboxId: string): Promise<Doubt> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const row = isId(outboxId) ? await readOutbox(tx, actor.orgId, outboxId) : null
    if (row?.kind !== ACT_KIND) throw new NotFound('act', outboxId)
    const payload = row.payload as ActPayload
    const standing = await loadStanding(deps, tx, actor.orgId, { messageId: payload.messageId })
    permit(actor, moderationPermissions.act, itemSubject(standing))
    if (row.state === 'sending' || row.state === 'pending')
      throw new Conflict('step-under-way', { step: 'action' })
    if (row.state !== 'unknown') throw new RuleBroken('outcome-not-unknown')
    return { row, payload }
  })
}

async function look(
  deps: ModerationDeps,
  actor: Actor,
  row: OutboxRow,
  { verb, externalId }: ActPayload,
): Promise<ActReconciled> {
  const reach = await reachFor(deps, actor.orgId, row.accountId ?? '')
  if (reach === null) return { found: 'not-asked', why: 'no-access' }
  const { fetchComment } = reach.connector
  if (fetchComment === undefined) return { found: 'not-asked', why: 'network-cannot' }
  try {
    const comment = await fetchComment(reach.access, externalId)
    return { found: isDone(verb, comment) ? 'done' : 'not-done' }
  } catch (error) {
    if (error instanceof Rejected && error.isGone) return { found: verb === 'remove' ? 'done' : 'not-done' }
    const why = whyNot(error)
    if (why === null) throw error
    return { found: 'not-asked', why }
  }
}

function isDone(verb: ActPayload['verb'], { isHidden }: NetworkComment): boolean {
  if (verb === 'remove') return false
  return verb === 'hide' ? isHidden : !isHidden
}
