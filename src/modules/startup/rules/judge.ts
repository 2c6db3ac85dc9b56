/** One look at an application as it stands: which form, what lacks, what stops it, page by page (F-051, F-052, scenario 1). */
import { policyKind } from '#modules/accounts/index.ts'
import {
  checkStart,
  questionsOf,
  startupFormFor,
  type Policy,
  type StartCheck,
  type StartForm,
  type StartSubject,
} from '#modules/policy/index.ts'
import type { Application, Step } from './application.ts'
import { groupItems, type ItemGroup } from './groups.ts'
import { accountNameOf } from './derive-opening.ts'

type Judged = Pick<
  Application,
  'kind' | 'accountKind' | 'assignmentType' | 'answers' | 'basics' | 'accountId' | 'assigneeId'
>

export type BasicFault = { readonly field: 'name' | 'holderId' | 'url' | 'until'; readonly code: string }

export type Judgement = {
  readonly form: StartForm | null
  readonly groups: readonly ItemGroup[]
  readonly check: StartCheck | null
  readonly basicFaults: readonly BasicFault[]
  readonly maySubmit: boolean
}

export function subjectOf(application: Pick<Judged, 'accountKind' | 'assignmentType'>): StartSubject {
  const { accountKind, assignmentType } = application
  return { accountKind: accountKind === null ? null : policyKind(accountKind), assignmentType }
}

/** Platforms for which somebody has decided otherwise, on this application (F-031). */
export function overridesIn(steps: readonly Pick<Step, 'kind' | 'outcome' | 'platformId'>[]): readonly string[] {
  return steps.flatMap(({ kind, outcome, platformId }) =>
    kind === 'override' && outcome === 'yes' && platformId !== null ? [platformId] : [],
  )
}

export function judge(
  policy: Policy,
  application: Judged,
  steps: readonly Pick<Step, 'kind' | 'outcome' | 'platformId'>[],
): Judgement {
  const subject = subjectOf(application)
  const found = application.kind === 'closing' ? null : startupFormFor(policy, subject)
  const form = found?.need === 'form' ? found.form : null
  const context = { policy, accountKind: subject.accountKind, answers: application.answers }
  const check = form === null ? null : checkStart(form, { ...context, overridden: overridesIn(steps) })
  const basicFaults = faultsInBasics(policy, application)
  return {
    form,
    groups: form === null ? [] : groupItems(form),
    check,
    basicFaults,
    maySubmit: basicFaults.length === 0 && check?.maySubmit !== false,
  }
}

function faultsInBasics(policy: Policy, application: Judged): readonly BasicFault[] {
  if (application.kind === 'closing') return []
  const { basics, accountId, assigneeId, kind, answers } = application
  const isNew = accountId === null
  const needsEnd = policy.startup.assignmentTypes.some(
    ({ value }) => value.type === application.assignmentType && value.needsEndDate,
  )
  const fault = (field: BasicFault['field'], code: string, isBroken: boolean) =>
    isBroken ? [{ field, code }] : []
  return [
    ...fault('name', 'required', isNew && accountNameOf(application) === ''),
    ...fault('holderId', 'required', kind === 'account' && basics.holderId === null && assigneeId === null),
    ...fault('url', 'address-form', basics.url !== '' && !isAddress(basics.url)),
    ...fault('until', 'required', needsEnd && typeof answers['until'] !== 'string'),
  ]
}

const isAddress = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '')

export type GroupState = { readonly isDone: boolean; readonly answered: number; readonly isStopped: boolean }

/** How far one page has come: items with nothing missing, of all. */
export function stateOf(group: ItemGroup, { check }: Pick<Judgement, 'check'>): GroupState {
  const hasFault = (key: string) => check?.faults.some(({ itemKey }) => itemKey === key) === true
  const isStopped = group.items.some(
    (item) => check?.blocks.some(({ itemKey }) => itemKey === item.value.key) === true,
  )
  const answered = group.items.filter((item) => !hasFault(item.value.key)).length
  return { isDone: answered === group.items.length && !isStopped, answered, isStopped }
}

/** Every question that a page asks just now. */
export function questionsNow(policy: Policy, group: ItemGroup, application: Judged) {
  const { accountKind } = subjectOf(application)
  return group.items.flatMap((item) => questionsOf(item, { policy, accountKind, answers: application.answers }))
}
