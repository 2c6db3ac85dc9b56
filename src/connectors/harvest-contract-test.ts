import { expect, it } from 'vitest'
import type { FakeNetwork } from './contract-network.ts'
import { forgettingTests } from './forgetting-contract-test.ts'
import type { NetworkEvent } from './connector.ts'
import type { HarvestPage } from './harvest.ts'
import { openAnswer } from './kit/envelope.ts'

const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00:00Z')
const MOST_PAGES = 200

type Ask = (cursor: string | null) => Promise<HarvestPage>

/** What every connector that asks by itself must do. */
export function harvestTests(network: () => FakeNetwork): void {
  const asking = (): readonly (readonly [string, Ask])[] => {
    const { connector, access } = network()
    const { harvest } = connector
    if (harvest === undefined) return []
    const past = harvest.past?.bind(harvest)
    const news: Ask = (cursor) => harvest.news(access, cursor)
    return [
      ['news', news],
      ...(past === undefined
        ? []
        : [['past', (cursor: string | null) => past(access, cursor, LONG_AGO)] as const]),
    ]
  }

  it('hands over answers that its reader understands, all of this account', async () => {
    for (const [, ask] of asking()) {
      const events = await readAll(network(), ask)
      expect(events.filter(({ effect }) => effect.kind === 'unknown')).toEqual([])
      for (const event of events) {
        expect(event.network).toBe(network().connector.profile.network)
        expect(event.accountExternalId).toBe(network().access.accountExternalId)
      }
    }
    expect(
      network()
        .calls()
        .some((call) => call.isActing),
    ).toBe(false)
  })

  it('tells of the example thread when it looks back, each thing once', async () => {
    const past = asking().find(([name]) => name === 'past')
    if (past === undefined) return
    const events = await readAll(network(), past[1])
    const keys = events.map((event) => event.dedupeKey)
    expect(keys).toHaveLength(new Set(keys).size)
    const told = new Set(
      events.flatMap(({ effect }) => ('comment' in effect ? [effect.comment.externalId] : [])),
    )
    const { comments, postId } = network().examples
    for (const id of comments?.threadIds ?? []) expect(told).toContain(id)
    const posts = events.flatMap(({ effect }) => ('post' in effect ? [effect.post.externalId] : []))
    expect(posts).toContain(postId)
  })

  it('gives the same keys when asked again from the same place', async () => {
    for (const [, ask] of asking()) {
      const keys = async () => (await readAll(network(), ask)).map((event) => event.dedupeKey)
      expect(await keys()).toEqual(await keys())
    }
  })

  it('ends, and hands over nothing when there is nothing new', async () => {
    for (const [, ask] of asking()) {
      const { cursor } = await toTheEnd(ask)
      const again = await ask(cursor)
      expect(readPage(network(), again)).toEqual([])
      expect(again.isMore).toBe(false)
    }
  })

  forgettingTests(network, async () => {
    const all = await Promise.all(asking().map(([, ask]) => toTheEnd(ask)))
    return all.flatMap(({ bodies }) => bodies)
  })

  it('keeps each answer as it came, in an envelope of this account', async () => {
    for (const [, ask] of asking()) {
      for (const body of (await toTheEnd(ask)).bodies) {
        expect(openAnswer(body)?.accountExternalId).toBe(network().access.accountExternalId)
      }
    }
  })
}

async function toTheEnd(ask: Ask): Promise<{ bodies: readonly Uint8Array[]; cursor: string | null }> {
  const bodies: Uint8Array[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: HarvestPage = await ask(cursor)
    bodies.push(...page.bodies)
    ;({ cursor } = page)
    if (!page.isMore) return { bodies, cursor }
  }
  throw new Error('the harvest never ends')
}

async function readAll(network: FakeNetwork, ask: Ask): Promise<readonly NetworkEvent[]> {
  const { bodies } = await toTheEnd(ask)
  return bodies.flatMap((body) => network.reader?.readEvents(body) ?? [])
}

function readPage(network: FakeNetwork, page: HarvestPage): readonly NetworkEvent[] {
  return page.bodies.flatMap((body) => network.reader?.readEvents(body) ?? [])
}
