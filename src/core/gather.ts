type Waiting<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * Does many small pieces of work as few larger ones: what arrives while one write is under way waits for it and then goes together, so
 * that nobody waits for a timer and a crowd costs little more than one. `write` gives a result for each item, in their order, or throws
 * having done nothing; items that failed in company are tried alone, so that each gets its own answer.
 */
export function gather<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most }: { readonly most: number },
): (item: Item) => Promise<Result> {
  const queue: Waiting<Item, Result>[] = []
  let isWriting = false

  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item))
      batch.forEach(({ resolve, reject }, at) => {
        if (at < results.length) resolve(results[at] as Result)
        else reject(new Error('a gathered write left an item without an answer'))
      })
    } catch (error) {
      const [only] = batch
      if (batch.length === 1) only?.reject(error)
      else for (const one of batch) await settle([one])
    }
  }

  async function drain(): Promise<void> {
    isWriting = true
    while (queue.length > 0) await settle(queue.splice(0, most))
    isWriting = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      if (!isWriting) void drain()
    })
}
