import { may, permit, type Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import { findUnit } from '#modules/organisation/index.ts'
import {
  citationOf,
  evidenceDemand,
  findRule,
  groundsFor,
  type Citation,
  type Ground,
} from '#modules/policy/index.ts'
import { channelsFor } from '../actions/give-notice.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { isVoice } from '../rules/choose-ground.ts'
import type { NoticeChannel } from '../rules/notice-channel.ts'
import { noticeText } from '../rules/notice-text.ts'
import { verbOffers, type VerbOffer } from '../rules/offers.ts'
import { nextStep, openDuties, STEP_KEYS, type Duty, type StepKey, type StepState } from '../rules/steps.ts'
import { caseSubject, itemSubject, loadStanding, type Standing } from '../standing.ts'
import { findCase } from '../store/cases.ts'
import { sv } from '../texts.sv.ts'

export type CaseStep = {
  readonly key: StepKey
  readonly state: StepState
  /** The rule behind the step, for its paragraph chip. */
  readonly citation: Citation
}

export type NoticePreview =
  | {
      readonly text: string
      readonly isSensitive: boolean
      readonly channel: NoticeChannel['channel'] | null
    }
  | { readonly problem: string; readonly missing: string }

export type CaseView = Standing & {
  readonly orderedSteps: readonly CaseStep[]
  readonly next: StepKey | null
  readonly duties: readonly Duty[]
  readonly unitName: string | null
  /** False when the message is somebody's voice as it is sorted: then nothing of this is offered (F-094). */
  readonly isRemovalOffered: boolean
  readonly grounds: readonly Ground[]
  readonly offers: readonly VerbOffer[]
  readonly noticePreview: NoticePreview | null
  readonly may: {
    readonly act: boolean
    readonly capture: boolean
    readonly review: boolean
    readonly settlePolice: boolean
    readonly readFiles: boolean
  }
}

type ReadDeps = Pick<ModerationDeps, 'db' | 'clock' | 'policies' | 'connectors'>

/** Everything the decision panel shows of one message. Throws `NotFound` and `NotPermitted`. */
export async function readCaseForMessage(deps: ReadDeps, actor: Actor, messageId: string): Promise<CaseView> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, actor.orgId, { messageId })
    permit(actor, moderationPermissions.read, caseSubject(standing))
    const { message } = standing.handling
    const unitId = standing.case?.unitId ?? message.unitId ?? standing.account.unitId
    const unit = await findUnit(tx, actor.orgId, unitId)
    return viewOf(deps, actor, standing, unit?.name ?? null)
  })
}

/** As `readCaseForMessage`, by the case's own id. */
export async function readCase(deps: ReadDeps, actor: Actor, caseId: string): Promise<CaseView> {
  const found = await deps.db.forOrg(actor.orgId, (tx) => findCase(tx, actor.orgId, caseId))
  if (found === null) throw new NotFound('case', caseId)
  const view = await readCaseForMessage(deps, actor, found.messageId)
  return view.case?.id === found.id ? view : { ...view, case: found }
}

function viewOf(deps: ReadDeps, actor: Actor, standing: Standing, unitName: string | null): CaseView {
  const { policy } = standing.inForce
  const { message } = standing.handling
  const subject = itemSubject(standing)
  return {
    ...standing,
    orderedSteps: STEP_KEYS.map((key) => ({
      key,
      state: standing.steps[key],
      citation: stepCitation(standing, key),
    })),
    next: nextStep(standing.steps),
    duties: standing.case?.state === 'open' ? openDuties(standing.facts) : [],
    unitName,
    isRemovalOffered: !message.isOurs && message.kind === 'comment' && !isVoice(policy, message.classKey),
    grounds: groundsFor(policy),
    offers: verbOffers({
      verbs: deps.connectors.get(standing.account.network)?.profile.verbs ?? {},
      may: message.may,
      kind: message.kind,
      isOurs: message.isOurs,
      presence: message.presence,
      ground: standing.ground,
    }),
    noticePreview: preview(deps, actor, standing),
    may: {
      act: may(actor, moderationPermissions.act, subject),
      capture: may(actor, moderationPermissions.capture, subject),
      review: may(actor, moderationPermissions.review, subject) && standing.case?.openedBy !== actor.id,
      settlePolice:
        standing.police !== null &&
        may(actor, moderationPermissions.settlePolice, { unitId: standing.police.unitId }),
      readFiles: may(actor, moderationPermissions.readFiles, caseSubject(standing)),
    },
  }
}

function stepCitation({ inForce, ground }: Standing, key: StepKey): Citation {
  const { policy } = inForce
  const { moderation } = policy
  switch (key) {
    case 'ground':
      return ground?.citation ?? floorRule(policy, 'floor-neutrality')
    case 'evidence':
      return evidenceDemand(policy, ground === null ? [] : [ground]).citation
    case 'registration-basis':
      return ground?.criminal === true ? ground.citation : floorRule(policy, 'floor-secret-registered')
    case 'action':
      return citationOf(policy, moderation.removalClock)
    case 'notice':
      return citationOf(policy, moderation.individualNotice)
    case 'police-report':
      return citationOf(policy, moderation.policeReport)
  }
}

function floorRule(policy: Standing['inForce']['policy'], ruleId: string): Citation {
  const citation = findRule(policy, ruleId)
  if (citation === null) throw new Error(`the floor always has ${ruleId}`)
  return citation
}

function preview(deps: ReadDeps, actor: Actor, standing: Standing): NoticePreview | null {
  const { case: current, ground, inForce } = standing
  if (current === null || ground === null) return null
  try {
    const title = actor.kind === 'person' ? actor.title : sv.systemTitle
    const { text, isSensitive } = noticeText(inForce.policy, ground, title)
    const [first] = channelsFor(deps, { standing, current, text })
    return { text, isSensitive, channel: first?.channel ?? null }
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error
    return { problem: error.code, missing: String(error.details['missing'] ?? '') }
  }
}
