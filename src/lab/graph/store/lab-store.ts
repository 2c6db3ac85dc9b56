/** Where the practice square is kept between runs. `load` gives null when nothing has been kept yet. */
export interface LabStore {
  load(): Promise<unknown>
  save(state: unknown): Promise<void>
}

export type Saver = {
  /** Something is new: save now, or once more when the save under way has ended. */
  readonly changed: () => void
  /** Waits until everything is kept. Throws what the store threw. */
  readonly settled: () => Promise<void>
}

/** Saves one at a time and never falls behind by more than one; a failed save is tried again at the next change. */
export function createSaver(store: LabStore | undefined, state: unknown): Saver {
  let isDirty = false
  let running: Promise<void> | null = null
  let failure: unknown = null

  const run = async (target: LabStore): Promise<void> => {
    while (isDirty) {
      isDirty = false
      try {
        await target.save(state)
        failure = null
      } catch (error) {
        failure = error
      }
    }
  }
  const changed = (): void => {
    if (store === undefined) return
    isDirty = true
    // Deferred, so that a change of several parts is kept as one.
    running ??= Promise.resolve()
      .then(() => run(store))
      .finally(() => {
        running = null
      })
  }
  const settled = async (): Promise<void> => {
    while (running !== null) await running
    if (failure !== null)
      throw failure instanceof Error ? failure : new Error('the practice square was not kept')
  }
  return { changed, settled }
}
