import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createHttpClient } from '#core/outgoing/http-client.ts'
import { OutcomeUnknown, RateLimited, Rejected, Unavailable } from '../connector.ts'
import { createFacebook, type FacebookConnector, type FacebookSettings } from './facebook.ts'
import { APP_ID, COMMENTS, PAGE, POST, SECRET, startFakeGraph, TOKEN, type FakeGraph } from './fake-graph.ts'
import { createMemoryQuota } from '#core/quota/memory-quota.ts'
import { readUsage } from '../meta/usage-headers.ts'

const access = { accountExternalId: PAGE, token: TOKEN }
const clock = fixedClock('2026-11-20T09:00:00Z')
let graph: FakeGraph
let facebook: FacebookConnector

function connect(more: Partial<FacebookSettings> = {}): FacebookConnector {
  const allowPrivateHosts = [new URL(graph.baseUrl).host]
  const http = createHttpClient({ clock, allowPrivateHosts, timeoutMs: 1_000, maxBytes: 1_000_000 })
  return createFacebook({ http, clock, appSecret: SECRET, baseUrl: `${graph.baseUrl}/`, ...more })
}

beforeEach(async () => {
  clock.set('2026-11-20T09:00:00Z')
  graph = await startFakeGraph()
  facebook = connect()
})
afterEach(() => graph.close())

describe('what is sent to Graph', () => {
  it('names one version and asks for what the inbox shows', async () => {
    await facebook.fetchThread(access, POST)
    expect(graph.seen.map((call) => call.path)).toEqual([
      `/v26.0/${POST}/comments`,
      `/v26.0/${POST}/comments`,
    ])
    expect(graph.seen[0]?.params).toMatchObject({ filter: 'stream', order: 'chronological', limit: '100' })
    expect(graph.seen[0]?.params['fields']?.split(',')).toEqual(
      expect.arrayContaining([
        'from',
        'can_hide',
        'can_remove',
        'can_comment',
        'can_reply_privately',
        'attachment',
      ]),
    )
  })

  it('takes the cursor of the next page, never the address that carries a token', async () => {
    await facebook.fetchThread(access, POST)
    expect(graph.seen[1]?.params['after']).toBe('QVFI')
    expect(graph.seen[1]?.params).not.toHaveProperty('access_token')
  })

  it.each<[string, () => Promise<unknown>, object]>([
    [
      'hide',
      () => facebook.hide(access, 'c_1'),
      { method: 'POST', path: '/v26.0/c_1', params: { is_hidden: 'true' } },
    ],
    ['unhide', () => facebook.unhide(access, 'c_1'), { method: 'POST', params: { is_hidden: 'false' } }],
    ['remove', () => facebook.remove(access, 'c_1'), { method: 'DELETE', path: '/v26.0/c_1' }],
    [
      'reply',
      () => facebook.reply(access, 'c_1', 'Åäö & 100 %'),
      { path: '/v26.0/c_1/comments', params: { message: 'Åäö & 100 %' } },
    ],
    [
      'privateReply',
      () => facebook.privateReply(access, 'c_1', 'Hej "du"'),
      {
        path: `/v26.0/${PAGE}/messages`,
        params: { recipient: '{"comment_id":"c_1"}', message: '{"text":"Hej \\"du\\""}' },
      },
    ],
  ])('%s', async (_verb, act, expected) => {
    await act()
    expect(graph.seen).toHaveLength(1)
    expect(graph.seen[0]).toMatchObject(expected)
  })

  it.each(['..', 'a/b', '', 'x?y', '1 2'])('does not take %j for an id', async (id) => {
    await expect(facebook.remove(access, id)).rejects.toBeInstanceOf(Rejected)
    expect(graph.seen).toEqual([])
  })
})

