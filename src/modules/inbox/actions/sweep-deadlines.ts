import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { newId, type PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { findAccount } from '#modules/accounts/index.ts'
import { readPeople, type Person } from '#modules/organisation/index.ts'
import { alarmed } from '../rules/alarmed.ts'
import { substituteFor } from '../rules/choose-owner.ts'
import { missedAs } from '../rules/deadline.ts'
import type { Deadline, Message } from '../rules/message.ts'
import { EARLIEST_WARNING, isNear } from '../rules/warn-of-deadline.ts'
import { insertAssignment } from '../store/assignments.ts'
import { findNear, findPassed, type Found } from '../store/deadline-sweep.ts'
import { changeMessage, noteOnMessage, takeMessage } from '../store/messages.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import type { InboxDeps } from './deps.ts'

export type SweepDeps = Pick<InboxDeps, 'db' | 'clock' | 'policies' | 'events'>

/**
 * Warns of deadlines that come near and hands on what is late: to the owner's substitute, once for each deadline, recorded as a breach
 * (ska) or a deviation (bör) of the rule it was due under (B-020, B-057). Each item in its own transaction, so that it can be killed.
 */
export async function sweepDeadlines(deps: SweepDeps): Promise<void> {
  const now = deps.clock.now()
  const passed = await deps.db.system((tx) => findPassed(tx, now))
  for (const found of passed) await forOne(deps, found, (tx, item) => escalate(deps, tx, item))
  const near = await deps.db.system((tx) => findNear(tx, now, now.add(EARLIEST_WARNING)))
  for (const found of near) await forOne(deps, found, (tx, item) => warn(deps, tx, item))
}

type Item = {
  readonly orgId: Found['orgId']
  readonly message: Message
  readonly deadline: Deadline
  readonly holderId: PersonId
  readonly people: readonly Person[]
}

async function forOne(
  deps: SweepDeps,
  { orgId, id }: Found,
  work: (tx: Tx, item: Item) => Promise<void>,
): Promise<void> {
  await deps.db.forOrg(orgId, async (tx) => {
    const message = await takeMessage(tx, orgId, id)
    const account = await findAccount(tx, orgId, message.accountId)
    const isWaitedFor = message.state === 'open' || message.state === 'waiting'
    if (!isWaitedFor || message.deadline === null || account === null) return
    const people = await readPeople(tx, orgId)
    await work(tx, { orgId, message, deadline: message.deadline, holderId: account.holderId, people })
  })
}

function isNoted(noted: Temporal.Instant | null, deadline: Deadline): boolean {
  return noted !== null && Temporal.Instant.compare(noted, deadline.dueAt) === 0
}

async function warn(deps: SweepDeps, tx: Tx, item: Item): Promise<void> {
  const { orgId, message, deadline, people, holderId } = item
  const { dueAt, modality } = deadline
  const isDue = isNear({ receivedAt: message.receivedAt, dueAt }, deps.clock.now())
  if (!isDue || isNoted(message.warnedFor, deadline)) return
  await noteOnMessage(tx, orgId, message.id, { warnedFor: dueAt })
  const personIds = alarmed(people, { ownerId: message.ownerId, holderId }).slice(0, 1)
  const { id: messageId, accountId } = message
  await deps.events.deadlineNear(tx, orgId, { messageId, accountId, dueAt, modality, personIds })
}

async function escalate(deps: SweepDeps, tx: Tx, item: Item): Promise<void> {
  const { orgId, message, deadline, people, holderId } = item
  const { dueAt, modality } = deadline
  if (isNoted(message.passedFor, deadline) || Temporal.Instant.compare(dueAt, deps.clock.now()) > 0) return
  await noteOnMessage(tx, orgId, message.id, { passedFor: dueAt })
  const toId = await handOn(deps, tx, item)
  const how = missedAs(modality)
  const personIds = alarmed(people, { ownerId: toId ?? message.ownerId, holderId })
  const { id: messageId, accountId, ownerId: fromId } = message
  const notice = { messageId, accountId, dueAt, modality, personIds }
  await deps.events.deadlinePassed(tx, orgId, { ...notice, missedAs: how, fromId, toId })
  await noteQueueChanged(tx, orgId)
  const { label } = await deps.policies.version(tx, orgId, deadline.policyVersionId)
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'deadline.passed',
    subjectType: 'message',
    subjectId: message.id,
    actor: ledgerActor(systemActor(orgId, 'sweep')),
    ruleIds: [deadline.ruleId],
    policyVersion: label,
    facts: { dueAt: dueAt.toString(), modality, missedAs: how, from: message.ownerId, to: toId },
  })
}

/** Gives the substitute the item. null: there is none, or the reply is already on its way; then it stays where it is and people are told. */
async function handOn(deps: SweepDeps, tx: Tx, { orgId, message, people }: Item): Promise<PersonId | null> {
  const byId = new Map(people.map((person) => [person.id, person]))
  const substitute = substituteFor(message.ownerId, byId)
  if (substitute === null || message.state !== 'open') return null
  await changeMessage(tx, orgId, message.id, { ownerId: substitute.id })
  const actor = systemActor(orgId, 'sweep')
  await insertAssignment(tx, orgId, message.id, {
    id: newId(deps.clock),
    fromId: message.ownerId,
    toId: substitute.id,
    reason: '',
    byId: actor.id,
    byName: actor.name,
    assignedAt: deps.clock.now(),
  })
  return substitute.id
}
