/** What an application still lacks, what stops it, and whom it draws in: one look at the whole form (F-051, F-052, scenario 1). */
import type { AnswerFault } from './check-answer.ts'
import { answerFault } from './check-answer.ts'
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import type { AnswerContext } from './conditions.ts'
import { holds, isAnswered } from './conditions.ts'
import type { PlatformStanding } from './platform-standing.ts'
import { platformStanding } from './platform-standing.ts'
import type { LocalText } from './schema/policy.ts'
import type { StartForm, StartItem, StartQuestion } from './startup-form.ts'

type Place = { readonly itemKey: string; readonly citation: Citation }

export type StartFault = Place & {
  readonly questionKey: string
  readonly label: LocalText
  readonly fault: AnswerFault | 'missing'
}

export type StartBlock = Place & {
  /** Null when the platform itself is the reason: see `platform`. */
  readonly message: LocalText | null
  readonly isHardStop: boolean
  readonly platform: PlatformStanding | null
}

export type StartTask = Place & {
  readonly role: string
  readonly title: LocalText
  readonly beforeApproval: boolean
}

export type StartComment = Place & { readonly from: readonly string[] }

export type StartCheck = {
  readonly faults: readonly StartFault[]
  readonly blocks: readonly StartBlock[]
  readonly tasks: readonly StartTask[]
  readonly comments: readonly StartComment[]
  /** All items answered and nothing in the way: the application may be handed in. */
  readonly maySubmit: boolean
}

/** `overridden`: platforms for which a named person has decided otherwise, with a reason (F-031). */
export type StartContext = AnswerContext & { readonly overridden?: readonly string[] }

export function questionsOf(item: StartItem, context: AnswerContext): readonly StartQuestion[] {
  return item.value.questions.filter(
    (question) => question.when === undefined || holds(question.when, context),
  )
}

function faultsOf(item: StartItem, place: Place, context: StartContext): StartFault[] {
  return questionsOf(item, context).flatMap((question) => {
    const answer = context.answers[question.key]
    const isMissing = question.required && !isAnswered(answer)
    const fault = isMissing ? 'missing' : answerFault(question, answer)
    return fault === null ? [] : [{ ...place, questionKey: question.key, label: question.label, fault }]
  })
}

/** The platform's own standing holds whether or not the form thought of it. */
function platformBlocks(item: StartItem, place: Place, context: StartContext): StartBlock[] {
  const asked = questionsOf(item, context).filter((question) => question.type === 'platform')
  return asked.flatMap((question) => {
    const answer = context.answers[question.key]
    if (typeof answer !== 'string' || !isAnswered(answer)) return []
    const platform = platformStanding(context.policy, answer)
    const isDecided =
      platform.platformId !== null && context.overridden?.includes(platform.platformId) === true
    const isStopped = platform.effect === 'stop' && !(isDecided && platform.override !== null)
    if (!isStopped) return []
    const citation = platform.citation ?? place.citation
    return [
      { itemKey: place.itemKey, citation, message: null, isHardStop: platform.override === null, platform },
    ]
  })
}

function checkItem(item: StartItem, context: StartContext): Omit<StartCheck, 'maySubmit'> {
  const place: Place = { itemKey: item.value.key, citation: citationOf(context.policy, item) }
  const { blocksIf, createsTask, needsComment } = item.value
  return {
    faults: faultsOf(item, place, context),
    blocks: [
      ...blocksIf
        .filter((block) => holds(block.when, context))
        .map(({ message, isHardStop }) => ({ ...place, message, isHardStop, platform: null })),
      ...platformBlocks(item, place, context),
    ],
    tasks: createsTask
      .filter((task) => holds(task.when, context))
      .map(({ role, title, beforeApproval }) => ({ ...place, role, title, beforeApproval })),
    comments: needsComment
      .filter((comment) => holds(comment.when, context))
      .map(({ from }) => ({ ...place, from })),
  }
}

/** In the order of the form. */
export function checkStart(form: StartForm, context: StartContext): StartCheck {
  const items = form.items.map((item) => checkItem(item, context))
  const faults = items.flatMap((item) => item.faults)
  const blocks = items.flatMap((item) => item.blocks)
  return {
    faults,
    blocks,
    tasks: items.flatMap((item) => item.tasks),
    comments: items.flatMap((item) => item.comments),
    maySubmit: faults.length === 0 && blocks.length === 0,
  }
}
