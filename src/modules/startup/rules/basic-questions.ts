/** What an account and an assignment need that no policy's form has to ask: asked beside it, and only when the form does not (B-029, F-036). */
import type { Policy, StartForm, StartQuestion } from '#modules/policy/index.ts'
import type { Application } from './application.ts'

export const BASIC_FIELDS = [
  'name',
  'platform',
  'handle',
  'url',
  'holderId',
  'responsibleShown',
  'purpose',
  'audience',
  'until',
] as const
export type BasicField = (typeof BASIC_FIELDS)[number]

/** Those that are kept among the answers, under the name by which the opening looks for them. */
export const ANSWER_OF = {
  platform: 'platform',
  purpose: 'purpose',
  audience: 'audience',
  until: 'until',
} as const satisfies Partial<Record<BasicField, string>>

type Asked = Pick<Application, 'kind' | 'accountId' | 'assignmentType'>

export function questionsIn(form: StartForm | null): readonly StartQuestion[] {
  return form?.items.flatMap((item) => item.value.questions) ?? []
}

/** A form may call its question otherwise: then the first text of the item of that name. */
export function textQuestion(form: StartForm | null, key: string): StartQuestion | null {
  const own = questionsIn(form).find((question) => question.key === key)
  if (own !== undefined) return own
  const item = form?.items.find((one) => one.value.key === key)
  return item?.value.questions.find(({ type }) => type === 'longText' || type === 'text') ?? null
}

const asks = (form: StartForm | null, key: string): boolean =>
  questionsIn(form).some((question) => question.key === key)

/** Any of them tells whom one turns to. */
export function audienceQuestions(form: StartForm | null): readonly StartQuestion[] {
  const text = textQuestion(form, 'audience')
  return questionsIn(form).filter(
    (question) =>
      question.type === 'targetGroups' || question.key === 'target-group-text' || question.key === text?.key,
  )
}

export function demandsPlatform(form: StartForm | null): boolean {
  return questionsIn(form).some(({ type, required }) => type === 'platform' && required)
}

export function needsEnd(policy: Policy, assignmentType: string | null): boolean {
  return policy.startup.assignmentTypes.some(
    ({ value }) => value.type === assignmentType && value.needsEndDate,
  )
}

/** In the order of `BASIC_FIELDS`; empty when the form and an account that there is already say everything. */
export function basicQuestions(
  policy: Policy,
  form: StartForm | null,
  { kind, accountId, assignmentType }: Asked,
): readonly BasicField[] {
  if (kind === 'closing') return []
  const isNew = accountId === null
  const wanted: Readonly<Record<BasicField, boolean>> = {
    name: isNew && !asks(form, 'account-name'),
    platform: isNew && !questionsIn(form).some(({ type }) => type === 'platform'),
    handle: isNew,
    url: isNew,
    holderId: isNew && kind === 'account',
    responsibleShown: isNew,
    purpose: isNew && textQuestion(form, 'purpose') === null,
    audience: isNew && audienceQuestions(form).length === 0,
    until: needsEnd(policy, assignmentType) && !asks(form, 'until'),
  }
  return BASIC_FIELDS.filter((field) => wanted[field])
}
