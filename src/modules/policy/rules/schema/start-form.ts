/** The form that comes before an account or an assignment: pages of questions, each with why, who is drawn in, and what stops (F-051 to F-072, B-032). */
import { z } from 'zod'
import { condition } from './conditions.ts'
import { accountKind, key, localText } from './primitives.ts'
import { roleId } from './roles.ts'
import { rule } from './rule.ts'

const questionTypes = [
  'yesNo',
  'text',
  'longText',
  'person',
  'people',
  'unit',
  'platform',
  'targetGroups',
  'url',
  'date',
  'number',
  'choice',
  'choices',
] as const

const block = z.strictObject({
  when: condition,
  message: localText.describe('Vad som hindrar och vad den sökande kan göra.'),
  isHardStop: z
    .boolean()
    .default(false)
    .describe('true = ansökan går inte att lämna alls, inte ens efter beslut.'),
})

const task = z.strictObject({
  when: condition,
  role: roleId,
  title: localText,
  beforeApproval: z.boolean().default(true).describe('true = godkännandet väntar på uppgiften.'),
})

const comment = z.strictObject({ when: condition, from: z.array(roleId).min(1) })

const question = z.strictObject({
  key,
  label: localText,
  help: localText.optional(),
  type: z.enum(questionTypes),
  required: z.boolean().default(true),
  when: condition.optional().describe('Frågan ställs bara när villkoret är uppfyllt.'),
  options: z
    .array(z.strictObject({ value: key, label: localText }))
    .max(50)
    .default([]),
  prefill: localText.optional().describe('Text som fylls i från början.'),
  minLength: z.int().min(1).max(5000).optional(),
  minItems: z.int().min(1).max(100).optional(),
  grants: z
    .array(z.enum(['administer', 'publish', 'reply', 'moderate', 'monitor']))
    .min(1)
    .optional()
    .describe(
      'Bara för frågor om personer: vad den som nämns får göra på kontot när ansökan har godkänts. Utelämnat ger frågor som heter admins, staff, substitute, watchers och cover sitt vanliga, andra ingenting.',
    ),
  showsOverlaps: z.boolean().default(false).describe('true = visa befintliga konton med samma målgrupp.'),
})

const item = rule(
  z.strictObject({
    key,
    why: localText.describe('Varför frågan ställs.'),
    questions: z.array(question).min(1).max(20),
    blocksIf: z.array(block).max(20).default([]),
    createsTask: z.array(task).max(20).default([]),
    needsComment: z.array(comment).max(20).default([]),
  }),
)

export const startForm = z.strictObject({
  id: key,
  name: localText,
  subject: z.enum(['account', 'assignment']).describe('Vad formuläret öppnar för.'),
  accountKinds: z.union([z.literal('any'), z.array(accountKind).min(1)]).default('any'),
  assignmentTypes: z.union([z.literal('any'), z.array(key).min(1)]).default('any'),
  isStandIn: z
    .boolean()
    .default(false)
    .describe('true = källans eget formulär saknas; det här är en ställföreträdare.'),
  confirmedBy: z
    .array(roleId)
    .default([])
    .describe('Roller som var för sig bekräftar innehållet innan det går vidare.'),
  items: z.array(item).min(1).max(60),
})
