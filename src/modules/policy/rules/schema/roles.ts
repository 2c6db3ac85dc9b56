/** Who does what. The product knows these roles; a policy names its own beside them, such as head of development (F-018, B-017, B-021). */
import { z } from 'zod'
import { key, line, localText } from './primitives.ts'

export const builtInRoles = [
  'employee',
  'assignee',
  'account-holder',
  'substitute',
  'publisher',
  'service',
  'communicator',
  'manager',
  'communications-director',
  'contact-centre',
  'registrar',
  'archivist',
  'data-protection-officer',
  'it',
  'information-security',
  'crisis-lead',
  'administrator',
] as const

export type BuiltInRole = (typeof builtInRoles)[number]

/** A built-in role or the id of one in `org.roleNames`; the checks say when it is neither. */
export const roleId = key.describe('En roll: inbyggd, eller med eget id i org.roleNames.')

export const ownRole = z.strictObject({
  id: key,
  name: localText,
  actsAs: z
    .enum(builtInRoles)
    .optional()
    .describe('Den inbyggda roll vars rättigheter den som har rollen får i produkten.'),
})

export const unitKinds = ['authority', 'department', 'service', 'company'] as const

export const unit = z.strictObject({
  id: key,
  name: line,
  kind: z.enum(unitKinds).describe('authority = myndighet, department = förvaltning, service = verksamhet.'),
  parent: key.optional(),
  archiveCreator: z.boolean().default(false).describe('true = enheten är arkivbildare.'),
  ownsCommonAccounts: z.boolean().default(false),
})
