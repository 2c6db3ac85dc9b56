import { may, type PersonActor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { readJournal } from '#core/ledger/ledger.ts'
import type { LedgerEntry } from '#core/ledger/entry.ts'
import { readPeople, readUnits, type Person, type Unit } from '#modules/organisation/index.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { rightsOfActor } from '../actions/take-for-care.ts'
import { accountPermissions } from '../permissions.ts'
import { readCareOf, type AccountCare } from '../queries/read-compliance.ts'
import type { Assignment } from '../rules/assignment.ts'
import { readAssignments } from '../store/assignments.ts'
import { findRegistered } from '../store/register.ts'
import { readSlots, type RelaySlot } from '../store/relay.ts'

export type AccountView = {
  readonly care: AccountCare
  readonly assignments: readonly Assignment[]
  readonly slots: readonly RelaySlot[]
  readonly people: readonly Person[]
  readonly names: ReadonlyMap<string, string>
  readonly units: readonly Unit[]
  readonly journal: readonly LedgerEntry[]
  readonly now: Temporal.Instant
  readonly mayManage: boolean
  readonly mayReveal: boolean
  readonly mayAcknowledge: boolean
  readonly maySign: boolean
}

/** Older rights than this are in the journal only. */
const PAST_DAYS = 90

export async function buildAccount(deps: AccountsDeps, actor: PersonActor, id: string): Promise<AccountView> {
  const now = deps.clock.now()
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await findRegistered(tx, actor.orgId, id)
    if (account === null) throw new NotFound('account', id)
    const people = await readPeople(tx, actor.orgId)
    const { unitId, holderId } = account
    const rights = await rightsOfActor(tx, actor, account.id, now)
    const subject = { unitId, holderId, rights }
    const isOpen = account.status !== 'closed'
    const since = now.subtract({ hours: PAST_DAYS * 24 })
    const assignments = await readAssignments(tx, actor.orgId, account.id)
    return {
      care: await readCareOf(deps, tx, actor.orgId, account),
      assignments: assignments.filter(
        ({ endsAt }) => endsAt === null || Temporal.Instant.compare(endsAt, since) > 0,
      ),
      slots: await readSlots(tx, actor.orgId, account.id, now),
      people: people.filter(({ isActive }) => isActive),
      names: new Map(people.map((person) => [person.id, person.fullName])),
      units: await readUnits(tx, actor.orgId),
      journal: (await readJournal(tx, actor.orgId, account.id)).toReversed(),
      now,
      mayManage: isOpen && may(actor, accountPermissions.manage, subject),
      mayReveal: isOpen && may(actor, accountPermissions.reveal, subject),
      mayAcknowledge: isOpen && may(actor, accountPermissions.acknowledge, subject),
      maySign: isOpen && may(actor, accountPermissions.sign, subject),
    }
  })
}
