import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RateLimited, Rejected, Unavailable, type Access, type NetworkEvent } from '#connectors/connector.ts'
import { createManualReader } from '#connectors/manual/manual-reader.ts'
import { createManual, type ManualConnector } from '#connectors/manual/manual.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import type { TownFault } from '../town/faults.ts'
import { editPost, removePost } from '../town/posts.ts'
import { PICTURE, siteForTests, type SiteForTests } from './site-for-tests.ts'

let set: SiteForTests
let connector: ManualConnector
let access: Access
beforeEach(async () => {
  set = await siteForTests()
  connector = createManual({ http: set.http, clock: set.clock, quota: createMemoryQuota(set.clock) })
  const feed = set.site.grantFor(set.account.id)['feed'] ?? ''
  access = { accountExternalId: feed, token: feed }
})
afterEach(async () => {
  expect(set.site.breaches).toEqual([])
  await set.close()
})

const reader = createManualReader()
const read = (bodies: readonly Uint8Array[]): readonly NetworkEvent[] =>
  bodies.flatMap((body) => reader.readEvents(body))
const publish = (text: string) => set.town.publishPost({ accountId: set.account.id, text })
const news = (cursor: string | null) => connector.harvest.news(access, cursor)
const posts = (events: readonly NetworkEvent[]) =>
  events.flatMap(({ effect }) => ('post' in effect ? [effect.post] : []))

describe('connecting by address', () => {
  it('finds the feed from the page, with or without the scheme, and takes the feed itself', async () => {
    const { signIn } = connector
    if (signIn.kind !== 'address') throw new Error('a feed is found by its address')
    const { accountExternalId } = access
    const found = [
      { externalId: accountExternalId, name: 'Ekköpings kommunblogg', grant: { secret: access.token } },
    ]
    expect(await signIn.look(`${set.base}/kommunbloggen`)).toMatchObject(found)
    expect(await signIn.look(` ${accountExternalId} `)).toMatchObject(found)
    publish('Nytt')
    await expect(signIn.look(`${set.base}/kommunbloggen/post-2`)).rejects.toMatchObject({ code: 'no-feed' })
    await expect(signIn.look('ftp://exempel.se')).rejects.toMatchObject({ code: 'address' })
    await expect(signIn.look('inte en adress')).rejects.toBeInstanceOf(Rejected)
    await expect(signIn.look('http://10.0.0.1/flode')).rejects.toMatchObject({ code: 'address' })
  })

  it('shows how the account presents itself', async () => {
    expect(await connector.fetchProfile(access)).toMatchObject({
      name: 'Ekköpings kommunblogg',
      about: 'Det som händer i Ekköping, åäö.',
      followers: null,
      url: `${set.base}/kommunbloggen`,
    })
  })
})

describe('asking for what is new', () => {
  it('tells of each post once, of an edit again, and is told when nothing changed', async () => {
    publish('Första\nHej å ä ö 👨‍👩‍👧')
    const first = await news(null)
    expect(posts(read(first.bodies)).map(({ text }) => text)).toEqual(['Första\n\nHej å ä ö 👨‍👩‍👧'])
    expect(await news(first.cursor)).toMatchObject({ bodies: [], isMore: false })
    set.clock.advance({ hours: 1 })
    const { id } = publish('Andra')
    const second = await news(first.cursor)
    const keys = (bodies: readonly Uint8Array[]) => new Set(read(bodies).map(({ dedupeKey }) => dedupeKey))
    expect([...keys(second.bodies)].filter((key) => !keys(first.bodies).has(key))).toHaveLength(1)
    set.clock.advance({ hours: 1 })
    editPost(set.town.core, id, 'Andra, ändrad')
    const third = read((await news(second.cursor)).bodies)
    expect(third.filter(({ effect }) => effect.kind === 'post-edited')).toMatchObject([
      { occurredAt: set.clock.now(), effect: { post: { text: 'Andra, ändrad' } } },
    ])
    expect(third.map(({ accountExternalId }) => accountExternalId)).toEqual([
      access.accountExternalId,
      access.accountExternalId,
    ])
  })

  it('looks back page by page, no further than asked, from any cursor', async () => {
    for (let n = 1; n <= 45; n += 1) {
      publish(`Inlägg ${n}`)
      set.clock.advance({ hours: 1 })
    }
    const since = (hours: number) => set.clock.now().subtract({ hours })
    const first = await connector.harvest.past(access, null, since(100))
    expect(first.isMore).toBe(true)
    const again = await connector.harvest.past(access, first.cursor, since(100))
    const last = await connector.harvest.past(access, again.cursor, since(100))
    expect(last.isMore).toBe(false)
    expect(posts(read([first, again, last].flatMap(({ bodies }) => bodies)))).toHaveLength(45)
    expect((await connector.harvest.past(access, null, since(5))).isMore).toBe(false)
  })

  it('asks one call for a post with 50,000 comments, of which it can read none', async () => {
    publish('Mycket sagt')
    set.seen.length = 0
    await news(null)
    expect(set.seen).toHaveLength(1)
  })
})

