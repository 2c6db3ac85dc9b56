import { may, permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import { isSelf, organisationPermissions } from '../permissions.ts'
import { isAwayAt, type Absence } from '../rules/absence.ts'
import type { RoleHolding } from '../rules/role-holding.ts'
import { vacantRoles, type VacantRole } from '../rules/holdings.ts'
import type { Person } from '../rules/person.ts'
import { staffingRules, type StaffingRules } from '../rules/role-definitions.ts'
import type { Unit } from '../rules/units.ts'
import { readAbsencesAfter } from '../store/absences.ts'
import { readHoldingsOf } from '../store/holdings.ts'
import { findPerson } from '../store/people.ts'
import { readStaff } from '../store/staffing.ts'
import type { Inheritance, OrganisationDeps } from '../actions/deps.ts'

type ReadDeps = Pick<OrganisationDeps, 'db' | 'clock' | 'policies'>

export type ListedPerson = Person & {
  readonly unitName: string
  /** When somebody who is away is back; null for those who are here, and for readers who may not know. */
  readonly awayUntil: Temporal.Instant | null
}

export type PeopleList = {
  readonly found: readonly ListedPerson[]
  readonly active: number
  readonly units: readonly Unit[]
}

/** Everybody whose name, title, unit or address holds every word of the search. */
export async function listPeople(deps: ReadDeps, actor: Actor, search: string): Promise<PeopleList> {
  permit(actor, organisationPermissions.read, null)
  const { orgId } = actor
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const { people, units } = await readStaff(tx, orgId, now)
    const names = new Map(units.map((unit) => [unit.id, unit.name]))
    const away = (await readAbsencesAfter(tx, orgId, now)).filter((absence) => isAwayAt(absence, now))
    const words = search
      .toLocaleLowerCase('sv')
      .split(/\s+/)
      .filter((word) => word !== '')
    const listed = people.map((person): ListedPerson => {
      const until = away.find((absence) => absence.personId === person.id)?.untilAt ?? null
      return {
        ...person,
        unitName: names.get(person.unitId) ?? '',
        awayUntil: maySeeAway(actor, person) ? until : null,
      }
    })
    const found = listed.filter((person) => {
      const text = `${person.fullName} ${person.title} ${person.unitName} ${person.email}`.toLocaleLowerCase(
        'sv',
      )
      return words.every((word) => text.includes(word))
    })
    return { found, active: people.filter((person) => person.isActive).length, units }
  })
}

function maySeeAway(actor: Actor, { id, unitId }: Person): boolean {
  return may(actor, organisationPermissions.readAbsence, { isSelf: isSelf(actor, id), unitId })
}

export type PersonDetail = {
  readonly person: Person
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly holdings: readonly RoleHolding[]
  readonly absences: readonly Absence[]
  readonly rules: StaffingRules
  readonly inForce: PolicyInForce
  readonly mayChange: boolean
  readonly mayBook: boolean
}

/** Throws `NotFound`. */
export async function readPerson(deps: ReadDeps, actor: Actor, personId: string): Promise<PersonDetail> {
  permit(actor, organisationPermissions.read, null)
  const { orgId } = actor
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const person = await findPerson(tx, orgId, personId)
    if (person === null) throw new NotFound('person', personId)
    const { people, units } = await readStaff(tx, orgId, now)
    const inForce = await deps.policies.inForce(tx, orgId, now)
    const mayBook = maySeeAway(actor, person)
    const absences = mayBook ? await readAbsencesAfter(tx, orgId, now) : []
    return {
      person,
      units,
      people,
      holdings: await readHoldingsOf(tx, orgId, person.id),
      absences: absences.filter((absence) => absence.personId === person.id),
      rules: staffingRules(inForce.policy),
      inForce,
      mayChange: may(actor, organisationPermissions.changePerson, null),
      mayBook,
    }
  })
}

export type LeavingPreview = {
  readonly person: Person
  readonly inheritances: readonly Inheritance[]
  readonly standsInTimes: number
}

/** What goes over to whom, before anybody confirms that access ends. Throws `NotFound`. */
export async function previewLeaving(
  deps: Pick<OrganisationDeps, 'db' | 'clock' | 'inheritances'>,
  actor: Actor,
  personId: string,
): Promise<LeavingPreview> {
  permit(actor, organisationPermissions.changePerson, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const person = await findPerson(tx, orgId, personId)
    if (person === null) throw new NotFound('person', personId)
    const inheritances: Inheritance[] = []
    for (const read of deps.inheritances) inheritances.push(...(await read(tx, orgId, person.id)))
    const absences = await readAbsencesAfter(tx, orgId, deps.clock.now())
    const standsInTimes = absences.filter((absence) => absence.substituteId === person.id).length
    return { person, inheritances, standsInTimes }
  })
}

export type OrganisationView = {
  readonly units: readonly (Unit & { readonly depth: number; readonly people: number })[]
  readonly vacant: readonly VacantRole[]
  readonly inForce: PolicyInForce
  readonly mayChange: boolean
}

/** The tree from the top, each unit after the one it stands under, and the roles that nobody holds. */
export async function readOrganisation(deps: ReadDeps, actor: Actor): Promise<OrganisationView> {
  permit(actor, organisationPermissions.read, null)
  const orgId: OrgId = actor.orgId
  const now = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const staff = await readStaff(tx, orgId, now)
    const inForce = await deps.policies.inForce(tx, orgId, now)
    const rules = staffingRules(inForce.policy)
    const counts = new Map<string, number>()
    for (const person of staff.people)
      if (person.isActive) counts.set(person.unitId, (counts.get(person.unitId) ?? 0) + 1)
    const ordered = inTreeOrder(staff.units).map((unit) => ({ ...unit, people: counts.get(unit.id) ?? 0 }))
    return {
      units: ordered,
      vacant: vacantRoles(staff, rules.roles, rules.demanded),
      inForce,
      mayChange: may(actor, organisationPermissions.changeUnit, null),
    }
  })
}

function inTreeOrder(units: readonly Unit[]): readonly (Unit & { readonly depth: number })[] {
  const below = (parentId: Unit['parentId'], depth: number): readonly (Unit & { readonly depth: number })[] =>
    units
      .filter((unit) => unit.parentId === parentId)
      .flatMap((unit) => [{ ...unit, depth }, ...below(unit.id, depth + 1)])
  return below(null, 0)
}
