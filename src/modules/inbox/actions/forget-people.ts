import type { EventReader } from '#connectors/connector.ts'
import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Account } from '#modules/accounts/index.ts'
import { withoutAuthor } from '../rules/forgetting.ts'
import { readSubject, type StoredEffect } from '../rules/stored-event.ts'
import {
  dropAuthors,
  dropConversations,
  readDueEvents,
  saveForgotten,
  type Due,
  type ForgottenEvent,
  type KeptEvent,
} from '../store/forgetting.ts'
import { lockAccount } from '../store/messages.ts'
import { forgetNames } from '../store/person-names.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import type { InboxDeps } from './deps.ts'

/** Bounds one transaction: the account takes nothing in while it lasts. */
const AT_ONCE = 500

export type ForgetDeps = Pick<InboxDeps, 'db' | 'clock' | 'readers'>

export type ForgetPeople = Due & {
  readonly account: Account
  /** Under what it is done, for the ledger: the vendor's terms, and where the organisation's own decision stands ('' without one). */
  readonly terms: string
  readonly decision: string
}

/**
 * Takes out of messages, posts and the events they are derived from who wrote them: name, id, picture, address of the profile. What they wrote
 * stays. What is being handled waits until `heldAfter` has passed it. Gives how many messages lost their writer's name. Batch by batch, each
 * in a transaction with its entry in the ledger: killed anywhere it goes on where it was, and once done it finds nothing to do.
 */
export async function forgetPeople(deps: ForgetDeps, orgId: OrgId, what: ForgetPeople): Promise<number> {
  let forgotten = 0
  for (;;) {
    const batch = await forgetSome(deps, orgId, what)
    forgotten += batch.messages
    if (batch.events < AT_ONCE) break
  }
  // what the network was asked for, rather than sent
  await deps.db.forOrg(orgId, (tx) => forgetNames(tx, orgId, what.account.id, what.receivedBefore))
  return forgotten
}

type Batch = { readonly events: number; readonly messages: number }

async function forgetSome(deps: ForgetDeps, orgId: OrgId, what: ForgetPeople): Promise<Batch> {
  const { account } = what
  const reader = deps.readers.get(account.network)
  return deps.db.forOrg(orgId, async (tx) => {
    await lockAccount(tx, account.id)
    const due = await readDueEvents(tx, orgId, account.id, { ...what, limit: AT_ONCE })
    const left = due.map((event) => ({ event, left: forget(reader, account.externalId, event) }))
    const at = deps.clock.now()
    await saveForgotten(
      tx,
      orgId,
      left.map((one) => one.left),
      at,
    )
    const nameless = idsOf(left, ({ isAuthorForgotten }) => isAuthorForgotten === true)
    await dropConversations(
      tx,
      orgId,
      account.id,
      idsOf(left, (effect) => 'message' in effect),
    )
    const messages = await dropAuthors(tx, orgId, account.id, nameless)
    const changed = left.filter((one) => isChanged(one.event, one.left)).length
    if (messages > 0) await noteQueueChanged(tx, orgId)
    if (changed > 0) await record(deps, { tx, orgId }, what, { events: changed, messages })
    return { events: due.length, messages }
  })
}

type Forgotten = { readonly event: KeptEvent; readonly left: ForgottenEvent }

function idsOf(all: readonly Forgotten[], isMeant: (effect: StoredEffect) => boolean): readonly string[] {
  return all.flatMap(({ event, left }) =>
    event.subject !== null && isMeant(left.effect) ? [readSubject(event.subject).externalId] : [],
  )
}

function forget(
  reader: EventReader | undefined,
  ownId: string,
  { id, effect, raw }: KeptEvent,
): ForgottenEvent {
  return { id, effect: withoutAuthor(effect, ownId), raw: rawWithoutPeople(reader, ownId, raw) }
}

/** Where nobody can tell which part of it is the person, nothing of it is left. */
function rawWithoutPeople(reader: EventReader | undefined, ownId: string, raw: string): string {
  if (reader?.withoutPeople === undefined) return 'null'
  return new TextDecoder().decode(reader.withoutPeople(new TextEncoder().encode(raw), [ownId]))
}

function isChanged(event: KeptEvent, left: ForgottenEvent): boolean {
  return left.effect !== event.effect || left.raw !== event.raw
}

async function record(
  { clock }: ForgetDeps,
  { tx, orgId }: { readonly tx: Tx; readonly orgId: OrgId },
  { account, terms, decision, receivedBefore }: ForgetPeople,
  count: Batch,
): Promise<void> {
  await recordInLedger(tx, orgId, clock, {
    kind: 'network.people-forgotten',
    subjectType: 'account',
    subjectId: account.id,
    actor: ledgerActor(systemActor(orgId, 'storage-terms')),
    facts: { network: account.network, ...count, receivedBefore: receivedBefore.toString(), terms, decision },
  })
}
