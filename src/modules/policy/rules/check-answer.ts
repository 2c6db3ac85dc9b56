/** Whether an answer is of the kind its question asks for. */
import type { Answer } from './conditions.ts'
import type { StartQuestion } from './startup-form.ts'

export type AnswerFault =
  'not-of-kind' | 'not-an-option' | 'too-short' | 'too-few' | 'not-a-date' | 'not-an-address'

const LONGEST_TEXT = 20_000
const MOST_ITEMS = 200

function faultInDate(text: string): AnswerFault | null {
  try {
    Temporal.PlainDate.from(text)
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? null : 'not-a-date'
  } catch {
    return 'not-a-date'
  }
}

function faultInText(question: StartQuestion, text: string): AnswerFault | null {
  if (text.length > LONGEST_TEXT) return 'not-of-kind'
  if (question.type === 'choice' && !question.options.some((option) => option.value === text))
    return 'not-an-option'
  if (question.type === 'date') return faultInDate(text)
  if (question.type === 'url') {
    return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? null : 'not-an-address'
  }
  return question.minLength !== undefined && text.trim().length < question.minLength ? 'too-short' : null
}

function faultInList(question: StartQuestion, list: readonly string[]): AnswerFault | null {
  if (list.length > MOST_ITEMS) return 'not-of-kind'
  const isOutside = (value: string) => !question.options.some((option) => option.value === value)
  if (question.type === 'choices' && list.some(isOutside)) return 'not-an-option'
  return question.minItems !== undefined && new Set(list).size < question.minItems ? 'too-few' : null
}

const lists: readonly StartQuestion['type'][] = ['people', 'targetGroups', 'choices']

/** Null when the answer holds. An empty answer is not judged here: whether it is missing depends on the whole form. */
export function answerFault(question: StartQuestion, answer: Answer): AnswerFault | null {
  if (answer === null || answer === undefined) return null
  if (question.type === 'yesNo') return typeof answer === 'boolean' ? null : 'not-of-kind'
  if (question.type === 'number') {
    return typeof answer === 'number' && Number.isFinite(answer) && answer >= 0 ? null : 'not-of-kind'
  }
  if (lists.includes(question.type))
    return typeof answer === 'object' ? faultInList(question, answer) : 'not-of-kind'
  return typeof answer === 'string' ? faultInText(question, answer) : 'not-of-kind'
}
