/** Which accounts there are already for the same people: shown to whoever applies, so that messages do not clash (F-058). */
import type { RegisteredAccount } from '#modules/accounts/index.ts'

export type Wish = {
  readonly platformId: string | null
  readonly unitId: string
  /** What the applicant has said of purpose and audience. */
  readonly words: string
}

export type OverlapReason = 'platform-and-unit' | 'unit' | 'audience'

export type Overlap = {
  readonly account: Pick<RegisteredAccount, 'id' | 'name' | 'platformName' | 'platform' | 'audience'>
  readonly reasons: readonly OverlapReason[]
}

const MOST_SHOWN = 5
/** Shorter words say nothing of whom one turns to. */
const SHORTEST_WORD = 5
/** "föräldrar" and "föräldrarna" are the same people: so many first letters tell. */
const STEM = 6

/** Words that every account's text has. */
const EMPTY_WORDS = new Set([
  'kommun',
  'invåna',
  'boende',
  'intres',
  'aktuel',
  'inform',
  'berätt',
  'verksa',
  'social',
])

function stems(text: string): ReadonlySet<string> {
  const words = text.toLocaleLowerCase('sv').match(/\p{L}+/gu) ?? []
  const kept = words.filter((word) => word.length >= SHORTEST_WORD).map((word) => word.slice(0, STEM))
  return new Set(kept.filter((stem) => !EMPTY_WORDS.has(stem)))
}

/** The nearest first. Closed accounts and those never opened clash with nothing. */
export function findOverlaps(wish: Wish, accounts: readonly RegisteredAccount[]): readonly Overlap[] {
  const wanted = stems(wish.words)
  return accounts
    .filter(({ status }) => status !== 'closed' && status !== 'planned')
    .map((account) => ({ account, reasons: reasonsFor(account, wish, wanted) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => weigh(b) - weigh(a))
    .slice(0, MOST_SHOWN)
}

function reasonsFor(account: RegisteredAccount, wish: Wish, wanted: ReadonlySet<string>): OverlapReason[] {
  const isSameUnit = account.unitId === wish.unitId
  const isSamePlatform = account.platform === wish.platformId
  const said = stems(`${account.purpose} ${account.audience}`)
  const isSameAudience = [...wanted].some((stem) => said.has(stem))
  return [
    ...(isSameUnit && isSamePlatform ? ['platform-and-unit' as const] : []),
    ...(isSameUnit && !isSamePlatform ? ['unit' as const] : []),
    ...(isSameAudience ? ['audience' as const] : []),
  ]
}

const WEIGHTS: Readonly<Record<OverlapReason, number>> = { 'platform-and-unit': 4, audience: 2, unit: 1 }

function weigh({ reasons }: Overlap): number {
  return reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0)
}
