import { sql } from 'kysely'
import type { NetworkId } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { reviveEffect, subjectOf, type StoredEffect, type StoredEvent } from '../rules/stored-event.ts'
import { storableText } from '../rules/storable-text.ts'
import { tables, type EventState } from './tables.ts'

export type NewEvent = {
  readonly id: string
  readonly accountId: AccountId
  readonly network: NetworkId
  readonly dedupeKey: string
  /** null for what we asked for ourselves and for our own acts. */
  readonly deliveryId: string | null
  readonly position: number
  readonly occurredAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly effect: StoredEffect
  readonly raw: unknown
  readonly state: EventState
  readonly problem: string | null
}

/** Stores what is new; an event that is known by its key is left as it is. Gives the subjects of those that were new. */
export async function insertEvents(
  tx: Tx,
  orgId: OrgId,
  events: readonly NewEvent[],
): Promise<readonly string[]> {
  const subjects: string[] = []
  // In one order for everybody: two workers with the same events would otherwise wait for each other.
  const sorted = [...events].sort((a, b) => (a.dedupeKey < b.dedupeKey ? -1 : 1))
  const chunk = 200
  for (let from = 0; from < sorted.length; from += chunk) {
    const inserted = await tables(tx)
      .insertInto('networkEvent')
      .values(sorted.slice(from, from + chunk).map((event) => toRow(orgId, event)))
      .onConflict((conflict) => conflict.columns(['orgId', 'network', 'dedupeKey']).doNothing())
      .returning('subject')
      .execute()
    subjects.push(...inserted.flatMap((row) => row.subject ?? []))
  }
  return subjects
}

function toRow(orgId: OrgId, event: NewEvent) {
  const { effect, raw, ...rest } = event
  const subject = subjectOf(effect)
  return {
    ...rest,
    orgId,
    dedupeKey: storableText(event.dedupeKey),
    problem: event.problem === null ? null : storableText(event.problem),
    kind: effect.kind,
    subject: subject === null ? null : storableText(subject),
    effect: JSON.stringify(effect),
    raw: JSON.stringify(raw ?? null),
    appliedAt: event.state === 'applied' ? event.receivedAt : null,
  }
}

export type Unapplied = { readonly orgId: OrgId; readonly accountId: AccountId; readonly id: string }

/** Across organisations, oldest first; keys only. */
export async function findUnapplied(tx: Tx, limit: number): Promise<readonly Unapplied[]> {
  const { rows } =
    await sql<Unapplied>`select org_id, account_id, id from find_unapplied_events(${limit})`.execute(tx)
  return rows
}

/** Which of these still wait to be applied, with what each is about. */
export async function readWaiting(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly subject: string | null }[]> {
  return tables(tx)
    .selectFrom('networkEvent')
    .select(['id', 'subject'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .where('state', '=', 'received')
    .execute()
}

/** Everything known of each subject: the whole of what a message or post is derived from. */
export async function readEventsOf(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  // As text: the driver would turn keys of the network's own objects into ours, and half characters into others.
  const { rows } = await sql<{
    id: string
    dedupeKey: string
    subject: string
    position: number
    occurredAt: Temporal.Instant | null
    receivedAt: Temporal.Instant
    effect: string
  }>`
    select id, dedupe_key, subject, position, occurred_at, received_at, effect::text as effect from network_event
    where org_id = ${orgId} and account_id = ${accountId} and subject = any(${[...subjects]})`.execute(tx)
  const found = new Map<string, StoredEvent[]>(subjects.map((subject) => [subject, []]))
  for (const { subject, dedupeKey, effect, ...rest } of rows) {
    found.get(subject)?.push({ ...rest, key: dedupeKey, effect: reviveEffect(effect) })
  }
  return found
}

/** Only what still waits: another worker may have been first. */
export async function settleEvents(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
  to: { readonly state: EventState; readonly at: Temporal.Instant; readonly problem?: string },
): Promise<void> {
  if (ids.length === 0) return
  await tables(tx)
    .updateTable('networkEvent')
    .set({
      state: to.state,
      appliedAt: to.state === 'applied' ? to.at : null,
      problem: to.problem === undefined ? null : storableText(to.problem),
    })
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .where('state', '=', 'received')
    .execute()
}

/** Puts one event back in line, or sets an unknown one aside that is now understood as something else. */
export async function resettleEvent(
  tx: Tx,
  orgId: OrgId,
  id: string,
  to: { readonly state: EventState; readonly problem: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('networkEvent')
    .set({ ...to, appliedAt: null })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
