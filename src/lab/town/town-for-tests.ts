import { fixedClock } from '#core/clock.ts'
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
