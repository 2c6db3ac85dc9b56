/** Who can get into an account, what happens when they leave, and how active it must be (F-073 to F-077, B-020, B-042 to B-046). */
import { z } from 'zod'
import { accountKind, key, orUnknown } from './primitives.ts'
import { platformKinds } from './platforms.ts'
import { roleId } from './roles.ts'
import { openRule, rule } from './rule.ts'

export const minPosts = rule(
  z.strictObject({
    count: z.int().min(1).max(1000),
    per: z.enum(['week', 'month', 'halfYear']),
    platformKinds: z.union([z.literal('any'), z.array(z.enum(platformKinds)).min(1)]).default('any'),
    platforms: z.array(key).default([]).describe('Bara de här plattformarna. Tom lista = alla av slaget.'),
    exceptKinds: z.array(accountKind).default([]),
    pausedWhenClosed: z
      .boolean()
      .default(false)
      .describe('true = veckor då verksamheten har stängt räknas inte.'),
  }),
)

export const admin = z.strictObject({
  minAdmins: openRule(z.int().min(1).max(20)).optional(),
  requiredRoles: openRule(z.array(roleId).min(1)).optional(),
  substitute: openRule(z.strictObject({ required: z.boolean() })).optional(),
  credentialStore: openRule(
    z.strictObject({
      store: z.enum(['required', 'recommended', 'none']),
      rotateWhenSomeoneLeaves: z.boolean().default(true),
    }),
  ).optional(),
  reviewEvery: openRule(z.strictObject({ months: z.int().min(1).max(60) })).optional(),
  inactivity: openRule(
    z.strictObject({
      afterDays: orUnknown(z.int().min(1).max(3650)),
      warnDays: z
        .int()
        .min(1)
        .max(365)
        .default(30)
        .describe('Så många dagar före avslutet varnas kontoansvarig.'),
      exceptKinds: z.array(accountKind).default(['seasonal']),
      close: z.boolean().default(true),
    }),
  ).optional(),
  minPosts: z.array(minPosts).max(40).default([]),
  resources: openRule(z.strictObject({ confirmEveryMonths: z.int().min(1).max(60) })).optional(),
  ownUnitOnly: openRule(z.boolean())
    .optional()
    .describe('true = rätt att publicera och svara bara på egna konton.'),
})
