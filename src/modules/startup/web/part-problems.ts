/** What is wrong on one page, as words beside each question. */
import { explainField, type ErrorTexts } from '#core/http/explain-error.ts'
import type { Lang } from '#core/i18n/lang.ts'
import type { ApplicationDetail } from '../queries/read-application.ts'
import type { Part } from './parts.ts'
import { besideWords } from './words.ts'

type Wish = {
  readonly lang: Lang
  /** What has not been answered is told only to those who ask, or have tried to hand in. */
  readonly withMissing: boolean
  readonly texts: ErrorTexts
}

export function problemsOn(
  part: Part,
  detail: ApplicationDetail,
  { lang, withMissing, texts }: Wish,
): Readonly<Record<string, string>> {
  const { basicFaults, check, nameFaults } = detail.judgement
  const questions = part.group?.items.flatMap((item) => item.value.questions) ?? []
  if (part.group === null) {
    const told = basicFaults.filter(({ code }) => withMissing || code !== 'required')
    return Object.fromEntries(
      told.map(({ field, code }) => [field, explainField({ field, code }, lang, texts)]),
    )
  }
  const faults = [...check.faults, ...nameFaults].filter(({ fault }) => withMissing || fault !== 'missing')
  const here = faults.flatMap((fault) => {
    const question = questions.find(({ key }) => key === fault.questionKey)
    return question === undefined ? [] : [[question.key, besideWords(fault, question, lang)] as const]
  })
  const basic = basicFaults
    .filter(({ field, code }) => questions.some(({ key }) => key === field) && code !== 'required')
    .map(({ field, code }) => [field, explainField({ field, code }, lang, texts)] as const)
  return Object.fromEntries([...basic, ...here])
}
