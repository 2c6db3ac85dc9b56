/** An organisation without an administrator could never be put right again from within. */
import type { PersonId } from '#core/ids.ts'
import type { Staff } from './holdings.ts'

/** Whether somebody else than this person is an administrator of the whole, until further notice. */
export function hasOtherAdministrator(staff: Staff, personId: PersonId): boolean {
  return staff.people.some(
    (person) =>
      person.id !== personId &&
      person.isActive &&
      (person.roles.includes('administrator') ||
        staff.holdings.some(
          (held) =>
            held.personId === person.id &&
            held.grants === 'administrator' &&
            held.unitId === null &&
            held.endsAt === null,
        )),
  )
}

export function isAdministrator(staff: Staff, personId: PersonId): boolean {
  return staff.people.some(
    (person) => person.id === personId && person.isActive && person.roles.includes('administrator'),
  )
}
