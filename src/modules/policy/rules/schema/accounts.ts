/** What an account must look like, hold and be called (F-021, F-036 to F-041, F-064, F-069, F-074, B-050 to B-052, B-060). */
import { z } from 'zod'
import { accountKind, key, line, localText } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule, rule } from './rule.ts'

const routineKeys = ['crisis', 'registration', 'weeding', 'archiving', 'personalData', 'secrecy'] as const

export const basicInformation = rule(
  z.strictObject({
    key,
    text: localText.describe(
      'Texten eller vad den ska säga. Platshållare som {org} och {rulesPage} fylls i.',
    ),
    required: z.boolean().default(true),
    platforms: z.array(key).default([]).describe('Bara de här plattformarna. Tom lista = alla.'),
    accountKinds: z.union([z.literal('any'), z.array(accountKind).min(1)]).default('any'),
    whenPlatformCannot: z
      .enum(['linkToRulesPage', 'accepted', 'notAccepted'])
      .default('linkToRulesPage')
      .describe('Vad som gäller när plattformen inte har plats för uppgiften.'),
  }),
)

const relay = openRule(
  z.strictObject({
    days: z.int().min(1).max(60),
    includesInbox: z.boolean().default(true),
    communicatorMayKeep: z.boolean().default(false),
    platforms: z.array(key).default([]),
  }),
)

export const accounts = z.strictObject({
  kinds: openRule(z.array(accountKind).min(1)).optional().describe('Kontoslag som policyn känner.'),
  naming: openRule(
    z.strictObject({
      mustContainOrgName: z.boolean().default(false),
      pattern: line
        .optional()
        .describe('Byggs av {org}, {service} och tecken, till exempel "{service} {org}".'),
      logoRequired: z.boolean().default(false),
    }),
  ).optional(),
  profileImage: openRule(
    z.strictObject({ approvedOnly: z.boolean(), description: localText.optional() }),
  ).optional(),
  basicInformation: z.array(basicInformation).max(60).default([]),
  personalAccounts: openRule(
    z.strictObject({ allowed: z.boolean(), exceptionDecidedBy: roleId.optional() }),
  ).optional(),
  accountEmail: openRule(z.enum(['functionMailbox', 'any'])).optional(),
  relay: relay.optional(),
  routines: openRule(z.array(z.enum(routineKeys)).min(1))
    .optional()
    .describe('Rutiner varje konto ska ha.'),
  termsReview: openRule(z.strictObject({ everyMonths: z.int().min(1).max(60) })).optional(),
  closedChannels: openRule(z.strictObject({ allowed: z.boolean(), inRegister: z.boolean() })).optional(),
  internalChannels: openRule(z.strictObject({ included: z.boolean() })).optional(),
  controllerUnit: openRule(z.enum(['board', 'municipality', 'company'])).optional(),
  processorAgreement: openRule(z.strictObject({ required: z.boolean() })).optional(),
  officialNames: openRule(z.array(z.strictObject({ platform: key, handle: line })).min(1))
    .optional()
    .describe('Officiella konton som dokumentet namnger.'),
  highReach: openRule(
    z.strictObject({ followers: z.int().min(1), confirmBeforePublishing: z.boolean() }),
  ).optional(),
  requestDesk: openRule(z.strictObject({ role: roleId }))
    .optional()
    .describe('Vem som tar emot önskemål till delade konton.'),
  companiesOwnProfile: openRule(z.boolean()).optional(),
})
