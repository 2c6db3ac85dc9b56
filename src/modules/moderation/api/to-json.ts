import type { z } from '@hono/zod-openapi'
import type { OutboxRow } from '#core/outbox/outbox.ts'
import { citationLine } from '#modules/policy/index.ts'
import type { ModerationCase } from '../rules/case.ts'
import type { Evidence } from '../rules/evidence.ts'
import type { VerbOffer } from '../rules/offers.ts'
import type { MyCase } from '../queries/my-cases.ts'
import type { CaseStep, CaseView } from '../queries/read-case.ts'
import type { caseList, evidence, moderationCase } from './schemas.ts'

type CaseJson = z.output<typeof moderationCase>

const iso = (at: Temporal.Instant | null): string | null => at?.toString() ?? null

export function caseJson(view: CaseView): CaseJson {
  const { case: current, police, outbox } = view
  return {
    messageId: view.handling.message.id,
    case: current === null ? null : decisionJson(current),
    steps: view.orderedSteps.map(stepJson),
    next: view.next,
    duties: [...view.duties],
    isRemovalOffered: view.isRemovalOffered,
    offers: view.offers.map(offerJson),
    notice: current === null ? null : noticeJson(current),
    police:
      police === null
        ? null
        : {
            state: police.state,
            unitId: police.unitId,
            reportNumber: police.reportNumber,
            reason: police.reason,
            basisSha256: police.basisSha256,
          },
    outbox: { act: intentJson(outbox.act), notice: intentJson(outbox.notice) },
    registrations: view.registrations.map(({ id, state, diaryNumber }) => ({ id, state, diaryNumber })),
  }
}

function decisionJson(current: ModerationCase): NonNullable<CaseJson['case']> {
  return {
    id: current.id,
    state: current.state,
    unitId: current.unitId,
    groundCode: current.groundCode,
    groundRuleId: current.groundRuleId,
    assessment: current.assessment,
    needsReview: current.needsReview,
    isReviewed: current.reviewerId !== null,
    isChildAbuse: current.isChildAbuse,
    openedBy: current.openedByName,
    openedAt: current.openedAt.toString(),
    dueAt: iso(current.dueAt),
    dueRuleId: current.dueRuleId,
    action: current.action,
    actedAt: iso(current.actedAt),
    wasGone: current.wasGone,
    policyVersionId: current.policyVersionId,
    endedReason: current.endedReason,
    endedAt: iso(current.endedAt),
  }
}

function stepJson({ key, state, citation }: CaseStep): CaseJson['steps'][number] {
  return {
    key,
    state: state.kind,
    waitsFor: state.kind === 'locked' ? state.waitsFor : null,
    why: state.kind === 'skipped' ? state.why : null,
    busy: state.kind === 'now' ? state.busy : null,
    ruleId: citation.ruleId,
    modality: citation.modality,
    citation: citationLine(citation, 'sv'),
  }
}

function offerJson(offer: VerbOffer): CaseJson['offers'][number] {
  return offer.isOffered
    ? { verb: offer.verb, isOffered: true, isReversible: offer.isReversible, why: null }
    : { verb: offer.verb, isOffered: false, isReversible: null, why: offer.why }
}

function noticeJson({ notice }: ModerationCase): NonNullable<CaseJson['notice']> {
  const { state, channel, text, reason } = notice
  return { state, channel, text, reason }
}

function intentJson(row: OutboxRow | null): CaseJson['outbox']['act'] {
  return row === null ? null : { outboxId: row.id, state: row.state, problem: row.problem?.code ?? null }
}

export function evidenceJson(one: Evidence): z.output<typeof evidence> {
  const {
    messageId: _,
    capturedBy: __,
    capturedByName,
    capturedByTitle: ___,
    contentSha256: ____,
    ...rest
  } = one
  return {
    ...rest,
    capturedBy: capturedByName,
    files: one.files.map((file) => ({ ...file })),
    notes: [...one.notes],
    startedAt: one.startedAt.toString(),
    capturedAt: iso(one.capturedAt),
    destroyedAt: iso(one.destroyedAt),
  }
}

export function myCaseJson(mine: MyCase): z.output<typeof caseList>['items'][number] {
  const { case: current, accountName, isLate, next, duties } = mine
  return {
    caseId: current.id,
    messageId: current.messageId,
    accountName,
    groundCode: current.groundCode,
    dueAt: iso(current.dueAt),
    isLate,
    next,
    duties: [...duties],
  }
}
