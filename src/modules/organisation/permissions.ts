import { hasRole, type Permission } from '#core/actor.ts'

const administrators: Permission<null> = {
  scope: 'organisation:write',
  person: (actor) => hasRole(actor, 'administrator'),
}

export const organisationPermissions = {
  addPerson: administrators,
  changePerson: administrators,
  makeToken: administrators,
} as const
