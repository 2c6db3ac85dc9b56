import { formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { platformStanding, type Answer, type Policy, type StartQuestion } from '#modules/policy/index.ts'
import { targetGroups } from '../../rules/derive-opening.ts'
import { listOf } from '../../rules/read-answers.ts'
import { decideTexts } from './texts.ts'

export type AnswerWords = {
  readonly policy: Policy
  readonly names: ReadonlyMap<string, string>
  readonly unitNames: ReadonlyMap<string, string>
  readonly lang: Lang
}

type Question = Pick<StartQuestion, 'type' | 'options'>

/** An answer as people read it: names for ids, the form's own words for choices. Empty: not answered. */
export function answerWords(question: Question, answer: Answer, words: AnswerWords): string {
  const { lang } = words
  if (answer === null || answer === undefined || answer === '') return ''
  if (typeof answer === 'boolean') return decideTexts(lang).page[answer ? 'yes' : 'no']
  if (typeof answer === 'number') return formatNumber(answer, lang)
  return listOf(answer)
    .map((one) => oneOf(question, one, words))
    .join(', ')
}

function oneOf({ type, options }: Question, value: string, words: AnswerWords): string {
  const { policy, names, unitNames, lang } = words
  if (type === 'person' || type === 'people') return names.get(value) ?? value
  if (type === 'unit') return unitNames.get(value) ?? value
  if (type === 'platform') return platformStanding(policy, value).name[lang]
  if (type === 'date') return dateWords(value, lang)
  if (type === 'targetGroups')
    return targetGroups(policy).find((group) => group.value === value)?.label[lang] ?? value
  return options.find((option) => option.value === value)?.label[lang] ?? value
}

/** What was typed and is no date is shown as it was typed. */
function dateWords(value: string, lang: Lang): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? formatDay(Temporal.PlainDate.from(value), lang, { long: true })
    : value
}
