import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { Outcome } from '#core/outbox/carry-out.ts'
import { putInOutbox, type OutboxRow } from '#core/outbox/outbox.ts'
import type { ModerationDeps } from '../deps.ts'
import type { ModerationCase } from '../rules/case.ts'
import { lockCase, updateCase } from '../store/cases.ts'
import { recordCase } from './case-ledger.ts'
import { finishCase } from './finish-case.ts'
import { listAmongReplies, NOTICE_KIND, type NoticePayload } from './give-notice.ts'

type Noting = { readonly row: OutboxRow; readonly outcome: Outcome }

/** Notes what became of a notice. A no from the network to one way leads to the next; after the last one it is undeliverable. */
export async function noteNotice(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { row, outcome }: Noting,
): Promise<void> {
  if (outcome.kind === 'again') return
  const payload = row.payload as NoticePayload
  const current = await lockCase(tx, actor.orgId, payload.caseId)
  if (current === null) return
  const facts = { caseId: current.id, channel: payload.channel, outboxId: row.id }
  if (outcome.kind === 'unknown') {
    await record(deps, tx, actor, {
      current,
      kind: 'moderation.notice-unknown',
      facts: { ...facts, code: outcome.code },
    })
    return
  }
  if (outcome.kind === 'done') {
    await updateCase(tx, actor.orgId, current.id, { noticeState: 'sent', noticeAt: deps.clock.now() })
    await record(deps, tx, actor, { current, kind: 'moderation.notice-sent', facts })
  } else {
    await tryNext(deps, tx, actor, { current, payload, row, code: outcome.code })
  }
  await finishCase(deps, tx, actor, current.messageId)
}

type Refused = {
  readonly current: ModerationCase
  readonly payload: NoticePayload
  readonly row: OutboxRow
  readonly code: string
}

async function tryNext(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { current, payload, row, code }: Refused,
): Promise<void> {
  const [next, ...others] = payload.others
  const facts = { caseId: current.id, channel: payload.channel, outboxId: row.id, code }
  if (next === undefined) {
    const at = deps.clock.now()
    await updateCase(tx, actor.orgId, current.id, {
      noticeState: 'undeliverable',
      noticeReason: code,
      noticeAt: at,
    })
    await record(deps, tx, actor, { current, kind: 'moderation.notice-undeliverable', facts })
    return
  }
  const { accountId, subjectId } = row
  const following: NoticePayload = { ...payload, ...next, others }
  const outboxId = await putInOutbox(tx, deps, actor.orgId, {
    kind: NOTICE_KIND,
    accountId,
    subjectId,
    payload: following,
  })
  await listAmongReplies(deps, tx, actor, {
    payload: following,
    outboxId,
    policyVersionId: current.policyVersionId,
  })
  await updateCase(tx, actor.orgId, current.id, { noticeChannel: next.channel, noticeOutboxId: outboxId })
  await record(deps, tx, actor, {
    current,
    kind: 'moderation.notice-refused',
    facts: { ...facts, next: next.channel, nextOutboxId: outboxId },
  })
}

type Recording = {
  readonly current: ModerationCase
  readonly kind: string
  readonly facts: Readonly<Record<string, string>>
}

async function record(
  deps: ModerationDeps,
  tx: Tx,
  actor: Actor,
  { current, kind, facts }: Recording,
): Promise<void> {
  await recordCase(tx, deps.clock, actor, {
    kind,
    messageId: current.messageId,
    ruleIds: [current.groundRuleId],
    policyVersion: current.policyVersionId,
    facts,
  })
}
