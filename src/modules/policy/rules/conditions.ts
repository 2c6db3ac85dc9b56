/** Decides the conditions of a start form from the answers given so far (F-051 to F-072). */
import { platformStanding } from './platform-standing.ts'
import type { Policy } from './schema/policy.ts'
import type { AccountKind } from './schema/primitives.ts'
import { containsWords } from './words.ts'

export type Condition =
  Policy['startup']['forms'][number]['items'][number]['value']['blocksIf'][number]['when']

type SimpleCondition = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown }>

/** One answer: text, number, yes/no or several; null and undefined are no answer. */
export type Answer = string | number | boolean | readonly string[] | null | undefined

export type Answers = Readonly<Record<string, Answer>>

export type AnswerContext = {
  readonly policy: Policy
  readonly accountKind: AccountKind | null
  readonly answers: Answers
}

export function isAnswered(answer: Answer): boolean {
  if (answer === null || answer === undefined) return false
  if (typeof answer === 'string') return answer.trim() !== ''
  return typeof answer === 'object' ? answer.length > 0 : true
}

type Wanted = string | number | boolean | readonly (string | number | boolean)[]

function isOneOf(answer: Answer, wanted: Wanted): boolean {
  const options = typeof wanted === 'object' ? wanted : [wanted]
  const given = typeof answer === 'object' && answer !== null ? answer : [answer]
  return given.some((value) => options.some((option) => option === value))
}

function countOf(answer: Answer): number {
  if (!isAnswered(answer)) return 0
  return typeof answer === 'object' && answer !== null ? new Set(answer).size : 1
}

/** The three forms of the name people use: full, short and as sender. */
function lacksOrgName(policy: Policy, answer: Answer): boolean {
  const { name, shortName, senderName } = policy.meta.org
  return (
    typeof answer === 'string' && ![name, shortName, senderName].some((form) => containsWords(answer, form))
  )
}

function holdsSimple(condition: SimpleCondition, { policy, accountKind, answers }: AnswerContext): boolean {
  if ('accountKind' in condition) return accountKind !== null && condition.accountKind.includes(accountKind)
  const answer = answers[condition.question]
  if ('answered' in condition) return isAnswered(answer) === condition.answered
  if ('fewerThan' in condition) return countOf(answer) < condition.fewerThan
  // Nothing is said of what has not been answered: a question does not block before somebody has come to it.
  if (!isAnswered(answer)) return false
  if ('is' in condition) return isOneOf(answer, condition.is)
  if ('isNot' in condition) return !isOneOf(answer, condition.isNot)
  if ('lacksOrgName' in condition) return lacksOrgName(policy, answer)
  const { status } = platformStanding(policy, typeof answer === 'string' ? answer : '')
  return condition.platformStatus.some((wanted) => wanted === status)
}

export function holds(condition: Condition, context: AnswerContext): boolean {
  if ('all' in condition) return condition.all.every((part) => holdsSimple(part, context))
  if ('any' in condition) return condition.any.some((part) => holdsSimple(part, context))
  return holdsSimple(condition, context)
}
