import { Rejected } from '#connectors/connector.ts'
import { permit, type Actor } from '#core/actor.ts'
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts'
import { isId } from '#core/ids.ts'
import type { Outcome } from '#core/outbox/carry-out.ts'
import { readOutbox, settleOutbox, type OutboxRow } from '#core/outbox/outbox.ts'
import { whyNot } from '../capture/ask-network.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { itemSubject, loadStanding } from '../standing.ts'
import { NOTICE_KIND, type NoticePayload } from './give-notice.ts'
import { noteNotice } from './note-notice.ts'
import { reachFor } from './reach-network.ts'
import { recordCase } from './case-ledger.ts'

export type NoticeReconciled =
  { readonly found: 'sent' | 'not-there' } | { readonly found: 'not-asked'; readonly why: string }

type Doubt = { readonly row: OutboxRow; readonly payload: NoticePayload }

/**
 * Looks whether a notice of unknown outcome stands on the network; reads, never sends. A private one cannot be looked up there. Throws
 * `RuleBroken` `outcome-not-unknown`.
 */
export async function reconcileNotice(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly outboxId: string },
): Promise<NoticeReconciled> {
  const doubt = await readDoubt(deps, actor, input.outboxId)
  const looked = await look(deps, actor, doubt)
  if (looked.found === 'sent') await settle(deps, actor, doubt.row, { kind: 'done' })
  return looked
}

/** sent: a person has seen it there · again: it is not there and is sent once more · give-up: recorded as undeliverable. */
export async function decideNotice(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly outboxId: string; readonly decision: 'sent' | 'again' | 'give-up' },
): Promise<void> {
  const { row, payload } = await readDoubt(deps, actor, input.outboxId)
  if (input.decision === 'sent') return settle(deps, actor, row, { kind: 'done' })
  if (input.decision === 'give-up') {
    // Giving up means giving up on every way: the next one might tell the author twice.
    const last = { ...row, payload: { ...payload, others: [] } }
    return settle(deps, actor, last, { kind: 'rejected', code: 'given-up', message: 'a person gave up' })
  }
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const at = deps.clock.now()
    const to = { state: 'pending' as const, at, notBefore: at }
    if (!(await settleOutbox(tx, { orgId, id: row.id }, 'unknown', to)))
      throw new RuleBroken('outcome-not-unknown')
    await deps.jobs.send(tx, 'outbox.send', { orgId, outboxId: row.id })
    const standing = await loadStanding(deps, tx, orgId, { messageId: payload.messageId })
    await recordCase(tx, deps.clock, actor, {
      kind: 'moderation.notice-sent-again',
      messageId: standing.handling.message.id,
      policyVersion: standing.inForce.versionId,
      facts: { caseId: payload.caseId, outboxId: row.id },
    })
  })
}

async function readDoubt(deps: ModerationDeps, actor: Actor, outboxId: string): Promise<Doubt> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const row = isId(outboxId) ? await readOutbox(tx, actor.orgId, outboxId) : null
    if (row?.kind !== NOTICE_KIND) throw new NotFound('notice', outboxId)
    const payload = row.payload as NoticePayload
    const standing = await loadStanding(deps, tx, actor.orgId, { messageId: payload.messageId })
    permit(actor, moderationPermissions.act, itemSubject(standing))
    if (row.state === 'sending' || row.state === 'pending')
      throw new Conflict('step-under-way', { step: 'notice' })
    if (row.state !== 'unknown') throw new RuleBroken('outcome-not-unknown')
    return { row, payload }
  })
}

async function look(deps: ModerationDeps, actor: Actor, { row, payload }: Doubt): Promise<NoticeReconciled> {
  if (payload.channel === 'private') return { found: 'not-asked', why: 'private' }
  const reach = await reachFor(deps, actor.orgId, row.accountId ?? '')
  if (reach === null) return { found: 'not-asked', why: 'no-access' }
  try {
    const { connector, access } = reach
    if (connector.findReply === undefined) return { found: 'not-asked', why: 'network-cannot' }
    const found = await connector.findReply(access, payload.target, payload.text, row.createdAt)
    return { found: found === null ? 'not-there' : 'sent' }
  } catch (error) {
    if (error instanceof Rejected && error.isGone) return { found: 'not-there' }
    const why = whyNot(error)
    if (why === null) throw error
    return { found: 'not-asked', why }
  }
}

async function settle(
  deps: ModerationDeps,
  actor: Actor,
  row: OutboxRow,
  outcome: Exclude<Outcome, { kind: 'again' | 'unknown' }>,
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const at = deps.clock.now()
    const to =
      outcome.kind === 'done'
        ? { state: 'done' as const, at }
        : { state: 'cancelled' as const, at, problem: { code: outcome.code, message: outcome.message } }
    if (!(await settleOutbox(tx, { orgId: actor.orgId, id: row.id }, 'unknown', to)))
      throw new RuleBroken('outcome-not-unknown')
    await noteNotice(deps, tx, actor, { row, outcome })
  })
}
