/** What the connector hears of an emulated server: by asking for news, and by looking back. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Access, NetworkEvent } from '#connectors/connector.ts'
import type { HarvestPage } from '#connectors/harvest.ts'
import { mastodonSecret } from '#connectors/mastodon/account-secret.ts'
import { createMastodon, type MastodonConnector } from '#connectors/mastodon/mastodon.ts'
import { createMastodonReader } from '#connectors/mastodon/reader.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { startMastodonLab, type RunningLab } from './lab-for-tests.ts'

type Wired = RunningLab & {
  readonly connector: MastodonConnector
  readonly access: Access
  readonly calls: () => number
}

const running: RunningLab[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

async function wire(options: Parameters<typeof startMastodonLab>[0] = {}): Promise<Wired> {
  const lab = await startMastodonLab(options)
  running.push(lab)
  const { clock, baseUrl } = lab
  const allowPrivateHosts = [new URL(baseUrl).host]
  const network = createHttpClient({ clock, allowPrivateHosts, timeoutMs: 20_000, maxBytes: 1_000_000 })
  let calls = 0
  const http: typeof network = {
    send: (request) => {
      calls += 1
      return network.send(request)
    },
  }
  const connector = createMastodon({
    http,
    clock,
    quota: createMemoryQuota(clock),
    pause: () => Promise.resolve(),
  })
  const access = {
    accountExternalId: lab.kept(lab.accountId),
    token: mastodonSecret(lab.lab.grantFor(lab.accountId)),
  }
  return { ...lab, connector, access, calls: () => calls }
}

const reader = createMastodonReader()
const eventsIn = ({ bodies }: HarvestPage) => bodies.flatMap((body) => reader.readEvents(body))

async function toTheEnd(ask: (cursor: string | null) => Promise<HarvestPage>, from: string | null = null) {
  const events: NetworkEvent[] = []
  let cursor = from
  for (let pages = 0; pages < 500; pages += 1) {
    const page = await ask(cursor)
    events.push(...eventsIn(page))
    ;({ cursor } = page)
    if (!page.isMore) return { events, cursor }
  }
  throw new Error('the harvest never ends')
}

const told = (events: readonly NetworkEvent[]) =>
  events.map(({ effect }) => {
    if ('comment' in effect) return `${effect.kind}: ${effect.comment.text}`
    if ('post' in effect) return `${effect.kind}: ${effect.post.text}`
    return 'message' in effect ? `${effect.kind}: ${effect.message.text}` : effect.kind
  })

describe('news', () => {
  it('tells of answers, mentions, messages and what was written elsewhere, each once', async () => {
    const { connector, lab, access, accountId, clock } = await wire()
    const { town } = lab
    const post = town.publishPost({ accountId, text: 'Nu plogar vi' })
    const ask = (cursor: string | null) => connector.harvest.news(access, cursor)
    const { cursor } = await toTheEnd(ask)
    clock.advance({ minutes: 1 })
    const first = town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Och Kärrvägen?' })
    clock.advance({ minutes: 1 })
    town.writeComment({ postId: post.id, parentId: first.id, author: accountId, text: '@karin.oberg I natt' })
    clock.advance({ minutes: 1 })
    town.publishPost({ accountId, author: 'Bosse Lind', text: '@ekkoping lampan är trasig' })
    town.sendDirectMessage({ accountId, author: 'Leila A.', text: 'En fråga' })
    const { events, cursor: after } = await toTheEnd(ask, cursor)
    expect(new Set(told(events))).toEqual(
      new Set([
        'comment-added: @ekkoping Och Kärrvägen?',
        'comment-added: @karin.oberg I natt',
        'post-added: @ekkoping lampan är trasig',
        'direct-message: @ekkoping En fråga',
      ]),
    )
    const comments = events.flatMap(({ effect }) => ('comment' in effect ? [effect.comment] : []))
    expect(new Set(comments.map(({ postExternalId }) => postExternalId))).toEqual(new Set([post.id]))
    expect((await toTheEnd(ask, after)).events).toEqual([])
    expect(lab.breaches).toEqual([])
  })

  it('finds an answer that names nobody, by the count of answers', async () => {
    const { connector, lab, access, accountId, clock } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Nu plogar vi' })
    const ask = (cursor: string | null) => connector.harvest.news(access, cursor)
    const { cursor } = await toTheEnd(ask)
    clock.advance({ minutes: 1 })
    lab.town.writeComment({
      postId: post.id,
      author: 'Karin',
      text: 'Utan namn',
      extra: { namesNobody: true },
    })
    const { events } = await toTheEnd(ask, cursor)
    expect(told(events)).toEqual(['comment-added: Utan namn'])
  })

  it('tells of an edit as one, with a key of its own', async () => {
    const { connector, lab, access, accountId, clock } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Nu plogar vi' })
    const ask = (cursor: string | null) => connector.harvest.news(access, cursor)
    const { cursor } = await toTheEnd(ask)
    const comment = lab.town.writeComment({ postId: post.id, author: 'Karin', text: 'Före' })
    const before = await toTheEnd(ask, cursor)
    clock.advance({ minutes: 1 })
    lab.town.editComment(comment.id, comment.authorId, 'Efter')
    lab.town.writeComment({ postId: post.id, author: 'Bosse', text: 'Nytt', extra: { namesNobody: true } })
    const after = await toTheEnd(ask, before.cursor)
    expect(told(after.events)).toEqual(['comment-edited: @ekkoping Efter', 'comment-added: Nytt'])
    expect(after.events[0]?.dedupeKey).not.toBe(before.events[0]?.dedupeKey)
  })

  it('goes on where it was when the server holds it back, and loses nothing', async () => {
    const { connector, lab, access, accountId, clock } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej' })
    const ask = (cursor: string | null) => connector.harvest.news(access, cursor)
    const { cursor } = await toTheEnd(ask)
    for (let n = 0; n < 90; n += 1) {
      clock.advance({ seconds: 1 })
      lab.town.writeComment({ postId: post.id, author: `Person ${n % 7}`, text: `Svar ${n}` })
    }
    const page = await ask(cursor)
    expect(page.isMore).toBe(true)
    lab.town.faults.next('every-call', { kind: 'rate-limited' })
    await expect(ask(page.cursor)).rejects.toMatchObject({ name: 'RateLimited' })
    await expect(ask(page.cursor)).rejects.toMatchObject({ name: 'RateLimited' })
    clock.advance({ minutes: 6 })
    const { events } = await toTheEnd(ask, page.cursor)
    const keys = new Set([...eventsIn(page), ...events].map(({ dedupeKey }) => dedupeKey))
    expect(keys.size).toBe(90)
  })
})

describe('the past', () => {
  it('goes back to the day asked for, with whole threads, and no further', async () => {
    const { connector, lab, access, accountId } = await wire()
    const { town } = lab
    const at = (day: number, minute = 0) =>
      `2026-11-${String(day).padStart(2, '0')}T08:${String(minute).padStart(2, '0')}:00.000Z`
    const old = town.publishPost({ accountId, text: 'För länge sedan', at: at(1) })
    town.writeComment({ postId: old.id, author: 'Karin', text: 'Gammalt svar', at: at(1, 5) })
    town.writeComment({ postId: old.id, author: 'Karin', text: 'Sent svar', at: at(12) })
    const posts = Array.from({ length: 45 }, (_, n) =>
      town.publishPost({ accountId, text: `Inlägg ${n}`, at: at(11, n) }),
    )
    const [recent] = posts
    const comment = town.writeComment({
      postId: recent?.id ?? '',
      author: 'Bosse',
      text: 'Fråga',
      at: at(12, 1),
    })
    town.writeComment({
      postId: comment.postId,
      parentId: comment.id,
      author: accountId,
      text: '@bosse Svar',
      at: at(12, 2),
    })
    const visit = town.publishPost({ accountId, author: 'Leila', text: '@ekkoping hallå', at: at(13) })
    town.writeComment({ postId: visit.id, author: accountId, text: '@leila Hallå själv', at: at(13, 5) })
    town.sendDirectMessage({ accountId, author: 'Leila', text: 'Enskilt', at: at(14) })
    const since = Temporal.Instant.from('2026-11-10T00:00:00Z')
    const { events } = await toTheEnd((cursor) => connector.harvest.past(access, cursor, since))
    const texts = told(events)
    expect(texts).toHaveLength(new Set(texts).size)
    expect(texts.filter((text) => text.startsWith('post-added: Inlägg'))).toHaveLength(45)
    expect(texts.filter((text) => !text.includes('Inlägg')).sort()).toEqual([
      'comment-added: @bosse Svar',
      'comment-added: @ekkoping Fråga',
      'comment-added: @ekkoping Sent svar',
      'comment-added: @leila Hallå själv',
      'direct-message: @ekkoping Enskilt',
      'post-added: @ekkoping hallå',
    ])
    expect(lab.breaches).toEqual([])
  })

  it('can be stopped at any place and taken up by another process', async () => {
    const one = await wire()
    const post = one.lab.town.publishPost({ accountId: one.accountId, text: 'Hej' })
    for (let n = 0; n < 5; n += 1)
      one.lab.town.writeComment({ postId: post.id, author: 'Karin', text: `Svar ${n}` })
    const since = Temporal.Instant.from('2026-01-01T00:00:00Z')
    const other = createMastodon({
      http: createHttpClient({
        clock: one.clock,
        allowPrivateHosts: [new URL(one.baseUrl).host],
        timeoutMs: 2_000,
        maxBytes: 1_000_000,
      }),
      clock: one.clock,
      quota: createMemoryQuota(one.clock),
    })
    const connectors = [one.connector, other]
    let turn = 0
    const { events } = await toTheEnd((cursor) => {
      turn += 1
      const harvest = connectors[turn % 2]?.harvest ?? one.connector.harvest
      return harvest.past(one.access, cursor, since)
    })
    expect(told(events)).toHaveLength(6)
    const spoilt = await one.connector.harvest.past(one.access, '{"phase":', since)
    expect(eventsIn(spoilt)).toHaveLength(1)
  })
})

describe('answers on other servers', () => {
  it.each<[seconds: number, told: number]>([
    [2, 1],
    [60, 0],
  ])('are waited for when they come within %i seconds', async (refreshSeconds, count) => {
    const { lab, access, accountId, clock, baseUrl } = await wire()
    const post = lab.town.publishPost({ accountId, text: 'Hej', extra: { refreshSeconds } })
    const waits: number[] = []
    const allowPrivateHosts = [new URL(baseUrl).host]
    const connector = createMastodon({
      http: createHttpClient({ clock, allowPrivateHosts, timeoutMs: 2_000, maxBytes: 1_000_000 }),
      clock,
      quota: createMemoryQuota(clock),
      pause: (ms) => {
        waits.push(ms)
        lab.town.writeComment({ postId: post.id, author: 'Karin', text: 'Från en annan server' })
        return Promise.resolve()
      },
    })
    expect(await connector.fetchThread(access, post.id)).toHaveLength(count)
    expect(waits).toEqual(count === 0 ? [] : [2_000])
  })
})
