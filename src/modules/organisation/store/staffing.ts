import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import { awayAt, standInOf, standsInFor } from '../rules/absence.ts'
import { lineUp } from '../rules/check-unit.ts'
import { holdersFor, type Staff } from '../rules/holdings.ts'
import { toActor, type Holder, type Person } from '../rules/person.ts'
import { readAbsencesAfter } from './absences.ts'
import { readHoldingsAt } from './holdings.ts'
import { findPerson, readPeople } from './people.ts'
import { readUnits } from './units.ts'

/**
 * The person as somebody who acts at this minute: own roles, those held from/to, and those of whoever they stand in for. null when there is
 * none or they have left: rights begin and end with the minute, for open sessions and tokens too (F-075, B-007, B-020).
 */
export async function actorFor(
  tx: Tx,
  orgId: OrgId,
  personId: string,
  at: Temporal.Instant,
): Promise<PersonActor | null> {
  const person = await findPerson(tx, orgId, personId)
  if (person?.isActive !== true) return null
  const units = await readUnits(tx, orgId)
  const away = awayAt(await readAbsencesAfter(tx, orgId, at), at)
  const absentIds = standsInFor(away, person.id)
  const holdings = await readHoldingsAt(tx, orgId, at, [person.id, ...absentIds])
  const holderOf = (one: Person): Holder => ({
    person: one,
    holdings: holdings.filter((held) => held.personId === one.id),
  })
  const absent: Holder[] = []
  for (const id of absentIds) {
    const found = await findPerson(tx, orgId, id)
    if (found?.isActive === true) absent.push(holderOf(found))
  }
  return toActor(orgId, holderOf(person), units, absent)
}

/**
 * Who stands in for somebody at this minute: down the line of those who are away to somebody who is here. For one who has left, their usual
 * substitute. null when the person is here themselves, or nobody stands in.
 */
export async function substituteFor(
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<Person | null> {
  const away = awayAt(await readAbsencesAfter(tx, orgId, at), at)
  const person = await findPerson(tx, orgId, personId)
  if (person === null) return null
  const isGone = !person.isActive && !away.has(personId)
  const usual = person.substituteId
  const named = isGone && usual !== null ? (standInOf(away, usual) ?? usual) : standInOf(away, personId)
  const substitute = named === null ? null : await findPerson(tx, orgId, named)
  return substitute?.isActive === true ? substitute : null
}

/** A person of the staff as they are at one minute. */
export type OnDuty = Person & {
  readonly isAway: boolean
  /** Who stands in just now; the usual substitute while the person is here. */
  readonly substituteId: PersonId | null
}

/** Everybody, with who is away and who stands in: for whoever hands out work. */
export async function readOnDuty(tx: Tx, orgId: OrgId, at: Temporal.Instant): Promise<readonly OnDuty[]> {
  const away = awayAt(await readAbsencesAfter(tx, orgId, at), at)
  const people = await readPeople(tx, orgId)
  return people.map((person) => {
    const isAway = away.has(person.id)
    const substituteId = isAway ? (standInOf(away, person.id) ?? person.substituteId) : person.substituteId
    return { ...person, isAway, substituteId }
  })
}

export async function readStaff(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
): Promise<Omit<Staff, 'people'> & { readonly people: readonly Person[] }> {
  return {
    people: await readPeople(tx, orgId),
    units: await readUnits(tx, orgId),
    holdings: await readHoldingsAt(tx, orgId, at),
  }
}

/** `standsInFor`: the holder on leave whose place it is; null when they hold the role themselves. */
export type Deputy = { readonly person: Person; readonly standsInFor: PersonId | null }

export type RoleFinder = {
  /**
   * Who may act in a role for a unit (null: the whole) at that minute: its holders, and for those on leave also whoever stands in. Empty when
   * the role is vacant.
   */
  holders(roleKey: string, unitId: UnitId | null): readonly Deputy[]
  /** The unit and those it stands under, nearest first. */
  lineUp(unitId: UnitId): readonly UnitId[]
  person(id: string): Person | null
}

/** The staff of one minute, read once, for whoever asks about many roles. */
export async function readRoleFinder(tx: Tx, orgId: OrgId, at: Temporal.Instant): Promise<RoleFinder> {
  const staff = await readStaff(tx, orgId, at)
  const away = awayAt(await readAbsencesAfter(tx, orgId, at), at)
  const byId = new Map<string, Person>(staff.people.map((person) => [person.id, person]))
  const deputies = (id: PersonId): readonly Deputy[] => {
    const person = byId.get(id)
    const standIn = standInOf(away, id)
    const substitute = standIn === null ? undefined : byId.get(standIn)
    return [
      ...(person === undefined ? [] : [{ person, standsInFor: null }]),
      ...(substitute?.isActive === true ? [{ person: substitute, standsInFor: id }] : []),
    ]
  }
  return {
    holders: (roleKey, unitId) => holdersFor(staff, roleKey, unitId).flatMap(deputies),
    lineUp: (unitId) => lineUp(staff.units, unitId).map(({ id }) => id),
    person: (id) => byId.get(id) ?? null,
  }
}

/** As `RoleFinder.holders`, for one question. */
export async function readRoleHolders(
  tx: Tx,
  orgId: OrgId,
  question: { readonly roleKey: string; readonly unitId: UnitId | null; readonly at: Temporal.Instant },
): Promise<readonly Deputy[]> {
  const { roleKey, unitId, at } = question
  return (await readRoleFinder(tx, orgId, at)).holders(roleKey, unitId)
}
