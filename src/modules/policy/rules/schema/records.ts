/** What is entered in the diary, what need not be, by whom, and what a diary number looks like (F-135 to F-144, B-069 to B-071). */
import { z } from 'zod'
import { accountKind, line } from './primitives.ts'
import { openRule, rule } from './rule.ts'
import { roleId } from './roles.ts'

const criteria = [
  'complaintOrViewpoint',
  'ongoingCase',
  'initiatesCase',
  'factualCriticism',
  'removedContent',
  'requestedByUs',
  'specialInterest',
] as const

export type Criterion = (typeof criteria)[number]

const exemptionLimits = ['secret', 'directMessage', 'closedGroup'] as const

export type ExemptionLimit = (typeof exemptionLimits)[number]

const routeSteps = ['contactCentre', 'service', 'registrar'] as const

export type RouteStep = (typeof routeSteps)[number]

export const records = z.strictObject({
  registerIf: z.array(rule(z.strictObject({ criterion: z.enum(criteria) }))).min(1),
  registerExempt: z
    .array(
      rule(
        z.strictObject({
          when: z.literal('publicChronological').describe('Öppen kanal där inläggen ligger i tidsordning.'),
          never: z.array(z.enum(exemptionLimits)),
        }),
      ),
    )
    .default([]),
  routing: z
    .array(
      rule(
        z.strictObject({
          accountKind: z.union([z.literal('any'), accountKind]),
          steps: z.array(z.enum(routeSteps)).min(1),
        }),
      ),
    )
    .min(1),
  diary: rule(
    z.strictObject({
      pattern: line.describe(
        'Byggs av {series}, {year}, {number} och tecken, till exempel "{series} {year}/{number}".',
      ),
      series: z.array(line).default([]).describe('Tillåtna serier, till exempel KS. Tom lista = alla.'),
    }),
  ),
  disclosure: openRule(z.strictObject({ owner: roleId, holdWeedingOnRequest: z.literal(true) })).optional(),
  offPage: openRule(z.strictObject({ registerWhenNeeded: z.boolean() }))
    .optional()
    .describe('Kommentarer till oss på någon annans sida.'),
  collectiveCase: openRule(z.enum(['yearly', 'none'])).optional(),
  confidentialityMark: openRule(z.boolean()).optional(),
  outgoing: openRule(z.enum(['created']))
    .optional()
    .describe('Det vi själva publicerar är upprättade handlingar.'),
})
