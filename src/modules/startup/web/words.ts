import { formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { joinList } from '#core/i18n/lists.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import {
  platformStanding,
  roleName,
  type Answer,
  type Policy,
  type StartQuestion,
} from '#modules/policy/index.ts'
import type { Tone } from '#ui/components/tag/tag.tsx'
import type { Application, ApplicationState } from '../rules/application.ts'
import { accountNameOf, dayOf, targetGroups } from '../rules/derive-opening.ts'
import { listOf, typedOf } from '../rules/read-answers.ts'
import { startupTexts } from '../texts.ts'

/** What an application is called: the account's name, as far as it is known. */
export function nameOf(application: Pick<Application, 'basics' | 'answers'>, lang: Lang): string {
  const name = accountNameOf(application)
  return name === '' ? startupTexts(lang).unnamed : name
}

export const STATE_TONES: Readonly<Record<ApplicationState, Tone>> = {
  draft: 'neutral',
  waiting: 'soon',
  returned: 'now',
  approved: 'calm',
  withdrawn: 'neutral',
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1)

/** The policy's own word for a role, as it stands inside a sentence. */
export const roleWord = (policy: Policy, role: string, lang: Lang): string => roleName(policy, role)[lang]

export type Naming = {
  readonly policy: Policy
  readonly names: ReadonlyMap<string, string>
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly lang: Lang
}

/** An answer as it is read, whatever kind its question is of; empty when there is none. */
export function answerWords(question: StartQuestion, answer: Answer, naming: Naming): string {
  const { lang } = naming
  if (answer === null || answer === undefined || answer === '') return ''
  if (typeof answer === 'boolean') return answer ? startupTexts(lang).part.yes : startupTexts(lang).part.no
  if (typeof answer === 'number') return formatNumber(answer, lang, { decimals: 6 })
  const list = listOf(answer)
  const say = sayOne(question, naming)
  return joinList(list.map(say), lang)
}

function sayOne(question: StartQuestion, { policy, names, units, lang }: Naming): (value: string) => string {
  switch (question.type) {
    case 'person':
    case 'people':
      return (id) => names.get(id) ?? id
    case 'unit':
      return (id) => units.find((unit) => unit.id === id)?.name ?? id
    case 'platform':
      return (typed) => platformStanding(policy, typed).name[lang]
    case 'targetGroups':
      return (key) => targetGroups(policy).find(({ value }) => value === key)?.label[lang] ?? key
    case 'choice':
    case 'choices':
      return (value) => question.options.find((option) => option.value === value)?.label[lang] ?? value
    case 'date':
      return (text) => {
        const day = dayOf(text)
        return day === null ? text : formatDay(day, lang)
      }
    default:
      return (text) => typedOf(text)
  }
}

type BesideFault = { readonly fault: string }

/** A fault beside its own question. */
export function besideWords({ fault }: BesideFault, question: StartQuestion, lang: Lang): string {
  const t = startupTexts(lang).beside
  if (fault === 'too-short') return t['too-short'](question.minLength ?? 1)
  if (fault === 'too-few') return t['too-few'](question.minItems ?? 1)
  if (fault === 'not-of-kind' && question.type === 'number') return t['not-a-number']
  const plain: Readonly<Record<string, unknown>> = t
  const words = plain[fault]
  return typeof words === 'string' ? words : t['not-of-kind']
}
