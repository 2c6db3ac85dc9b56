/** What an earlier application lends to a new one: words and choices, but no dates and no "yes, it is done" (F-060: terms are read again). */
import type { Answers, StartQuestion } from '#modules/policy/index.ts'

export function answersToCopy(questions: readonly StartQuestion[], earlier: Answers): Answers {
  const kept = questions.filter(({ type }) => type !== 'date' && type !== 'yesNo')
  const copied = kept.flatMap(({ key }) => (earlier[key] === undefined ? [] : [[key, earlier[key]] as const]))
  return Object.fromEntries(copied)
}
