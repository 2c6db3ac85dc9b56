import { z } from '@hono/zod-openapi'
import { FILE_KINDS } from '../rules/evidence.ts'
import { STEP_KEYS } from '../rules/steps.ts'
import { id, instant, words } from './route-parts.ts'

const stepKey = z.enum(STEP_KEYS)
const outboxState = z.enum(['pending', 'sending', 'done', 'rejected', 'unknown', 'cancelled'])

const step = z.object({
  key: stepKey,
  state: z.enum(['done', 'now', 'locked', 'skipped']),
  waitsFor: stepKey.nullable().describe('With "locked": the step that has to be done first.'),
  why: z.string().nullable().describe('With "skipped": why it is not needed.'),
  busy: z
    .enum(['under-way', 'unknown-outcome', 'failed', 'outdated', 'waiting-for-reviewer'])
    .nullable()
    .describe('With "now": what it is busy with.'),
  ruleId: z.string(),
  modality: z.enum(['ska', 'bör', 'får', 'gärna']),
  citation: z.string(),
})

const intent = z.object({ outboxId: id, state: outboxState, problem: z.string().nullable() })

export const moderationCase = z
  .object({
    messageId: id,
    case: z
      .object({
        id,
        state: z.enum(['open', 'withdrawn', 'closed']),
        unitId: id,
        groundCode: z.string(),
        groundRuleId: z.string(),
        assessment: z.string(),
        needsReview: z.boolean(),
        isReviewed: z.boolean(),
        isChildAbuse: z.boolean(),
        openedBy: z.string(),
        openedAt: instant,
        dueAt: instant.nullable().describe('null: promptly.'),
        dueRuleId: z.string(),
        action: z.enum(['remove', 'hide']).nullable(),
        actedAt: instant.nullable(),
        wasGone: z.boolean(),
        policyVersionId: id,
        endedReason: z.string().nullable(),
        endedAt: instant.nullable(),
      })
      .nullable()
      .describe('null: no decision about this message, or it was taken back.'),
    steps: z.array(step).describe('In order; every action asks the same list.'),
    next: stepKey.nullable(),
    duties: z
      .array(z.enum([...STEP_KEYS, 'diary-number']))
      .describe('What still has to happen before the case closes.'),
    isRemovalOffered: z.boolean().describe('False for criticism, questions, ideas and praise.'),
    offers: z.array(
      z.object({
        verb: z.enum(['remove', 'hide']),
        isOffered: z.boolean(),
        isReversible: z.boolean().nullable(),
        why: z.string().nullable(),
      }),
    ),
    notice: z
      .object({
        state: z.enum(['sent', 'undeliverable', 'exempt']).nullable(),
        channel: z.enum(['private', 'public']).nullable(),
        text: z.string().nullable(),
        reason: z.string().nullable(),
      })
      .nullable(),
    police: z
      .object({
        state: z.enum(['open', 'reported', 'decided-not']),
        unitId: id,
        reportNumber: z.string().nullable(),
        reason: z.string().nullable(),
        basisSha256: z.string().nullable(),
      })
      .nullable(),
    outbox: z.object({ act: intent.nullable(), notice: intent.nullable() }),
    registrations: z.array(
      z.object({
        id,
        state: z.enum(['under-way', 'registered', 'linked', 'rejected']),
        diaryNumber: z.string().nullable(),
      }),
    ),
  })
  .openapi('ModerationCase')

export const evidence = z
  .object({
    id,
    scope: z.enum(['full', 'words-only']),
    state: z.enum(['capturing', 'sealed', 'failed']),
    capturedBy: z.string(),
    startedAt: instant,
    capturedAt: instant.nullable(),
    policyVersionId: id,
    files: z.array(
      z.object({
        path: z.string(),
        sha256: z.string(),
        sizeBytes: z.int(),
        mediaType: z.string(),
        what: z.enum(FILE_KINDS),
      }),
    ),
    notes: z.array(z.string()).describe('What could not be had, as codes.'),
    problem: z.string().nullable(),
    manifestSha256: z.string().nullable(),
    ledger: z.object({ seq: z.int(), hash: z.string() }).nullable(),
    destroyedAt: instant.nullable(),
  })
  .openapi('Evidence')

export const evidenceList = z.object({ items: z.array(evidence) }).openapi('EvidenceList')
export const begun = z
  .object({ evidenceId: id, state: z.enum(['capturing', 'sealed', 'failed']) })
  .openapi('CaptureBegun')
export const acted = z.object({ caseId: id, outboxId: id }).openapi('ActDecided')
export const noticeGiven = z
  .object({
    state: z.enum(['under-way', 'undeliverable', 'exempt']),
    channel: z.enum(['private', 'public']).nullable(),
  })
  .openapi('NoticeGiven')

export const caseList = z
  .object({
    items: z.array(
      z.object({
        caseId: id,
        messageId: id,
        accountName: z.string(),
        groundCode: z.string(),
        dueAt: instant.nullable(),
        isLate: z.boolean(),
        next: stepKey.nullable(),
        duties: z.array(z.string()),
      }),
    ),
  })
  .openapi('ModerationCaseList')

export const openBody = z.object({
  groundCode: z.string().max(60).describe('A ground of the policy in force, or one that the law adds.'),
  assessment: words.describe('Objective, in words: what it says and how an outsider understands it.'),
  acknowledgesNeutrality: z.boolean().default(false),
  unitId: id.optional(),
})
export const reasonBody = z.object({ reason: words })
export const noticeBody = z.object({ exemption: z.enum(['spamBot', 'deletedAccount']).optional() })
export const policeBody = z.object({ reportNumber: words.optional(), reason: words.optional() })
export const actDecision = z.object({ decision: z.enum(['again', 'cancel']).optional() })
export const noticeDecision = z.object({ decision: z.enum(['sent', 'again', 'give-up']).optional() })
export const reconciled = z
  .object({
    found: z.enum(['done', 'sent', 'not-done', 'not-there', 'not-asked', 'decided']),
    why: z.string().nullable(),
  })
  .openapi('Reconciled')

export const byFile = z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) })
