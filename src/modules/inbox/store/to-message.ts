import type { AccountId, MessageId, PersonId, PostId, UnitId } from '#core/ids.ts'
import type { Selectable } from 'kysely'
import type { Modality } from '#modules/policy/index.ts'
import type { Deadline, Message, ReplyId } from '../rules/message.ts'
import type { MessageTable } from './tables.ts'

/** Every column but the search vector, which would only be carried about. */
export const MESSAGE_COLUMNS = [
  'id',
  'accountId',
  'postId',
  'parentId',
  'parentExternalId',
  'conversationKey',
  'externalId',
  'kind',
  'isPost',
  'isOurs',
  'replyId',
  'authorName',
  'authorExternalId',
  'isAuthorForgotten',
  'text',
  'media',
  'permalink',
  'postedAt',
  'receivedAt',
  'presence',
  'may',
  'contextFetchedAt',
  'contextProblem',
  'classKey',
  'isAcute',
  'isHappeningNow',
  'triagedAt',
  'state',
  'outcome',
  'ownerId',
  'unitId',
  'isRestricted',
  'isSealed',
  'dueAt',
  'dueRuleId',
  'dueModality',
  'policyVersionId',
  'warnedFor',
  'passedFor',
  'replyProblem',
  'handledAt',
  'version',
] as const satisfies readonly (keyof MessageTable)[]

export type MessageRow = Pick<Selectable<MessageTable>, (typeof MESSAGE_COLUMNS)[number]>

export function toMessage(row: MessageRow): Message {
  const {
    authorName,
    authorExternalId,
    dueAt: _,
    dueRuleId: __,
    dueModality: ___,
    policyVersionId: ____,
    ...rest
  } = row
  const hasAuthor = authorName !== null || authorExternalId !== null
  return {
    ...rest,
    id: row.id as MessageId,
    accountId: row.accountId as AccountId,
    postId: row.postId as PostId | null,
    parentId: row.parentId as MessageId | null,
    replyId: row.replyId as ReplyId | null,
    ownerId: row.ownerId as PersonId | null,
    unitId: row.unitId as UnitId | null,
    author: hasAuthor ? { externalId: authorExternalId, name: authorName ?? '' } : null,
    deadline: toDeadline(row),
  }
}

function toDeadline(row: MessageRow): Deadline | null {
  const { dueAt, dueRuleId, dueModality, policyVersionId } = row
  if (dueAt === null || dueRuleId === null || dueModality === null || policyVersionId === null) return null
  return { dueAt, ruleId: dueRuleId, modality: dueModality as Modality, policyVersionId }
}
