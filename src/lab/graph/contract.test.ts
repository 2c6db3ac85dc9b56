import { describe, expect, it } from 'vitest'
import { proofOf } from './calls/authenticate.ts'
import { APP_SECRET, labForTests } from './lab-for-tests.ts'
import type { ViolationKind } from './violations.ts'

type Case = [kind: ViolationKind, method: string, path: string, params: Record<string, string>]

const POST = '100000000000001_120000000015838'
const cases: Case[] = [
  ['unknown-field', 'GET', POST, { fields: 'id,likes_count' }],
  ['unknown-field', 'GET', POST, { fields: 'comments.limit(5){id,text}' }],
  ['unknown-field', 'GET', POST, { fields: 'from{id,email}' }],
  ['unknown-edge', 'GET', `${POST}/replies`, {}],
  ['unknown-edge', 'POST', `${POST}/hide`, {}],
  ['unknown-edge', 'GET', 'me/permissions', {}],
  ['unknown-edge', 'GET', `${POST}/comments/1`, {}],
  ['unknown-parameter', 'GET', `${POST}/comments`, { sort: 'newest' }],
  ['unknown-parameter', 'POST', `${POST}/comments`, { message: 'Hej', text: 'Hej' }],
  ['unknown-parameter', 'GET', POST, { fields: 'comments.page(2){id}' }],
  ['unknown-parameter', 'GET', POST, { limit: '10' }],
  ['removed-parameter', 'GET', POST, { date_format: 'U' }],
  ['missing-parameter', 'POST', 'me/messages', { message: '{"text":"Hej"}' }],
  ['missing-parameter', 'GET', 'debug_token', {}],
  ['wrong-type', 'POST', 'me/messages', { recipient: 'x', message: '{"text":"Hej"}' }],
  ['wrong-type', 'GET', `${POST}/comments`, { limit: 'ten' }],
  ['wrong-type', 'GET', `${POST}/comments`, { since: 'yesterday' }],
  ['wrong-value', 'GET', `${POST}/comments`, { filter: 'all' }],
  ['wrong-value', 'GET', POST, { fields: 'comments.order(newest){id}' }],
  ['wrong-value', 'POST', 'me/subscribed_apps', { subscribed_fields: 'feed,comments' }],
  ['wrong-value', 'GET', `${POST}/comments`, { after: 'not-a-cursor' }],
  ['malformed-fields', 'GET', POST, { fields: 'id,from{id' }],
  ['malformed-fields', 'GET', POST, { fields: 'message{id}' }],
  ['limit', 'GET', `${POST}/comments`, { limit: '101' }],
  ['limit', 'GET', POST, { fields: 'comments.limit(500){id}' }],
  ['id-format', 'GET', 'exempelkopingskommun', {}],
  ['unknown-parameter', 'POST', 'me/feed', { message: 'Hej', alt_text: 'x' }],
  ['wrong-type', 'POST', 'me/feed', { message: 'Hej', published: 'maybe' }],
  ['wrong-type', 'POST', 'me/feed', { message: 'Hej', scheduled_publish_time: 'i morgon' }],
  ['wrong-value', 'POST', 'me/feed', { message: 'Hej', unpublished_content_type: 'LATER' }],
  ['wrong-value', 'POST', 'me/feed', { link: 'inte en adress' }],
  ['wrong-value', 'POST', 'me/feed', { attached_media: '["120000000000001"]' }],
  ['not-emulated', 'POST', 'me/feed', { message: 'Hej', tags: '[]' }],
  ['missing-parameter', 'POST', 'me/photos', { published: 'false' }],
  ['wrong-type', 'POST', 'me/photos', { published: 'false', source: 'inte en fil' }],
  ['missing-parameter', 'POST', 'me/videos', { upload_phase: 'start' }],
  ['wrong-value', 'POST', 'me/videos', { upload_phase: 'begin' }],
  ['missing-parameter', 'POST', 'me/videos', { upload_phase: 'transfer' }],
  ['missing-parameter', 'POST', 'me/video_reels', {}],
  ['wrong-value', 'POST', 'me/video_reels', { upload_phase: 'transfer' }],
  ['missing-parameter', 'POST', 'me/blocked', {}],
  ['unknown-parameter', 'POST', 'me/blocked', { person: '1' }],
  ['wrong-type', 'DELETE', 'me/blocked', { user: 'karin' }],
  ['missing-parameter', 'GET', 'me/insights', { period: 'day' }],
  ['wrong-value', 'GET', 'me/insights', { period: 'day', metric: 'page_impressions' }],
  ['wrong-value', 'GET', 'me/insights', { period: 'hour', metric: 'page_media_view' }],
  ['wrong-value', 'GET', `${POST}/insights`, { metric: 'post_impressions' }],
  ['unknown-parameter', 'POST', POST, { text: 'Hej' }],
  ['missing-parameter', 'GET', 'oauth/access_token', {}],
  ['unknown-edge', 'PUT', POST, {}],
  ['not-emulated', 'POST', 'me/live_videos', {}],
  [
    'not-emulated',
    'POST',
    `${POST}/comments`,
    { message: 'Hej', attachment_url: 'https://example.org/a.png' },
  ],
]

