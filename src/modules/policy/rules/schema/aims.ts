/** What the presence in social media is for: principles, purposes, target groups and dated facts (F-003 to F-017, B-003 to B-016). */
import { z } from 'zod'
import { key, localText } from './primitives.ts'
import { fact } from './platforms.ts'
import { openRule, rule } from './rule.ts'

export const aims = z.strictObject({
  definition: openRule(localText).optional().describe('Vad policyn menar med sociala medier.'),
  statements: z
    .array(rule(localText))
    .max(100)
    .default([])
    .describe('Det som policyn säger om varför, utan att något i produkten prövas mot det.'),
  principles: z
    .array(rule(z.strictObject({ key, text: localText })))
    .max(40)
    .default([]),
  purposes: z
    .array(rule(z.strictObject({ key })))
    .max(40)
    .default([])
    .describe('Syften att välja bland för konton och inlägg.'),
  targetGroups: z
    .array(
      rule(
        z.strictObject({
          key,
          partOf: key.optional(),
          languages: z.array(z.string().regex(/^[a-z]{2,3}$/, { error: '@schema.bad-language' })).default([]),
        }),
      ),
    )
    .max(200)
    .default([]),
  facts: z
    .array(rule(z.strictObject({ fact, staleAfterMonths: z.int().min(1).max(120).default(24) })))
    .max(60)
    .default([]),
  openness: openRule(
    z.strictObject({ commentsOpen: z.boolean(), closingNeedsReason: z.boolean() }),
  ).optional(),
})