describe('the account’s own copy', () => {
  it('is the feed as it was sent, page by page, and its pictures', async () => {
    for (let n = 1; n <= 25; n += 1) publish(`Inlägg ${n}`)
    set.clock.advance({ hours: 1 })
    set.town.publishPost({ accountId: set.account.id, text: 'Bild', media: [PICTURE] })
    const paths: string[] = []
    for await (const file of connector.ownCopy(access)) paths.push(`${file.path} ${file.mediaType}`)
    expect(paths).toEqual([
      'feed-001.xml application/atom+xml',
      'media/001-1 image/png',
      'feed-002.xml application/atom+xml',
    ])
  })
})

describe('a site in trouble', () => {
  it.each<[string, TownFault, object]>([
    ['401', { kind: 'unauthorised' }, { code: 'login-needed', loss: 'withdrawn' }],
    ['403', { kind: 'forbidden' }, { code: 'not-permitted', isGone: false }],
    ['410', { kind: 'gone' }, { code: 'gone', isGone: true }],
    ['500', { kind: 'own-fault' }, { name: 'Unavailable' }],
    ['503', { kind: 'gateway', status: 503 }, { name: 'Unavailable' }],
    ['silence', { kind: 'no-answer' }, { name: 'Unavailable' }],
    ['half a body', { kind: 'half-body' }, { name: 'Unavailable' }],
    ['something else than a feed', { kind: 'wrong-json' }, { name: 'Unavailable' }],
    ['a slow drip', { kind: 'drip', delayMs: 20 }, { name: 'Unavailable' }],
    [
      'a redirect to a private address',
      { kind: 'redirect', to: 'http://10.0.0.1/' },
      { name: 'Unavailable' },
    ],
  ])('%s', async (_, fault, expected) => {
    set.town.faults.next('every-call', fault)
    await expect(news(null)).rejects.toMatchObject(expected)
    expect((await news(null)).bodies).toHaveLength(1)
  })

  it('that asks us to wait is left alone for as long as it said', async () => {
    set.town.faults.next('every-call', { kind: 'rate-limited' })
    await expect(news(null)).rejects.toMatchObject({ retryAt: set.clock.now().add({ seconds: 120 }) })
    const asked = set.seen.length
    await expect(news(null)).rejects.toBeInstanceOf(RateLimited)
    expect(set.seen).toHaveLength(asked)
    set.clock.advance({ minutes: 3 })
    await news(null)
  })

  it('with a renamed or removed account says that it is gone, and access is lost', async () => {
    const post = publish('Hej')
    const id = `${set.base}/kommunbloggen/${post.id}`
    removePost(set.town.core, post.id)
    await expect(connector.fetchPost(access, id)).rejects.toMatchObject({ isGone: true })
    set.account.handle = 'nya-bloggen'
    await expect(news(null)).rejects.toMatchObject({ code: 'gone' })
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })

  it('with a post that has no address of its own is looked up in the feed', async () => {
    await expect(connector.fetchPost(access, 'tag:exempel.se,2026:1')).rejects.toMatchObject({ isGone: true })
  })
})

it('tells nobody’s address in a failure', async () => {
  await set.close()
  const error: unknown = await news(null).catch((failure: unknown) => failure)
  expect(error).toBeInstanceOf(Unavailable)
  expect(String(error)).not.toContain(access.token)
})
