/** Consent of those who can be recognised (F-152 to F-157, B-077; Kävlinge, Borås, SKR). */
import { z } from 'zod'
import { orUnknown } from './primitives.ts'
import { openRule } from './rule.ts'

const months = z.strictObject({ months: z.int().min(1).max(120) })

export const consent = z.strictObject({
  required: openRule(z.boolean()).optional(),
  writtenOnly: openRule(z.boolean()).optional(),
  scopes: openRule(z.array(z.enum(['participation', 'publication', 'naming'])).min(1)).optional(),
  mediaTypes: openRule(z.array(z.enum(['picture', 'film', 'name', 'voice'])).min(1)).optional(),
  channelsNamed: openRule(z.boolean()).optional().describe('true = samtycket säger var bilden publiceras.'),
  guardian: openRule(
    z.strictObject({
      belowAge: orUnknown(z.int().min(1).max(18)),
      count: z.enum(['one', 'all']),
      childToo: z.boolean().default(true),
      childFromAge: z
        .int()
        .min(0)
        .max(18)
        .optional()
        .describe('Från den åldern krävs också barnets eget ja.'),
    }),
  ).optional(),
  representative: openRule(z.boolean()).optional().describe('true = god man eller förvaltare kan samtycka.'),
  validity: openRule(months).optional(),
  remindEvery: openRule(months).optional(),
  revocation: openRule(
    z.strictObject({ takeDownWithinHours: orUnknown(z.int().min(1).max(8760)) }),
  ).optional(),
  protectedIdentity: openRule(z.enum(['forbid', 'allow'])).optional(),
  eSign: openRule(z.boolean()).optional(),
  recheckAtPublish: openRule(z.boolean()).optional(),
  ownedBy: openRule(z.enum(['unit', 'organisation'])).optional(),
})
