/** The organisation: its units, its people and what they are. */
export { ROLES, type Role } from './rules/roles.ts'
export { SCOPES, type Scope } from './rules/scopes.ts'
export type { Unit, UnitKind } from './rules/units.ts'
export type { Person } from './rules/person.ts'
export { findOrganisation, readOrganisations, type Organisation } from './store/organisations.ts'
export { findUnit, readUnits } from './store/units.ts'
export {
  actorFor,
  findPerson,
  findPersonByEmail,
  findSignIn,
  readPeople,
  type SignInCandidate,
} from './store/people.ts'
export { createOrganisation, type NewOrganisation } from './actions/create-organisation.ts'
export { addUnit } from './actions/add-unit.ts'
export { addPerson, type NewPerson } from './actions/add-person.ts'
export { changePerson } from './actions/change-person.ts'
export { makeToken, revokeToken, type NewToken, type TokenDeps } from './actions/make-token.ts'
