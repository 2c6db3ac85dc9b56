import { ledgerActor, permit, systemActor, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { newId, type MessageId, type OrgId, type PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { readAccounts, type Account } from '#modules/accounts/index.ts'
import { findPerson, readOnDuty, type OnDuty } from '#modules/organisation/index.ts'
import { inboxPermissions } from '../permissions.ts'
import { chooseOwner } from '../rules/choose-owner.ts'
import { insertAssignment } from '../store/assignments.ts'
import { changeMessage, takeMessage } from '../store/messages.ts'
import { countOwned, findOpenOwners, readOwned } from '../store/owned.ts'
import { findPost } from '../store/posts.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import type { InboxDeps } from './deps.ts'

const AT_ONCE = 100

type ReassignDeps = Pick<InboxDeps, 'db' | 'clock'>

/**
 * Finds new owners for everything a person had, when they have left or may no longer have it (requirements §8.20). Call it after the
 * person was deactivated; `reassignAbandoned` makes up for it when nobody did. Gives how many items changed hands.
 */
export async function reassignItemsOf(
  deps: ReassignDeps,
  actor: Actor,
  personId: PersonId | null,
): Promise<number> {
  permit(actor, inboxPermissions.reassignAll, null)
  let reassigned = 0
  for (;;) {
    const some = await deps.db.forOrg(actor.orgId, (tx) => reassignSome(deps, tx, actor, personId))
    reassigned += some
    if (some < AT_ONCE) return reassigned
  }
}

/** The same within the transaction in which somebody leaves: there is no moment in which an item has nobody. */
export async function reassignItemsWithin(
  deps: ReassignDeps,
  tx: Tx,
  actor: Actor,
  personId: PersonId,
): Promise<void> {
  for (;;) if ((await reassignSome(deps, tx, actor, personId)) < AT_ONCE) return
}

/** Who would get how many of a person's items if they left now. `personId` null: nobody is left to have them. */
export async function readHeirs(
  deps: Pick<InboxDeps, 'clock'>,
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
): Promise<readonly { readonly personId: PersonId | null; readonly count: number }[]> {
  const people = await withoutPerson(deps, tx, orgId, personId)
  const accounts = new Map((await readAccounts(tx, orgId)).map((account) => [account.id, account]))
  const counts = new Map<PersonId | null, number>()
  for (const group of await countOwned(tx, orgId, personId)) {
    const account = accounts.get(group.accountId)
    if (account === undefined) continue
    const { holderId, unitId } = account
    const heir = chooseOwner({ publisherId: group.publisherId, holderId, unitId, people })?.personId ?? null
    counts.set(heir, (counts.get(heir) ?? 0) + group.count)
  }
  return [...counts].map(([heir, count]) => ({ personId: heir, count }))
}

async function withoutPerson(
  deps: Pick<InboxDeps, 'clock'>,
  tx: Tx,
  orgId: OrgId,
  personId: PersonId | null,
): Promise<readonly OnDuty[]> {
  const people = await readOnDuty(tx, orgId, deps.clock.now())
  return people.map((person) => (person.id === personId ? { ...person, isActive: false } : person))
}

/** Items without an owner, or with one who is not here any more: a process may end between somebody's leaving and the handing over. */
export async function reassignAbandoned(deps: ReassignDeps): Promise<void> {
  const owners = await deps.db.system((tx) => findOpenOwners(tx))
  for (const { orgId, ownerId } of owners) {
    const isHere = await deps.db.forOrg(orgId, async (tx) => {
      const person = ownerId === null ? null : await findPerson(tx, orgId, ownerId)
      return person?.isActive === true
    })
    if (!isHere) await reassignItemsOf(deps, systemActor(orgId, 'sweep'), ownerId)
  }
}

async function reassignSome(
  deps: ReassignDeps,
  tx: Tx,
  actor: Actor,
  personId: PersonId | null,
): Promise<number> {
  const { orgId } = actor
  const ids = await readOwned(tx, orgId, personId, AT_ONCE)
  if (ids.length === 0) return 0
  const people = await withoutPerson(deps, tx, orgId, personId)
  const accounts = new Map((await readAccounts(tx, orgId)).map((account) => [account.id, account]))
  const handed: Handed[] = []
  for (const id of ids) {
    const one = await handOver(deps, tx, actor, { id, people, accounts })
    if (one !== null) handed.push(one)
  }
  if (handed.length > 0) await noteQueueChanged(tx, orgId)
  for (const one of handed) await record(deps, tx, actor, one)
  return handed.length
}

type Handed = {
  readonly messageId: MessageId
  readonly from: PersonId | null
  readonly to: PersonId
  readonly because: string
}
type Handing = {
  readonly id: MessageId
  readonly people: readonly OnDuty[]
  readonly accounts: ReadonlyMap<Account['id'], Account>
}

/** null when there is nobody left to have it: an organisation without a single active administrator. */
async function handOver(
  deps: ReassignDeps,
  tx: Tx,
  actor: Actor,
  { id, people, accounts }: Handing,
): Promise<Handed | null> {
  const { orgId } = actor
  const message = await takeMessage(tx, orgId, id)
  const account = accounts.get(message.accountId)
  if (account === undefined) return null
  const post = message.postId === null ? null : await findPost(tx, orgId, message.postId)
  const { holderId, unitId } = account
  const owner = chooseOwner({ publisherId: post?.publisherId ?? null, holderId, unitId, people })
  if (owner === null || owner.personId === message.ownerId) return null
  await changeMessage(tx, orgId, id, { ownerId: owner.personId })
  await insertAssignment(tx, orgId, id, {
    id: newId(deps.clock),
    fromId: message.ownerId,
    toId: owner.personId,
    reason: '',
    byId: actor.id,
    byName: actor.name,
    assignedAt: deps.clock.now(),
  })
  return { messageId: id, from: message.ownerId, to: owner.personId, because: owner.reason }
}

async function record(
  deps: ReassignDeps,
  tx: Tx,
  actor: Actor,
  { messageId, ...facts }: Handed,
): Promise<void> {
  const orgId: OrgId = actor.orgId
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'message.reassigned',
    subjectType: 'message',
    subjectId: messageId,
    actor: ledgerActor(actor),
    facts,
  })
}
