import type { PersonActor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import { isAwayAt, type Absence } from '../rules/absence.ts'
import type { Person } from '../rules/person.ts'
import { policyChanges, type PolicyChange } from '../rules/policy-changes.ts'
import { staffingRules, type SubstituteDemand } from '../rules/role-definitions.ts'
import { readAbsencesAfter } from '../store/absences.ts'
import { readPeople } from '../store/people.ts'
import { readReceiptsFor, readReceiptsOf } from '../store/receipts.ts'
import type { OrganisationDeps } from '../actions/deps.ts'

export type ReceiptState = {
  readonly inForce: PolicyInForce
  /** When the version in force was confirmed; null when it waits. */
  readonly confirmedAt: Temporal.Instant | null
  readonly hasConfirmedBefore: boolean
  /** Since the version last confirmed. */
  readonly changes: readonly PolicyChange[]
  /** Everybody with access who has not confirmed it. */
  readonly missing: readonly Person[]
}

export type Mine = {
  readonly me: Person
  readonly people: readonly Person[]
  readonly absences: readonly Absence[]
  readonly awayNow: Absence | null
  readonly standsInFor: readonly Person[]
  readonly demand: SubstituteDemand | null
  readonly receipt: ReceiptState
}

/** What a person has to see to for themselves: leave, substitute, the policy to read. */
export async function readMine(
  deps: Pick<OrganisationDeps, 'db' | 'clock' | 'policies'>,
  actor: PersonActor,
): Promise<Mine> {
  const { orgId } = actor
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const people = await readPeople(tx, orgId)
    const me = people.find((person) => person.id === actor.id)
    if (me === undefined) throw new NotFound('person', actor.id)
    const all = await readAbsencesAfter(tx, orgId, now)
    const absences = all.filter((absence) => absence.personId === me.id)
    const inForce = await deps.policies.inForce(tx, orgId, now)
    const [last] = await readReceiptsOf(tx, orgId, me.id)
    const confirmed = await readReceiptsFor(tx, orgId, inForce.versionId)
    const have = new Set(confirmed.map((one) => one.personId))
    const older = last === undefined ? null : await deps.policies.version(tx, orgId, last.policyVersionId)
    const standIns = new Set((actor.capacities ?? []).map((one) => one.id))
    return {
      me,
      people,
      absences,
      awayNow: absences.find((absence) => isAwayAt(absence, now)) ?? null,
      standsInFor: people.filter((person) => person.id !== me.id && standIns.has(person.id)),
      demand: staffingRules(inForce.policy).substitute,
      receipt: {
        inForce,
        confirmedAt: confirmed.find((one) => one.personId === me.id)?.confirmedAt ?? null,
        hasConfirmedBefore: last !== undefined,
        changes: policyChanges(older?.policy ?? null, inForce.policy),
        missing: people.filter((person) => person.isActive && !have.has(person.id)),
      },
    }
  })
}
