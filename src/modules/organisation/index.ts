/** The organisation: its units, its people, what they are, when they are away and who stands in. */
export { ROLES, type Role } from './rules/roles.ts'
export { SCOPES, type Scope } from './rules/scopes.ts'
export { withUnitsBelow, type Unit, type UnitKind } from './rules/units.ts'
export type { Person } from './rules/person.ts'
export type { RoleHolding } from './rules/role-holding.ts'
export type { RoleDefinition, StaffingRules } from './rules/role-definitions.ts'
export { mayDecide, type Decidable, type MayDecide } from './rules/may-decide.ts'
export { findOrganisation, readOrganisations, type Organisation } from './store/organisations.ts'
export { findUnit, readUnits } from './store/units.ts'
export {
  findPerson,
  findPersonByEmail,
  findSignIn,
  readPeople,
  type SignInCandidate,
} from './store/people.ts'
export {
  actorFor,
  readOnDuty,
  readRoleFinder,
  readRoleHolders,
  substituteFor,
  type Deputy,
  type OnDuty,
  type RoleFinder,
} from './store/staffing.ts'
export { readLineManagers } from './store/line-managers.ts'
export { forgetOldImports } from './store/imports.ts'
export {
  noOrganisationEvents,
  type AbsenceNotice,
  type Inheritance,
  type OrganisationDeps,
  type OrganisationEvents,
  type ReadInheritance,
} from './actions/deps.ts'
export { createOrganisation, type NewOrganisation } from './actions/create-organisation.ts'
export { addUnit, changeUnit, type NewUnit, type UnitChange } from './actions/add-unit.ts'
export { addPerson, type NewPerson } from './actions/add-person.ts'
export { changePerson, type PersonChangeInput } from './actions/change-person.ts'
export { deactivatePerson, type Leaving } from './actions/deactivate-person.ts'
export { giveRole, type RoleInput } from './actions/give-role.ts'
export {
  bookAbsence,
  cancelAbsence,
  changeAbsence,
  type AbsenceChange,
  type AbsenceInput,
  type BookedAbsence,
} from './actions/book-absence.ts'
export { confirmPolicy } from './actions/confirm-policy.ts'
export { importPeople, type Imported } from './actions/import-people.ts'
export { makeToken, revokeToken, type NewToken, type TokenDeps } from './actions/make-token.ts'
export { organisationApi } from './api/organisation-api.ts'
export { describeRowProblem, organisationTexts } from './texts.ts'
export { organisationMenu, organisationWeb } from './web/create-organisation-web.ts'
export { organisationTasks } from './web/organisation-tasks.ts'