describe('what comes back', () => {
  it('reads a post with its pictures', async () => {
    expect(await facebook.fetchPost(access, POST)).toMatchObject({
      text: 'Simhallen öppnar igen på lördag.',
      author: { externalId: PAGE, name: 'Ekköpings kommun' },
      permalink: `https://www.facebook.com/${POST}`,
      media: [
        { kind: 'image', url: 'https://scontent.example/p1.jpg' },
        { kind: 'image', url: 'https://scontent.example/p2.jpg' },
      ],
    })
  })

  it('reads a hidden comment without author, and what may be done with it', async () => {
    const comment = await facebook.fetchComment(access, COMMENTS.anonymous.id)
    expect(comment).toMatchObject({
      author: null,
      isHidden: true,
      postExternalId: POST,
      parentExternalId: null,
    })
    const answer = await facebook.fetchComment(access, COMMENTS.answer.id)
    expect(answer.may).toEqual({ reply: false, hide: false, remove: false, privateReply: false })
    expect(answer.parentExternalId).toBe(COMMENTS.question.id)
  })

  it('keeps a large numeric id digit for digit', async () => {
    graph.queue(200, '{"id":"901097836652708_7","from":{"id":99999999999999999901,"name":"X"}}')
    const comment = await facebook.fetchComment(access, '901097836652708_7')
    expect(comment.author?.externalId).toBe('99999999999999999901')
  })

  it.each<[string, unknown]>([
    ['no id', { success: true }],
    ['an empty object', {}],
    ['a list', []],
  ])('an accepted reply with %s is an unknown outcome', async (_what, body) => {
    graph.queue(200, body)
    await expect(facebook.reply(access, 'c_1', 'Hej')).rejects.toBeInstanceOf(OutcomeUnknown)
  })

  it('takes a bare true for done, and a false for a refusal', async () => {
    graph.queue(200, 'true')
    await facebook.remove(access, 'c_1')
    graph.queue(200, { success: false })
    await expect(facebook.remove(access, 'c_1')).rejects.toMatchObject({
      name: 'Rejected',
      code: 'success-false',
    })
    graph.queue(200, {})
    await expect(facebook.remove(access, 'c_1')).rejects.toBeInstanceOf(OutcomeUnknown)
  })

  it('never takes a part of a thread for the whole', async () => {
    const page = { data: [], paging: { cursors: { after: 'same' }, next: 'https://graph.facebook.com/x' } }
    graph.queue(200, page)
    graph.queue(200, page)
    await expect(facebook.fetchThread(access, POST)).rejects.toBeInstanceOf(Unavailable)
  })

  it('follows an empty page that has a next one', async () => {
    graph.queue(200, { data: [], paging: { next: 'https://graph.facebook.com/x?after=QVFH' } })
    expect(await facebook.fetchThread(access, POST)).toHaveLength(4)
    expect(graph.seen[1]?.params['after']).toBe('QVFH')
  })

  it('stops at the length that the profile declares', async () => {
    for (let page = 0; page < 51; page += 1) {
      const data = Array.from({ length: 100 }, (_, n) => ({ id: `9_${page * 100 + n}` }))
      graph.queue(200, {
        data,
        paging: { cursors: { after: `p${page}` }, next: 'https://graph.facebook.com/x' },
      })
    }
    const thread = await facebook.fetchThread(access, POST)
    expect(thread).toHaveLength(facebook.profile.limits.threadComments ?? 0)
  })
})

describe('finding a reply', () => {
  it('looks under the topmost comment too, where Facebook files an answer to an answer', async () => {
    graph.queue(200, { id: '9_2', parent: { id: '9_1' } })
    graph.queue(200, { data: [] })
    graph.queue(200, {
      data: [{ id: '9_3', from: { id: PAGE }, message: 'Hej', created_time: '2026-11-20T09:00:00+0000' }],
    })
    expect(await facebook.findReply(access, '9_2', 'Hej', clock.now())).toEqual({ externalId: '9_3' })
    expect(graph.seen.map((call) => call.path.split('/')[2])).toEqual(['9_2', '9_2', '9_1'])
  })

  it('does not take a citizen’s copy of our words for ours', async () => {
    graph.queue(200, { id: '9_1' })
    graph.queue(200, {
      data: [
        { id: '9_3', from: { id: '5' }, message: 'Hej', created_time: '2026-11-20T09:00:00+0000' },
        { id: '9_4', message: 'Hej', created_time: '2026-11-20T09:00:00+0000' },
      ],
    })
    graph.queue(200, { id: '9_1' })
    expect(await facebook.findReply(access, '9_1', 'Hej', clock.now())).toBeNull()
  })
})

