/** Whether a network may be used, however its name is typed (F-030, F-031, B-012; Härjedalen's closed list). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { knownValue } from './known.ts'
import type { PlatformKind, PlatformStatus } from './schema/platforms.ts'
import type { LocalText, Policy } from './schema/policy.ts'
import { nearestWord } from './validate/nearest-word.ts'
import { plainWord } from './plain-word.ts'

type PlatformRule = Policy['platforms']['items'][number]

export type PlatformOverride = {
  readonly decidedBy: string
  readonly needsReason: boolean
  readonly deviceNote: LocalText | null
  readonly citation: Citation
}

export type PlatformStanding = {
  /** The policy's id for it; null when the policy does not list it. */
  readonly platformId: string | null
  readonly name: LocalText
  readonly kind: PlatformKind | null
  /** `near`: a slip of the finger away from a listed name; ask whether that was meant. */
  readonly match: 'exact' | 'near' | 'none'
  readonly status: PlatformStatus | 'unlisted'
  /** ok: go on · justify: go on with a reason · stop: not without the override, and not at all when there is none. */
  readonly effect: 'ok' | 'justify' | 'stop'
  readonly reason: LocalText | null
  readonly override: PlatformOverride | null
  /** Null only when the policy says nothing of platforms. */
  readonly citation: Citation | null
}

const namesOf = (rule: PlatformRule) =>
  [rule.value.platform, rule.label.sv, rule.label.en, ...rule.value.aliases].map(plainWord)

function findPlatform(
  policy: Policy,
  typed: string,
): Pick<PlatformStanding, 'match'> & { rule: PlatformRule | null } {
  const word = plainWord(typed)
  const { items } = policy.platforms
  const exact = items.find((rule) => namesOf(rule).includes(word))
  if (exact !== undefined) return { rule: exact, match: 'exact' }
  const meant = nearestWord(word, items.flatMap(namesOf))
  const near = items.find((rule) => meant !== null && namesOf(rule).includes(meant))
  return near === undefined ? { rule: null, match: 'none' } : { rule: near, match: 'near' }
}

function overrideFor(policy: Policy, status: PlatformStatus): PlatformOverride | null {
  const rule = policy.platforms.override
  const value = knownValue(rule)
  if (rule === undefined || value?.statuses.includes(status) !== true) return null
  return {
    decidedBy: value.decidedBy,
    needsReason: value.needsReason,
    deviceNote: value.deviceNote ?? null,
    citation: citationOf(policy, rule),
  }
}

/** "Avråder" stops where the policy says who may decide otherwise, and else asks for a reason: it is no prohibition (tension 9). */
function effectOf(status: PlatformStatus, override: PlatformOverride | null): PlatformStanding['effect'] {
  if (status === 'allowed' || status === 'primary') return 'ok'
  return status === 'advisedAgainst' && override === null ? 'justify' : 'stop'
}

function unlisted(policy: Policy, typed: string): PlatformStanding {
  const rule = policy.platforms.mode
  const mode = knownValue(rule)
  const name = typed.trim()
  return {
    platformId: null,
    name: { sv: name, en: name },
    kind: null,
    match: 'none',
    status: 'unlisted',
    effect: mode === 'closedList' ? 'stop' : mode === 'primaryList' ? 'justify' : 'ok',
    reason: null,
    override: null,
    citation: rule === undefined ? null : citationOf(policy, rule),
  }
}

/** Accepts a name in any spelling, an id or an address on the network. */
export function platformStanding(policy: Policy, typed: string): PlatformStanding {
  const { rule, match } = findPlatform(policy, typed)
  if (rule === null) return unlisted(policy, typed)
  const { platform, kind, status, reason } = rule.value
  const override = overrideFor(policy, status)
  return {
    platformId: platform,
    name: rule.label,
    kind,
    match,
    status,
    effect: effectOf(status, override),
    reason: reason ?? null,
    override,
    citation: citationOf(policy, rule),
  }
}

/** For choosing from a list: what may be used first, what is advised against last. */
export function listedPlatforms(policy: Policy): readonly PlatformStanding[] {
  const order: readonly PlatformStanding['status'][] = [
    'primary',
    'allowed',
    'advisedAgainst',
    'forbidden',
    'retired',
  ]
  return policy.platforms.items
    .map((rule) => platformStanding(policy, rule.value.platform))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
}
