/** The emulated network refuses what YouTube would refuse, and remembers who broke its contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { youtubeForTests, type YoutubeForTests } from './youtube-for-tests.ts'

let network: YoutubeForTests
let token: string
beforeEach(async () => {
  network = await youtubeForTests()
  token = network.lab.grantFor(network.channelId)['access_token'] ?? ''
})
afterEach(() => network.close())

type Asked = {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly as?: string
}

async function ask(path: string, { method = 'GET', body, headers = {}, as = token }: Asked = {}) {
  const answer = await fetch(`${network.baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    redirect: 'manual',
  })
  const text = await answer.text()
  const json = (text === '' ? {} : JSON.parse(text)) as {
    error?: { errors?: { reason: string }[] }
    items?: unknown[]
    nextPageToken?: string
  }
  return { status: answer.status, reason: json.error?.errors?.[0]?.reason, json, headers: answer.headers }
}

const api = (rest: string) => `/youtube/v3/${rest}`

describe('breaks of the contract', () => {
  it.each<[string, string, Asked, [number, string, string]]>([
    [
      'an unknown parameter',
      api('comments?part=snippet&id=a&limit=5'),
      {},
      [400, 'badRequest', 'unknown-parameter'],
    ],
    ['no part', api('comments?id=a'), {}, [400, 'missingRequiredParameter', 'missing-parameter']],
    ['a part that is none', api('comments?part=statistics&id=a'), {}, [400, 'unknownPart', 'unknown-part']],
    [
      'a page too large',
      api('comments?part=snippet&parentId=a&maxResults=101'),
      {},
      [400, 'invalidParameter', 'limit'],
    ],
    [
      'a page of videos too large',
      api('videos?part=snippet&id=a&maxResults=51'),
      {},
      [400, 'invalidParameter', 'limit'],
    ],
    [
      'a value that is none',
      api('commentThreads?part=snippet&videoId=a&order=newest'),
      {},
      [400, 'invalidParameter', 'wrong-value'],
    ],
    [
      'a standing with an id',
      api('commentThreads?part=snippet&id=a&moderationStatus=published'),
      {},
      [400, 'incompatibleParameters', 'incompatible-parameters'],
    ],
    [
      'rejected ones listed',
      api('commentThreads?part=snippet&videoId=a&moderationStatus=rejected'),
      {},
      [400, 'invalidParameter', 'wrong-value'],
    ],
    [
      'two filters',
      api('comments?part=snippet&id=a&parentId=b'),
      {},
      [400, 'incompatibleParameters', 'incompatible-parameters'],
    ],
    [
      'no filter',
      api('commentThreads?part=snippet'),
      {},
      [400, 'missingRequiredParameter', 'missing-parameter'],
    ],
    ['a boolean that is none', api('channels?part=id&mine=1'), {}, [400, 'invalidParameter', 'wrong-type']],
    [
      'a token in the address',
      api('channels?part=id&mine=true&access_token=x'),
      {},
      [400, 'badRequest', 'token-in-address'],
    ],
    ['a call that is none', api('messages?part=id'), {}, [404, 'notFound', 'unknown-call']],
    ['a wrong verb', api('channels?part=id'), { method: 'DELETE' }, [404, 'notFound', 'unknown-call']],
    [
      'likelySpam set',
      api('comments/setModerationStatus?id=a&moderationStatus=likelySpam'),
      { method: 'POST' },
      [400, 'operationNotSupported', 'wrong-value'],
    ],
    [
      'a ban without rejecting',
      api('comments/setModerationStatus?id=a&moderationStatus=published&banAuthor=true'),
      { method: 'POST' },
      [400, 'banWithoutReject', 'ban-without-reject'],
    ],
    [
      'an unknown field',
      api('comments?part=snippet'),
      { method: 'POST', body: { snippet: { text: 'Hej' } } },
      [400, 'badRequest', 'unknown-field'],
    ],
    [
      'a reply without its thread',
      api('comments?part=snippet'),
      { method: 'POST', body: { snippet: { textOriginal: 'Hej' } } },
      [400, 'parentIdMissing', 'missing-field'],
    ],
    [
      'a body that is not JSON',
      api('comments?part=snippet'),
      { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
      [400, 'parseError', 'content-type'],
    ],
    [
      'a film without header',
      '/upload/youtube/v3/videos?part=snippet&uploadType=resumable',
      { method: 'POST', body: { snippet: { title: 'x' } } },
      [400, 'badRequest', 'missing-header'],
    ],
    [
      'a film at the wrong address',
      api('videos?part=snippet&uploadType=resumable'),
      { method: 'POST', body: { snippet: { title: 'x' } } },
      [400, 'badRequest', 'path'],
    ],
    [
      'figures without days',
      '/v2/reports?ids=channel==MINE&metrics=views',
      {},
      [400, 'missingRequiredParameter', 'missing-parameter'],
    ],
    [
      'a figure that is none',
      '/v2/reports?ids=channel==MINE&metrics=happiness&startDate=2026-11-01&endDate=2026-11-02',
      {},
      [400, 'badRequest', 'unknown-metric'],
    ],
  ])('%s', async (_what, path, asked, [status, reason, kind]) => {
    expect(await ask(path, asked)).toMatchObject({ status, reason })
    expect(network.lab.breaches).toMatchObject([{ kind, method: asked.method ?? 'GET' }])
    expect(JSON.stringify(network.lab.breaches)).not.toContain(token)
  })

  it('no access, an old one, and one without the permission', async () => {
    expect(await ask(api('channels?part=id&mine=true'), { as: '' })).toMatchObject({
      status: 401,
      reason: 'required',
    })
    for (const one of network.lab.town.state.tokens)
      one.scopes = ['https://www.googleapis.com/auth/youtube.upload']
    expect(await ask(api('comments?part=snippet&id=a'))).toMatchObject({
      status: 403,
      reason: 'insufficientPermissions',
    })
    network.clock.advance({ hours: 2 })
    expect(await ask(api('channels?part=id&mine=true'))).toMatchObject({ status: 401, reason: 'authError' })
  })
})

describe('like the real one', () => {
  it('pages, and hands out what a page token stands for even when something is written meanwhile', async () => {
    const { town } = network.lab
    for (let n = 0; n < 30; n += 1)
      town.writeComment({ postId: network.film.id, author: 'Ida', text: `Nr ${n}` })
    const path = api(`commentThreads?part=snippet&videoId=${network.film.id}&maxResults=20`)
    const first = await ask(path)
    network.clock.advance({ seconds: 1 })
    town.writeComment({ postId: network.film.id, author: 'Ida', text: 'Mitt i' })
    const second = await ask(`${path}&pageToken=${first.json.nextPageToken ?? ''}`)
    const ids = [...(first.json.items ?? []), ...(second.json.items ?? [])].map(
      (item) => (item as { id: string }).id,
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(32)
    expect(await ask(`${path}&pageToken=bogus`)).toMatchObject({ status: 400, reason: 'invalidPageToken' })
  })

  it('a ban stops the writer, and cannot be listed or lifted', async () => {
    const { question } = network.comments
    const path = api(
      `comments/setModerationStatus?id=${question.id}&moderationStatus=rejected&banAuthor=true`,
    )
    expect((await ask(path, { method: 'POST' })).status).toBe(204)
    const again = () =>
      network.lab.town.writeComment({ postId: network.film.id, author: 'Karin Öberg', text: 'Hej' })
    expect(again).toThrow()
    expect((await ask(path, { method: 'POST' })).reason).toBe('processingFailure')
  })

  it('another channel neither sees what is held nor moderates', async () => {
    const other = network.lab.town.addAccount({ name: 'Grannkommunen', handle: 'grann' })
    const as = network.lab.grantFor(other.id)['access_token'] ?? ''
    const threads = api(`commentThreads?part=snippet&videoId=${network.film.id}`)
    expect((await ask(threads, { as })).json.items).toHaveLength(2)
    expect(await ask(`${threads}&moderationStatus=heldForReview`, { as })).toMatchObject({
      status: 403,
      reason: 'forbidden',
    })
    const hide = api(
      `comments/setModerationStatus?id=${network.comments.question.id}&moderationStatus=heldForReview`,
    )
    expect(await ask(hide, { as, method: 'POST' })).toMatchObject({ status: 403 })
    expect(network.lab.breaches).toEqual([])
  })

  it('a part of a film that is no multiple of 256 KiB is refused', async () => {
    const opened = await ask('/upload/youtube/v3/videos?part=snippet,status&uploadType=resumable', {
      method: 'POST',
      body: { snippet: { title: 'x' }, status: { privacyStatus: 'private' } },
      headers: { 'x-upload-content-length': '1000', 'x-upload-content-type': 'video/mp4' },
    })
    const location = (opened.headers.get('location') ?? '').replace(network.baseUrl, '')
    const headers = { 'content-range': 'bytes 0-9/1000', 'content-type': 'video/mp4' }
    expect(await ask(location, { method: 'PUT', body: '0123456789', headers })).toMatchObject({ status: 400 })
    expect(network.lab.breaches).toMatchObject([{ kind: 'part-size' }])
  })
})
