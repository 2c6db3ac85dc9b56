import { ledgerActor, permit, type Actor, type Permission } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { recordInLedger, type NewLedgerEntry } from '#core/ledger/ledger.ts'
import { findAccount, type Account } from '#modules/accounts/index.ts'
import type { ItemSubject } from '../permissions.ts'
import type { Message } from '../rules/message.ts'
import { takeMessage, takeMessageVersion } from '../store/messages.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import type { InboxDeps } from './deps.ts'

export type WorkInput = {
  readonly messageId: string
  /** What the person had before them; a later one throws `Conflict('changed-by-other')`. Left out by timers only. */
  readonly version?: number
}

export type Subject = {
  readonly tx: Tx
  readonly orgId: OrgId
  readonly message: Message
  readonly account: Account
}

/** Takes an item for this transaction and makes sure that the actor may do this with it. Throws `NotFound`, `Conflict`, `NotPermitted`. */
export async function takeForWork(
  tx: Tx,
  actor: Actor,
  permission: Permission<ItemSubject>,
  input: WorkInput,
): Promise<Subject> {
  const { orgId } = actor
  const message =
    input.version === undefined
      ? await takeMessage(tx, orgId, input.messageId)
      : await takeMessageVersion(tx, orgId, input.messageId, input.version)
  const account = await findAccount(tx, orgId, message.accountId)
  if (account === null) throw new NotFound('account', message.accountId)
  permit(actor, permission, { ownerId: message.ownerId, unitId: message.unitId, holderId: account.holderId })
  return { tx, orgId, message, account }
}

export type WorkEntry = Omit<NewLedgerEntry, 'subjectType' | 'subjectId' | 'actor'>

/** The last thing an action does: the queue is told, and the ledger has it. */
export async function recordWork(
  deps: Pick<InboxDeps, 'clock'>,
  actor: Actor,
  { tx, orgId, message }: Pick<Subject, 'tx' | 'orgId' | 'message'>,
  entry: WorkEntry,
): Promise<void> {
  await noteQueueChanged(tx, orgId)
  await recordInLedger(tx, orgId, deps.clock, {
    ...entry,
    subjectType: 'message',
    subjectId: message.id,
    actor: ledgerActor(actor),
  })
}
