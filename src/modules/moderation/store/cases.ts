import type { Selectable, Updateable } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { isId, type AccountId, type MessageId, type OrgId, type UnitId } from '#core/ids.ts'
import type { CaseId, ModerationCase } from '../rules/case.ts'
import { tables, type CaseTable } from './tables.ts'

function toCase(row: Selectable<CaseTable>): ModerationCase {
  const { reversalReason, reversalOutboxId, reversedAt } = row
  return {
    id: row.id as CaseId,
    messageId: row.messageId as MessageId,
    accountId: row.accountId as AccountId,
    unitId: row.unitId as UnitId,
    groundCode: row.groundCode,
    groundRuleId: row.groundRuleId,
    assessment: row.assessment,
    needsReview: row.needsReview,
    reviewerId: row.reviewerId,
    reviewedAt: row.reviewedAt,
    isChildAbuse: row.isChildAbuse,
    openedBy: row.openedBy,
    openedByName: row.openedByName,
    openedAt: row.openedAt,
    policyVersionId: row.policyVersionId,
    dueAt: row.dueAt,
    dueRuleId: row.dueRuleId,
    action: row.action,
    actionBy: row.actionBy,
    actionOutboxId: row.actionOutboxId,
    actionAt: row.actionAt,
    actedAt: row.actedAt,
    wasGone: row.wasGone,
    notice: {
      state: row.noticeState,
      channel: row.noticeChannel,
      text: row.noticeText,
      reason: row.noticeReason,
      outboxId: row.noticeOutboxId,
      at: row.noticeAt,
    },
    reversal:
      reversalReason === null || reversalOutboxId === null
        ? null
        : { reason: reversalReason, outboxId: reversalOutboxId, at: reversedAt },
    state: row.state,
    endedReason: row.endedReason,
    endedAt: row.endedAt,
  }
}

export async function findCase(tx: Tx, orgId: OrgId, id: string): Promise<ModerationCase | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('moderationCase')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toCase(row)
}

/** As `findCase`, and nobody else changes it until this transaction ends. */
export async function lockCase(tx: Tx, orgId: OrgId, id: string): Promise<ModerationCase | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('moderationCase')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toCase(row)
}

/** The latest first; at most one of them is open. */
export async function readCasesOf(
  tx: Tx,
  orgId: OrgId,
  messageId: string,
): Promise<readonly ModerationCase[]> {
  const rows = await tables(tx)
    .selectFrom('moderationCase')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toCase)
}

export async function lockOpenCase(tx: Tx, orgId: OrgId, messageId: string): Promise<ModerationCase | null> {
  const row = await tables(tx)
    .selectFrom('moderationCase')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toCase(row)
}

/** Every open case, the longest open first; bounded, because nobody reads further down a list of duties. */
export async function readOpenCases(tx: Tx, orgId: OrgId, limit = 500): Promise<readonly ModerationCase[]> {
  const rows = await tables(tx)
    .selectFrom('moderationCase')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', '=', 'open')
    .orderBy('openedAt')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toCase)
}

export type NewCase = Pick<
  ModerationCase,
  | 'id'
  | 'messageId'
  | 'accountId'
  | 'unitId'
  | 'groundCode'
  | 'groundRuleId'
  | 'assessment'
  | 'needsReview'
  | 'isChildAbuse'
  | 'openedBy'
  | 'openedByName'
  | 'openedAt'
  | 'policyVersionId'
  | 'dueAt'
  | 'dueRuleId'
>

export async function insertCase(tx: Tx, orgId: OrgId, opened: NewCase): Promise<void> {
  await tables(tx)
    .insertInto('moderationCase')
    .values({ ...opened, orgId, wasGone: false, state: 'open' })
    .execute()
}

export type CaseChange = Omit<Updateable<CaseTable>, 'orgId' | 'id' | 'messageId'>

export async function updateCase(tx: Tx, orgId: OrgId, id: CaseId, change: CaseChange): Promise<void> {
  await tables(tx)
    .updateTable('moderationCase')
    .set(change)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
