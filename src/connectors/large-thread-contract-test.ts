import { expect, it } from 'vitest'
import { RateLimited } from './connector.ts'
import { askPast, idsIn, type Current } from './hard-cases-asking.ts'
import type { HardNetwork } from './hard-cases-network.ts'
import type { HarvestPage } from './harvest.ts'

const MANY = 50_000
/** Mastodon hands over four thousand answers at once, the others a hundred; none grows with the thread. */
const LARGEST_PAGE_BYTES = 8_000_000
const LARGEST_CURSOR = 20_000
/** At every so many pages another process takes over, and asks for the page again that the one before had asked for. */
const PROCESS_ENDS_EVERY = 100
const FEWEST_A_CALL = 10

/** What is counted is pages, bytes and calls: times are the machine's. */
export function largeThreadTests(current: () => Current): void {
  it('come to the end, each told once, over any number of processes and of the network’s limits', async () => {
    const { network } = current()
    network.fill(MANY)
    const told = new Set<string>()
    const keys = new Set<string>()
    let { connector } = current()
    let count = 0
    let largest = { page: 0, cursor: 0 }
    let cursor: string | null = null
    for (let pages = 1, isMore = true; isMore; pages += 1) {
      const at: string | null = cursor
      const page: HarvestPage = await patiently(network, () => askPast(network, connector, at))
      const events = page.bodies.flatMap((body) => network.reader.readEvents(body))
      const ids = idsIn(events)
      if (pages % PROCESS_ENDS_EVERY === 0) {
        connector = network.connect()
        const again = await patiently(network, () => askPast(network, connector, at))
        expect(idsOf(network, again)).toEqual(ids)
        expect(again.cursor).toBe(page.cursor)
      }
      for (const { dedupeKey, effect } of events) if ('comment' in effect) keys.add(dedupeKey)
      for (const id of ids) told.add(id)
      count += ids.length
      const bytes = page.bodies.reduce((sum, { length }) => sum + length, 0)
      largest = {
        page: Math.max(largest.page, bytes),
        cursor: Math.max(largest.cursor, page.cursor.length),
      }
      ;({ cursor, isMore } = page)
    }
    expect([told.size, keys.size]).toEqual([MANY, MANY])
    // What a network hands over of a thread it may tell again among its notices, under the same keys.
    expect(count).toBeLessThanOrEqual(MANY + (connector.profile.limits.threadComments ?? 0))
    expect(largest.page).toBeLessThan(LARGEST_PAGE_BYTES)
    expect(largest.cursor).toBeLessThan(LARGEST_CURSOR)
    expect(network.calls().length).toBeLessThan(MANY / FEWEST_A_CALL)
  }, 120_000)

  it('as a thread to be shown: no more than the profile says, with few calls', async () => {
    const { network, connector } = current()
    network.fill(MANY)
    const thread = await connector.fetchThread?.(network.access(), network.postId)
    const most = connector.profile.limits.threadComments ?? 0
    expect(thread).toHaveLength(most)
    expect(new Set(thread?.map(({ externalId }) => externalId)).size).toBe(most)
    expect(network.calls().length).toBeLessThanOrEqual(most / FEWEST_A_CALL)
  }, 60_000)
}

function idsOf({ reader }: HardNetwork, { bodies }: HarvestPage): readonly string[] {
  return bodies.flatMap((body) => idsIn(reader.readEvents(body)))
}

/** As the worker does: what must wait waits until the time that was said. */
async function patiently<T>({ clock }: HardNetwork, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask().catch((error: unknown) => {
      if (!(error instanceof RateLimited)) throw error
      clock.set(error.retryAt)
      return null
    })
    if (answer !== null) return answer
  }
}
