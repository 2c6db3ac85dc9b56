import type { EventReader, NetworkEvent, NetworkId } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { whoseAccount } from '#modules/accounts/index.ts'
import { withoutAuthor } from '../rules/forgetting.ts'
import { reviveEffect, type StoredEffect } from '../rules/stored-event.ts'
import { keepsPeople } from '../store/forgetting.ts'
import {
  lookAgain,
  lookAtAllAgain,
  replaceBody,
  replaceUnclaimed,
  takeDueBodies,
  takeDueUnclaimed,
  type KeptBody,
  type KeptUnclaimed,
} from '../store/forgetting-bodies.ts'
import type { ForgetDeps } from './forget-people.ts'

const AT_ONCE = 50
/**
 * A body whose events still keep their people is read again after this, or after an eighth of its age if that is longer: something in it is
 * being handled, or its organisation keeps names and will for years.
 */
const SOONEST_LOOK_MINUTES = 6 * 60
const SHARE_OF_AGE = 1 / 8

type ForgetInBodies = { readonly network: NetworkId; readonly receivedBefore: Temporal.Instant }
type Reader = EventReader & Required<Pick<EventReader, 'withoutPeople'>>

/**
 * Takes who people are out of what the network sent, as it was kept, when all that was read from it has lost them too: call it after
 * `forgetPeople`. A body may tell of several organisations' accounts; the one that keeps longest decides. Gives how many bodies were changed.
 */
export async function forgetInBodies(deps: ForgetDeps, what: ForgetInBodies): Promise<number> {
  const reader = deps.readers.get(what.network)
  if (!canForget(reader)) return 0
  let forgotten = 0
  for (let taken = AT_ONCE; taken === AT_ONCE;) {
    const batch = await deps.db.system((tx) => forgetInSome(deps, tx, reader, what))
    ;({ taken } = batch)
    forgotten += batch.forgotten
  }
  for (let taken = AT_ONCE; taken === AT_ONCE;)
    taken = await deps.db.system((tx) => forgetUnclaimed(deps, tx, reader, what))
  return forgotten
}

/** An organisation has decided anew how long this network's names are kept: what was put off under the old decision is looked at next time. */
export async function lookAtBodiesAnew({ db }: Pick<ForgetDeps, 'db'>, network: NetworkId): Promise<void> {
  await db.system((tx) => lookAtAllAgain(tx, network))
}

function canForget(reader: EventReader | undefined): reader is Reader {
  return reader?.withoutPeople !== undefined
}

async function forgetInSome(
  deps: ForgetDeps,
  tx: Tx,
  reader: Reader,
  what: ForgetInBodies,
): Promise<{ readonly taken: number; readonly forgotten: number }> {
  const now = deps.clock.now()
  const bodies = await takeDueBodies(tx, { ...what, now, limit: AT_ONCE })
  let forgotten = 0
  for (const one of bodies) {
    const stripped = await strip(deps, tx, reader, one)
    if (stripped === null) await lookAgain(tx, one.id, nextLook(one, now))
    else await replaceBody(tx, one.id, stripped, now)
    if (stripped !== null) forgotten += 1
  }
  return { taken: bodies.length, forgotten }
}

function nextLook({ receivedAt }: KeptBody, now: Temporal.Instant): Temporal.Instant {
  const share = Math.round(receivedAt.until(now).total('minutes') * SHARE_OF_AGE)
  return now.add({ minutes: Math.max(SOONEST_LOOK_MINUTES, share) })
}

/** null: not yet. */
async function strip(
  deps: ForgetDeps,
  tx: Tx,
  reader: Reader,
  { body }: KeptBody,
): Promise<Uint8Array | null> {
  const events = readAll(reader, body)
  if (events === null) return null
  const byAccount = Map.groupBy(events, ({ accountExternalId }) => accountExternalId)
  for (const [accountExternalId, told] of byAccount) {
    const owner = await whoseAccount(tx, reader.network, accountExternalId)
    if (owner !== null && (await isKept(deps, owner.orgId, reader.network, told))) return null
  }
  return reader.withoutPeople(body, [...byAccount.keys()])
}

/** It was readable when it came; a later version that no longer understands it leaves it alone. */
function readAll(reader: Reader, body: Uint8Array): readonly NetworkEvent[] | null {
  try {
    return reader.readEvents(body)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function isKept(
  deps: ForgetDeps,
  orgId: OrgId,
  network: NetworkId,
  events: readonly NetworkEvent[],
): Promise<boolean> {
  const keys = events.map(({ dedupeKey }) => dedupeKey)
  return deps.db.forOrg(orgId, (own) => keepsPeople(own, orgId, network, keys))
}

async function forgetUnclaimed(
  deps: ForgetDeps,
  tx: Tx,
  reader: Reader,
  what: ForgetInBodies,
): Promise<number> {
  const rows = await takeDueUnclaimed(tx, { ...what, limit: AT_ONCE })
  for (const row of rows) {
    const event = JSON.stringify(unclaimedWithoutPeople(reader, row))
    await replaceUnclaimed(tx, row.id, { ...row.content, event }, deps.clock.now())
  }
  return rows.length
}

function unclaimedWithoutPeople(reader: Reader, { accountExternalId, content }: KeptUnclaimed): unknown {
  const event = JSON.parse(content.event) as { readonly effect: StoredEffect; readonly raw: unknown }
  const raw = new TextEncoder().encode(JSON.stringify(event.raw ?? null))
  return {
    ...event,
    effect: withoutAuthor(reviveEffect(JSON.stringify(event.effect)), accountExternalId),
    raw: JSON.parse(new TextDecoder().decode(reader.withoutPeople(raw, [accountExternalId]))) as unknown,
  }
}
