/** What may be removed, how fast, how the author is told, and when someone may be blocked (F-114 to F-134, B-059 to B-068). */
import { z } from 'zod'
import { key, line, localText, orUnknown } from './primitives.ts'
import { openRule, rule } from './rule.ts'
import { roleId } from './roles.ts'

const removalActions = ['remove', 'hide', 'refer'] as const

const decisionRoles = [
  'accountHolder',
  'affectedService',
  'communicator',
  'manager',
  'communicationsDirector',
] as const

const ground = rule(
  z.strictObject({
    code: key,
    partOf: key.optional().describe('Koden för den grundgrupp som den här grunden hör till.'),
    citizenText: localText.describe('Så förklaras grunden för den som skrev.'),
    criminal: z.boolean().default(false),
    sensitive: z.boolean().default(false).describe('true = beskedet får inte upprepa något av innehållet.'),
    childAbuse: z.boolean().default(false),
    statutory: z.array(key).default([]).describe('Punkter i lagens egen lista som grunden täcker.'),
    secondReviewer: z.boolean().default(false).describe('true = en andra person ska bekräfta.'),
    actions: z.array(z.enum(removalActions)).min(1).default(['remove', 'hide']),
    registerBeforeRemoval: z.boolean().default(false),
    policeReport: z.boolean().default(false),
  }),
)

const removalClock = rule(
  z.union([
    z.literal('promptly'),
    z.strictObject({
      amount: z.int().min(1).max(8760),
      unit: z.enum(['hours', 'workingDays', 'nextWorkingDay']),
      from: z.enum(['published', 'detected']),
    }),
  ]),
)

const blocking = rule(
  z.discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      minWarnings: z.int().max(100),
      newBreachAfterLast: z.boolean(),
      decisionBy: orUnknown(z.enum(decisionRoles)),
      scope: z.enum(['account', 'platform', 'organisation']).default('account'),
      reviewAfterMonths: z.int().min(1).max(60),
      warningsExpireAfterMonths: z.int().min(1).max(120),
    }),
  ]),
)

/** What must be in hand before anything is taken down (F-132). A file may add to it, never take away. */
export const evidenceFields = [
  'text',
  'screenshot',
  'url',
  'handle',
  'times',
  'parentPost',
  'capturedBy',
] as const

export const moderation = z.strictObject({
  statutory: z.array(key).optional().describe('Lagens lista i sin helhet. Ingen punkt kan tas bort.'),
  grounds: z.array(ground).min(1),
  removalClock,
  preNotice: rule(z.strictObject({ required: z.boolean(), linkSuffices: z.boolean(), text: localText })),
  individualNotice: rule(
    z.strictObject({
      required: z.boolean(),
      template: key,
      sensitiveTemplate: key,
      exceptWhen: z.array(z.enum(['spamBot', 'deletedAccount'])).default([]),
    }),
  ),
  blocking,
  policeReport: rule(
    z.strictObject({ owner: orUnknown(z.enum(decisionRoles)), alsoRegister: z.boolean().default(true) }),
  ),
  evidence: rule(
    z.strictObject({
      fields: z.array(z.enum(evidenceFields)),
      hash: z.literal('sha256'),
      before: z.literal('remove'),
    }),
  ).optional(),
  citizenReport: openRule(
    z.strictObject({
      channels: z.array(z.enum(['form', 'phone', 'email', 'directMessage'])).min(1),
      requestedEvidence: z.array(z.enum(['link', 'screenshot', 'time', 'reason'])).default([]),
    }),
  ).optional(),
  protectedParties: openRule(z.array(z.enum(['residents', 'staff', 'politicians'])).min(1)).optional(),
  links: openRule(z.enum(['checked', 'removedWhenUnverified'])).optional(),
  staffSupport: openRule(z.strictObject({ role: roleId }))
    .optional()
    .describe('Stöd till den som utsätts på nätet.'),
  appealContact: openRule(line).optional().describe('Dit den som blockerats kan vända sig.'),
})
