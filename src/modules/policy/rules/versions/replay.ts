/** What a version would have changed had it applied to what has already happened, before anyone adopts it (issue: replay; F-002). */
import { answerDeadline, removalDeadline } from '../deadlines.ts'
import { findGround } from '../grounds.ts'
import { platformStanding } from '../platform-standing.ts'
import type { PublishingRuleKey } from '../schema/publishing.ts'
import type { Policy } from '../schema/policy.ts'
import type { Modality } from '../schema/rule.ts'

export type ReplayedMessage = {
  readonly id: string
  readonly receivedAt: Temporal.Instant
  readonly isUrgent: boolean
  /** Null while it is not answered. An automatic reply is no answer. */
  readonly answeredAt: Temporal.Instant | null
}

export type ReplayedPost = {
  readonly id: string
  readonly platform: string
  /** What the checks of that time found lacking, by the rules' own keys. */
  readonly lacks: readonly (PublishingRuleKey | 'altText' | 'captions' | 'textInImageRepeated')[]
}

export type ReplayedRemoval = {
  readonly id: string
  readonly groundCodes: readonly string[]
  readonly publishedAt: Temporal.Instant
  readonly detectedAt: Temporal.Instant
  readonly removedAt: Temporal.Instant | null
}

/** Read by the modules that own them, for the months looked back on. No text and no names: only what the rules ask. */
export type ReplayFacts = {
  /** Until when the facts reach: what is still open is judged as of then. */
  readonly asOf: Temporal.Instant
  readonly messages: readonly ReplayedMessage[]
  readonly posts: readonly ReplayedPost[]
  readonly removals: readonly ReplayedRemoval[]
}

export type ReplayHit = { readonly id: string; readonly ruleId: string; readonly modality: Modality }

export type ReplayOutcome = {
  readonly missedDeadlines: readonly ReplayHit[]
  readonly stoppedPosts: readonly ReplayHit[]
  readonly removalsWithoutGround: readonly ReplayHit[]
  readonly lateRemovals: readonly ReplayHit[]
}

function missedDeadlines(policy: Policy, { messages, asOf }: ReplayFacts): ReplayHit[] {
  return messages.flatMap((message) => {
    const { dueAt, ruleId, modality } = answerDeadline(policy, message)
    const end = message.answeredAt ?? asOf
    return Temporal.Instant.compare(end, dueAt) > 0 ? [{ id: message.id, ruleId, modality }] : []
  })
}

/** Only a "ska" stops a post; the rest is a deviation or advice. */
function stopFor(policy: Policy, post: ReplayedPost): ReplayHit | null {
  const standing = platformStanding(policy, post.platform)
  if (standing.effect === 'stop' && standing.citation !== null) {
    return { id: post.id, ruleId: standing.citation.ruleId, modality: standing.citation.modality }
  }
  const lacking = (key: string) => post.lacks.some((lack) => lack === key)
  const rule =
    policy.publishing.rules.find(({ modality, value }) => modality === 'ska' && lacking(value.rule)) ??
    policy.publishing.accessibility.find(({ modality, value }) => modality === 'ska' && lacking(value.key))
  return rule === undefined ? null : { id: post.id, ruleId: rule.id, modality: rule.modality }
}

function withoutGround(policy: Policy, { removals }: ReplayFacts): ReplayHit[] {
  return removals
    .filter((removal) => !removal.groundCodes.some((code) => findGround(policy, code) !== null))
    .map((removal) => ({ id: removal.id, ruleId: policy.moderation.removalClock.id, modality: 'ska' }))
}

function lateRemovals(policy: Policy, { removals, asOf }: ReplayFacts): ReplayHit[] {
  return removals.flatMap((removal) => {
    const deadline = removalDeadline(policy, removal)
    if (deadline.kind === 'promptly') return []
    const { ruleId, modality, dueAt } = deadline
    const end = removal.removedAt ?? asOf
    return Temporal.Instant.compare(end, dueAt) > 0 ? [{ id: removal.id, ruleId, modality }] : []
  })
}

function replayOutcome(policy: Policy, facts: ReplayFacts): ReplayOutcome {
  return {
    missedDeadlines: missedDeadlines(policy, facts),
    stoppedPosts: facts.posts.map((post) => stopFor(policy, post)).filter((hit) => hit !== null),
    removalsWithoutGround: withoutGround(policy, facts),
    lateRemovals: lateRemovals(policy, facts),
  }
}

export type ReplayDifference = {
  readonly [Kind in keyof ReplayOutcome]: {
    readonly before: number
    readonly after: number
    /** What only the new version would have caught. */
    readonly added: readonly ReplayHit[]
    /** What only the old one caught. */
    readonly gone: readonly ReplayHit[]
  }
}

function difference(before: readonly ReplayHit[], after: readonly ReplayHit[]) {
  const [had, has] = [new Set(before.map((hit) => hit.id)), new Set(after.map((hit) => hit.id))]
  return {
    before: before.length,
    after: after.length,
    added: after.filter((hit) => !had.has(hit.id)),
    gone: before.filter((hit) => !has.has(hit.id)),
  }
}

/** Both versions over the same facts. Nothing is changed by it: what has been decided stays pinned to its version. */
export function replay(before: Policy, after: Policy, facts: ReplayFacts): ReplayDifference {
  const [was, is] = [replayOutcome(before, facts), replayOutcome(after, facts)]
  return {
    missedDeadlines: difference(was.missedDeadlines, is.missedDeadlines),
    stoppedPosts: difference(was.stoppedPosts, is.stoppedPosts),
    removalsWithoutGround: difference(was.removalsWithoutGround, is.removalsWithoutGround),
    lateRemovals: difference(was.lateRemovals, is.lateRemovals),
  }
}
