import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessRevoked, RateLimited, Unavailable, type NetworkEffect } from '#connectors/connector.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { askDue, beginPast, pausePast, type ConnectionsDeps } from '../index.ts'

let kit: ConnectionsKit
const kits: ConnectionsKit[] = []
beforeEach(async () => {
  kit = await createConnectionsKit()
  kits.push(kit)
})
afterAll(() => Promise.all(kits.map((one) => one.drop())))

const SINCE = Temporal.Instant.from('2026-01-01T00:00:00Z')
const comment = (externalId: string, postedAt = '2026-11-20T10:00:00Z'): NetworkEffect => ({
  kind: 'comment-added',
  comment: {
    ...{ externalId, postExternalId: 'post-1', parentExternalId: null, author: null, text: 'Hej', media: [] },
    postedAt: Temporal.Instant.from(postedAt),
  },
})
const post = (externalId: string): NetworkEffect => ({
  kind: 'post-added',
  post: { ...{ externalId, text: '', author: null, media: [], permalink: null }, publishedAt: null },
})
const asked = (what: string) => kit.net.calls.filter((one) => one.what === what).map((one) => one.with)
const news = (deps: ConnectionsDeps = kit.connections) => askDue(deps, 'news')
const past = (deps: ConnectionsDeps = kit.connections) => askDue(deps, 'past')
const minutesTo = (at: Temporal.Instant | null) =>
  at === null ? null : kit.clock.now().until(at).total('minutes')

/** Dies when it is about to write the cursor, as a process that is killed. */
function dying(): ConnectionsDeps {
  let transactions = 0
  let isDead = false
  return {
    ...kit.connections,
    db: {
      ...kit.connections.db,
      forOrg: (orgId, work) =>
        kit.connections.db.forOrg(orgId, async (tx) => {
          const result = await work(tx)
          const { rows } = await sql<{ moved: number }>`select count(*)::int as moved from connection
            where coalesce(cursor, past_cursor) is not null`.execute(tx)
          transactions += 1
          isDead ||= (rows[0]?.moved ?? 0) > 0
          if (isDead) throw new Error(`killed in transaction ${transactions}`)
          return result
        }),
    },
  }
}

describe('asking for what is new', () => {
  it('keeps every page before its cursor, while there is more', async () => {
    const { id } = await kit.connected()
    kit.net.news.push([comment('c1')], [comment('c2'), comment('c3')], [])
    await news()
    expect(asked('news')).toEqual(['null', '1', '2'])
    expect(await kit.bodies()).toBe(2)
    expect(await kit.stateOf(id)).toMatchObject({ cursor: '3', lastEventAt: kit.clock.now() })
  })

  it('more often while something comes, less often when nothing does', async () => {
    const { id } = await kit.connected()
    const intervals: (number | null)[] = []
    for (let n = 0; n < 10; n += 1) {
      if (n === 8) kit.net.news.push(...Array.from({ length: 9 }, () => []), [comment('late')])
      await news()
      const { intervalMinutes, nextNewsAt } = await kit.stateOf(id)
      intervals.push(intervalMinutes)
      expect(minutesTo(nextNewsAt)).toBeCloseTo(intervalMinutes ?? 0, 1)
      kit.clock.set(nextNewsAt!)
    }
    expect(intervals.slice(0, 8).map((n) => Math.round((n ?? 0) * 10) / 10)).toEqual([
      2, 3, 4.5, 6.8, 10.1, 15.2, 22.8, 34.2,
    ])
    expect(intervals[8]).toBeCloseTo(17.1, 1)
  })

  it('is not asked before its time, nor by two at once', async () => {
    await kit.connected()
    await Promise.all([news(), news(), news()])
    await news()
    expect(asked('news')).toEqual(['null'])
  })

  it('killed between the answers and the cursor: nothing is lost, and the same told again adds nothing new', async () => {
    const { id } = await kit.connected()
    kit.net.news.push([comment('c1')], [comment('c2')])
    await expect(news(dying())).rejects.toThrow()
    expect(await kit.bodies()).toBe(1)
    expect((await kit.stateOf(id)).cursor).toBeNull()
    await news()
    expect(asked('news'), 'the claim of the one that was killed still holds').toEqual(['null'])
    kit.clock.advance({ minutes: 11 })
    await news()
    expect(asked('news')).toEqual(['null', 'null', '1'])
    // each body is another text, the events in it have the same keys
    const keys = await kit.deps.db.system(async (tx) => {
      const { rows } = await sql<{ body: Buffer }>`select body from hook_delivery`.execute(tx)
      return rows.flatMap(({ body }) =>
        kit.net.network.reader.readEvents(body).map(({ dedupeKey }) => dedupeKey),
      )
    })
    expect(keys.sort()).toEqual(['news-0-0', 'news-0-0', 'news-1-0'])
  })

  it('one that fails does not stop another; each is asked again later, and later still', async () => {
    const bad = await kit.connected()
    const good = await kit.connected()
    kit.net.fail('news', new Unavailable('down'))
    await news()
    const states = [await kit.stateOf(bad.id), await kit.stateOf(good.id)]
    expect(states.map(({ faults }) => faults).sort()).toEqual([0, 1])
    const failed = states.find(({ faults }) => faults === 1)!
    expect(minutesTo(failed.nextNewsAt)).toBe(1)
    kit.net.fail('news', new TypeError('a bug of ours'), 9)
    for (const minutes of [2, 4]) {
      kit.clock.advance({ minutes: 60 })
      await news()
      expect(minutesTo((await kit.stateOf(failed.accountId)).nextNewsAt)).toBe(minutes)
    }
    expect((await kit.stateOf(failed.accountId)).state).toBe('network-fault')
  })

  it('asked to wait, it waits for exactly as long', async () => {
    const { id } = await kit.connected()
    const retryAt = kit.clock.now().add({ hours: 5 })
    kit.net.fail('news', new RateLimited('quota', retryAt))
    await news()
    expect(await kit.stateOf(id)).toMatchObject({ nextNewsAt: retryAt, faults: 0, state: 'connected' })
  })

  it('a loss ends the asking', async () => {
    const { id } = await kit.connected()
    kit.net.fail('news', new AccessRevoked('checkpoint', '190/459', 'blocked'))
    await news()
    kit.clock.advance({ hours: 24 })
    await news()
    expect(asked('news')).toHaveLength(1)
    expect((await kit.stateOf(id)).state).toBe('blocked')
  })

  it('a turn has an end: what is left comes in the next', async () => {
    const { id } = await kit.connected()
    kit.net.news.push(...Array.from({ length: 45 }, (_, n) => [comment(`c${n}`)]))
    await news()
    expect(asked('news')).toHaveLength(20)
    expect(minutesTo((await kit.stateOf(id)).nextNewsAt)).toBe(0)
    await news()
    await news()
    expect(asked('news')).toHaveLength(45)
    expect(await kit.bodies()).toBe(45)
  })
})

