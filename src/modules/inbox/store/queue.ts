import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { QueuePlace } from '../rules/queue-place.ts'
import type { MessageRow } from './to-message.ts'

export type QueueSelection = {
  readonly orgId: OrgId
  readonly state: 'open' | 'waiting' | 'handled'
  /** undefined: whoever has it; null: nobody. */
  readonly ownerId?: string | null
  /** Several people's: one's own and those of whom one stands in for. */
  readonly ownerIds?: readonly string[]
  readonly unitIds?: readonly string[]
  readonly accountId?: string | undefined
  /** null: not triaged yet. */
  readonly classKey?: string | null | undefined
  readonly dueAfter?: Temporal.Instant
  readonly dueUntil?: Temporal.Instant
  /** The whole text instead of its beginning. */
  readonly isWhole?: boolean
}

/** One line of the queue: enough of the message to choose by, and the beginning of the post it stands under. */
export type QueueRow = Omit<
  MessageRow,
  'media' | 'may' | 'postedAt' | 'receivedAt' | 'dueAt' | 'handledAt'
> & {
  readonly postedAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant | null
  readonly handledAt: Temporal.Instant | null
  readonly mediaCount: number
  readonly versionCount: number
  readonly postText: string | null
}

const LINE = 400
/** No text is longer; the same statement then serves the reader who wants it all. */
const WHOLE = 1_000_000

const columns = (isWhole: boolean) => sql`
  m.id, m.account_id, m.post_id, m.parent_id, m.parent_external_id, m.conversation_key, m.external_id, m.kind, m.is_post, m.is_ours,
  m.reply_id, m.author_name, m.author_external_id, m.is_author_forgotten, left(m.text, ${sql.lit(isWhole ? WHOLE : LINE)}) as text, m.permalink, m.posted_at, m.received_at,
  m.presence, m.context_fetched_at, m.context_problem, m.class_key, m.is_acute, m.is_happening_now, m.triaged_at, m.state, m.outcome,
  m.owner_id, m.unit_id, m.is_restricted, m.is_sealed, m.due_at, m.due_rule_id, m.due_modality, m.policy_version_id, m.warned_for,
  m.passed_for, m.reply_problem, m.handled_at, m.version, jsonb_array_length(m.media) as media_count`

/** Soonest due first; handled ones newest first. Keyset: the hundredth page costs what the first does. */
export async function readQueuePage(
  tx: Tx,
  selection: QueueSelection,
  page: { readonly after: QueuePlace | null; readonly limit: number },
): Promise<readonly QueueRow[]> {
  const { rows } =
    await sql<QueueRow>`${withSurroundings(selection.orgId, selectedRows(selection, page))} order by ${order(selection, sql`q`)}`.execute(
      tx,
    )
  return rows
}

/** The lines of messages found by the search, newest first. */
export async function readLines(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
  isWhole = false,
): Promise<readonly QueueRow[]> {
  const found = sql`select ${columns(isWhole)} from message m where m.org_id = ${orgId} and m.id = any(${[...ids]}::uuid[])`
  const { rows } =
    await sql<QueueRow>`${withSurroundings(orgId, found)} order by q.received_at desc, q.id desc`.execute(tx)
  return rows
}

/** At most `most`: a queue of thousands is "more than a thousand", and counting it exactly would cost more than showing it. */
export async function countQueue(tx: Tx, selection: QueueSelection, most: number): Promise<number> {
  const some = sql`select 1 from message m where ${conditions(selection)} ${unitCondition(selection)} limit ${most}`
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${some}) counted`.execute(tx)
  return rows[0]?.n ?? 0
}

function withSurroundings(orgId: OrgId, lines: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select q.*, left(p.text, ${sql.lit(LINE)}) as post_text,
      (select count(*) from message_version v where v.org_id = ${orgId} and v.message_id = q.id) as version_count
    from (${lines}) q left join post p on p.org_id = ${orgId} and p.id = q.post_id`
}

type Page = { readonly after: QueuePlace | null; readonly limit: number }

function selectedRows(selection: QueueSelection, page: Page): RawBuilder<unknown> {
  const one = (condition: RawBuilder<unknown>) => sql`
    select ${columns(selection.isWhole ?? false)} from message m where ${conditions(selection)} ${condition} ${afterPlace(selection, page.after)}
    order by ${order(selection, sql`m`)} limit ${page.limit}`
  const { unitIds, ownerIds } = selection
  const several = ownerIds ?? unitIds
  if (several === undefined) return one(sql``)
  const column = ownerIds === undefined ? sql`m.unit_id` : sql`m.owner_id`
  // One short walk along the index for each unit: a list of units in one condition would sort everything they have.
  return sql`
    select u.* from unnest(${[...several]}::uuid[]) as wanted(id)
    cross join lateral (${one(sql`and ${column} = wanted.id`)}) u
    order by ${order(selection, sql`u`)} limit ${page.limit}`
}

function order({ state }: QueueSelection, of: RawBuilder<unknown>): RawBuilder<unknown> {
  return state === 'handled' ? sql`${of}.handled_at desc, ${of}.id desc` : sql`${of}.due_at, ${of}.id`
}

function afterPlace({ state }: QueueSelection, after: QueuePlace | null): RawBuilder<unknown> {
  if (after === null) return sql``
  if (state === 'handled') return sql`and (m.handled_at, m.id) < (${after.at}, ${after.id})`
  return sql`and (m.due_at, m.id) > (${after.at}, ${after.id})`
}

/** The state is written out, not a parameter, so that the planner sees which partial index it is about. */
function conditions(selection: QueueSelection): RawBuilder<unknown> {
  const { orgId, state, ownerId, accountId, classKey, dueAfter, dueUntil } = selection
  const wanted = [
    sql`m.org_id = ${orgId} and m.state = ${sql.lit(state)}`,
    ownerId === undefined ? null : ownerId === null ? sql`m.owner_id is null` : sql`m.owner_id = ${ownerId}`,
    accountId === undefined ? null : sql`m.account_id = ${accountId}`,
    classKey === undefined
      ? null
      : classKey === null
        ? sql`m.class_key is null`
        : sql`m.class_key = ${classKey}`,
    dueAfter === undefined ? null : sql`m.due_at > ${dueAfter}`,
    dueUntil === undefined ? null : sql`m.due_at <= ${dueUntil}`,
  ]
  return sql.join(
    wanted.filter((one) => one !== null),
    sql` and `,
  )
}

function unitCondition({ unitIds, ownerIds }: QueueSelection): RawBuilder<unknown> {
  if (ownerIds !== undefined) return sql`and m.owner_id = any(${[...ownerIds]}::uuid[])`
  return unitIds === undefined ? sql`` : sql`and m.unit_id = any(${[...unitIds]}::uuid[])`
}
