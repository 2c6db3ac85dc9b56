/** Ctrl-C under `npm run` reaches the program twice, from the terminal and from npm; that is one wish. */
const SAME_WISH_MS = 1000

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
export type StopSignal = keyof typeof NUMBERS

/** What a shell says of a program that a signal has ended. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + NUMBERS[signal]
}

/**
 * Calls `stop` at the first SIGINT, SIGTERM or SIGHUP; a second one, a moment later, ends the process at once. Returns what takes
 * the handlers away again.
 */
export function onStopSignal(stop: (signal: StopSignal) => void): () => void {
  let firstAtMs: number | null = null
  const handlers = (Object.keys(NUMBERS) as StopSignal[]).map((signal) => {
    const handler = (): void => {
      if (firstAtMs === null) {
        firstAtMs = performance.now()
        stop(signal)
      } else if (performance.now() - firstAtMs > SAME_WISH_MS) {
        process.exit(exitCodeOf(signal))
      }
    }
    process.on(signal, handler)
    return { signal, handler }
  })
  return () => {
    for (const { signal, handler } of handlers) process.off(signal, handler)
  }
}
