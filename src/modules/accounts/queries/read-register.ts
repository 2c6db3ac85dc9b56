import { toLocal } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readPeople, readUnits, type Person } from '#modules/organisation/index.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { Assignment } from '../rules/assignment.ts'
import { isInRegister, shownAs, type PublicAssignment, type RegisterEntry } from '../rules/register-entry.ts'
import { readAssignmentsAt } from '../store/assignments.ts'
import { readRegistered } from '../store/register.ts'

/**
 * The register as it is at a moment, in Swedish name order: closed accounts too, planned ones not (B-026 to B-029). `namesResponsible` false: the
 * policy shows everybody by role, whatever was chosen for an account.
 */
export async function readRegister(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
  { namesResponsible }: { readonly namesResponsible: boolean } = { namesResponsible: true },
): Promise<readonly RegisterEntry[]> {
  const registered = await readRegistered(tx, orgId)
  const accounts = namesResponsible
    ? registered
    : registered.map((account) => ({ ...account, responsibleShown: 'role' as const }))
  const people = new Map((await readPeople(tx, orgId)).map((person) => [person.id as string, person]))
  const units = new Map((await readUnits(tx, orgId)).map((unit) => [unit.id as string, unit.name]))
  const assignments = (await readAssignmentsAt(tx, orgId, at)).filter(({ isPublic }) => isPublic)
  const today = toLocal(at).toPlainDate()
  return accounts
    .filter((account) => isInRegister(account) && !opensLater(account, today))
    .map((account) => ({
      ...pickPublic(account),
      unitName: units.get(account.unitId) ?? '',
      responsible: shownAs(people.get(account.holderId) ?? null, account),
      assignments: assignments.filter((one) => one.accountId === account.id).map(toPublic(account, people)),
    }))
}

function opensLater({ openedOn }: RegisteredAccount, today: Temporal.PlainDate): boolean {
  return openedOn !== null && Temporal.PlainDate.compare(openedOn, today) > 0
}

function pickPublic(
  account: RegisteredAccount,
): Omit<RegisterEntry, 'unitName' | 'responsible' | 'assignments'> {
  const { id, platform, platformName, handle, url, name, kind, purpose, audience } = account
  const { status, openedOn, closedOn, recordsPlace, changedAt } = account
  const told = {
    platform,
    platformName: platformName === '' ? platform : platformName,
    handle,
    url,
    name,
    kind,
  }
  return { accountId: id, ...told, purpose, audience, status, openedOn, closedOn, recordsPlace, changedAt }
}

function toPublic(
  account: RegisteredAccount,
  people: ReadonlyMap<string, Person>,
): (assignment: Assignment) => PublicAssignment {
  return ({ personId, purpose, audience }) => {
    const person = people.get(personId) ?? null
    // the account's own role text is its holder's, not this person's
    const decided = { responsibleShown: account.responsibleShown, responsibleRole: null }
    return { responsible: shownAs(person, decided), purpose, audience }
  }
}
