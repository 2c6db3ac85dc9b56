/** How messages are sorted, answered, signed and referred (F-094 to F-113, B-057, B-058). */
import { z } from 'zod'
import { businessTime, sla } from './answer-times.ts'
import { accountKind, key, localText } from './primitives.ts'
import { rule } from './rule.ts'

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
})
