/** What has to be done before anyone may start, who says yes in which order, and what closing demands (F-051 to F-072, B-030 to B-041). */
import { z } from 'zod'
import { accountKind, key } from './primitives.ts'
import { roleId } from './roles.ts'
import { openRule, rule } from './rule.ts'
import { startForm } from './start-form.ts'

/** approve: yes or no · anchor: agrees or sends back · consult: gives advice · inform: is told and acknowledges. */
export const approvalKinds = ['approve', 'anchor', 'consult', 'inform'] as const

export type ApprovalKind = (typeof approvalKinds)[number]

/** The grants an assignment can give (B-007, B-034). */
const grants = ['publish', 'reply', 'moderate', 'monitor'] as const

const skippable = ['form', 'approvals', 'register', 'evaluation'] as const

const approval = rule(
  z.strictObject({
    step: z.int().min(1).max(20).describe('Ordningen. Samma tal = samtidigt.'),
    role: roleId,
    kind: z.enum(approvalKinds),
    accountKinds: z.union([z.literal('any'), z.array(accountKind).min(1)]).default('any'),
    mustDifferFrom: z
      .array(z.enum(['applicant', 'assignee', 'earlierApprovers']))
      .default(['applicant'])
      .describe('Ingen godkänner sitt eget.'),
    remindAfterDays: z.int().min(1).max(90).optional(),
  }),
)

const assignmentType = rule(
  z.strictObject({ type: key, grants: z.array(z.enum(grants)), needsEndDate: z.boolean().default(false) }),
)

const exemption = rule(
  z.strictObject({
    assignmentTypes: z.array(key).min(1),
    skip: z.array(z.enum(skippable)).min(1),
    grants: z
      .array(z.enum(grants))
      .default([])
      .describe('Vad den undantagna får göra. Tom lista = ingenting.'),
  }),
)

export const startup = z.strictObject({
  gate: openRule(z.enum(['account', 'assignment', 'both']))
    .optional()
    .describe('Vad som prövas: kontot, personens uppdrag eller båda.'),
  forms: z.array(startForm).max(20).default([]),
  approvals: z.array(approval).max(40).default([]),
  assignmentTypes: z.array(assignmentType).max(40).default([]),
  exemptions: z.array(exemption).max(20).default([]),
  assignment: openRule(
    z.strictObject({
      competencePerPlatform: z.boolean(),
      hoursPerWeek: z.boolean().describe('true = chefen bekräftar tiden.'),
      readPolicy: z.boolean().describe('true = läst och förstått, för varje ny version.'),
      letter: z.boolean().describe('true = en bekräftelse på uppdraget kan hämtas.'),
      planRequired: z.boolean().default(false),
    }),
  ).optional(),
  qualityVerdict: openRule(z.strictObject({ by: roleId })).optional(),
  closing: openRule(
    z.strictObject({
      notify: z.array(roleId),
      acknowledgedBy: z.array(roleId).default([]),
      finalArchive: z.boolean(),
      deregister: z.boolean().default(true).describe('true = kontot avregistreras i förteckningen.'),
    }),
  ).optional(),
})
