/** What would keep an approved application from becoming an account or an assignment: told while the applicant can still mend it. */
import type { Policy, StartForm } from '#modules/policy/index.ts'
import type { Application } from './application.ts'
import {
  audienceQuestions,
  basicQuestions,
  demandsPlatform,
  needsEnd,
  textQuestion,
  type BasicField,
} from './basic-questions.ts'
import type { Around } from './check-names.ts'
import { accountNameOf, audienceOf, dayOf, platformOf, purposeOf } from './derive-opening.ts'

export type BasicFault = { readonly field: BasicField | 'assignee'; readonly code: string }

type Looked = {
  readonly policy: Policy
  readonly form: StartForm | null
  readonly application: Pick<
    Application,
    'kind' | 'accountKind' | 'assignmentType' | 'answers' | 'basics' | 'accountId' | 'assigneeId'
  >
  readonly around: Around
}

const fault = (field: BasicFault['field'], code: string, isBroken: boolean): BasicFault[] =>
  isBroken ? [{ field, code }] : []

export function basicFaultsIn(looked: Looked): readonly BasicFault[] {
  const { application, around } = looked
  if (application.kind === 'closing') return []
  const { assigneeId, kind } = application
  const isLost = kind === 'assignment' && (assigneeId === null || !around.personIds.has(assigneeId))
  return [
    ...fault('assignee', 'unknown-person', isLost),
    ...(application.accountId === null ? faultsOfNew(looked) : []),
    ...faultsInTexts(looked),
    ...faultsInPeriod(looked),
  ]
}

/** Of an account that is not there yet. */
function faultsOfNew({ policy, form, application, around }: Looked): readonly BasicFault[] {
  const { basics, kind, answers } = application
  const asked = basicQuestions(policy, form, application)
  const { holderId, handle, url } = basics
  const platform = platformOf(policy, form, answers)
  const isTaken = around.accounts.some(
    (account) =>
      handle !== '' &&
      account.status !== 'closed' &&
      account.platform === platform?.id &&
      plain(account.handle) === plain(handle),
  )
  return [
    ...fault('name', 'required', asked.includes('name') && accountNameOf(application) === ''),
    ...fault('platform', 'required', platform === null && !demandsPlatform(form)),
    ...fault('handle', 'handle-in-use', isTaken),
    ...fault('url', 'address-form', url !== '' && !isAddress(url)),
    ...fault('holderId', 'required', kind === 'account' && holderId === null),
    ...fault('holderId', 'unknown-person', holderId !== null && !around.personIds.has(holderId)),
  ]
}

/** B-029: the register must say them, also where the policy's form leaves them to choice. A demand of the form's own is told by the form. */
function faultsInTexts({ policy, form, application }: Looked): readonly BasicFault[] {
  if (application.accountId !== null) return []
  const { answers } = application
  const isDemanded = {
    purpose: textQuestion(form, 'purpose')?.required === true,
    audience: audienceQuestions(form).some(({ required }) => required),
  }
  return [
    ...fault('purpose', 'required', !isDemanded.purpose && purposeOf(form, answers) === ''),
    ...fault('audience', 'required', !isDemanded.audience && audienceOf(policy, form, answers) === ''),
  ]
}

function faultsInPeriod({ policy, application, around }: Looked): readonly BasicFault[] {
  const from = dayOf(application.answers['from'])
  const until = dayOf(application.answers['until'])
  const isBefore = (day: Temporal.PlainDate | null) =>
    until !== null && day !== null && Temporal.PlainDate.compare(until, day) < 0
  return [
    ...fault('until', 'required', until === null && needsEnd(policy, application.assignmentType)),
    ...fault('until', 'ends-before-start', isBefore(from)),
    ...fault('until', 'is-over', isBefore(around.today)),
  ]
}

/** "@Badet" and "badet" are one account on every network. */
const plain = (handle: string): string => handle.trim().replace(/^@/u, '').toLowerCase()

const isAddress = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '')
