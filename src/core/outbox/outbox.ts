import type { Clock } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import type { InstantColumn, InstantColumnOrNull, JsonColumn } from '../db/types.ts'
import { newId, type Id, type OrgId } from '../ids.ts'
import type { Jobs } from '../jobs/jobs.ts'

/**
 * The outbox: what we have decided to do outside our own database. The row is written with the decision; a worker carries it out at most
 * once. `pending → sending → done | rejected | unknown`; `unknown` is never sent again by itself, a person settles it.
 */
export type OutboxState = 'pending' | 'sending' | 'done' | 'rejected' | 'unknown' | 'cancelled'
export type OutboxId = Id<'outbox'>

export type OutboxProblem = { readonly code: string; readonly message: string }

export type OutboxRow = {
  readonly id: OutboxId
  readonly kind: string
  readonly accountId: string | null
  readonly subjectId: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly state: OutboxState
  readonly attempts: number
  readonly createdAt: Temporal.Instant
  readonly notBefore: Temporal.Instant
  readonly claimedAt: Temporal.Instant | null
  readonly claimedBy: string | null
  readonly finishedAt: Temporal.Instant | null
  readonly result: Readonly<Record<string, unknown>> | null
  readonly problem: OutboxProblem | null
}

type OutboxTable = {
  orgId: string
  id: string
  kind: string
  accountId: string | null
  subjectId: string
  payload: JsonColumn<Record<string, unknown>>
  state: OutboxState
  attempts: number
  createdAt: InstantColumn
  notBefore: InstantColumn
  claimedAt: InstantColumnOrNull
  claimedBy: string | null
  finishedAt: InstantColumnOrNull
  result: JsonColumn<Record<string, unknown>> | null
  problem: JsonColumn<OutboxProblem> | null
}

const tables = (tx: Tx) => tx.$extendTables<{ outbox: OutboxTable }>()

export type NewIntent = {
  /** `inbox.reply`, `moderation.remove` …: who carries it out is wired in app.ts. */
  readonly kind: string
  readonly accountId: string | null
  readonly subjectId: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Not to be carried out earlier; left out, at once. */
  readonly notBefore?: Temporal.Instant
}

/** Writes the intent and its job in the caller's transaction. */
export async function putInOutbox(
  tx: Tx,
  deps: { clock: Clock; jobs: Jobs },
  orgId: OrgId,
  intent: NewIntent,
): Promise<OutboxId> {
  const id = newId<'outbox'>(deps.clock)
  const at = deps.clock.now()
  await tables(tx)
    .insertInto('outbox')
    .values({
      ...intent,
      orgId,
      id,
      payload: JSON.stringify(intent.payload),
      state: 'pending',
      attempts: 0,
      createdAt: at,
      notBefore: intent.notBefore ?? at,
    })
    .execute()
  const later = intent.notBefore === undefined ? {} : { startAt: intent.notBefore }
  await deps.jobs.send(tx, 'outbox.send', { orgId, outboxId: id }, later)
  return id
}

/** Takes the row for this worker, or null when it is not there to take: only one claim of a row ever succeeds. */
export async function claimOutbox(
  tx: Tx,
  orgId: OrgId,
  id: string,
  claim: { by: string; at: Temporal.Instant },
): Promise<OutboxRow | null> {
  const row = await tables(tx)
    .updateTable('outbox')
    .set((eb) => ({
      state: 'sending',
      claimedAt: claim.at,
      claimedBy: claim.by,
      attempts: eb('attempts', '+', 1),
    }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('notBefore', '<=', claim.at)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : toRow(row)
}

export type Settlement = {
  readonly state: 'pending' | 'done' | 'rejected' | 'unknown' | 'cancelled'
  readonly at: Temporal.Instant
  readonly result?: Readonly<Record<string, unknown>>
  readonly problem?: OutboxProblem
  /** With `pending`: when it may be tried again, because the network certainly did nothing. */
  readonly notBefore?: Temporal.Instant
}

export type SettlingKey = {
  readonly orgId: OrgId
  readonly id: string
  /** Given by the worker that made the attempt: its answer must not settle a later one. */
  readonly attempts?: number
}

/** Notes what became of it. `from` guards against settling twice; false means that somebody else did. */
export async function settleOutbox(
  tx: Tx,
  { orgId, id, attempts }: SettlingKey,
  from: OutboxState,
  to: Settlement,
): Promise<boolean> {
  const query = tables(tx)
    .updateTable('outbox')
    .set({
      state: to.state,
      finishedAt: to.state === 'pending' ? null : to.at,
      result: to.result === undefined ? null : JSON.stringify(to.result),
      problem: to.problem === undefined ? null : JSON.stringify(to.problem),
      ...(to.notBefore === undefined ? {} : { notBefore: to.notBefore }),
    })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('state', '=', from)
  const result = await (
    attempts === undefined ? query : query.where('attempts', '=', attempts)
  ).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function readOutbox(tx: Tx, orgId: OrgId, id: string): Promise<OutboxRow | null> {
  const row = await tables(tx)
    .selectFrom('outbox')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toRow(row)
}

export async function readOutboxOf(tx: Tx, orgId: OrgId, subjectId: string): Promise<readonly OutboxRow[]> {
  const rows = await tables(tx)
    .selectFrom('outbox')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('subjectId', '=', subjectId)
    .orderBy('createdAt')
    .execute()
  return rows.map(toRow)
}

type Selected = { [K in keyof OutboxRow]: K extends 'id' ? string : OutboxRow[K] } & { orgId: string }

function toRow(row: Selected): OutboxRow {
  const { orgId: _, ...rest } = row
  return { ...rest, id: rest.id as OutboxId }
}
