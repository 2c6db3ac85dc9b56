import { NotPermitted } from '#core/errors.ts'
import { readCaseForMessage, type CaseStep, type CaseView, type Evidence } from '#modules/moderation/index.ts'
import { deskTexts } from '../../texts.ts'
import { chipFor, chipOf } from '../chip-view.ts'
import { paths } from '../paths.ts'
import { wordsFor, type ItemContext } from './item-context.ts'
import type {
  ChipView,
  EvidenceView,
  GroundChoice,
  RemovalView,
  SentView,
  StepKey,
  StepView,
} from './item-view.ts'
import { sentOf } from './outbox-words.ts'
import { isSuggested, removalDue } from './removal-due.ts'

const KEYS: Readonly<Record<CaseStep['key'], StepKey>> = {
  ground: 'ground',
  evidence: 'evidence',
  'registration-basis': 'registration',
  action: 'action',
  notice: 'notice',
  'police-report': 'police',
}

/** The decision to remove or hide, as far as it has come. The order is the rules'; here it is only put into words. */
export async function buildRemoval(context: ItemContext): Promise<RemovalView | null> {
  const { deps, actor, message, lang } = context
  if (message.isOurs || message.kind === 'direct') return null
  const view = await readIfPermitted(() => readCaseForMessage(deps.moderation, actor, message.id))
  if (view === null) return null
  const isOpen = view.case !== null
  if (!isOpen && (message.state !== 'open' || !view.may.act || message.classKey === null)) return null
  const refusal =
    isOpen || view.isRemovalOffered
      ? null
      : { text: deskTexts(lang).removal.refusalText, chip: criticismChip(context) }
  return {
    refusal,
    isOpen,
    isSuggested: isSuggested(context),
    ...(view.case === null ? {} : { unitId: view.case.unitId }),
    ...removalDue(context, view.case),
    steps: stepsFor(context, view),
    grounds: view.grounds
      .filter((ground) => !ground.mustChoosePart)
      .map((ground) => groundChoice(context, ground)),
    evidence: evidenceFor(context, view),
    ...offersFor(context, view),
    notice: noticeFor(context, view),
    police: policeFor(view),
    ...canFor(view),
    acts: actsFor(context, view),
    isClosed: view.case?.state === 'closed',
  }
}

/** Somebody who only reads sees the item without what moderation knows of it. */
async function readIfPermitted<T>(read: () => Promise<T>): Promise<T | null> {
  return read().catch((error: unknown) => {
    if (error instanceof NotPermitted) return null
    throw error
  })
}

function criticismChip({ inForce, lang }: ItemContext): ChipView {
  return (
    chipFor(inForce.policy, 'floor-criticism-stays', lang, inForce.label) ?? {
      title: deskTexts(lang).removal.refusal,
      demand: '',
    }
  )
}

function groundChoice({ lang }: ItemContext, ground: CaseView['grounds'][number]): GroundChoice {
  return {
    code: ground.code,
    label: ground.label[lang],
    note: ground.citizenText[lang],
    isCriminal: ground.criminal,
    isChildAbuse: ground.childAbuse,
    needsConfirmation: ground.secondReviewer,
  }
}

function stepsFor(context: ItemContext, view: CaseView): readonly StepView[] {
  const shown = view.orderedSteps.filter((step) => step.state.kind !== 'skipped')
  const numbers = new Map(shown.map((step, index) => [step.key, index + 1]))
  return shown.map((step) => {
    const { state } = step
    return {
      key: KEYS[step.key],
      state: state.kind === 'skipped' ? 'done' : state.kind,
      waitsFor: state.kind === 'locked' ? (numbers.get(state.waitsFor) ?? null) : null,
      text: stepWords(context, view, step),
      chip:
        step.key === 'ground' && view.ground === null
          ? null
          : chipOf(step.citation, context.lang, view.inForce.label),
    }
  })
}

function stepWords(context: ItemContext, view: CaseView, { key, state }: CaseStep): string {
  const t = deskTexts(context.lang).removal.stepWords
  if (state.kind === 'now' && state.busy !== null) return t.busy[state.busy]
  if (key === 'ground' && view.ground !== null && view.case !== null)
    return `${view.ground.label[context.lang]}. ${view.case.assessment}`
  const unit = view.unitName ?? ''
  const words: Readonly<Record<CaseStep['key'], readonly [now: string, done: string]>> = {
    ground: [t.ground, t.ground],
    evidence: [t.evidence, t.evidenceDone],
    'registration-basis': [t.registration(unit), t.registrationDone(unit)],
    action: [t.action, view.case?.action === 'hide' ? t.hidden : t.removed],
    notice: [t.notice, t.noticeDone[view.case?.notice.state ?? 'sent']],
    'police-report': [t.police(unit), t.policeDone],
  }
  return words[key][state.kind === 'done' ? 1 : 0]
}

