/** Each fault of a network as the connector meets it, over real HTTP. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { PostDraft } from '#connectors/publishing.ts'
import { mastodonSecret } from '#connectors/mastodon/account-secret.ts'
import { createMastodon } from '#connectors/mastodon/mastodon.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { startMastodonLab, type RunningLab } from './lab-for-tests.ts'

const running: RunningLab[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

async function wire(options: Parameters<typeof startMastodonLab>[0] = {}) {
  const lab = await startMastodonLab(options)
  running.push(lab)
  const { clock, baseUrl, accountId } = lab
  const http = createHttpClient({
    clock,
    allowPrivateHosts: [new URL(baseUrl).host],
    timeoutMs: 300,
    maxBytes: 1_000_000,
  })
  const quota = createMemoryQuota(clock)
  const connector = createMastodon({ http, clock, quota, baseUrl })
  const post = lab.lab.town.publishPost({ accountId, text: 'Nu plogar vi' })
  const comment = lab.lab.town.writeComment({ postId: post.id, author: 'Karin Öberg', text: 'Och här?' })
  const access = {
    accountExternalId: lab.kept(lab.accountId),
    token: mastodonSecret(lab.lab.grantFor(lab.accountId)),
  }
  return { ...lab, connector, access, quota, post, comment }
}

describe('faults', () => {
  it('waits as long as the server says, for every call of that account, and then goes on', async () => {
    const { connector, lab, access, comment, clock, quota } = await wire()
    lab.town.faults.next('reads', { kind: 'rate-limited' })
    const error = await connector.fetchComment(access, comment.id).catch((failure: unknown) => failure)
    expect(error).toMatchObject({ name: 'RateLimited', retryAt: clock.now().add({ minutes: 5 }) })
    await expect(connector.fetchPost(access, comment.postId)).rejects.toMatchObject({ name: 'RateLimited' })
    expect(await quota.read()).toEqual([
      expect.objectContaining({
        bucket: { network: 'mastodon', owner: access.accountExternalId, name: 'calls' },
      }),
    ])
    clock.advance({ minutes: 5 })
    expect((await connector.fetchComment(access, comment.id)).text).toBe('@ekkoping Och här?')
  })

  it('stops by itself before the allowance is used up, backfill first and moderation last', async () => {
    const { connector, access, comment, clock, lab } = await wire()
    const since = Temporal.Instant.from('2026-01-01T00:00:00Z')
    const tries = async (call: () => Promise<unknown>) => {
      for (let n = 0; n < 320; n += 1) {
        const error = await call().then(
          () => null,
          (failure: unknown) => failure,
        )
        if (error !== null) return error
      }
      return null
    }
    const past = () => connector.harvest.past(access, null, since)
    expect(await tries(past)).toMatchObject({ name: 'RateLimited' })
    const read = () => connector.fetchPost(access, comment.postId)
    await expect(read()).resolves.toBeDefined()
    expect(await tries(read)).toMatchObject({ name: 'RateLimited' })
    const target = { commentExternalId: comment.id, authorExternalId: comment.authorId }
    await expect(connector.block(access, target)).resolves.toBeUndefined()
    expect(lab.breaches).toEqual([])
    clock.advance({ minutes: 5 })
    await expect(past()).resolves.toBeDefined()
  })

  it('tells a removed account and a removed answer from a fault', async () => {
    const { connector, lab, access, comment, post, accountId } = await wire()
    lab.town.removeOwnComment(comment.id, comment.authorId)
    await expect(connector.fetchComment(access, comment.id)).rejects.toMatchObject({ isGone: true })
    await expect(connector.reply(access, comment.id, 'Hej')).rejects.toMatchObject({ isGone: true })
    expect(await connector.fetchThread(access, post.id)).toEqual([])
    Reflect.deleteProperty(lab.town.state.accounts, accountId)
    await expect(connector.fetchPost(access, post.id)).rejects.toMatchObject({ name: 'AccessRevoked' })
    expect(await connector.checkAccess(access)).toMatchObject({ isValid: false })
  })

  it('waits for a film that the server is still preparing, over any number of looks', async () => {
    const { connector, access, lab } = await wire()
    const film = new Uint8Array(9_000_000).fill(7)
    const ranges: number[] = []
    const draft: PostDraft = {
      key: 'utkast-film-1',
      form: 'video',
      text: 'Så plogar vi',
      language: 'sv',
      link: null,
      images: [],
      publishAt: null,
      video: {
        byteLength: film.length,
        mediaType: 'video/mp4',
        seconds: 30,
        width: 720,
        height: 1280,
        read: (start, end) => {
          ranges.push(end - start)
          return Promise.resolve(film.slice(start, end))
        },
        title: '',
        altText: 'En plogbil kör förbi',
        captions: null,
      },
    }
    const begun = await connector.publishing.start(access, draft)
    if (begun.state !== 'uploading') throw new Error(begun.state)
    const step = await connector.publishing.upload(access, begun.handle, draft)
    if (step.state !== 'preparing') throw new Error('ready too soon')
    expect(ranges).toEqual([4_194_304, 4_194_304, 611_392])
    expect(Object.values(lab.town.state.posts)).toHaveLength(1)
    lab.town.faults.next('reads', { kind: 'gateway', status: 502 })
    await expect(connector.publishing.look(access, step.handle)).rejects.toMatchObject({
      name: 'Unavailable',
    })
    let next = await connector.publishing.look(access, step.handle)
    while (next.state === 'preparing') next = await connector.publishing.look(access, next.handle)
    if (next.state !== 'ready') throw new Error('never ready')
    expect(await connector.publishing.finish(access, next.handle)).toMatchObject({ state: 'published' })
    expect(await connector.publishing.finish(access, next.handle)).toMatchObject({ state: 'published' })
    expect(Object.values(lab.town.state.posts)).toHaveLength(2)
    expect(lab.breaches).toEqual([])
  })

  it('asks a server that is older under the older address, and does without what it does not tell', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      const isOld = request.url === '/api/v1/instance'
      response.writeHead(isOld || request.method === 'POST' ? 200 : 404, {
        'content-type': 'application/json',
      })
      response.end(
        JSON.stringify(isOld ? { uri: 'old.example', max_toot_chars: 10 } : { id: '1', error: 'x' }),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const { clock } = await wire()
    const http = createHttpClient({ clock, allowPrivateHosts: [host], timeoutMs: 300, maxBytes: 1_000_000 })
    const connector = createMastodon({ http, clock, quota: createMemoryQuota(clock) })
    const access = {
      accountExternalId: '1',
      token: mastodonSecret({ server: `http://${host}`, access_token: 't' }),
    }
    const draft = {
      key: 'utkast-9',
      form: 'text',
      language: 'sv',
      link: null,
      images: [],
      video: null,
      publishAt: null,
    } as const
    await expect(
      connector.publishing.start(access, { ...draft, text: 'Mer än tio tecken' }),
    ).rejects.toMatchObject({
      code: 'text-too-long',
    })
    expect(await connector.publishing.start(access, { ...draft, text: 'Kort' })).toMatchObject({
      externalId: '1',
    })
    expect(asked).toEqual(['/api/v2/instance', '/api/v1/instance', '/api/v1/statuses'])
    await new Promise((resolve) => server.close(resolve))
  })
})
