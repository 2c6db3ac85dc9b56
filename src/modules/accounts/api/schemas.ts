import { z } from '@hono/zod-openapi'
import { ACCOUNT_KINDS, ACCOUNT_STATUSES } from '../rules/account.ts'
import { ASSIGNMENT_KINDS, RIGHTS } from '../rules/assignment.ts'

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().optional(),
})
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

export const refusals = {
  400: refusal('Something sent in does not hold; each field is named.'),
  401: refusal('No valid token.'),
  403: refusal('The token lacks the scope.'),
  404: refusal('No such thing here.'),
  409: refusal('Somebody else changed it first.'),
  422: refusal('A rule of the policy or the law stands in the way; it is named.'),
} as const

const instant = z.iso.datetime({ offset: true })
const day = z.iso.date()
const modality = z.enum(['ska', 'bör', 'får', 'gärna'])

const deviation = z.object({
  code: z.string(),
  key: z.string().nullable().describe('Which routine, notice or rule; tells two of the same code apart.'),
  weight: z.enum(['breach', 'deviation', 'advice']),
  modality: modality.nullable(),
  ruleId: z.string().nullable(),
  accepted: z.object({ by: z.string(), reason: z.string(), at: instant }).nullable(),
})

export const account = z
  .object({
    id: z.string(),
    platform: z.string(),
    platformName: z.string(),
    handle: z.string(),
    name: z.string(),
    url: z.string().nullable(),
    kind: z.enum(ACCOUNT_KINDS),
    status: z.enum(ACCOUNT_STATUSES),
    unit: z.object({ id: z.string(), name: z.string() }),
    holder: z.object({ id: z.string(), name: z.string() }).nullable(),
    purpose: z.string(),
    audience: z.string(),
    openedOn: day.nullable(),
    closedOn: day.nullable(),
    recordsPlace: z.string().nullable().describe('Where the records of a closed account are.'),
    lastPostOn: day.nullable(),
    access: z.enum(['none', 'ok', 'revoked']),
    administrators: z.object({
      state: z.enum(['enough', 'too-few', 'orphan']),
      count: z.int(),
      demanded: z.int(),
      missingRoles: z.array(z.string()),
    }),
    deviations: z.array(deviation),
    version: z.int().describe('Grows with every change.'),
    changedAt: instant,
  })
  .openapi('Account')

export const accountQuery = z.object({
  status: z.enum(ACCOUNT_STATUSES).optional(),
  unit: z.uuid().optional().describe('A unit: its accounts and those of the units below it.'),
  needs: z
    .enum(['true', 'false'])
    .optional()
    .describe('true: only those that fall short of the policy, accepted deviations left out.'),
  after: z.uuid().optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const accountList = z.object({
  policyVersion: z.string(),
  items: z.array(account),
  next: z.string().nullable(),
})

export const assignment = z
  .object({
    id: z.string(),
    accountId: z.string().nullable(),
    person: z.object({ id: z.string(), name: z.string() }),
    kind: z.enum(ASSIGNMENT_KINDS),
    rights: z.array(z.enum(RIGHTS)),
    startsAt: instant,
    endsAt: instant.nullable().describe('The first instant at which the rights no longer hold.'),
    holdsNow: z.boolean(),
    hoursPerWeek: z.number().nullable(),
    isPublic: z.boolean(),
  })
  .openapi('Assignment')
export const assignmentList = z.object({ items: z.array(assignment) })

export const newAssignment = z.object({
  personId: z.uuid(),
  rights: z.array(z.enum(RIGHTS)).min(1),
  startsAt: instant.optional().describe('Now when left out.'),
  endsAt: instant.nullable().default(null),
  hoursPerWeek: z.number().positive().max(60).nullable().default(null),
})

export const byId = z.object({ id: z.uuid() })
export const byBoth = z.object({ id: z.uuid(), assignmentId: z.uuid() })
