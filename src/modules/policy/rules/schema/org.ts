/** How the organisation is built and which role answers for what (F-018 to F-029, B-017 to B-021). */
import { z } from 'zod'
import { accountKind } from './primitives.ts'
import { ownRole, roleId, unit, unitKinds } from './roles.ts'
import { openRule, rule } from './rule.ts'

/** What an account holder or service has to see to (F-022, F-027; Stockholm's list of one named responsible per task). */
const duties = [
  'planning',
  'publishing',
  'followUp',
  'content',
  'law',
  'watch',
  'answering',
  'moderation',
  'removal',
  'registration',
  'policeReport',
  'weeding',
  'archiving',
] as const

const duty = rule(
  z.strictObject({
    duty: z.enum(duties),
    accountKinds: z.union([z.literal('any'), z.array(accountKind).min(1)]).default('any'),
    role: roleId,
  }),
)

const roles = z.strictObject({
  officialAccountsOwner: openRule(roleId).optional(),
  mediaMonitoringOwner: openRule(roleId).optional(),
  assignmentAnchor: openRule(roleId).optional(),
  dataProtection: openRule(roleId).optional(),
  archive: openRule(roleId).optional(),
  registry: openRule(roleId).optional(),
  crisis: openRule(roleId).optional(),
  contactCentre: openRule(roleId).optional(),
  policy: openRule(roleId).optional().describe('Vem som får ändra policyn i Torget, utöver administratören.'),
  orphanAccounts: openRule(roleId).optional().describe('Vem som får ta hand om konton ingen kommer åt.'),
})

export type OrgFunction = keyof z.output<typeof roles>

export const org = z.strictObject({
  units: z.array(unit).max(2000).default([]),
  roleNames: z.array(ownRole).max(100).default([]),
  roles: roles.prefault({}),
  duties: z.array(duty).default([]),
  editor: openRule(
    z.strictObject({
      role: roleId.describe('Vem som svarar på kommentarer till ett inlägg.'),
      mayAgreeOtherwise: z.boolean().default(false),
    }),
  ).optional(),
  support: openRule(z.strictObject({ role: roleId }))
    .optional()
    .describe('Vem verksamheten kan fråga om hjälp.'),
  askWhenUnsure: openRule(z.strictObject({ roles: z.array(roleId).min(1) })).optional(),
  followUp: openRule(
    z.strictObject({ by: z.enum(unitKinds), everyMonths: z.int().min(1).max(60) }),
  ).optional(),
  decidedBy: openRule(z.enum(['municipality', 'board'])).optional(),
})
