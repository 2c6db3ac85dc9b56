import { describe, expect, it } from 'vitest'
import { proofOf } from './calls/authenticate.ts'
import { APP_SECRET, labForTests, type LabForTests } from './lab-for-tests.ts'
import { pictureBytes } from './media.ts'

const PNG = pictureBytes('badhus.png')!

async function upload(set: LabForTests, path: string, parts: Record<string, string | File>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.append(name, value)
  form.append('access_token', set.token)
  form.append('appsecret_proof', proofOf(APP_SECRET, set.token))
  const answer = await set.lab.fetch(`http://x.invalid/v26.0/${path}`, { method: 'POST', body: form })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const photo = (bytes: Uint8Array<ArrayBuffer> = PNG) => new File([bytes], 'a.png', { type: 'image/png' })

describe('pictures', () => {
  it('are shown once they stand in a post, with their description', async () => {
    const set = labForTests()
    const parts = { source: photo(), published: 'false', alt_text_custom: 'En bassäng' }
    const { body } = await upload(set, 'me/photos', parts)
    const attached = JSON.stringify([{ media_fbid: body['id'] }])
    const { body: made } = await set.call('POST', 'me/feed', { attached_media: attached })
    const read = await set.call('GET', String(made['id']), { fields: 'attachments{target,media}' })
    expect(JSON.stringify(read.body)).toContain(String(body['id']))
    const { body: told } = await set.call('GET', String(body['id']), { fields: 'alt_text_custom' })
    expect(told['alt_text_custom']).toBe('En bassäng')
    const again = await set.call('POST', 'me/feed', { attached_media: attached })
    expect(again.status).toBe(400)
    expect(set.lab.violations).toEqual([])
  })

  it.each([
    ['are too heavy', new Uint8Array(4_000_001).fill(255)],
    ['are no pictures', new TextEncoder().encode('GIF89a')],
  ])('that %s are refused with the code of the network', async (_what, bytes) => {
    const { body } = await upload(labForTests(), 'me/photos', { source: photo(bytes), published: 'false' })
    expect(body['error']).toMatchObject({ error_subcode: 1_366_046 })
  })
})

describe('films', () => {
  it('must be sent from where the network says, and be whole before they are finished', async () => {
    const set = labForTests()
    const begun = await set.call('POST', 'me/videos', { upload_phase: 'start', file_size: '10' })
    const session = { upload_session_id: String(begun.body['upload_session_id']) }
    const chunk = new File([new Uint8Array(4)], 'del')
    const part = (start_offset: string) => ({
      upload_phase: 'transfer',
      ...session,
      start_offset,
      video_file_chunk: chunk,
    })
    expect((await upload(set, 'me/videos', part('0'))).body).toEqual({ start_offset: '4', end_offset: '10' })
    expect((await upload(set, 'me/videos', part('0'))).status).toBe(400)
    const early = { upload_phase: 'finish', ...session, published: 'false' }
    expect((await set.call('POST', 'me/videos', early)).status).toBe(400)
    expect(set.lab.violations.map(({ kind }) => kind)).toEqual(['wrong-value'])
  })

  it('of the short kind go to an address of their own', async () => {
    const set = labForTests()
    const { body } = await set.call('POST', 'me/video_reels', { upload_phase: 'start' })
    const url = String(body['upload_url'])
    const send = (headers: Record<string, string>) =>
      set.lab.fetch(url, { method: 'POST', headers, body: new Uint8Array(3) })
    const authorization = `OAuth ${set.token}`
    expect((await send({ offset: '0', file_size: '3' })).status).toBe(400)
    expect((await send({ authorization, offset: '1', file_size: '3' })).status).toBe(400)
    expect((await send({ authorization, offset: '0', file_size: '2' })).status).toBe(400)
    expect(set.lab.violations.map(({ kind }) => kind)).toEqual(['no-token', 'limit'])
  })
})

describe('posts that wait', () => {
  const later = { message: 'Senare', published: 'false' }

  it('are seen by nobody until their time, then told of', async () => {
    const set = labForTests()
    const at = Math.floor(set.clock.now().epochMilliseconds / 1_000) + 3_600
    const { body } = await set.call('POST', 'me/feed', { ...later, scheduled_publish_time: String(at) })
    const list = async (edge: string) => (await set.call('GET', `me/${edge}`)).body['data'] as object[]
    expect(await list('scheduled_posts')).toHaveLength(1)
    expect(await list('published_posts')).toHaveLength(1)
    set.clock.advance({ hours: 2 })
    expect(await list('scheduled_posts')).toEqual([])
    expect(await list('published_posts')).toHaveLength(2)
    expect(JSON.stringify(set.lab.state.events)).toContain(String(body['id']))
    expect(set.lab.violations).toEqual([])
  })

  it.each([60, 31 * 24 * 3_600])('are refused %i seconds ahead', async (seconds) => {
    const set = labForTests()
    const at = Math.floor(set.clock.now().epochMilliseconds / 1_000) + seconds
    const wanted = { ...later, scheduled_publish_time: String(at) }
    expect((await set.call('POST', 'me/feed', wanted)).status).toBe(400)
    expect(set.lab.state.scheduled).toEqual({})
  })
})

describe('figures', () => {
  it('end their days at midnight in California, and are not told of today', async () => {
    const set = labForTests()
    const since = '2026-11-17T08:00:00+0000'
    const { body } = await set.call('GET', 'me/insights', {
      metric: 'page_media_view,page_follows',
      period: 'day',
      since,
      until: '2026-11-21T08:00:00+0000',
    })
    const [views, follows] = body['data'] as { name: string; values: { end_time: string }[] }[]
    expect(views?.values.map((one) => one.end_time)).toEqual([
      '2026-11-18T08:00:00+0000',
      '2026-11-19T08:00:00+0000',
      '2026-11-20T08:00:00+0000',
    ])
    expect(follows?.name).toBe('page_follows')
    const year = { metric: 'page_follows', period: 'day', since: '2026-01-01', until: '2026-11-01' }
    expect((await set.call('GET', 'me/insights', year)).status).toBe(400)
  })
})

describe('a sign-in', () => {
  it('shows a fault instead of the dialog for what is not right', async () => {
    const { lab } = labForTests()
    const open = (query: Record<string, string>) =>
      lab.fetch(`http://x.invalid/v26.0/dialog/oauth?${new URLSearchParams(query).toString()}`)
    const right = { client_id: lab.core.settings.appId, redirect_uri: 'https://example.org/back' }
    expect((await open(right)).status).toBe(200)
    expect((await open({ ...right, client_id: '1' })).status).toBe(400)
    expect((await open({ ...right, redirect_uri: 'javascript:alert(1)' })).status).toBe(400)
    expect((await open({ ...right, scope: 'everything' })).status).toBe(400)
    const text = await (await open({ ...right, state: '"><script>' })).text()
    expect(text).not.toContain('<script>')
  })

  it('is proved by the app’s secret', async () => {
    const set = labForTests()
    const query = {
      client_id: set.lab.core.settings.appId,
      client_secret: 'gissad',
      code: 'x',
      redirect_uri: 'https://a.example',
    }
    const url = `http://x.invalid/v26.0/oauth/access_token?${new URLSearchParams(query).toString()}`
    expect((await set.lab.fetch(url)).status).toBe(400)
    expect(set.lab.violations).toEqual([])
  })
})
