import { z } from '@hono/zod-openapi'
import type { Person } from '../rules/person.ts'
import { ROLES } from '../rules/roles.ts'
import { UNIT_KINDS } from '../rules/units.ts'

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

export const newUnit = z.object({
  name: z.string().min(1).max(200),
  kind: z.enum(UNIT_KINDS),
  parentId: z.uuid().nullable(),
  ownsCommonAccounts: z.boolean().default(false),
  isArchiveCreator: z.boolean().optional(),
})
export const unit = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  parentId: z.string().nullable(),
  ownsCommonAccounts: z.boolean(),
  isArchiveCreator: z.boolean(),
  version: z.int(),
})
export const unitList = z.object({ items: z.array(unit) })

export const peopleQuery = z.object({
  q: z.string().max(200).default(''),
  after: z.uuid().optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const newPerson = z.object({
  email: z.string().max(254),
  fullName: z.string().max(200),
  title: z.string().max(200),
  unitId: z.uuid(),
  roles: z.array(z.enum(ROLES)).min(1),
  language: z.enum(['sv', 'en']).default('sv'),
})
export const person = z.object({
  id: z.string(),
  email: z.string(),
  fullName: z.string(),
  title: z.string(),
  unitId: z.string(),
  roles: z.array(z.string()),
  isActive: z.boolean(),
})
export const peopleList = z.object({ items: z.array(person), next: z.string().nullable() })

const instant = z.iso.datetime({ offset: true })

export const newAbsence = z.object({
  personId: z.uuid(),
  substituteId: z.uuid().nullable(),
  from: instant,
  until: instant.describe('The first minute of being back.'),
})
export const absence = newAbsence.extend({ id: z.string(), lacksSubstitute: z.boolean() })

export const receiptList = z.object({
  policyVersion: z.string(),
  items: z.array(z.object({ personId: z.string(), name: z.string(), confirmedAt: z.string().nullable() })),
})

/** Without the choice to withhold the name: that is theirs (F-105). */
export function personJson({
  id,
  email,
  fullName,
  title,
  unitId,
  roles,
  isActive,
}: Person): z.output<typeof person> {
  return { id, email, fullName, title, unitId, roles: [...roles], isActive }
}
