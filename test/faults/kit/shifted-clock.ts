import { systemClock, type Clock } from '#core/clock.ts'

/** Runs as the machine's clock does, and can be put forward: what only minutes bring about need not be waited for. */
export type ShiftedClock = Clock & {
  advance(by: Temporal.DurationLike): void
  /** How far it has been put forward. */
  readonly shiftMs: number
}

export function shiftedClock(byMs = 0): ShiftedClock {
  let shift = Temporal.Duration.from({ milliseconds: byMs })
  return {
    now: () => systemClock.now().add(shift),
    advance: (more) => {
      shift = shift.add(more)
    },
    get shiftMs() {
      return shift.total('milliseconds')
    },
  }
}
