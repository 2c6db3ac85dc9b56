/** The emulated network refuses what the lexicons do not allow, and remembers that it did. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveBlueskyLab, type ServedLab } from './lab-for-tests.ts'

let served: ServedLab
beforeEach(async () => {
  served = await serveBlueskyLab({ limits: { calls: 40 } })
})
afterEach(() => served.close())

type Told = {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Headers
}

async function call(
  method: string,
  nsid: string,
  input: { query?: string; body?: unknown; token?: string } = {},
): Promise<Told> {
  const { query = '', body, token = served.lab.grantFor(served.account.id)['accessJwt'] ?? '' } = input
  const answer = await fetch(`${served.baseUrl}/xrpc/${nsid}${query}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Told['body'], headers: answer.headers }
}

const PUT = 'com.atproto.repo.putRecord'
const put = (record: object, rest: object = {}) =>
  call('POST', PUT, {
    body: {
      repo: served.account.id,
      collection: 'app.bsky.feed.post',
      rkey: '3lxxxxxxxxx2a',
      record,
      swapRecord: null,
      ...rest,
    },
  })
const post = (rest: object = {}) => ({
  $type: 'app.bsky.feed.post',
  text: 'Hej å ä ö',
  createdAt: '2026-11-20T09:00:00.000Z',
  ...rest,
})
const facet = (byteStart: number, byteEnd: number) => ({
  facets: [{ index: { byteStart, byteEnd }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'x' }] }],
})

describe('a question', () => {
  it.each<[string, string, string, string]>([
    ['GET', 'app.bsky.feed.getLikes', '', 'unknown-method'],
    ['POST', 'app.bsky.feed.getPosts', '', 'wrong-method'],
    ['GET', 'app.bsky.feed.getPosts', '', 'missing-parameter'],
    ['GET', 'app.bsky.feed.getPosts', '?uris=hej', 'wrong-parameter'],
    ['GET', 'app.bsky.feed.getAuthorFeed', '?actor=ekkoping.test&limit=101', 'wrong-parameter'],
    ['GET', 'app.bsky.feed.getAuthorFeed', '?actor=ekkoping.test&max=1', 'unknown-parameter'],
    ['GET', 'app.bsky.actor.getProfile', '?actor=inte+ett+namn', 'wrong-parameter'],
  ])('%s %s%s is refused as %s', async (method, nsid, query, breach) => {
    expect((await call(method, nsid, { query })).status).toBeGreaterThanOrEqual(400)
    expect(served.lab.breaches).toMatchObject([{ method, kind: breach }])
  })

  it.each<[string, string | undefined, number, string]>([
    ['a strange token', 'x.y.z', 400, 'InvalidToken'],
    ['a refresh token', undefined, 400, 'InvalidToken'],
  ])('with %s is no breach but is refused', async (_what, token, status, error) => {
    const given = token ?? served.lab.grantFor(served.account.id)['refreshJwt'] ?? ''
    const told = await call('GET', 'com.atproto.server.getSession', { token: given })
    expect(told).toMatchObject({ status, body: { error } })
    expect(served.lab.breaches).toEqual([])
  })
})

describe('a record', () => {
  it.each<[string, object, string]>([
    ['without its type', { text: 'Hej', createdAt: '2026-11-20T09:00:00Z' }, 'wrong-type'],
    ['without a time', { $type: 'app.bsky.feed.post', text: 'Hej' }, 'wrong-record'],
    ['with 301 characters', post({ text: 'å'.repeat(301) }), 'wrong-record'],
    ['with 3,001 bytes', post({ text: '👨‍👩‍👧‍👦'.repeat(121) }), 'wrong-record'],
    ['with a field of its own', post({ visibility: 'public' }), 'wrong-record'],
    ['with a time in words', post({ createdAt: 'nyss' }), 'wrong-record'],
    ['with four languages', post({ langs: ['sv', 'en', 'fi', 'de'] }), 'wrong-record'],
    ['with an embed of another kind', post({ embed: { $type: 'app.bsky.embed.song' } }), 'wrong-record'],
    ['that marks half an å', post(facet(4, 5)), 'wrong-facet'],
    ['that marks beyond its end', post(facet(0, 99)), 'wrong-facet'],
  ])('%s is refused', async (_what, record, breach) => {
    expect((await put(record)).status).toBe(400)
    expect(served.lab.breaches).toMatchObject([{ kind: breach }])
    expect(Object.keys(served.lab.town.state.posts)).toHaveLength(1)
  })

  it('with a picture that was never uploaded is refused', async () => {
    const image = { $type: 'blob', ref: { $link: 'bafkreia' }, mimeType: 'image/png', size: 3 }
    const told = await put(post({ embed: { $type: 'app.bsky.embed.images', images: [{ image, alt: '' }] } }))
    expect(told).toMatchObject({ status: 400, body: { error: 'BlobNotFound' } })
  })

  it('is written once where nothing stood, and over the version that was read', async () => {
    expect(await put(post())).toMatchObject({ status: 200 })
    expect(await put(post({ text: 'Annat' }))).toMatchObject({ status: 400, body: { error: 'InvalidSwap' } })
    expect(await put(post({ text: 'Annat' }), { swapRecord: 'bafyreia' })).toMatchObject({
      body: { error: 'InvalidSwap' },
    })
    expect(served.lab.breaches).toEqual([])
  })

  it('in somebody else’s repository is refused as the network does', async () => {
    const person = served.lab.town.addPerson({ name: 'Karin Öberg' })
    const told = await put(post(), { repo: person.id })
    expect(told).toMatchObject({ status: 401, body: { error: 'AuthenticationRequired' } })
  })

  it('that answers what is not there is refused', async () => {
    const ref = { uri: `at://${served.account.id}/app.bsky.feed.post/3lyyyyyyyyy2a`, cid: 'bafyreiaaaa' }
    expect((await put(post({ reply: { root: ref, parent: ref } }))).status).toBe(400)
  })
})

describe('the limits', () => {
  it('are told with each answer, enforced, and counted anew after their time', async () => {
    const ask = () => call('GET', 'com.atproto.server.getSession')
    const first = await ask()
    expect(first.headers.get('ratelimit-policy')).toBe('40;w=300')
    for (let n = 1; n < 40; n += 1) await ask()
    const refused = await ask()
    expect(refused).toMatchObject({ status: 429, body: { error: 'RateLimitExceeded' } })
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    served.clock.advance({ minutes: 5 })
    expect((await ask()).status).toBe(200)
  })
})
