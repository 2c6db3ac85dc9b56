import { actsWithRole, type Permission } from '#core/actor.ts'

/** Those who keep the register: they open accounts, and report the false ones to the networks. */
const keepsRegister: Permission<null> = {
  scope: 'accounts:write',
  person: (actor) => actsWithRole(actor, 'administrator', 'communicator'),
}

export const publicPermissions = { readTips: keepsRegister, settleTip: keepsRegister } as const
