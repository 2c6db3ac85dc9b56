import type { Lang } from '#core/i18n/lang.ts'
import { countOf } from '#core/i18n/plural.ts'
import type { AnswerTime, VisitorRules } from '../rules/visitor-rules.ts'
import { publicTexts } from '../texts.ts'

type Length = Pick<AnswerTime, 'amount' | 'unit'>

/** "24 timmar", "3 arbetsdagar", "nästa arbetsdag". */
function lengthWords({ amount, unit }: Length, lang: Lang): string {
  const t = publicTexts(lang)
  return unit === 'nextWorkingDay' ? t.rules.answers.nextWorkingDay : countOf(amount, t.time[unit], lang)
}

/** How soon an answer comes, as a promise where the policy says ska and as an aim where it says less. `isOnly`: there is no other time. */
export function answerWords(time: AnswerTime, lang: Lang, isOnly: boolean): string {
  const t = publicTexts(lang).rules.answers
  const otherwise = isOnly ? t.always : t.other
  const say = time.isUrgent === true ? t.urgent : otherwise
  return say(lengthWords(time, lang), time.modality === 'ska')
}

export function removalWords(time: VisitorRules['removal']['time'], lang: Lang): readonly string[] {
  const t = publicTexts(lang).rules.measures
  if (time === 'promptly') return [t.promptly]
  return [t.within(lengthWords(time, lang)), t.from[time.from]]
}
