import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import type { OrgId } from '#core/ids.ts'
import { readOutbox, type OutboxRow } from '#core/outbox/outbox.ts'
import { findAccount, type Account } from '#modules/accounts/index.ts'
import { findGround, removalNotice, type Ground, type PolicyInForce } from '#modules/policy/index.ts'
import type { Handling } from '#modules/inbox/index.ts'
import { readForDocument, readRegistrationsOf, subjectOf, type Registration } from '#modules/records/index.ts'
import type { ModerationDeps } from './deps.ts'
import type { CaseSubject, ItemSubject } from './permissions.ts'
import type { ModerationCase, PoliceReport } from './rules/case.ts'
import { evidenceStanding, type Evidence } from './rules/evidence.ts'
import { contentSha256 } from './rules/fingerprint.ts'
import { stepsOf, type CaseFacts, type Steps } from './rules/steps.ts'
import { lockOpenCase, readCasesOf } from './store/cases.ts'
import { readEvidenceOf } from './store/evidence.ts'
import { findPoliceReport } from './store/police-reports.ts'

/** Where one message stands: what every action asks before it acts, and what the page shows. */
export type Standing = {
  readonly handling: Handling
  readonly account: Account
  /** The version that an open case is pinned to; otherwise the one in force. */
  readonly inForce: PolicyInForce
  readonly case: ModerationCase | null
  readonly ground: Ground | null
  readonly evidence: readonly Evidence[]
  readonly registrations: readonly Registration[]
  readonly police: PoliceReport | null
  readonly outbox: {
    readonly act: OutboxRow | null
    readonly reversal: OutboxRow | null
    readonly notice: OutboxRow | null
  }
  readonly facts: CaseFacts
  readonly steps: Steps
}

export type StandingDeps = Pick<ModerationDeps, 'clock' | 'policies'>

/**
 * Reads it all in the caller's transaction. With `lock` the open case is held until the transaction ends, so that of two people who press
 * the same button the second finds the step taken. Throws `NotFound`.
 */
export async function loadStanding(
  deps: StandingDeps,
  tx: Tx,
  orgId: OrgId,
  wanted: { readonly messageId: string; readonly lock?: boolean },
): Promise<Standing> {
  const { messageId } = wanted
  const handling = await readForDocument(tx, orgId, messageId)
  if (handling === null) throw new NotFound('message', messageId)
  const account = await findAccount(tx, orgId, handling.message.accountId)
  if (account === null) throw new NotFound('account', handling.message.accountId)
  const locked = wanted.lock === true ? await lockOpenCase(tx, orgId, messageId) : null
  const current = locked ?? latestInForce(await readCasesOf(tx, orgId, messageId))
  const inForce =
    current === null
      ? await deps.policies.inForce(tx, orgId, deps.clock.now())
      : await deps.policies.version(tx, orgId, current.policyVersionId)
  const parts = {
    handling,
    account,
    inForce,
    case: current,
    ground: current === null ? null : findGround(inForce.policy, current.groundCode),
    evidence: await readEvidenceOf(tx, orgId, messageId),
    registrations: await readRegistrationsOf(tx, orgId, messageId),
    police: current === null ? null : await findPoliceReport(tx, orgId, current.id),
    outbox: await outboxRowsOf(tx, orgId, current),
  }
  const facts = factsOf(parts)
  return { ...parts, facts, steps: stepsOf(facts) }
}

export function itemSubject({ handling, account }: Pick<Standing, 'handling' | 'account'>): ItemSubject {
  const { ownerId, unitId } = handling.message
  return { ownerId, unitId: unitId ?? account.unitId, holderId: account.holderId }
}

/** For reading: the affected service registers and reports, so it must see what it reports (F-131). */
export function caseSubject(standing: Pick<Standing, 'handling' | 'account' | 'case'>): CaseSubject {
  return { ...itemSubject(standing), affectedUnitId: standing.case?.unitId ?? null }
}

/** A withdrawn case is a decision that was taken back: the message stands as if there had been none. */
function latestInForce(cases: readonly ModerationCase[]): ModerationCase | null {
  return cases.find((one) => one.state === 'open') ?? cases.find((one) => one.state === 'closed') ?? null
}

async function outboxRowsOf(
  tx: Tx,
  orgId: OrgId,
  current: ModerationCase | null,
): Promise<Standing['outbox']> {
  return {
    act: await rowOf(tx, orgId, current?.actionOutboxId ?? null),
    reversal: await rowOf(tx, orgId, current?.reversal?.outboxId ?? null),
    notice: await rowOf(tx, orgId, current?.notice.outboxId ?? null),
  }
}

async function rowOf(tx: Tx, orgId: OrgId, outboxId: string | null): Promise<OutboxRow | null> {
  return outboxId === null ? null : readOutbox(tx, orgId, outboxId)
}

type Parts = Omit<Standing, 'facts' | 'steps'>

function factsOf(parts: Parts): CaseFacts {
  const { handling, ground, evidence, police } = parts
  const { message } = handling
  const content = { text: message.text, media: subjectOf(handling).media }
  const isChildAbuse = parts.case?.isChildAbuse ?? message.isSealed
  return {
    classKey: message.classKey,
    ground,
    needsReview: parts.case?.needsReview ?? false,
    isReviewed: (parts.case?.reviewerId ?? null) !== null,
    evidence: evidenceStanding(evidence, { contentSha256: contentSha256(content), isChildAbuse }),
    hasPoliceBasis: (police?.basisSha256 ?? null) !== null,
    registration: registrationStanding(parts.registrations),
    isGone: message.presence === 'removed-by-author' || message.presence === 'removed-by-us',
    action: actionStanding(parts),
    notice: noticeStanding(parts),
    isNoticeRequired: ground !== null && removalNotice(parts.inForce.policy, [ground.code]).isRequired,
    police: police?.state ?? 'none',
  }
}

function registrationStanding(registrations: readonly Registration[]): CaseFacts['registration'] {
  const order = ['registered', 'linked', 'under-way', 'rejected'] as const
  return order.find((state) => registrations.some((one) => one.state === state)) ?? 'none'
}

function actionStanding({ case: current, outbox }: Parts): CaseFacts['action'] {
  if ((current?.actedAt ?? null) !== null) return 'done'
  switch (outbox.act?.state) {
    case 'pending':
    case 'sending':
    case 'done':
      return 'under-way'
    case 'unknown':
      return 'unknown'
    case 'rejected':
      return 'refused'
    default:
      return 'none'
  }
}

function noticeStanding({ case: current, outbox }: Parts): CaseFacts['notice'] {
  const settled = current?.notice.state ?? null
  if (settled !== null) return settled
  switch (outbox.notice?.state) {
    case 'pending':
    case 'sending':
    case 'done':
      return 'under-way'
    case 'unknown':
      return 'unknown'
    default:
      return 'none'
  }
}
