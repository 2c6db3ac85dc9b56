/** What a post must carry before it goes out, and how it is written (F-078 to F-093, F-158 to F-170, B-022, B-023, B-047 to B-056). */
import { z } from 'zod'
import { key, line, localText } from './primitives.ts'
import { openRule, rule } from './rule.ts'

export const publishingRules = [
  'senderNamed',
  'responsibleVisible',
  'coSenderNamed',
  'targetGroupRequired',
  'categoryRequired',
  'purposeMatches',
  'sourceLinkRequired',
  'websiteFirst',
  'shareRoleText',
  'commercialNeutrality',
  'sensitiveScan',
  'quoteSource',
  'rightsRecord',
  'lawfulBasis',
  'graphicProfile',
  'followsDocuments',
  'correctionKeepsHistory',
  'personInNewsCheck',
  'neutralityQuestion',
  'wrongAccountGuard',
  'watchWhenScheduled',
] as const

export type PublishingRuleKey = (typeof publishingRules)[number]

export const publishingRule = rule(
  z.strictObject({
    rule: z.enum(publishingRules),
    minCharacters: z.int().min(1).max(1000).optional(),
    categories: z.array(key).default([]).describe('Bara inlägg i de här kategorierna. Tom lista = alla.'),
    domains: z
      .array(line)
      .default([])
      .describe('Domäner som räknas som kommunens. Webbplatsen i contacts ingår alltid.'),
    documents: z.array(key).default([]),
  }),
)

const shareException = rule(
  z.strictObject({
    reason: key,
    sources: z.array(z.enum(['government', 'authority', 'rescueService', 'region', 'municipality'])).min(1),
  }),
)

const fourEyes = rule(
  z.strictObject({
    when: z.enum(['highReach', 'category', 'electionPeriod', 'crisis', 'always']),
    categories: z.array(key).default([]),
  }),
)

const accessibilityKeys = [
  'altText',
  'altTextNotFileName',
  'textInImageRepeated',
  'textEquivalentToFilm',
  'captions',
  'plainLanguage',
  'inclusiveImages',
  'representation',
  'ownPages',
] as const

export const accessibility = rule(
  z.strictObject({
    key: z.enum(accessibilityKeys),
    mediaType: z.enum(['image', 'film', 'text', 'sound', 'web']),
  }),
)

export const publishing = z.strictObject({
  rules: z.array(publishingRule).max(60).default([]),
  categories: openRule(z.array(z.strictObject({ key, name: localText })).min(1)).optional(),
  shareExceptions: z.array(shareException).max(30).default([]),
  following: openRule(
    z.strictObject({
      allowed: z.array(z.enum(['ownServices', 'publicAuthorities', 'municipalCompanies', 'partners'])).min(1),
      examples: z.array(line).default([]),
    }),
  ).optional(),
  style: openRule(
    z.strictObject({
      tone: localText,
      address: z.enum(['du', 'neutral']),
      emoji: z.enum(['welcome', 'sparingly', 'none']).default('sparingly'),
      signPosts: z.boolean().default(false),
      plainLanguage: z.boolean().default(false),
      short: z.boolean().default(false),
      writingRules: key.optional().describe('Dokument i listan documents.'),
    }),
  ).optional(),
  fourEyes: z.array(fourEyes).max(10).default([]),
  accessibility: z.array(accessibility).max(30).default([]),
  languages: openRule(
    z.strictObject({
      default: z.literal('sv').default('sv'),
      machineTranslationOk: z.boolean(),
      byTargetGroup: z.boolean().default(false),
    }),
  ).optional(),
  competition: openRule(
    z.strictObject({
      allowed: z.boolean(),
      demands: z.array(z.enum(['rules', 'endDate', 'prize', 'personalData', 'lotteryAct'])).default([]),
    }),
  ).optional(),
})
