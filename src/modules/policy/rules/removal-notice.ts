/** How the author is told that something was taken down (F-123, F-127, B-060; tension 1). */
import { RuleBroken } from '#core/errors.ts'
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { findGround } from './grounds.ts'
import type { Policy } from './schema/policy.ts'

export type RemovalNotice = {
  readonly isRequired: boolean
  /** True: the notice refers onward and repeats nothing, not even the ground. */
  readonly isSensitive: boolean
  readonly templateKey: string
  /** When the notice may be left out: the attempt is still recorded. */
  readonly exceptWhen: Policy['moderation']['individualNotice']['value']['exceptWhen']
  readonly citation: Citation
}

/** One sensitive ground makes the whole notice sensitive. Throws RuleBroken for a code that is no ground of this policy. */
export function removalNotice(policy: Policy, groundCodes: readonly string[]): RemovalNotice {
  const grounds = groundCodes.map((code) => {
    const ground = findGround(policy, code)
    if (ground === null) throw new RuleBroken('policy.ground.not-a-ground', { details: { code } })
    return ground
  })
  const rule = policy.moderation.individualNotice
  const isSensitive = grounds.some((ground) => ground.sensitive || ground.childAbuse)
  return {
    isRequired: rule.value.required,
    isSensitive,
    templateKey: isSensitive ? rule.value.sensitiveTemplate : rule.value.template,
    exceptWhen: rule.value.exceptWhen,
    citation: citationOf(policy, rule),
  }
}
