/** Reads what was typed into a form's page as answers. What cannot be read is kept as typed, so that nothing is lost and the fault can be shown. */
import type { Answer, Answers, StartQuestion } from '#modules/policy/index.ts'

export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

type QuestionType = StartQuestion['type']

const LISTS: readonly QuestionType[] = ['people', 'targetGroups', 'choices']

const NUMBER = /^\d+(\.\d+)?$/

/** A Swedish number has a comma and may have spaces: "1 200,5". */
function readNumber(text: string): string | number {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.')
  const number = Number(plain)
  // a number of twenty digits, or of millionths, would come back as another one
  const isKept = number <= Number.MAX_SAFE_INTEGER && NUMBER.test(String(number))
  return NUMBER.test(plain) && isKept ? number : text
}

function readOne(type: QuestionType, text: string): Answer {
  if (text === '') return null
  if (type === 'yesNo') return text === 'yes' ? true : text === 'no' ? false : text
  return type === 'number' ? readNumber(text) : text
}

/** Of a page with these questions. A question whose field was not sent keeps its answer; a list with nothing ticked sends only its marker. */
export function readAnswers(
  questions: readonly Pick<StartQuestion, 'key' | 'type'>[],
  typed: Typed,
): Answers {
  const answers: Record<string, Answer> = {}
  for (const { key, type } of questions) {
    const value = typed[key]
    if (value === undefined) continue
    const texts = (typeof value === 'string' ? [value] : value).map((text) => text.trim())
    answers[key] = LISTS.includes(type)
      ? [...new Set(texts.filter((text) => text !== ''))]
      : readOne(type, texts.at(-1) ?? '')
  }
  return answers
}

/** Back into a field, so that reading it again gives the same answer. */
export function typedOf(answer: Answer): string {
  if (answer === null || answer === undefined) return ''
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  if (typeof answer === 'number') return String(answer).replace('.', ',')
  return typeof answer === 'object' ? answer.join(', ') : answer
}

export function listOf(answer: Answer): readonly string[] {
  if (typeof answer === 'string') return answer === '' ? [] : [answer]
  return typeof answer === 'object' && answer !== null ? answer : []
}

/** What is filled in from the beginning (F-066: the routines come from the policy). */
export function prefilled(questions: readonly StartQuestion[], lang: 'sv' | 'en'): Answers {
  const filled = questions.flatMap(({ key, prefill }) =>
    prefill === undefined ? [] : [[key, prefill[lang]] as const],
  )
  return Object.fromEntries(filled)
}