describe('fetching what was there before', () => {
  it('goes back page by page, tells how far it has come, and ends', async () => {
    const { id } = await kit.connected()
    kit.net.past.push(
      [post('p3'), comment('a', '2026-10-01T00:00:00Z')],
      [post('p2'), comment('b', '2026-05-01T00:00:00Z')],
      [post('p1'), comment('c', '2026-02-01T00:00:00Z')],
    )
    await beginPast(kit.connections, kit.admin, { accountId: id, since: SINCE })
    await past()
    expect((await kit.stateOf(id)).past).toMatchObject({
      since: SINCE,
      ...{ pages: 3, posts: 3, doneAt: kit.clock.now(), nextAt: null },
      reachedAt: Temporal.Instant.from('2026-02-01T00:00:00Z'),
    })
    await past()
    expect(asked('past')).toEqual(['null', '1', '2'])
  })

  it('goes on at its cursor after being killed, paused, or told to wait', async () => {
    const { id } = await kit.connected()
    kit.net.past.push(...Array.from({ length: 5 }, (_, n) => [post(`p${n}`)]))
    await beginPast(kit.connections, kit.admin, { accountId: id, since: SINCE })
    kit.net.meanwhile('past', () => pausePast(kit.connections, kit.admin, { accountId: id, isPaused: true }))
    await past()
    expect((await kit.stateOf(id)).past).toMatchObject({ cursor: '1', pages: 1, nextAt: null })
    await past()
    expect(asked('past')).toHaveLength(1)
    await pausePast(kit.connections, kit.admin, { accountId: id, isPaused: false })
    const retryAt = kit.clock.now().add({ minutes: 30 })
    kit.net.fail('past', new RateLimited('quota', retryAt))
    await past()
    expect((await kit.stateOf(id)).past).toMatchObject({ nextAt: retryAt, faults: 0, cursor: '1' })
    kit.clock.set(retryAt)
    await expect(past(dying())).rejects.toThrow()
    kit.clock.advance({ minutes: 11 })
    await past()
    expect((await kit.stateOf(id)).past).toMatchObject({ pages: 5, posts: 5, doneAt: kit.clock.now() })
  })

  it('is refused for a day to come and where nothing is connected', async () => {
    const { id } = await kit.connected()
    const begin = (accountId: string, since: Temporal.Instant) =>
      beginPast(kit.connections, kit.admin, { accountId, since })
    await expect(begin(id, kit.clock.now())).rejects.toThrow('day-to-come')
    const { id: planned } = await kit.open({ platform: 'torgnet' })
    await expect(begin(planned, SINCE)).rejects.toThrow('not-connected')
    await expect(pausePast(kit.connections, kit.admin, { accountId: id, isPaused: true })).rejects.toThrow(
      'no-past-under-way',
    )
  })
})
