import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { idOfEntered } from '../rules/entered-by-hand.ts'
import { storableText } from '../rules/storable-text.ts'
import { reviveEffect, type StoredEffect } from '../rules/stored-event.ts'

export type KeptEvent = {
  readonly id: string
  readonly subject: string | null
  readonly effect: StoredEffect
  /** As the network sent it, as JSON text. */
  readonly raw: string
}

export type Due = {
  readonly receivedBefore: Temporal.Instant
  /** What came later than this and is still being handled keeps its name: it is needed to answer. */
  readonly heldAfter: Temporal.Instant
}

/** What one of our own people saw and wrote in came from nobody's API: no vendor's terms are about it. */
const ENTERED_BY_HAND = `${idOfEntered('')}%`

const isHeld = (heldAfter: Temporal.Instant) =>
  sql`m.state in ('open', 'waiting') and not m.is_ours and m.received_at > ${heldAfter}`

/** Events that still tell who somebody is and should not any more, oldest first. The caller holds the account's lock. */
export async function readDueEvents(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  { receivedBefore, heldAfter, limit }: Due & { readonly limit: number },
): Promise<readonly KeptEvent[]> {
  const { rows } = await sql<Omit<KeptEvent, 'effect'> & { readonly effect: string }>`
    select e.id, e.subject, e.effect::text as effect, e.raw::text as raw from network_event e
    where e.org_id = ${orgId} and e.account_id = ${accountId} and e.people_forgotten_at is null
      and e.received_at <= ${receivedBefore} and e.state <> 'received' and e.dedupe_key not like ${ENTERED_BY_HAND}
      and not exists (select from message m where m.org_id = e.org_id and m.account_id = e.account_id
        and m.external_id = substr(e.subject, strpos(e.subject, ':') + 1) and ${isHeld(heldAfter)})
    order by e.received_at, e.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, effect: reviveEffect(row.effect) }))
}

export type ForgottenEvent = {
  readonly id: string
  readonly effect: StoredEffect
  readonly raw: string
}

export async function saveForgotten(
  tx: Tx,
  orgId: OrgId,
  events: readonly ForgottenEvent[],
  at: Temporal.Instant,
): Promise<void> {
  if (events.length === 0) return
  const effects = events.map(({ effect }) => JSON.stringify(effect))
  await sql`
    update network_event e set effect = f.effect::json, raw = f.raw::json, people_forgotten_at = ${at}
    from unnest(${events.map(({ id }) => id)}::uuid[], ${effects}::text[], ${events.map(({ raw }) => raw)}::text[]) as f(id, effect, raw)
    where e.org_id = ${orgId} and e.id = f.id`.execute(tx)
}

/** Direct messages are held together by whom the account is talking to: a person, also in what it wrote itself. */
export async function dropConversations(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  externalIds: readonly string[],
): Promise<void> {
  if (externalIds.length === 0) return
  await sql`
    update message set conversation_key = null
    where org_id = ${orgId} and account_id = ${accountId} and kind = 'direct' and external_id = any(${[...externalIds]})`.execute(
    tx,
  )
}

/** What the messages and posts show of these things, as folding their events again would make it. Gives how many lost a name. */
export async function dropAuthors(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  externalIds: readonly string[],
): Promise<number> {
  if (externalIds.length === 0) return 0
  const ids = [...new Set(externalIds)]
  await sql`
    update post set author_name = null, author_external_id = null, is_author_forgotten = true
    where org_id = ${orgId} and account_id = ${accountId} and external_id = any(${ids})`.execute(tx)
  const { rows } = await sql`
    update message set author_name = null, author_external_id = null, is_author_forgotten = true
    where org_id = ${orgId} and account_id = ${accountId} and external_id = any(${ids}) and not is_author_forgotten
    returning id`.execute(tx)
  return rows.length
}

export type KeptPeople = {
  /** Messages whose writer is known. */
  readonly named: number
  /** Those of them that are due and keep the name because they are being handled. */
  readonly held: number
  /** When the first of the others came. */
  readonly oldestAt: Temporal.Instant | null
}

export async function countKeptPeople(
  tx: Tx,
  orgId: OrgId,
  accountIds: readonly AccountId[],
  { receivedBefore, heldAfter }: Due,
): Promise<KeptPeople> {
  const { rows } = await sql<KeptPeople>`
    select count(*)::int as named, (count(*) filter (where held))::int as held, min(received_at) filter (where not held) as oldest_at
    from (select m.received_at, ${isHeld(heldAfter)} and m.received_at <= ${receivedBefore} as held from message m
      where m.org_id = ${orgId} and m.account_id = any(${[...accountIds]}::uuid[]) and not m.is_ours
        and m.external_id not like ${ENTERED_BY_HAND} and (m.author_name is not null or m.author_external_id is not null)) known`.execute(
    tx,
  )
  return rows[0] ?? { named: 0, held: 0, oldestAt: null }
}

/** Whether any of these events, by their keys, still tells who somebody is. */
export async function keepsPeople(
  tx: Tx,
  orgId: OrgId,
  network: string,
  dedupeKeys: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from network_event where org_id = ${orgId} and network = ${network} and dedupe_key = any(${dedupeKeys.map(storableText)})
      and people_forgotten_at is null limit 1`.execute(tx)
  return rows.length > 0
}