describe('a request that breaks the contract', () => {
  it.each(cases)('%s: %s %s %j is answered as an error and recorded', async (kind, method, path, params) => {
    const { lab, post, call } = labForTests()
    expect(post.id).toMatch(/^100000000000001_\d+$/)
    const answer = await call(method, path.replace(POST, post.id), params)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body['error']).toMatchObject({
      code: expect.any(Number) as number,
      fbtrace_id: expect.any(String) as string,
    })
    expect(lab.violations).toMatchObject([{ kind, method }])
  })

  it.each([
    ['no-token', 104, {}],
    ['missing-proof', 100, { access_token: 'TOKEN' }],
    ['wrong-proof', 100, { access_token: 'TOKEN', appsecret_proof: proofOf('another secret', 'x') }],
  ] as const)('%s', async (kind, code, params) => {
    const { lab, token, post } = labForTests()
    const search = new URLSearchParams(params)
    if (search.has('access_token')) search.set('access_token', token)
    const answer = await lab.fetch(`http://x.invalid/v26.0/${post.id}?${search.toString()}`)
    expect(await answer.json()).toMatchObject({ error: { code } })
    expect(lab.violations.map((one) => one.kind)).toEqual([kind])
    expect(JSON.stringify(lab.violations)).not.toContain(token)
  })

  it('wrong version', async () => {
    const { lab, token, post } = labForTests()
    const answer = await lab.fetch(`http://x.invalid/v19.0/${post.id}?access_token=${token}`)
    expect(await answer.json()).toMatchObject({ error: { code: 2500 } })
    expect(lab.violations).toMatchObject([{ kind: 'version' }])
  })

  it('an action with a person’s token', async () => {
    const { lab, pageId, post, call } = labForTests()
    const user = lab.issueToken({ kind: 'user', pageIds: [pageId] })
    const answer = await call('POST', `${post.id}/comments`, { message: 'Hej' }, user.token)
    expect(answer.body).toMatchObject({ error: { code: 210 } })
    expect(lab.violations).toMatchObject([{ kind: 'wrong-token-kind' }])
  })

  it('acts on nothing that it refuses', async () => {
    const { lab, post, call } = labForTests()
    await call('POST', `${post.id}/comments`, { message: 'Hej', nonsense: '1' })
    expect(Object.keys(lab.state.comments)).toEqual([])
  })
})

describe('what is no breach of contract is not recorded', () => {
  it('states of the world: gone, not permitted, dead token', async () => {
    const { lab, pageId, post, token, call } = labForTests()
    expect((await call('GET', '1_2')).body).toMatchObject({ error: { code: 100, error_subcode: 33 } })
    const other = lab.addPage({ name: 'Grannköpings kommun' })
    expect((await call('GET', post.id, {}, other.token)).body).toMatchObject({ error: { code: 10 } })
    const weak = lab.issueToken({ kind: 'page', pageIds: [pageId], scopes: ['pages_read_engagement'] })
    expect((await call('GET', `${post.id}/comments`, {}, weak.token)).body).toMatchObject({
      error: { code: 10 },
    })
    expect((await call('POST', `${post.id}/comments`, { message: 'Hej' }, weak.token)).body).toMatchObject({
      error: { code: 200 },
    })
    lab.revokeToken(token, 460)
    expect((await call('GET', post.id)).body).toMatchObject({ error: { code: 190, error_subcode: 460 } })
    expect((await call('GET', post.id, {}, 'EAAnonsense')).body).toMatchObject({ error: { code: 190 } })
    expect(lab.violations).toEqual([])
  })

  it('an honest client: token in the header, JSON body, lower-case values', async () => {
    const { lab, token, post } = labForTests()
    const proof = proofOf(APP_SECRET, token)
    const answer = await lab.fetch(`http://x.invalid/v26.0/${post.id}/comments?appsecret_proof=${proof}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'Hej å ä ö' }),
    })
    expect(answer.status).toBe(200)
    expect(Object.values(lab.state.comments)).toMatchObject([{ text: 'Hej å ä ö' }])
    expect(lab.violations).toEqual([])
  })
})
