/** Planning and evaluation: of what, how often, with which goals, shared with whom (F-183, B-087 to B-092). */
import { z } from 'zod'
import { key, line } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule } from './rule.ts'

export const evaluation = z.strictObject({
  subject: openRule(z.enum(['presence', 'account', 'assignment'])).optional(),
  cadence: openRule(
    z.union([z.literal('continuous'), z.strictObject({ everyMonths: z.int().min(1).max(60) })]),
  ).optional(),
  onEnd: openRule(z.boolean()).optional(),
  goalsMeasurable: openRule(z.boolean()).optional(),
  planRequired: openRule(z.boolean()).optional(),
  channelMix: openRule(z.boolean())
    .optional()
    .describe('true = planen säger vilka kanaler som kompletterar varandra.'),
  planTemplate: openRule(key).optional().describe('Mallen, ur listan documents.'),
  shareWith: openRule(z.array(roleId).min(1)).optional(),
  metrics: openRule(z.array(line).min(1)).optional(),
  sources: openRule(z.array(line).min(1)).optional(),
  statsTo: openRule(z.array(roleId).min(1)).optional(),
})
