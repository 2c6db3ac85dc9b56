/** What is watched beside the own accounts, and what never is: employees' own accounts (F-178, B-081 to B-086, B-094, B-095). */
import { z } from 'zod'
import { roleId } from './roles.ts'
import { openRule } from './rule.ts'

export const monitoring = z.strictObject({
  enabled: openRule(z.boolean()).optional(),
  topics: openRule(z.array(z.enum(['organisation', 'place', 'services', 'trends'])).min(1)).optional(),
  separatesOrgAndPlace: openRule(z.boolean()).optional(),
  storesPersonalData: openRule(z.enum(['minimal', 'none'])).optional(),
  employeePrivateAccounts: openRule(z.literal('never'))
    .optional()
    .describe('Medarbetares egna konton bevakas aldrig.'),
  perService: openRule(z.boolean()).optional(),
  tips: openRule(z.strictObject({ to: z.array(roleId).min(1), mayBeAnonymous: z.boolean() })).optional(),
  suspectedCrime: openRule(z.strictObject({ role: roleId })).optional(),
})
