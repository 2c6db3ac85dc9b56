/**
 * The order of a removal: ground, evidence, basis for registration, action, notice, and beside them the police (F-127 to F-134, F-123;
 * design principle 5). The page shows these steps and every action asks them, so that no way in can skip the order.
 */
import { Conflict, RuleBroken } from '#core/errors.ts'
import type { ClassKey, Ground } from '#modules/policy/index.ts'
import { mustRegister } from '#modules/records/index.ts'
import type { EvidenceStanding } from './evidence.ts'

export const STEP_KEYS = [
  'ground',
  'evidence',
  'registration-basis',
  'action',
  'notice',
  'police-report',
] as const

export type StepKey = (typeof STEP_KEYS)[number]

/** What a step that is due is busy with; `waiting-for-reviewer` until a second person has confirmed the ground. */
export type Busy = 'under-way' | 'unknown-outcome' | 'failed' | 'outdated' | 'waiting-for-reviewer'

export type StepState =
  | { readonly kind: 'done' }
  | { readonly kind: 'now'; readonly busy: Busy | null }
  | { readonly kind: 'locked'; readonly waitsFor: StepKey }
  | { readonly kind: 'skipped'; readonly why: SkipReason }

export type SkipReason = 'not-demanded' | 'already-gone' | 'nothing-removed' | 'not-required'

export type CaseFacts = {
  readonly classKey: ClassKey | null
  /** null while no case is open. */
  readonly ground: Pick<
    Ground,
    'criminal' | 'sensitive' | 'childAbuse' | 'registerBeforeRemoval' | 'policeReport'
  > | null
  readonly needsReview: boolean
  readonly isReviewed: boolean
  readonly evidence: EvidenceStanding
  /** The police basis is kept as a file (F-132). */
  readonly hasPoliceBasis: boolean
  readonly registration: 'none' | 'under-way' | 'registered' | 'linked' | 'rejected'
  /** The author has taken it away, or it is gone for another reason that is not ours. */
  readonly isGone: boolean
  readonly action: 'none' | 'under-way' | 'unknown' | 'refused' | 'done'
  readonly notice: 'none' | 'under-way' | 'unknown' | 'sent' | 'undeliverable' | 'exempt'
  readonly isNoticeRequired: boolean
  readonly police: 'none' | 'open' | 'reported' | 'decided-not'
}

export type Steps = Readonly<Record<StepKey, StepState>>

const done: StepState = { kind: 'done' }
const now = (busy: Busy | null = null): StepState => ({ kind: 'now', busy })
const locked = (waitsFor: StepKey): StepState => ({ kind: 'locked', waitsFor })
const skipped = (why: SkipReason): StepState => ({ kind: 'skipped', why })

/**
 * For child sexual abuse material the file may say that it is taken down first and registered after: every minute it stands there counts
 * (requirements §3.2, 15). Everything else that must be registered has its basis handed over before (F-129, F-133).
 */
function demandsBasisFirst(ground: NonNullable<CaseFacts['ground']>): boolean {
  return ground.childAbuse ? ground.registerBeforeRemoval : mustRegister(ground)
}

export function demandsPolice(ground: NonNullable<CaseFacts['ground']>): boolean {
  return ground.criminal || ground.policeReport
}

export function stepsOf(facts: CaseFacts): Steps {
  const ground = groundStep(facts)
  const evidence = evidenceStep(facts)
  const basis = basisStep(facts, { ground, evidence })
  const action = actionStep(facts, { ground, evidence, 'registration-basis': basis })
  return {
    ground,
    evidence,
    'registration-basis': basis,
    action,
    notice: noticeStep(facts, action),
    'police-report': policeStep(facts, evidence),
  }
}

function groundStep({ ground, needsReview, isReviewed }: CaseFacts): StepState {
  if (ground === null) return now()
  return needsReview && !isReviewed ? now('waiting-for-reviewer') : done
}

function evidenceStep(facts: CaseFacts): StepState {
  const { ground, classKey, evidence } = facts
  // Until child abuse is ruled out nothing criminal may be copied, so the ground comes first there (requirements §3.2, 15).
  if (ground === null && classKey === 'criminal' && evidence !== 'sealed') return locked('ground')
  if (evidence === 'none') return now()
  if (evidence === 'capturing') return now('under-way')
  if (evidence === 'failed' || evidence === 'outdated') return now(evidence)
  // F-132: the basis for the police report is saved before anything is taken down.
  const lacksBasis = ground !== null && !ground.childAbuse && demandsPolice(ground) && !facts.hasPoliceBasis
  return lacksBasis ? now('under-way') : done
}

