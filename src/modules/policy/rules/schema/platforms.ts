/** Which networks may be used, and what is known of each (F-030 to F-044, B-012, B-013, B-080). */
import { z } from 'zod'
import { day, key, line, localText, orUnknown } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule, rule } from './rule.ts'

/** The eight kinds of B-013, and three that have come since. */
export const platformKinds = [
  'forum',
  'blog',
  'blogSearch',
  'wiki',
  'microblog',
  'socialNetwork',
  'socialNews',
  'locationBased',
  'mediaSharing',
  'messaging',
  'learningPlatform',
] as const

export type PlatformKind = (typeof platformKinds)[number]

/** From freest to strictest; `retired` is a network that no longer exists or is no longer used (B-012). */
export const platformStatuses = ['allowed', 'primary', 'advisedAgainst', 'forbidden', 'retired'] as const

export type PlatformStatus = (typeof platformStatuses)[number]

const features = z.strictObject({
  altText: z.boolean().optional(),
  captions: z.boolean().optional(),
  hide: z.boolean().optional(),
  block: z.boolean().optional(),
  export: z.boolean().optional(),
})

const terms = z
  .strictObject({ version: line, reviewedOn: day, by: line, summary: localText.optional() })
  .describe('Villkoren som granskats: version, dag, vem.')

/** A dated statement with its origin; old ones are pointed out (F-010, F-032). */
export const fact = z.strictObject({ text: localText, source: line, asOf: orUnknown(day).optional() })

const platform = rule(
  z.strictObject({
    platform: key.describe('Plattformens id, samma som hos anslutningen, till exempel facebook.'),
    aliases: z
      .array(line)
      .max(50)
      .default([])
      .describe('Andra sätt att skriva namnet och plattformens domäner.'),
    kind: z.enum(platformKinds),
    status: z.enum(platformStatuses),
    reason: localText.optional().describe('Varför plattformen avråds, förbjuds eller inte används längre.'),
    purpose: localText.optional().describe('Vad plattformen används till.'),
    adsAllowed: z.boolean().default(false),
    needsMedia: z.enum(['none', 'imageOrVideo', 'video']).default('none'),
    dmSupported: z.boolean().default(true),
    features: features.prefault({}),
    terms: orUnknown(terms).optional(),
    demands: z
      .array(localText)
      .max(30)
      .default([])
      .describe('Vad plattformen kräver av en offentlig organisation.'),
    facts: z.array(fact).max(30).default([]),
  }),
)

export const platforms = z.strictObject({
  mode: openRule(z.enum(['closedList', 'primaryList', 'catalogue']))
    .optional()
    .describe(
      'closedList = bara listan, primaryList = listan först, andra motiveras, catalogue = alla slag.',
    ),
  items: z.array(platform).max(200).default([]),
  kinds: openRule(z.array(z.enum(platformKinds)).min(1))
    .optional()
    .describe('Slag av plattformar policyn gäller.'),
  override: openRule(
    z.strictObject({
      decidedBy: roleId,
      needsReason: z.boolean().default(true),
      statuses: z.array(z.enum(platformStatuses)).min(1).default(['advisedAgainst']),
      deviceNote: localText.optional().describe('Villkor för enheten, till exempel en egen telefon.'),
    }),
  )
    .optional()
    .describe('Vem som namngivet får besluta om undantag.'),
})
