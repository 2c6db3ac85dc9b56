/** What a new application holds before anybody has filled in anything: nothing is asked that is known already. */
import type { Answers, StartForm, StartQuestion } from '#modules/policy/index.ts'
import { ANSWER_OF, questionsIn } from './basic-questions.ts'
import { answersToCopy } from './copy-answers.ts'
import { prefilled } from './read-answers.ts'

export type KnownFacts = {
  /** Of an earlier application. */
  readonly copied: Answers
  readonly assigneeId: string | null
  /** Of the account there is already, or as chosen at the start; empty when nothing is. */
  readonly platform: string
  readonly accountName: string
}

export function firstAnswers(form: StartForm | null, known: KnownFacts): Answers {
  const questions = questionsIn(form)
  return {
    ...prefilled(questions, 'sv'),
    ...answersToCopy(questions, known.copied),
    ...(known.assigneeId === null ? {} : { assignee: known.assigneeId }),
    ...aboutAccount(questions, known),
  }
}

function aboutAccount(questions: readonly StartQuestion[], { platform, accountName }: KnownFacts): Answers {
  const asks = questions.find(({ type }) => type === 'platform')?.key ?? ANSWER_OF.platform
  const isNamed = accountName !== '' && questions.some(({ key }) => key === 'account-name')
  return {
    ...(platform === '' ? {} : { [asks]: platform }),
    ...(isNamed ? { 'account-name': accountName } : {}),
  }
}
