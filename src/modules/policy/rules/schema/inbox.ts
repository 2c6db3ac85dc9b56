/** How messages are sorted, answered, signed and referred (F-094 to F-113, B-057, B-058). */
import { z } from 'zod'
import { businessTime, sla } from './answer-times.ts'
import { accountKind, key, line, localText, orUnknown } from './primitives.ts'
import { openRule, rule } from './rule.ts'

/** The ten triage classes of F-095. Every policy decides on all of them, so that no message falls outside. */
export const classKeys = [
  'question',
  'viewpoint',
  'idea',
  'political',
  'other-actor',
  'secret',
  'offensive',
  'criminal',
  'spam',
  'praise',
] as const

export type ClassKey = (typeof classKeys)[number]

const signatureTemplate = z.string().trim().min(1).max(200)

const signature = rule(
  z.strictObject({
    template: signatureTemplate.describe('Byggs av {fullName}, {firstName}, {role} och {org}.'),
    optOut: z.strictObject({
      allowed: z.boolean(),
      template: signatureTemplate.describe(
        'Signatur för den som inte vill visa sitt namn: {role} och {org}.',
      ),
    }),
  }),
)

const triageClass = rule(
  z.strictObject({
    key: z.enum(classKeys),
    outcome: z.enum(['answer', 'refer', 'moderate', 'register', 'none']),
    noSubstance: z.boolean().default(false).describe('true = svara inte i sak, bara hänvisa.'),
    referTo: z.enum(['contactCentre', 'politicians', 'otherActor', 'service']).optional(),
    template: key.optional().describe('Nyckel i replyTemplates.'),
  }),
)

const replyTemplate = z.strictObject({
  key,
  label: localText,
  text: localText.describe(
    'Får innehålla platshållare som {org}. Text inom [ ] utgår om uppgiften är okänd.',
  ),
})

const autoReply = rule(
  z.strictObject({
    accountKind,
    platform: key,
    channel: z.enum(['directMessage', 'comment']),
    template: key,
    everyHours: z
      .int()
      .min(1)
      .max(720)
      .default(24)
      .describe('Så många timmar går det innan samma samtal får det automatiska svaret igen.'),
  }),
)

export const inbox = z.strictObject({
  sla,
  businessTime,
  signature: signature.optional(),
  replyScope: rule(z.enum(['ownPostsOnly', 'anywhereOnAssignment'])),
  autoReply: z.array(autoReply).default([]),
  classes: z.array(triageClass).min(1),
  replyTemplates: z.array(replyTemplate).min(1),
  acknowledgeWhenLate: openRule(z.strictObject({ required: z.boolean(), template: key }))
    .optional()
    .describe('Den som inte hinner svara i tid talar om att frågan är sedd.'),
  watch: openRule(
    z.strictObject({
      perDay: z.int().min(1).max(48).describe('Så många gånger om dagen kontot ses över.'),
      days: z.enum(['workdays', 'all']),
      log: z.boolean().default(true),
    }),
  ).optional(),
  individualCases: openRule(z.enum(['forbidden', 'allowed'])).optional(),
  contactHours: openRule(localText).optional().describe('Vad besökaren får veta om när vi svarar.'),
  tone: openRule(localText).optional(),
  rumours: openRule(z.strictObject({ template: key.optional() }))
    .optional()
    .describe('Rykten och felaktiga uppgifter bemöts med fakta.'),
  directMessages: openRule(
    z.strictObject({ answeredBy: z.enum(['publisher', 'watch', 'contactCentre']) }),
  ).optional(),
  handOver: openRule(z.strictObject({ caseSystem: orUnknown(line) }))
    .optional()
    .describe('Ärendehanteringssystemet för det som inte är av mindre vikt.'),
})
