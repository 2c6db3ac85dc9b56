/** The list of accounts: whether it is public, what it shows, and what becomes of closed accounts (B-026 to B-029, B-035). */
import { z } from 'zod'
import { key, line, orUnknown } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule } from './rule.ts'

export const registerFieldKeys = [
  'platform',
  'handle',
  'url',
  'responsible',
  'purpose',
  'audience',
  'status',
  'service',
  'contact',
  'records',
] as const

export type RegisterFieldKey = (typeof registerFieldKeys)[number]

export const register = z.strictObject({
  public: openRule(z.boolean()).optional().describe('true = förteckningen är öppen på webben.'),
  fields: openRule(z.array(z.enum(registerFieldKeys)).min(1)).optional(),
  showResponsibleAs: openRule(
    z.strictObject({
      show: z.enum(['name', 'role']),
      roleWhenUnsafe: z
        .boolean()
        .default(true)
        .describe('true = bara roll för den som inte tryggt kan visas.'),
      decidedBy: roleId.optional(),
    }),
  ).optional(),
  keepClosed: openRule(
    z.strictObject({ keep: z.boolean(), showsWhereRecordsAre: z.boolean().default(true) }),
  ).optional(),
  deregistration: openRule(
    z.strictObject({ required: z.boolean(), inDocumentPlan: z.boolean().default(false) }),
  ).optional(),
  missingAccountTip: openRule(z.strictObject({ contact: orUnknown(line) })).optional(),
  legalBasis: openRule(z.array(key).min(1))
    .optional()
    .describe('Lagar ur listan laws som förteckningen grundas på.'),
  entryOnApproval: openRule(z.boolean())
    .optional()
    .describe('true = posten skapas när sista godkännandet är gjort.'),
})
