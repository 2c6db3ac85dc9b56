/** Crises and special events: main channels, roster, faster answers, reports (F-171 to F-177; Robertsfors). */
import { z } from 'zod'
import { line } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule } from './rule.ts'

export const crisis = z.strictObject({
  enabled: openRule(z.boolean()).optional(),
  mainChannels: openRule(z.array(z.enum(['web', 'phone', 'email', 'visit'])).min(1)).optional(),
  levels: openRule(z.array(z.enum(['crisis', 'specialEvent'])).min(1)).optional(),
  accountsChosen: openRule(z.boolean())
    .optional()
    .describe('true = vilka konton som används väljs för varje kris.'),
  roster: openRule(z.strictObject({ required: z.boolean() })).optional(),
  answerTime: openRule(
    z.strictObject({ amount: z.int().min(1).max(720), unit: z.literal('hours') }),
  ).optional(),
  reportTo: openRule(roleId).optional(),
  reportFields: openRule(z.array(z.enum(['counts', 'themes', 'samples', 'unanswered'])).min(1)).optional(),
  pausesScheduled: openRule(z.boolean()).optional(),
  shareFrom: openRule(z.array(line).min(1)).optional().describe('Krisaktörer vars inlägg delas.'),
})
