import { z } from '@hono/zod-openapi'
import { cleanText } from '#core/http/text.ts'
import { APPLICATION_KINDS, APPLICATION_STATES, STEP_KINDS } from '../rules/application.ts'

const problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), code: z.string().optional() })
  .openapi('Problem')
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

export const refusals = {
  400: refusal('Something sent in does not hold; each field is named.'),
  401: refusal('No valid token.'),
  403: refusal('The token lacks the scope.'),
  404: refusal('No such thing here.'),
  409: refusal('Somebody else answered first.'),
  422: refusal('It is not the turn of this step, not this person’s, or their own; or the token is nobody’s.'),
} as const

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const outcome = z.enum(['yes', 'no', 'noted'])
const state = z.enum(APPLICATION_STATES)
const kind = z.enum(APPLICATION_KINDS)

export const byId = z.object({ id })

export const listQuery = z.object({
  state: state.optional(),
  kind: kind.optional(),
  unitId: id.optional(),
  personId: id.optional().describe('Those that somebody has applied for, or would get an assignment by.'),
  cursor: z.string().optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const listPlace = z.object({ changedAt: instant, id })

const head = z.object({
  id,
  kind,
  state: state.describe(
    'draft · waiting: others are asked · returned: somebody said no · approved · withdrawn',
  ),
  name: z.string().describe('Of the account; empty while it has none.'),
  unitId: id,
  applicantId: id,
  assigneeId: id.nullable(),
  accountKind: z.string().nullable(),
  assignmentType: z.string().nullable(),
  accountId: id.nullable().describe('The account it is about, or became.'),
  assignmentId: id.nullable().describe('The assignment it gave.'),
  policyVersionId: id.describe('The rules it is tried under, whatever is adopted meanwhile.'),
  round: z.int().describe('How many times it has been handed in.'),
  version: z.int(),
  createdAt: instant,
  changedAt: instant,
  submittedAt: instant.nullable(),
  endedAt: instant.nullable(),
})
export const applicationHead = head.openapi('ApplicationHead')

const step = z.object({
  id,
  kind: z.enum(STEP_KINDS),
  round: z.int(),
  stage: z.int().describe('Lower stages are asked first; the same at the same time.'),
  role: z.string().describe('The role of the policy that is asked.'),
  ruleId: z.string(),
  isBlocking: z.boolean().describe('Whether the others wait for it.'),
  isOpen: z.boolean().describe('May be answered now.'),
  openedAt: instant.nullable(),
  platform: z.string().nullable().describe('With "override": the platform it is about.'),
  askedReason: z.string().nullable().describe('With "override": why it was asked for.'),
  outcome: outcome.nullable(),
  reason: z.string().nullable(),
  verdict: z.enum(['good', 'lacking']).nullable(),
  decidedBy: id.nullable(),
  decidedFor: id.nullable().describe('In whose place, when a substitute answered.'),
  decidedAt: instant.nullable(),
})

const answer = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])

export const application = head
  .extend({
    handle: z.string(),
    url: z.string(),
    holderId: id.nullable(),
    responsibleShown: z.enum(['name', 'role']),
    answers: z.record(z.string(), answer).describe('By the keys of the policy’s form.'),
    steps: z.array(step).describe('Of every round, in the order they are asked.'),
  })
  .openapi('Application')

export const applicationList = z.object({
  items: z.array(applicationHead),
  next: z.string().nullable().describe('For the next page; null on the last.'),
})

export const decision = z.object({
  stepId: id,
  outcome: outcome.describe(
    'yes or no for override, confirm, approve and anchor; noted for task, comment, consult, inform and acknowledge',
  ),
  reason: z
    .string()
    .max(5000)
    .overwrite(cleanText)
    .optional()
    .describe('Demanded with a no, an exception, a comment and advice.'),
  verdict: z.enum(['good', 'lacking']).optional().describe('Demanded where the step asks for the quality.'),
})