describe('the allowance', () => {
  const businessUsage = (percent: number, minutes = 0) => ({
    'x-business-use-case-usage': JSON.stringify({
      [PAGE]: [
        {
          type: 'pages',
          call_count: percent,
          total_time: 1,
          total_cputime: 1,
          estimated_time_to_regain_access: minutes,
        },
      ],
    }),
  })

  it('is left alone once the network says it is used up, and asked again when the time has come', async () => {
    graph.queue(400, { error: { code: 80001, message: 'x' } }, businessUsage(100, 7))
    await expect(facebook.fetchPost(access, POST)).rejects.toMatchObject({
      name: 'RateLimited',
      retryAt: Temporal.Instant.from('2026-11-20T09:07:00Z'),
    })
    await expect(facebook.hide(access, 'c_1')).rejects.toBeInstanceOf(RateLimited)
    expect(graph.seen).toHaveLength(1)
    clock.advance({ minutes: 7 })
    await facebook.hide(access, 'c_1')
    expect(graph.seen).toHaveLength(2)
  })

  it('code 4 holds every account of the app, 32 only its own', async () => {
    const other = { accountExternalId: '77', token: TOKEN }
    graph.queue(403, { error: { code: 32, message: 'x' } })
    await expect(facebook.hide(access, 'c_1')).rejects.toBeInstanceOf(RateLimited)
    graph.queue(403, { error: { code: 4, message: 'x' } })
    await expect(facebook.hide(other, 'c_1')).rejects.toBeInstanceOf(RateLimited)
    const third = { accountExternalId: '78', token: TOKEN }
    await expect(facebook.hide(third, 'c_1')).rejects.toBeInstanceOf(RateLimited)
    expect(graph.seen).toHaveLength(2)
  })

  it('makes reads wait a little when it runs low, and a person’s act not at all', async () => {
    const paused: number[] = []
    const pause = (ms: number) => Promise.resolve(paused.push(ms))
    const quota = createMemoryQuota(clock)
    facebook = connect({ quota, pause })
    const owner = { network: 'facebook', accountExternalId: PAGE }
    await quota.note(readUsage(businessUsage(85), owner, clock.now()))
    await facebook.hide(access, 'c_1')
    expect(paused).toEqual([])
    await facebook.fetchPost(access, POST)
    expect(paused).toEqual([2_000])
  })
})

describe('checkAccess', () => {
  it('without the app id shows only that the token works', async () => {
    expect(await facebook.checkAccess(access)).toEqual({ isValid: true, expiresAt: null, missingScopes: [] })
    graph.meet('gone')
    expect(await facebook.checkAccess(access)).toMatchObject({ isValid: false })
  })

  it('with the app id tells expiry and missing scopes, also those granted for other pages only', async () => {
    const inspecting = connect({ appId: APP_ID })
    expect(await inspecting.checkAccess(access)).toEqual({
      isValid: true,
      expiresAt: Temporal.Instant.fromEpochMilliseconds(1_800_000_000_000),
      missingScopes: [],
    })
    const scopes = facebook.profile.scopes.filter((scope) => !scope.startsWith('pages_manage_'))
    const granular_scopes = [{ scope: 'pages_messaging', target_ids: ['77'] }]
    const data = { app_id: APP_ID, is_valid: true, expires_at: 1_795_000_000, scopes, granular_scopes }
    graph.queue(200, { data })
    expect(await inspecting.checkAccess(access)).toEqual({
      isValid: true,
      expiresAt: Temporal.Instant.fromEpochMilliseconds(1_795_000_000_000),
      missingScopes: [
        'pages_manage_posts',
        'pages_manage_engagement',
        'pages_manage_metadata',
        'pages_messaging',
      ],
    })
  })

  it('a token of another app, or one said to be invalid, is not valid', async () => {
    const inspecting = connect({ appId: APP_ID })
    graph.queue(200, { data: { app_id: '1', is_valid: true } })
    expect(await inspecting.checkAccess(access)).toMatchObject({ isValid: false })
    graph.queue(200, { data: { app_id: APP_ID, is_valid: false, error: { code: 190 } } })
    expect(await inspecting.checkAccess(access)).toEqual({
      isValid: false,
      expiresAt: null,
      missingScopes: [],
    })
  })

  it('a wrong app secret is our fault and never the page’s token withdrawn', async () => {
    graph.meet('access-revoked')
    await expect(connect({ appId: APP_ID }).checkAccess(access)).rejects.toBeInstanceOf(Unavailable)
  })
})

describe('fetchMedia', () => {
  it('goes without the token and does not follow a link', async () => {
    await facebook.fetchMedia(access, { kind: 'image', url: `${graph.baseUrl}/media/1.png` })
    expect(graph.seen[0]?.params).toEqual({})
    const link = { kind: 'link', url: `${graph.baseUrl}/media/1.png` } as const
    await expect(facebook.fetchMedia(access, link)).rejects.toMatchObject({ code: 'not-media' })
  })
})
