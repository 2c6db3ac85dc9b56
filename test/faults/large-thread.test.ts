/** Fifty thousand people answer one post. Counted are questions, rows and what is held at once: times are the machine’s. */
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MessageId } from '#core/ids.ts'
import { acceptAnswers, drainIntake, fetchContext, type InboxDeps } from '#modules/inbox/index.ts'
import { FAKE_NETWORK, fakeBody, type FakeNetwork } from '#test/fake-network.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'

const MANY = 50_000
const A_PAGE = 500
/** As many bodies as the intake opens in one transaction. */
const MOST_AT_ONCE = 20
/** What the network hands over of a thread. */
const MOST_OF_THREAD = 15

let kit: InboxKit
beforeEach(async () => {
  kit = await openInboxKit({ connect: ({ connector }) => shortThreads(connector) })
})
afterEach(() => kit.close())

const shortThreads = (connector: FakeNetwork['connector']) => ({
  ...connector,
  fetchThread: async (...asked: Parameters<typeof connector.fetchThread>) =>
    (await connector.fetchThread(...asked)).slice(0, MOST_OF_THREAD),
})

/** As every real network does, each answer looks a little different. */
const pageOf = (from: number, round: number) =>
  fakeBody(
    Array.from({ length: A_PAGE }, (_, n) => {
      const id = `storm-${from + n}`
      return { ...added(id, { text: `Nr ${from + n}` }), raw: { id, round } }
    }),
  )

/** Bodies that were opened between the beginning and the end of one transaction. */
function watched(): { readonly deps: InboxDeps; readonly most: () => number } {
  let [open, most] = [0, 0]
  const reader = kit.network.reader
  const readEvents: typeof reader.readEvents = (body) => {
    open += 1
    most = Math.max(most, open)
    return reader.readEvents(body)
  }
  const { db } = kit.deps
  const system: typeof db.system = (work) =>
    db.system(work).finally(() => {
      open = 0
    })
  const deps = {
    ...kit.deps,
    db: { ...db, system },
    readers: new Map([[FAKE_NETWORK, { ...reader, readEvents }]]),
  }
  return { deps, most: () => most }
}

const events = async () => {
  const { rows } = await kit.org((tx) =>
    sql<{ n: number }>`select count(*)::int as n from network_event`.execute(tx),
  )
  return rows[0]?.n
}
const bodies = async (state: string) => {
  const { rows } = await kit.deps.db.system((tx) =>
    sql<{ n: number }>`select count(*)::int as n from hook_delivery where state = ${state}`.execute(tx),
  )
  return rows[0]?.n
}

describe('a storm', { timeout: 300_000 }, () => {
  it('is taken in page by page, each thing once, with as much in memory as one page of work', async () => {
    const { deps, most } = watched()
    for (let from = 0; from < MANY; from += A_PAGE)
      await acceptAnswers(deps, { network: FAKE_NETWORK, bodies: [pageOf(from, 1)] })
    expect(await bodies('received')).toBe(MANY / A_PAGE)
    expect(await drainIntake(deps)).toBe(MANY / A_PAGE)
    expect(await events()).toBe(MANY)
    expect(most()).toBeLessThanOrEqual(MOST_AT_ONCE)

    // A process that was killed before it kept its cursor asks for the pages again.
    for (let from = 0; from < 5 * A_PAGE; from += A_PAGE)
      await acceptAnswers(deps, { network: FAKE_NETWORK, bodies: [pageOf(from, 2)] })
    expect(await drainIntake(deps)).toBe(5)
    expect(await events()).toBe(MANY)
    expect(await bodies('split')).toBe(MANY / A_PAGE + 5)
  })

  it('asks for the thread once; whoever it does not hold costs one question each', async () => {
    const ids = Array.from({ length: 3 * MOST_OF_THREAD }, (_, n) => `wave-${n}`)
    kit.network.addPost('post-1', 'Vattnet är avstängt')
    for (const id of ids) kit.network.addComment(id)
    await kit.receive(...ids.map((id) => added(id)))
    kit.clock.advance({ minutes: 1 })
    kit.network.calls.length = 0
    for (const id of ids) {
      const message = await kit.message(id)
      await fetchContext(kit.deps, { orgId: kit.orgId, messageId: message.id as MessageId })
    }
    const asked = Object.groupBy(kit.network.calls, (verb) => verb)
    expect(asked.fetchThread).toHaveLength(1)
    expect(asked.fetchPost).toHaveLength(1)
    expect(asked.fetchComment?.length).toBeLessThanOrEqual(ids.length - MOST_OF_THREAD + 1)
    const messages = await kit.messages()
    const known = messages.filter(({ externalId }) => ids.includes(externalId))
    expect(known.filter(({ contextFetchedAt }) => contextFetchedAt === null)).toEqual([])
    expect(known).toHaveLength(ids.length)
  })
})
