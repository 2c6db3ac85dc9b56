import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from '#core/clock.ts'

/**
 * The practice square's clock. While the demo's past is told, what belongs to the story happens at the story's time; whatever a visitor does
 * on the square meanwhile happens now. So the time follows the chain of calls and not a common variable.
 */
export type StoryClock = Clock & {
  at<T>(instant: Temporal.Instant, work: () => Promise<T>): Promise<T>
}

export function createStoryClock(base: Clock): StoryClock {
  const told = new AsyncLocalStorage<Temporal.Instant>()
  return {
    now: () => told.getStore() ?? base.now(),
    at: (instant, work) => told.run(instant, work),
  }
}