function evidenceFor({ message, lang }: ItemContext, view: CaseView): EvidenceView | null {
  const latest = view.evidence.find((one) => one.destroyedAt === null)
  if (latest === undefined) return null
  const t = deskTexts(lang).removal
  return {
    state: view.facts.evidence === 'outdated' && latest.state === 'sealed' ? 'failed' : latest.state,
    capturedAt: latest.capturedAt,
    by: latest.capturedByName,
    contents: contentsOf(latest, t),
    manifestSha256: latest.manifestSha256,
    ledgerNumber: latest.ledger === null ? null : String(latest.ledger.seq),
    files: !view.may.readFiles
      ? []
      : latest.files.map((file) => ({
          name: file.path,
          kind: t.fileKinds[file.what],
          sizeBytes: file.sizeBytes,
          href: paths.evidenceFile(message.id, file.sha256),
          sha256: file.sha256,
        })),
    problem: view.facts.evidence === 'outdated' ? t.outdated : latest.problem,
  }
}

function contentsOf(evidence: Evidence, t: ReturnType<typeof deskTexts>['removal']): string {
  if (evidence.scope === 'words-only') return t.wordsOnly
  return t.fileCount(evidence.files.length)
}

function offersFor(
  context: ItemContext,
  view: CaseView,
): Pick<RemovalView, 'mayRemove' | 'mayHide' | 'whyNot'> {
  const t = deskTexts(context.lang).removal.whyNot
  // Pressed while the first act is under way or in doubt, a second one would only be refused.
  const isBusy = view.facts.action === 'under-way' || view.facts.action === 'unknown'
  const offer = (verb: 'remove' | 'hide') =>
    isBusy ? undefined : view.offers.find((one) => one.verb === verb)
  const refused = [offer('remove'), offer('hide')].find((one) => one?.isOffered === false)
  const whyNot = refused?.isOffered === false ? t[refused.why] : null
  return {
    mayRemove: view.may.act && offer('remove')?.isOffered === true,
    mayHide: view.may.act && offer('hide')?.isOffered === true,
    whyNot,
  }
}

function noticeFor(context: ItemContext, view: CaseView): RemovalView['notice'] {
  const { noticePreview } = view
  const isBusy = view.facts.notice === 'under-way' || view.facts.notice === 'unknown'
  if (noticePreview === null || isBusy) return null
  const t = deskTexts(context.lang).removal
  if ('problem' in noticePreview) {
    const why = wordsFor(context, {
      code: noticePreview.problem,
      details: { missing: noticePreview.missing },
    })
    return { text: '', canDeliver: false, why }
  }
  const { text, channel } = noticePreview
  return { text, canDeliver: channel !== null, why: channel === null ? t.cannotDeliver : t.channels[channel] }
}

function actsFor(context: ItemContext, { outbox, case: current, may }: CaseView): readonly SentView[] {
  const { acts } = deskTexts(context.lang).sent
  const words = current?.action === 'hide' ? acts.hide : acts.remove
  return [
    ...(outbox.act === null ? [] : [sentOf(context, outbox.act, words)]),
    ...(outbox.reversal === null ? [] : [sentOf(context, outbox.reversal, acts.unhide)]),
  ].map((act) => ({ ...act, canReconcile: act.state === 'unknown' && may.act }))
}

function policeFor(view: CaseView): RemovalView['police'] {
  const { police } = view
  if (police === null) return null
  return {
    state: police.state,
    unit: view.unitName ?? '',
    reportNumber: police.reportNumber,
    reason: police.reason,
    basisHref:
      police.basisSha256 === null ? null : paths.evidenceFile(view.handling.message.id, police.basisSha256),
    maySettle: view.may.settlePolice,
  }
}

function canFor(view: CaseView): Pick<RemovalView, 'canUnhide' | 'canWithdraw'> {
  const current = view.case
  const isHidden = current?.action === 'hide' && current.actedAt !== null && current.reversal === null
  return {
    canUnhide: view.may.act && isHidden,
    canWithdraw: view.may.act && current?.state === 'open' && current.action === null,
  }
}
