import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { Access } from '#connectors/connector.ts'
import { youtubeSecret } from '#connectors/youtube/secret.ts'
import { connectorAt } from '#connectors/youtube/youtube-for-tests.ts'
import type { YoutubeConnector } from '#connectors/youtube/youtube.ts'
import { PRACTICE_CLIENT } from './create-youtube-lab.ts'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

let network: YoutubeForTests
let connector: YoutubeConnector
let access: Access
beforeEach(() => begin())
afterEach(() => network.close())

async function begin(options: Parameters<typeof youtubeForTests>[0] = {}): Promise<void> {
  network = await youtubeForTests(options)
  connector = connectorAt({ ...network, timeoutMs: 600 }, PRACTICE_CLIENT)
  access = {
    accountExternalId: network.channelId,
    token: youtubeSecret(network.lab.grantFor(network.channelId)),
  }
}

const read = () => connector.fetchPost(access, network.film.id)
const hide = () => connector.hide(access, network.comments.question.id)
const isHeld = () => network.lab.town.state.comments[network.comments.question.id]?.standing === 'held'
const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as Error & { retryAt?: Temporal.Instant },
  )

describe('limits', () => {
  it('Retry-After is kept by the whole installation', async () => {
    network.lab.town.faults.next('every-call', { kind: 'rate-limited' })
    const until = network.clock.now().add({ seconds: 7 })
    expect((await failure(read()))?.retryAt).toEqual(until)
    const before = network.seen.length
    expect(
      (await failure(connector.fetchProfile({ ...access, accountExternalId: 'UCother' })))?.retryAt,
    ).toEqual(until)
    expect(network.seen).toHaveLength(before)
    network.clock.advance({ seconds: 8 })
    expect(await read()).toMatchObject({ externalId: network.film.id })
  })

  it('an allowance that YouTube says has run dry at noon waits for midnight in California', async () => {
    await network.close()
    await begin({ dailyUnits: 3 })
    for (let n = 0; n < 3; n += 1) await read()
    const midnight = Temporal.Instant.from('2026-11-21T08:00:00Z')
    expect((await failure(read()))?.retryAt).toEqual(midnight)
    expect((await failure(hide()))?.retryAt).toEqual(midnight)
    expect(network.seen).toHaveLength(4)
    network.clock.set(midnight)
    const token = youtubeSecret(network.lab.grantFor(network.channelId))
    expect(await connector.fetchPost({ ...access, token }, network.film.id)).toMatchObject({
      externalId: network.film.id,
    })
  })

  it('our own count stops backfill first and leaves the rest to moderation', async () => {
    const quota = createMemoryQuota(network.clock)
    connector = connectorAt(network, { ...PRACTICE_CLIENT, quota, dailyUnits: 1_000 })
    for (let n = 0; n < 500; n += 1) await quota.take({ purpose: 'moderation', costs: [unit()] })
    const past = connector.harvest.past!(access, null, network.clock.now().subtract({ hours: 24 }))
    expect(await failure(past)).toMatchObject({ name: 'RateLimited' })
    await hide()
    expect(isHeld()).toBe(true)
  })

  function unit() {
    const window = {
      startsAt: Temporal.Instant.from('2026-11-20T08:00:00Z'),
      endsAt: Temporal.Instant.from('2026-11-21T08:00:00Z'),
    }
    return { bucket: { network: 'youtube', owner: '', name: 'units' }, cost: 1, limit: 1_000, window }
  }

  it('also a refused call has cost', async () => {
    network.lab.town.faults.next('every-call', { kind: 'gone' })
    const quota = createMemoryQuota(network.clock)
    connector = connectorAt(network, { ...PRACTICE_CLIENT, quota })
    await failure(read())
    expect(await quota.read()).toMatchObject([{ bucket: { name: 'units' }, used: 1 }])
  })
})
