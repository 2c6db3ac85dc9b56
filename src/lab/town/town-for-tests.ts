import { fixedClock } from '#core/clock.ts'
import { isPublic } from './posts.ts'
import { createTown, type Town } from './town.ts'
import type { TownRules } from './town-core.ts'

export const TEST_RULES: TownRules = {
  network: 'provnet',
  newId: (kind, n) => `at://provnet/${kind}/${n}`,
  postCharacters: 500,
  commentCharacters: 300,
  depth: 2,
  hasDirectMessages: true,
  reactions: ['like'],
}

export function townForTests(rules: Partial<TownRules> = {}): Town {
  return createTown({ clock: fixedClock('2026-11-20T09:00:00Z'), rules: { ...TEST_RULES, ...rules } })
}

/** How many posts with these words everybody can see. */
export function visiblePosts({ state, core }: Town, text: string): number {
  return Object.values(state.posts).filter((post) => isPublic(core, post) && post.text.includes(text)).length
}
