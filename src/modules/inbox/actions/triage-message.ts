import type { Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { readPeople } from '#modules/organisation/index.ts'
import { classKeys, isUrgent, triageClass, type ClassKey } from '#modules/policy/index.ts'
import { inboxPermissions } from '../permissions.ts'
import { alarmedAtOnce } from '../rules/alarmed.ts'
import { deadlineFor } from '../rules/deadline.ts'
import type { Deadline, Message } from '../rules/message.ts'
import { changeMessage, type MessageChange } from '../store/messages.ts'
import type { InboxDeps } from './deps.ts'
import { dueColumns } from './due-columns.ts'
import { recordWork, takeForWork, type Subject } from './work-on-message.ts'

export type TriageInput = {
  readonly messageId: string
  readonly classKey: string
  readonly isAcute: boolean
  readonly isHappeningNow: boolean
  readonly version: number
}

export type TriageDeps = Pick<InboxDeps, 'db' | 'clock' | 'policies' | 'events'>

/**
 * Says what a message is and answers the two questions of urgency; the deadline follows, counted from when we received it, under the
 * policy version it was pinned to then (F-095, F-103). Every change of mind is recorded. Throws `RuleBroken('not-open')` when there is
 * nothing left to triage.
 */
export async function triageMessage(
  deps: TriageDeps,
  actor: Actor,
  input: TriageInput,
): Promise<{ readonly deadline: Deadline }> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.triage, input)
    const { message } = subject
    if (message.state !== 'open' || message.deadline === null) throw new RuleBroken('not-open')
    const classKey = readClass(input.classKey)
    const pinned = await deps.policies.version(tx, actor.orgId, message.deadline.policyVersionId)
    const deadline = deadlineFor(pinned, message.receivedAt, input)
    const isFirst = message.classKey === null
    await changeMessage(tx, actor.orgId, message.id, {
      classKey,
      isAcute: input.isAcute,
      isHappeningNow: input.isHappeningNow,
      triagedAt: deps.clock.now(),
      ...dueColumns(deadline),
      ...restriction(message, classKey),
    })
    if (isUrgent(input) && !wasUrgent(message)) await alarm(deps, subject, deadline)
    await recordWork(deps, actor, subject, {
      kind: isFirst ? 'message.triaged' : 'message.retriaged',
      ruleIds: [triageClass(pinned.policy, classKey).citation.ruleId, deadline.ruleId],
      policyVersion: pinned.label,
      facts: changeOf(message, { ...input, classKey }, deadline),
    })
    return { deadline }
  })
}

function readClass(value: string): ClassKey {
  const key = classKeys.find((known) => known === value)
  if (key === undefined) throw new InvalidInput([{ field: 'classKey', code: 'unknown-class' }])
  return key
}

function wasUrgent({ isAcute, isHappeningNow }: Message): boolean {
  return isAcute === true && isHappeningNow === true
}

/** Secret data is for those who handle it from now on; taking it back is a decision of its own (`setRestricted`), not a click on another class. */
function restriction(message: Message, classKey: ClassKey): MessageChange {
  return classKey === 'secret' && !message.isRestricted ? { isRestricted: true } : {}
}

/** F-101: urgent matters are told at once, to the owner, to whoever stands in when the owner is away, and to those on call. */
async function alarm(
  deps: TriageDeps,
  { tx, orgId, message, account }: Subject,
  deadline: Deadline,
): Promise<void> {
  const people = await readPeople(tx, orgId)
  const personIds: readonly PersonId[] = alarmedAtOnce(people, {
    ownerId: message.ownerId,
    holderId: account.holderId,
  })
  const { id: messageId, accountId } = message
  const { dueAt, modality } = deadline
  await deps.events.messageUrgent(tx, orgId, { messageId, accountId, dueAt, modality, personIds })
}

type Answers = { readonly classKey: ClassKey; readonly isAcute: boolean; readonly isHappeningNow: boolean }

function changeOf(before: Message, after: Answers, deadline: Deadline) {
  return {
    from:
      before.classKey === null
        ? null
        : { classKey: before.classKey, isAcute: before.isAcute, isHappeningNow: before.isHappeningNow },
    to: { classKey: after.classKey, isAcute: after.isAcute, isHappeningNow: after.isHappeningNow },
    dueBefore: before.deadline?.dueAt.toString() ?? null,
    dueAt: deadline.dueAt.toString(),
    ruleBefore: before.deadline?.ruleId ?? null,
    modality: deadline.modality,
  }
}
