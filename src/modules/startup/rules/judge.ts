/** One look at an application as it stands: which form, what lacks, what stops it, page by page (F-051, F-052, scenario 1). */
import { policyKind } from '#modules/accounts/index.ts'
import {
  checkStart,
  platformStanding,
  questionsOf,
  startupFormFor,
  type Answers,
  type Policy,
  type StartBlock,
  type StartCheck,
  type StartForm,
  type StartQuestion,
  type StartSubject,
} from '#modules/policy/index.ts'
import type { Application, Step } from './application.ts'
import { basicFaultsIn, type BasicFault } from './basic-faults.ts'
import { basicQuestions, type BasicField } from './basic-questions.ts'
import { nameFaults, type Around, type NameFault } from './check-names.ts'
import { platformAnswer } from './derive-opening.ts'
import { groupItems, type ItemGroup } from './groups.ts'

export type Judged = Pick<
  Application,
  'kind' | 'accountKind' | 'assignmentType' | 'answers' | 'basics' | 'accountId' | 'assigneeId'
>

type Overriding = Pick<Step, 'kind' | 'outcome' | 'platformId'>

export type Judgement = {
  readonly form: StartForm | null
  /** The source's own form is not known; this one stands in for it. */
  readonly isStandIn: boolean
  readonly groups: readonly ItemGroup[]
  readonly check: StartCheck
  readonly nameFaults: readonly NameFault[]
  readonly basicFields: readonly BasicField[]
  readonly basicFaults: readonly BasicFault[]
  readonly maySubmit: boolean
}

const NOTHING_ASKED: StartCheck = { faults: [], blocks: [], tasks: [], comments: [], maySubmit: true }

/** The place of what stops an application without a question of the form's: the page of basics. */
export const BASICS = 'grunder'

export function subjectOf(application: Pick<Judged, 'accountKind' | 'assignmentType'>): StartSubject {
  const { accountKind, assignmentType } = application
  return { accountKind: accountKind === null ? null : policyKind(accountKind), assignmentType }
}

/** Platforms for which somebody has decided otherwise, on this application (F-031). */
export function overridesIn(steps: readonly Overriding[]): readonly string[] {
  return steps.flatMap(({ kind, outcome, platformId }) =>
    kind === 'override' && outcome === 'yes' && platformId !== null ? [platformId] : [],
  )
}

export function judge(
  policy: Policy,
  application: Judged,
  steps: readonly Overriding[],
  around: Around,
): Judgement {
  const subject = subjectOf(application)
  const found = application.kind === 'closing' ? null : startupFormFor(policy, subject)
  const form = found?.need === 'form' ? found.form : null
  const overridden = overridesIn(steps)
  const context = { policy, accountKind: subject.accountKind, answers: application.answers }
  const checked = form === null ? NOTHING_ASKED : checkStart(form, { ...context, overridden })
  const basicFields = basicQuestions(policy, form, application)
  const blocks = [
    ...checked.blocks,
    ...platformBlock(policy, basicFields, { answers: application.answers, overridden }),
  ]
  const asked = form?.items.map((item) => ({ item, questions: questionsOf(item, context) })) ?? []
  const names = nameFaults(asked, application.answers, around)
  const basicFaults = basicFaultsIn({ policy, form, application, around })
  return {
    form,
    isStandIn: form?.isStandIn ?? false,
    groups: form === null ? [] : groupItems(form),
    check: { ...checked, blocks },
    nameFaults: names,
    basicFields,
    basicFaults,
    maySubmit: basicFaults.length + names.length + blocks.length + checked.faults.length === 0,
  }
}

/** F-031 holds also where the form never asks for the platform. */
function platformBlock(
  policy: Policy,
  fields: readonly BasicField[],
  { answers, overridden }: { readonly answers: Answers; readonly overridden: readonly string[] },
): readonly StartBlock[] {
  const typed = platformAnswer(null, answers)
  if (!fields.includes('platform') || typed === '') return []
  const platform = platformStanding(policy, typed)
  const { citation, effect, platformId, override } = platform
  const isDecided = platformId !== null && overridden.includes(platformId) && override !== null
  if (effect !== 'stop' || citation === null || isDecided) return []
  return [{ itemKey: BASICS, citation, message: null, isHardStop: override === null, platform }]
}

export type PartState = { readonly isDone: boolean; readonly answered: number; readonly isStopped: boolean }

/** How far one page has come: items with nothing missing, of all. */
export function stateOf(group: ItemGroup, judgement: Pick<Judgement, 'check' | 'nameFaults'>): PartState {
  const { check } = judgement
  const hasFault = (key: string) =>
    [...check.faults, ...judgement.nameFaults].some((one) => one.itemKey === key)
  const isBlocked = (key: string) => check.blocks.some(({ itemKey }) => itemKey === key)
  const isStopped = group.items.some((item) => isBlocked(item.value.key))
  const answered = group.items.filter((item) => !hasFault(item.value.key)).length
  return { isDone: answered === group.items.length && !isStopped, answered, isStopped }
}

/** Every question that a page asks just now. */
export function questionsNow(
  policy: Policy,
  group: ItemGroup,
  application: Judged,
): readonly StartQuestion[] {
  const { accountKind } = subjectOf(application)
  return group.items.flatMap((item) =>
    questionsOf(item, { policy, accountKind, answers: application.answers }),
  )
}
