import { z } from '@hono/zod-openapi'
import { DESKS } from '../rules/desks.ts'
import { id, instant, words } from './route-parts.ts'

const desk = z.enum(DESKS)

export const registration = z
  .object({
    id,
    messageId: id,
    accountId: id,
    caseId: id.nullable(),
    evidenceId: id.nullable(),
    criterionRuleId: z.string().describe('The rule of the policy or the law that asks for it.'),
    note: z.string(),
    ongoingCase: z.string().nullable(),
    suggestedSecrecy: z.boolean(),
    route: z.array(desk).describe('The desks it passes, first to last.'),
    desk: desk.describe('Where it lies, or lay when it was settled.'),
    unitId: id.describe('The affected service.'),
    arrivedAt: instant,
    receivedAt: instant.nullable(),
    state: z.enum(['under-way', 'registered', 'linked', 'rejected']),
    diaryNumber: z.string().nullable(),
    isSecret: z.boolean().nullable().describe('As the registrar marked it.'),
    reason: z.string().nullable(),
    packageSha256: z.string().nullable(),
    packageBytes: z.int().nullable(),
    openedAt: instant,
    settledAt: instant.nullable(),
    policyVersionId: id,
  })
  .openapi('Registration')

const hop = z.object({
  no: z.int(),
  kind: z.enum(['handed-over', 'readdressed', 'bounced', 'received']),
  fromDesk: desk.nullable(),
  toDesk: desk,
  toUnitId: id,
  byName: z.string(),
  reason: z.string().nullable(),
  hoppedAt: instant,
})

const letter = z.object({
  outboxId: id,
  hopNo: z.int(),
  recipient: z.string(),
  state: z.enum(['pending', 'sending', 'done', 'rejected', 'unknown', 'cancelled']),
  problem: z.string().nullable(),
})

export const registrationDetail = registration
  .extend({
    hops: z.array(hop),
    letters: z.array(letter),
    moves: z.array(z.enum(['forward', 'readdress', 'bounce', 'receive', 'settle'])),
  })
  .openapi('RegistrationDetail')

export const registrationList = z
  .object({ items: z.array(registration), next: z.string().nullable().describe('Cursor of the next page.') })
  .openapi('RegistrationList')

export const listQuery = z.object({
  desk: desk.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const openBody = z.object({
  criterionRuleId: z.string().max(120).describe('One of `criteria` of registration-advice.'),
  note: words.describe('What it concerns, for the registrar.'),
  ongoingCase: words.optional(),
  unitId: id.optional(),
  evidenceId: id.optional(),
  caseId: id.optional(),
  suggestedSecrecy: z.boolean().default(false),
  acknowledgesEarlier: z.boolean().default(false).describe('Register once more although it has a number.'),
})

const atDesk = { expectedDesk: desk.optional().describe('Refuse with 409 when it lies elsewhere by now.') }

export const forwardBody = z.object({ ...atDesk, unitId: id.optional(), note: words.optional() })
export const bounceBody = z.object({ ...atDesk, reason: words })
export const readdressBody = z.object({ ...atDesk, unitId: id, reason: words })
export const receiveBody = z.object(atDesk)
export const numberBody = z.object({
  ...atDesk,
  number: words,
  isSecret: z.boolean().optional(),
  confirmsSameCase: z.boolean().default(false),
})
export const linkBody = z.object({ ...atDesk, number: words, isSecret: z.boolean().optional() })
export const rejectBody = z.object({ ...atDesk, reason: words })
export const settleMailBody = z.object({ decision: z.enum(['arrived', 'again']) })

const yes = z.enum(['true', 'false']).transform((value) => value === 'true')
export const adviceQuery = z.object({
  concernsOngoingCase: yes.optional(),
  initiatesCase: yes.optional(),
  isFactualCriticism: yes.optional(),
})

export const advice = z
  .object({
    need: z.enum(['required', 'exempt', 'notRequired']),
    reason: z.string(),
    ruleId: z.string(),
    modality: z.enum(['ska', 'bör', 'får', 'gärna']),
    citation: z.string(),
    route: z.array(desk),
    criteria: z.array(
      z.object({
        ruleId: z.string(),
        label: z.string(),
        kind: z.enum(['criterion', 'law', 'ground']),
        needsCaseNumber: z.boolean(),
      }),
    ),
  })
  .openapi('RegistrationAdvice')

export const deskAddress = z
  .object({ desk, unitId: id.nullable(), address: z.string().max(300) })
  .openapi('DeskAddress')