type Before = Pick<Steps, 'ground' | 'evidence'>

function basisStep({ ground, registration }: CaseFacts, before: Before): StepState {
  if (ground === null) return locked('ground')
  if (!mustRegister(ground)) return skipped('not-demanded')
  if (registration !== 'none' && registration !== 'rejected') return done
  if (before.evidence.kind !== 'done') return locked('evidence')
  return now(registration === 'rejected' ? 'failed' : null)
}

function actionStep(facts: CaseFacts, before: Before & Pick<Steps, 'registration-basis'>): StepState {
  if (facts.action === 'done') return done
  if (facts.action === 'under-way') return now('under-way')
  if (facts.action === 'unknown') return now('unknown-outcome')
  if (facts.isGone) return skipped('already-gone')
  const isBasisFirst = facts.ground !== null && demandsBasisFirst(facts.ground)
  const order = ['ground', 'evidence', ...(isBasisFirst ? ['registration-basis' as const] : [])] as const
  const waitsFor = order.find((key) => isOpen(before[key]))
  if (waitsFor !== undefined) return locked(waitsFor)
  return now(facts.action === 'refused' ? 'failed' : null)
}

function noticeStep(facts: CaseFacts, action: StepState): StepState {
  const { notice } = facts
  if (notice === 'sent' || notice === 'undeliverable' || notice === 'exempt') return done
  if (notice === 'under-way') return now('under-way')
  if (notice === 'unknown') return now('unknown-outcome')
  if (action.kind === 'skipped') return skipped('nothing-removed')
  if (!facts.isNoticeRequired) return skipped('not-required')
  return action.kind === 'done' ? now() : locked('action')
}

function policeStep({ ground, police }: CaseFacts, evidence: StepState): StepState {
  if (ground === null) return locked('ground')
  if (!demandsPolice(ground)) return skipped('not-demanded')
  if (police === 'reported' || police === 'decided-not') return done
  return evidence.kind === 'done' ? now() : locked('evidence')
}

function isOpen(step: StepState): boolean {
  return step.kind === 'now' || step.kind === 'locked'
}

/** The step to take next, or null when nothing is left or everything left waits for somebody else. */
export function nextStep(steps: Steps): StepKey | null {
  return STEP_KEYS.find((key) => isOpen(steps[key])) ?? null
}

/**
 * Lets an action through only when its step is due. Throws `RuleBroken` `step-locked` (with `waitsFor`) or `step-not-needed`, and
 * `Conflict` `step-done` or `step-under-way`.
 */
export function requireStep(steps: Steps, key: StepKey, ruleId?: string): void {
  const step = steps[key]
  const options = ruleId === undefined ? {} : { ruleId }
  switch (step.kind) {
    case 'locked':
      throw new RuleBroken('step-locked', { ...options, details: { step: key, waitsFor: step.waitsFor } })
    case 'skipped':
      throw new RuleBroken('step-not-needed', { ...options, details: { step: key, why: step.why } })
    case 'done':
      throw new Conflict('step-done', { step: key })
    case 'now':
      if (step.busy === 'under-way' || step.busy === 'unknown-outcome')
        throw new Conflict(step.busy === 'under-way' ? 'step-under-way' : 'step-outcome-unknown', {
          step: key,
        })
  }
}

/** What still has to happen before the case may be closed. */
export type Duty = StepKey | 'diary-number'

/**
 * Scenario 16: the action and the notice are settled, a demanded registration has its diary number, and the police have their report or
 * there is a reasoned decision not to report.
 */
export function openDuties(facts: CaseFacts): readonly Duty[] {
  const steps = stepsOf(facts)
  const duties: Duty[] = STEP_KEYS.filter((key) => isOpen(steps[key]))
  const hasNumber = facts.registration === 'registered' || facts.registration === 'linked'
  const needsNumber = facts.ground !== null && mustRegister(facts.ground) && !hasNumber
  return needsNumber ? [...duties, 'diary-number'] : duties
}
