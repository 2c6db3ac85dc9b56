/** What is entered in the diary, what need not be, by whom, and what a diary number looks like (F-135 to F-144, B-069 to B-071). */
import { z } from 'zod'
import { accountKind, line } from './primitives.ts'
import { rule } from './rule.ts'

const criteria = [
  'complaintOrViewpoint',
  'ongoingCase',
  'initiatesCase',
  'factualCriticism',
  'removedContent',
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
})
