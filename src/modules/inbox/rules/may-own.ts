/** Who can be made the owner of an item: somebody who is here and whose work it is to answer or to hand on. */
import type { Candidate } from './choose-owner.ts'

const OWNERS: readonly string[] = [
  'communicator',
  'account-holder',
  'service',
  'contact-centre',
  'manager',
  'crisis-lead',
  'administrator',
]

export function mayOwn(person: Pick<Candidate, 'isActive' | 'roles'>): boolean {
  return person.isActive && person.roles.some((role) => OWNERS.includes(role))
}
