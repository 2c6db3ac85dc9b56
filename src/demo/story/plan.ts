/** What the staff did with a message of the past, who and when: from the script's class, the part it plays and the policy's deadline. */
import { pick, type Random } from '#lab/random.ts'
import { fill, type Place, type ScriptLine } from '#lab/script/script-line.ts'
import {
  answerDeadline,
  isGroundOffered,
  triageClass,
  type ClassKey,
  type Policy,
} from '#modules/policy/index.ts'
import type { NoActionReason, ReferralKey } from '#modules/inbox/index.ts'
import type { DemoRole } from '../people.ts'
import { classOfScript } from '../script-classes.ts'
import { answers, thanksForPraise } from './answers.ts'
import { workTimes } from './office-hours.ts'
import { officeDaysOf, type Part } from './parts.ts'
import type { ToldLine } from './told-lines.ts'

export type Deed =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'template'; readonly templateKey: string }
  | { readonly kind: 'refer'; readonly referralKey: ReferralKey }
  | { readonly kind: 'close'; readonly reason: NoActionReason }
  | { readonly kind: 'remove' | 'hide'; readonly groundCode: string; readonly assessment: string }

export type Plan = {
  readonly classKey: ClassKey
  readonly isUrgent: boolean
  readonly dueAt: Temporal.Instant
  readonly by: DemoRole
  /** null while nobody has looked at it. */
  readonly triagedAt: Temporal.Instant | null
  readonly deed: Deed
  /** null while it waits to be done. */
  readonly doneAt: Temporal.Instant | null
}

export type PlanInput = {
  readonly line: ToldLine
  readonly part: Part | null
  readonly place: Place
  readonly policy: Policy
  readonly crew: readonly DemoRole[]
  readonly receivedAt: Temporal.Instant
  readonly now: Temporal.Instant
  readonly random: Random
}

export function planFor(input: PlanInput): Plan {
  const { line, part, policy, receivedAt, now, random } = input
  const classKey = classOf(line)
  const isUrgent = part === 'urgent' || (line.kind === 'line' && line.line.isUrgent === true)
  const { dueAt } = answerDeadline(policy, { receivedAt, isUrgent })
  const times = workTimes({ receivedAt, dueAt, isUrgent }, officeDaysOf(policy), random)
  const by = times.isOnCall ? 'crisis' : (pick(random, input.crew) ?? 'communicator')
  const plan = { classKey, isUrgent, dueAt, by, deed: deedFor(input, classKey) }
  const isPast = (at: Temporal.Instant): boolean => Temporal.Instant.compare(at, now) < 0
  if (part !== null && !isPast(times.triagedAt)) return { ...plan, ...hastily(part, receivedAt) }
  const triagedAt = part === 'fresh' || !isPast(times.triagedAt) ? null : times.triagedAt
  const isDone = triagedAt !== null && isPast(times.doneAt) && (part === null || !LEFT.includes(part))
  return { ...plan, triagedAt, doneAt: isDone ? times.doneAt : null }
}

/** Parts whose messages still wait. */
const LEFT: readonly Part[] = ['fresh', 'sorted', 'urgent', 'overdue', 'direct-open']

/** A part has to be played also when the demo is started at night: then somebody on call has just looked. */
function hastily(part: Part, receivedAt: Temporal.Instant): Pick<Plan, 'triagedAt' | 'doneAt' | 'by'> {
  const triagedAt = part === 'fresh' ? null : receivedAt.add({ minutes: 9 })
  return { triagedAt, doneAt: LEFT.includes(part) ? null : receivedAt.add({ minutes: 20 }), by: 'crisis' }
}

function classOf(line: ToldLine): ClassKey {
  if (line.kind === 'line') return classOfScript[line.line.class]
  if (line.kind === 'direct') return 'question'
  return line.under === 'praise' ? 'praise' : 'viewpoint'
}

function deedFor(input: PlanInput, classKey: ClassKey): Deed {
  const { line, part } = input
  if (line.kind === 'direct') return { kind: 'close', reason: 'answered-elsewhere' }
  if (line.kind === 'aside') return { kind: 'close', reason: 'no-answer-expected' }
  if (classKey === 'spam' || classKey === 'offensive' || classKey === 'criminal')
    return takeDown(input, line.line, classKey, part === 'hidden' ? 'hide' : 'remove')
  if (classKey === 'secret') return { kind: 'refer', referralKey: 'contact-centre' }
  if (triageClass(input.policy, classKey).noSubstance) return { kind: 'refer', referralKey: 'politicians' }
  return answerTo(input, line.line, classKey)
}

function answerTo({ place, policy, random }: PlanInput, line: ScriptLine, classKey: ClassKey): Deed {
  const text = line.answer ?? answers[line.text]
  if (text !== undefined) return { kind: 'answer', text: fill(text, place) }
  if (classKey === 'praise' && random() < 0.45) {
    return { kind: 'answer', text: pick(random, thanksForPraise) ?? 'Tack!' }
  }
  if (classKey === 'praise') return { kind: 'close', reason: 'no-answer-expected' }
  const { templateKey } = triageClass(policy, classKey)
  if (templateKey !== null && classKey !== 'other-actor') return { kind: 'template', templateKey }
  return { kind: 'refer', referralKey: 'contact-centre' }
}

/** Words that urge others on, and words aimed at somebody. */
const URGES = /vem är med|gör det allihop|någon borde|skjut|bränn/i

function groundCodes(line: ScriptLine, classKey: ClassKey): readonly string[] {
  if (classKey === 'spam') return ['commercial-advertising', 'unrelated-marketing']
  if (classKey === 'offensive') return ['personal-attack', 'insult']
  return URGES.test(line.text)
    ? ['bbs-public-call', 'bbs-incitement']
    : ['bbs-unlawful-threat', 'threat-or-incitement']
}

const ASSESSMENTS: Readonly<Record<'spam' | 'offensive' | 'criminal', string>> = {
  spam: 'Kommentaren gör reklam för något som kommunen inte har med att göra. Den rör inte inläggets ämne.',
  offensive:
    'Kommentaren riktar nedsättande ord mot en enskild medarbetare och tar inte upp någon sakfråga. En utomstående uppfattar den som ett angrepp på personen.',
  criminal:
    'Kommentaren uttalar ett hot om våld eller skada, eller manar andra till det. Den riktar sig mot dem som utför ett arbete åt kommunen och är ägnad att väcka rädsla för säkerheten.',
}

function takeDown(
  { policy }: PlanInput,
  line: ScriptLine,
  classKey: 'spam' | 'offensive' | 'criminal',
  kind: 'remove' | 'hide',
): Deed {
  const codes = groundCodes(line, classKey)
  const groundCode = codes.find((code) => isGroundOffered(policy, code)) ?? codes[0] ?? ''
  return { kind, groundCode, assessment: ASSESSMENTS[classKey] }
}
