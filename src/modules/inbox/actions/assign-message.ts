import type { Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { isId, newId } from '#core/ids.ts'
import { findPerson, type Person } from '#modules/organisation/index.ts'
import { inboxPermissions } from '../permissions.ts'
import { mayOwn } from '../rules/may-own.ts'
import { textSha256 } from '../rules/text-hash.ts'
import { insertAssignment } from '../store/assignments.ts'
import { changeMessage } from '../store/messages.ts'
import type { InboxDeps } from './deps.ts'
import { recordWork, takeForWork, type Subject } from './work-on-message.ts'

export type AssignInput = {
  readonly messageId: string
  readonly personId: string
  /** Why, for those who come after; not shown outside. */
  readonly reason: string
  readonly version: number
}

type AssignDeps = Pick<InboxDeps, 'db' | 'clock'>

const LONGEST_REASON = 1000

/**
 * Hands an item to somebody else, also in another unit: the service that knows the answer (F-019, B-058). Throws `InvalidInput` when the
 * person cannot have it, `RuleBroken('not-open')` when there is nothing to hand over.
 */
export async function assignMessage(deps: AssignDeps, actor: Actor, input: AssignInput): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.assign, input)
    const { personId } = input
    const person = isId(personId) ? await findPerson(tx, actor.orgId, personId) : null
    if (person === null || !mayOwn(person))
      throw new InvalidInput([{ field: 'personId', code: 'unknown-person' }])
    await assign(deps, actor, subject, { person, reason: readReason(input.reason) })
  })
}

/** Makes an item the actor's own. */
export async function takeOver(
  deps: AssignDeps,
  actor: Actor,
  input: { readonly messageId: string; readonly version: number; readonly reason?: string },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.reply, input)
    const person = actor.kind === 'person' ? await findPerson(tx, actor.orgId, actor.id) : null
    if (person === null) throw new RuleBroken('person-needed')
    await assign(deps, actor, subject, { person, reason: readReason(input.reason ?? '') })
  })
}

type Handover = { readonly person: Person; readonly reason: string }

async function assign(
  deps: AssignDeps,
  actor: Actor,
  subject: Subject,
  { person, reason }: Handover,
): Promise<void> {
  const { tx, orgId, message } = subject
  if (message.state !== 'open' && message.state !== 'waiting') throw new RuleBroken('not-open')
  // The unit follows the owner: those who are to answer are those who see it among their unit's items.
  await changeMessage(tx, orgId, message.id, { ownerId: person.id, unitId: person.unitId })
  await insertAssignment(tx, orgId, message.id, {
    id: newId(deps.clock),
    fromId: message.ownerId,
    toId: person.id,
    reason,
    byId: actor.id,
    byName: actor.name,
    assignedAt: deps.clock.now(),
  })
  await recordWork(deps, actor, subject, {
    kind: 'message.assigned',
    facts: { from: message.ownerId, to: person.id, unitId: person.unitId, reasonSha256: textSha256(reason) },
  })
}

function readReason(text: string): string {
  const reason = text.trim()
  if (reason.length <= LONGEST_REASON) return reason
  throw new InvalidInput([{ field: 'reason', code: 'text-too-long', params: { most: LONGEST_REASON } }])
}
