/** Paid reach: where, from which accounts, after asking whom (F-179 to F-182; TTPA). */
import { z } from 'zod'
import { accountKind, key } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule } from './rule.ts'

export const ads = z.strictObject({
  enabled: openRule(z.boolean()).optional(),
  platforms: openRule(z.array(key).min(1)).optional(),
  defaultAccounts: openRule(z.array(accountKind).min(1)).optional(),
  consult: openRule(roleId).optional(),
  publicLog: openRule(z.boolean()).optional(),
  politicalTopicWarning: openRule(z.boolean()).optional(),
})
