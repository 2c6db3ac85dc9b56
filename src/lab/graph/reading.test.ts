import { describe, expect, it } from 'vitest'
import { proofOf } from './calls/authenticate.ts'
import { APP_SECRET, labForTests } from './lab-for-tests.ts'
import type { Answer, LabForTests } from './lab-for-tests.ts'

type Rows = { data: Record<string, unknown>[]; paging?: { next?: string; cursors: { after: string } } }
const rows = (answer: Answer): Rows => answer.body as unknown as Rows

function withThread(): LabForTests & { first: string; reply: string } {
  const set = labForTests()
  const first = set.lab.writeComment({ postId: set.post.id, author: 'Bosse Lind', text: 'Kärrvägen då? 😟' })
  set.clock.advance({ minutes: 3 })
  const reply = set.lab.writeComment({
    postId: set.post.id,
    parentId: first.id,
    author: 'Marie Ek',
    text: 'Samma här',
    media: 'snovall.png',
  })
  return { ...set, first: first.id, reply: reply.id }
}

describe('reading', () => {
  it('gives a post with times, ids and addresses as the network writes them', async () => {
    const { post, call } = withThread()
    const fields =
      'id,message,created_time,from{id,name},permalink_url,attachments{media_type,media{image{src}},target{id}},comments.summary(true).limit(0)'
    const { body } = await call('GET', post.id, { fields })
    expect(body).toMatchObject({
      id: post.id,
      message: 'Nu plogar vi!',
      created_time: '2026-11-20T10:00:00+0000',
      from: { id: '100000000000001', name: 'Exempelköpings kommun' },
      attachments: {
        data: [
          { media_type: 'photo', media: { image: { src: 'http://graph.lab.invalid/media/snovall.png' } } },
        ],
      },
      comments: { data: [], summary: { total_count: 1, can_comment: true } },
    })
    expect(body['permalink_url']).toMatch(/^https:\/\/www\.facebook\.com\/100000000000001\/posts\/\d+$/)
    const photo = (body['attachments'] as { data: { target: { id: string } }[] }).data[0]?.target.id ?? ''
    expect((await call('GET', photo, { fields: 'id,alt_text,source' })).body).toMatchObject({ id: photo })
  })

  it('gives default fields where none are asked for', async () => {
    const { first, call } = withThread()
    expect(Object.keys((await call('GET', first)).body).sort()).toEqual([
      'created_time',
      'from',
      'id',
      'message',
    ])
  })

  it('tells toplevel from stream, and parents from children', async () => {
    const { post, first, reply, call } = withThread()
    const top = rows(await call('GET', `${post.id}/comments`, { fields: 'id,comment_count,parent' }))
    expect(top.data).toEqual([{ id: first, comment_count: 1 }])
    const stream = rows(
      await call('GET', `${post.id}/comments`, {
        filter: 'stream',
        order: 'reverse_chronological',
        fields: 'id,parent{id},attachment{media{image{src,width}}}',
      }),
    )
    expect(stream.data.map((row) => row['id'])).toEqual([reply, first])
    expect(stream.data[0]).toMatchObject({
      parent: { id: first },
      attachment: { media: { image: { width: 960 } } },
    })
    expect(first).toMatch(new RegExp(`^${post.id.split('_')[1] ?? ''}_\\d+$`))
  })

  it('pages forward through next until there is none, losing and doubling nothing', async () => {
    const { lab, token, post, clock, call } = labForTests()
    const made = Array.from({ length: 23 }, (_, index) => {
      clock.advance({ seconds: 1 })
      return lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: `Nummer ${index}` }).id
    })
    for (const isSparse of [false, true]) {
      if (isSparse) lab.faults.switchOn('sparse-pages')
      const seen: unknown[] = []
      let page = rows(await call('GET', `${post.id}/comments`, { limit: '5', fields: 'id,from{id}' }))
      seen.push(...page.data.map((row) => row['id']))
      while (page.paging?.next !== undefined) {
        const next = new URL(page.paging.next)
        next.searchParams.set('appsecret_proof', proofOf(APP_SECRET, token))
        page = (await (await lab.fetch(next)).json()) as Rows
        expect(page.data.length).toBeLessThanOrEqual(isSparse ? 2 : 5)
        seen.push(...page.data.map((row) => row['id']))
      }
      expect(seen).toEqual(made)
    }
    expect(lab.violations).toEqual([])
  })

  it('leaves out who wrote it where the network keeps that to itself', async () => {
    const { lab, post, call } = labForTests()
    lab.addPerson({ name: 'Någon', isWithheld: true })
    const { id } = lab.writeComment({ postId: post.id, author: 'Någon', text: 'Hej' })
    expect((await call('GET', id, { fields: 'from,message,can_reply_privately' })).body).toEqual({
      id,
      message: 'Hej',
      can_reply_privately: false,
    })
  })

  it('shows a person under different numbers to different Pages', async () => {
    const { lab, post, call } = labForTests()
    const other = lab.addPage({ name: 'Grannköpings kommun' })
    const otherPost = lab.publishPost({ pageId: other.page.id, text: 'Hej' })
    const here = lab.writeComment({ postId: post.id, author: 'Bosse Lind', text: 'Ett' })
    const there = lab.writeComment({ postId: otherPost.id, author: 'Bosse Lind', text: 'Två' })
    const ids = [
      (await call('GET', here.id, { fields: 'from{id}' })).body['from'],
      (await call('GET', there.id, { fields: 'from{id}' }, other.token)).body['from'],
    ]
    expect(ids[0]).not.toEqual(ids[1])
  })

  it('serves pictures without a token, and no other file', async () => {
    const { lab } = labForTests()
    const picture = await lab.fetch('http://graph.lab.invalid/media/snovall.png')
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await picture.arrayBuffer()).slice(1, 4)).toEqual(new Uint8Array([80, 78, 71]))
    for (const name of ['..%2Fstate.ts', 'x.png', '%2Fetc%2Fpasswd']) {
      expect((await lab.fetch(`http://graph.lab.invalid/media/${name}`)).status).toBe(404)
    }
  })

  it('tells the state of a token, dead or alive', async () => {
    const { lab, token, clock } = labForTests()
    const ask = async (input: string): Promise<unknown> => {
      const search = new URLSearchParams({
        input_token: input,
        access_token: `900000000000001|${APP_SECRET}`,
      })
      return (await lab.fetch(`http://x.invalid/v26.0/debug_token?${search.toString()}`)).json()
    }
    expect(await ask(token)).toMatchObject({ data: { is_valid: true, expires_at: 0, type: 'PAGE' } })
    const short = lab.issueToken({
      kind: 'page',
      pageIds: ['100000000000001'],
      expiresAt: '2026-11-20T11:00:00Z',
    })
    clock.advance({ hours: 2 })
    expect(await ask(short.token)).toMatchObject({
      data: { is_valid: false, error: { code: 190, subcode: 463 } },
    })
    expect(await ask('nonsense')).toMatchObject({ data: { is_valid: false, scopes: [] } })
  })

  it('answers me/permissions and me/accounts for a person’s token', async () => {
    const { lab, pageId, token, call } = labForTests()
    const user = lab.issueToken({ kind: 'user', pageIds: [pageId], scopes: ['pages_show_list'] })
    expect((await call('GET', 'me/permissions', {}, user.token)).body).toMatchObject({
      data: [{ permission: 'pages_show_list', status: 'granted' }],
    })
    const accounts = await call('GET', 'me/accounts', { fields: 'id,name,access_token' }, user.token)
    expect(accounts.body).toMatchObject({ data: [{ id: pageId, access_token: token }] })
  })

  it('carries usage on every answer', async () => {
    const { lab, post, call } = labForTests()
    lab.usage.set({ callCount: 96, regainMinutes: 7 })
    const { headers } = await call('GET', post.id)
    expect(JSON.parse(headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 96 })
    expect(JSON.parse(headers.get('x-business-use-case-usage') ?? '')).toMatchObject({
      '100000000000001': [{ type: 'pages', call_count: 96, estimated_time_to_regain_access: 7 }],
    })
  })
})
