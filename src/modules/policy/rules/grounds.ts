/** The grounds for removal: the policy's own and those the law adds. Criticism is never one of them (F-094, F-114 to F-122, B-061 to B-068). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { criticismStays } from './floor/floor-rules.ts'
import { statutoryGrounds } from './floor/statutory-grounds.ts'
import type { LocalText, Policy } from './schema/policy.ts'

type GroundRule = Policy['moderation']['grounds'][number]

export type Ground = Omit<GroundRule['value'], 'partOf'> & {
  readonly ruleId: string
  readonly label: LocalText
  readonly partOf: string | null
  readonly origin: 'policy' | 'statutory'
  /** True for a group whose parts are handled differently (crime or not, copy or no copy): one of its parts has to be chosen. */
  readonly mustChoosePart: boolean
  readonly citation: Citation
}

const handling = ({ value }: GroundRule) =>
  [value.criminal, value.sensitive, value.childAbuse, value.policeReport, value.registerBeforeRemoval].join()

function toGround(policy: Policy, rule: GroundRule, origin: Ground['origin']): Ground {
  const parts = policy.moderation.grounds.filter((other) => other.value.partOf === rule.value.code)
  return {
    ...rule.value,
    ruleId: rule.id,
    label: rule.label,
    partOf: rule.value.partOf ?? null,
    origin,
    mustChoosePart: parts.some((part) => handling(part) !== handling(rule)),
    citation: citationOf(policy, rule),
  }
}

/** In file order, groups and their parts alike, followed by what the law lists and the policy does not mention. */
export function groundsFor(policy: Policy): readonly Ground[] {
  const own = policy.moderation.grounds
  const covered = new Set(own.flatMap((rule) => rule.value.statutory))
  const added = statutoryGrounds.filter((rule) => !covered.has(rule.value.code))
  return [
    ...own.map((rule) => toGround(policy, rule, 'policy')),
    ...added.map((rule) => toGround(policy, rule, 'statutory')),
  ]
}

/** By the policy's code, or by the statutory code that one of the policy's grounds stands for. */
export function findGround(policy: Policy, code: string): Ground | null {
  const grounds = groundsFor(policy)
  return (
    grounds.find((ground) => ground.code === code) ??
    grounds.find((ground) => ground.statutory.includes(code)) ??
    null
  )
}

export type GroundOffer =
  | { readonly offered: true; readonly ground: Ground }
  | {
      readonly offered: false
      readonly reason: 'not-a-ground' | 'criticism-stays' | 'choose-part'
      /** The rule that stands in the way; null when the policy simply has no such ground. */
      readonly citation: Citation | null
    }

/** Whether content may be taken down on a ground. `isOnlyCriticism`: the reviewer judges that nothing but criticism is left. */
export function groundOffer(
  policy: Policy,
  code: string,
  facts: { readonly isOnlyCriticism: boolean } = { isOnlyCriticism: false },
): GroundOffer {
  if (facts.isOnlyCriticism) {
    return { offered: false, reason: 'criticism-stays', citation: citationOf(policy, criticismStays) }
  }
  const ground = findGround(policy, code)
  if (ground === null) return { offered: false, reason: 'not-a-ground', citation: null }
  if (ground.mustChoosePart) return { offered: false, reason: 'choose-part', citation: ground.citation }
  return { offered: true, ground }
}

export function isGroundOffered(
  policy: Policy,
  code: string,
  facts?: { readonly isOnlyCriticism: boolean },
): boolean {
  return groundOffer(policy, code, facts).offered
}
