/** What the harvest meets on the practice square: a storm of fifty thousand replies, slow clocks, stops in the middle. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBluesky, type BlueskyConnector } from '#connectors/bluesky/bluesky.ts'
import { createBlueskyReader } from '#connectors/bluesky/event-reader.ts'
import { blueskySecret } from '#connectors/bluesky/session.ts'
import { RateLimited, type Access, type NetworkEvent } from '#connectors/connector.ts'
import type { HarvestPage } from '#connectors/harvest.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { serveBlueskyLab, type ServedLab } from './lab-for-tests.ts'

let served: ServedLab
let bluesky: BlueskyConnector
let access: Access
const reader = createBlueskyReader()

beforeEach(async () => {
  served = await serveBlueskyLab({ timeoutMs: 20_000 })
  const { clock, http, baseUrl, lab, account } = served
  bluesky = createBluesky({
    http,
    clock,
    quota: createMemoryQuota(clock),
    baseUrl,
    pause: () => Promise.resolve(),
  })
  access = { accountExternalId: account.id, token: blueskySecret(lab.grantFor(account.id)) }
})
afterEach(() => served.close())

const eventsOf = (pages: readonly HarvestPage[]): readonly NetworkEvent[] =>
  pages.flatMap(({ bodies }) => bodies.flatMap((body) => reader.readEvents(body)))
const textsOf = (events: readonly NetworkEvent[]) =>
  events.flatMap(({ effect }) =>
    'comment' in effect ? [effect.comment.text] : 'post' in effect ? [effect.post.text] : [],
  )
const comment = (text: string, at?: string, parentId: string | null = null) =>
  served.lab.town.writeComment({
    postId: served.post.id,
    author: 'Karin Öberg',
    text,
    parentId,
    ...(at === undefined ? {} : { at }),
  })

async function toTheEnd(
  ask: (cursor: string | null) => Promise<HarvestPage>,
  from: string | null,
): Promise<readonly HarvestPage[]> {
  const pages: HarvestPage[] = []
  for (let cursor = from; ;) {
    const page = await ask(cursor).catch((error: unknown) => {
      // As the worker does: what waits, waits until the time that was said.
      if (!(error instanceof RateLimited)) throw error
      served.clock.set(error.retryAt)
      return null
    })
    if (page === null) continue
    pages.push(page)
    ;({ cursor } = page)
    if (!page.isMore) return pages
  }
}

const news = (from: string | null) => toTheEnd((cursor) => bluesky.harvest.news(access, cursor), from)

describe('news', () => {
  it('begins about now, and tells of each thing once', async () => {
    comment('Före')
    served.clock.advance({ minutes: 1 })
    const [begun] = await news(null)
    expect(begun?.bodies).toEqual([])
    served.clock.advance({ minutes: 1 })
    comment('Efter å ä ö')
    const { id } = served.account
    served.lab.town.publishPost({ accountId: id, author: 'Bosse Lind', text: 'Hej @ekkoping.test!' })
    served.lab.town.publishPost({ accountId: id, text: 'Publicerat i appen' })
    const pages = await news(begun?.cursor ?? null)
    expect(new Set(textsOf(eventsOf(pages)))).toEqual(
      new Set([
        'Simhallen öppnar igen på lördag.',
        'Publicerat i appen',
        'Efter å ä ö',
        'Hej @ekkoping.test!',
      ]),
    )
    expect((await news(pages.at(-1)?.cursor ?? null)).flatMap(({ bodies }) => bodies)).toEqual([])
  })

  it('finds replies whose writers’ clocks are slow, or set back by years', async () => {
    const [begun] = await news(null)
    served.clock.advance({ minutes: 30 })
    comment('Nyss')
    const [first] = await news(begun?.cursor ?? null)
    comment('Tio minuter efter', '2026-11-20T09:20:00.000Z')
    const [second] = await news(first?.cursor ?? null)
    expect(textsOf(eventsOf([second!]))).toEqual(['Tio minuter efter'])
    comment('Gömd i det förflutna', '2020-01-01T00:00:00.000Z')
    const [third] = await news(second?.cursor ?? null)
    expect(textsOf(eventsOf([third!]))).toContain('Gömd i det förflutna')
    expect((await news(third?.cursor ?? null)).flatMap(({ bodies }) => bodies)).toEqual([])
  })

  it('comes in pages, and goes on at any of them', async () => {
    const [begun] = await news(null)
    served.clock.advance({ minutes: 10 })
    for (let n = 0; n < 130; n += 1) comment(`Fråga ${n}`)
    const pages = await news(begun?.cursor ?? null)
    expect(pages).toHaveLength(3)
    expect(new Set(textsOf(eventsOf(pages))).size).toBe(130)
    const again = await news(pages[0]?.cursor ?? null)
    expect(textsOf(eventsOf(again))).toEqual(textsOf(eventsOf(pages.slice(1))))
  })

  it.each(['', 'hej', '{}', '{"v":"1","from":"x"}', '[]'])(
    'begins anew with the cursor %j',
    async (cursor) => {
      expect(await bluesky.harvest.news(access, cursor)).toMatchObject({ bodies: [], isMore: false })
    },
  )
})

describe('the past', () => {
  it('tells of posts, whole threads and mentions back to a day, each once, and can be stopped anywhere', async () => {
    const { id } = served.account
    served.lab.town.publishPost({ accountId: id, text: 'För länge sedan', at: '2024-01-01T00:00:00.000Z' })
    served.lab.town.publishPost({
      accountId: id,
      author: 'Bosse Lind',
      text: 'Om er',
      at: '2026-11-19T00:00:00.000Z',
    })
    let parent: string | null = null
    for (let level = 0; level < 130; level += 1) parent = comment(`Nivå ${level}`, undefined, parent).id
    const since = Temporal.Instant.from('2026-01-01T00:00:00Z')
    const past = (cursor: string | null) => bluesky.harvest.past(access, cursor, since)
    const pages = await toTheEnd(past, null)
    const events = eventsOf(pages)
    const keys = events.map(({ dedupeKey }) => dedupeKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect(textsOf(events)).toEqual(expect.arrayContaining(['Om er', 'Nivå 0', 'Nivå 129']))
    expect(textsOf(events)).toHaveLength(133)
    for (const [index, page] of pages.entries()) {
      const rest = await toTheEnd(past, page.cursor)
      if (page.isMore) expect(textsOf(eventsOf(rest))).toEqual(textsOf(eventsOf(pages.slice(index + 1))))
    }
    expect(served.lab.breaches).toEqual([])
  })

  it('tells of replies new to a post that is older than the day', async () => {
    comment('Sen fråga', '2026-11-20T08:59:00.000Z')
    const since = Temporal.Instant.from('2026-11-20T08:30:00Z')
    const pages = await toTheEnd((cursor) => bluesky.harvest.past(access, cursor, since), null)
    expect(textsOf(eventsOf(pages))).toContain('Sen fråga')
  })
})
