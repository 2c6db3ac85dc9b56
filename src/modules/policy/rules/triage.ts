/** What the policy says about each kind of message: answer, refer, moderate or register (F-095, F-106 to F-113, F-046). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import type { ClassKey } from './schema/inbox.ts'
import type { LocalText, Policy } from './schema/policy.ts'
import type { AccountKind } from './schema/primitives.ts'
import { containsWords } from './words.ts'

type ClassValue = Policy['inbox']['classes'][number]['value']

export type TriageClass = {
  readonly key: ClassKey
  readonly label: LocalText
  readonly outcome: ClassValue['outcome']
  /** True: the reply may only refer onward, never answer the matter itself. */
  readonly noSubstance: boolean
  readonly referTo: NonNullable<ClassValue['referTo']> | null
  readonly templateKey: string | null
  readonly citation: Citation
}

export function triageClasses(policy: Policy): readonly TriageClass[] {
  return policy.inbox.classes.map((rule) => ({
    key: rule.value.key,
    label: rule.label,
    outcome: rule.value.outcome,
    noSubstance: rule.value.noSubstance,
    referTo: rule.value.referTo ?? null,
    templateKey: rule.value.template ?? null,
    citation: citationOf(policy, rule),
  }))
}

/** Every loaded policy decides on all ten classes. */
export function triageClass(policy: Policy, key: ClassKey): TriageClass {
  const found = triageClasses(policy).find((triage) => triage.key === key)
  if (found === undefined) throw new Error(`a loaded policy always has the class ${key}`)
  return found
}

export type AutoReply = {
  readonly templateKey: string
  /** Hours before the same conversation gets it again. */
  readonly everyHours: number
  readonly citation: Citation
}

/** The automatic reply for a channel of one kind of account, or null. The message is stored and sorted all the same (F-046). */
export function autoReplyFor(
  policy: Policy,
  place: {
    readonly accountKind: AccountKind
    readonly platform: string
    readonly channel: 'directMessage' | 'comment'
  },
): AutoReply | null {
  const rule = policy.inbox.autoReply.find(
    ({ value }) =>
      value.accountKind === place.accountKind &&
      value.platform === place.platform &&
      value.channel === place.channel,
  )
  if (rule === undefined) return null
  const { template, everyHours } = rule.value
  return { templateKey: template, everyHours, citation: citationOf(policy, rule) }
}

export type OtherActor = Policy['contacts']['otherActors'][number]

/** Other actors a text seems to be about, as a suggestion for the person who refers (F-111). Whole words only. */
export function otherActorsIn(policy: Policy, text: string): readonly OtherActor[] {
  return policy.contacts.otherActors.filter((actor) =>
    [actor.name, ...actor.matches].some((words) => containsWords(text, words)),
  )
}
