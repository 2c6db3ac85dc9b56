import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '#core/auth/api-token.ts'
import { withBearer } from '#core/http/bearer.ts'
import { createHttpKit } from '#test/http-kit.ts'
import { OutcomeUnknown } from '#connectors/connector.ts'
import { added, openInboxKit, type InboxKit } from '#test/inbox-kit.ts'
import { inboxApi } from '../index.ts'

let kit: InboxKit
let request: (
  method: string,
  path: string,
  options?: { body?: unknown; token?: string },
) => Promise<{ status: number; body: Answer }>
let full: string
let reading: string

/** What came back, taken apart by the tests as they need it. */
type Answer = Record<string, unknown> & {
  readonly items?: readonly Record<string, unknown>[]
  readonly next?: string | null
}

const ALL = ['messages:read', 'messages:triage', 'messages:reply', 'events:read', 'events:retry']

beforeAll(async () => {
  kit = await openInboxKit()
  const { app } = createHttpKit({ clock: kit.clock })
  app.use('/api/v1/*', withBearer({ db: kit.test.db, clock: kit.clock }))
  app.route('/api/v1', inboxApi(kit.deps))
  const token = async (scopes: readonly string[]) => {
    const input = { name: 'test', scopes, createdBy: 'test', expiresAt: null }
    return (await kit.org((tx) => createApiToken(tx, kit.clock, kit.orgId, input))).token
  }
  full = await token(ALL)
  reading = await token(['messages:read'])
  request = async (method, path, options = {}) => {
    const headers = new Headers({ authorization: `Bearer ${options.token ?? full}` })
    if (options.body !== undefined) headers.set('content-type', 'application/json')
    const body = options.body === undefined ? null : JSON.stringify(options.body)
    const response = await app.request(`/api/v1${path}`, { method, headers, body })
    return { status: response.status, body: (await response.json()) as Answer }
  }
  for (let n = 0; n < 5; n += 1) await kit.receive(added(`m-${n}`, { text: `Fråga ${n}` }))
})
afterAll(async () => kit.close())

const first = async () => (await request('GET', '/messages?limit=1')).body.items?.[0] ?? {}

describe('the inbox over the API', () => {
  it('lists messages with deadline, modality and rule, in pages', async () => {
    const page = await request('GET', '/messages?limit=3')
    expect(page.status).toBe(200)
    expect(page.body.items).toHaveLength(3)
    expect(page.body.items?.[0]).toMatchObject({
      state: 'open',
      dueAt: '2026-04-09T21:59:00Z',
      modality: 'ska',
      ruleId: 'answer-otherwise',
      presence: 'visible',
      versionCount: 1,
      versions: [{ no: 1, kind: 'original' }],
      content: 'shown',
      owner: { name: 'Hanna Hållare' },
    })
    const rest = await request('GET', `/messages?limit=3&cursor=${page.body.next ?? ''}`)
    expect(rest.body.items).toHaveLength(2)
    expect(rest.body.next).toBeNull()
    await kit.receive(added('long', { text: `Lång text ${'å'.repeat(5000)}` }))
    const long = await request('GET', '/messages?q=l%C3%A5ng')
    expect(String(long.body.items?.[0]?.['text'])).toHaveLength(5010)
    const found = await request('GET', '/messages?q=fr%C3%A5gor')
    expect(found.body.items).toHaveLength(5)
  })

  it('reads, sorts, answers, and refuses what the policy refuses, each with its code', async () => {
    const { id, version } = await first()
    const path = `/messages/${String(id)}`
    const early = await request('POST', `${path}/reply`, {
      body: { text: 'Hej', version, signAsPersonId: kit.people.holder.id },
    })
    expect([early.status, early.body['code']]).toEqual([422, 'triage-first'])
    const triaged = await request('POST', `${path}/triage`, {
      body: { classKey: 'question', isAcute: true, isHappeningNow: true, version },
    })
    expect(triaged.status).toBe(200)
    expect(triaged.body).toMatchObject({
      ruleId: 'answer-urgent',
      classKey: 'question',
      obstacles: { answer: [] },
    })
    const stale = await request('POST', `${path}/reply`, { body: { text: 'Hej', version } })
    expect([stale.status, stale.body['code']]).toEqual([409, 'changed-by-other'])
    const body = {
      text: 'Klockan tio.',
      version: triaged.body['version'],
      signAsPersonId: kit.people.holder.id,
    }
    const sent = await request('POST', `${path}/reply`, { body })
    expect(sent.status).toBe(202)
    expect(sent.body['text']).toBe('Klockan tio.\n/Hanna Hållare, kommunikatör, Falkenbergs kommun')
    kit.network.fail('reply', new OutcomeUnknown('timed out'), true)
    await kit.sendOutbox()
    const unknown = await request('GET', path)
    expect(unknown.body).toMatchObject({
      state: 'open',
      replyProblem: 'unknown:no-answer',
      replies: [{ outboxState: 'unknown' }],
    })
    const settled = await request('POST', `/outbox/${String(sent.body['outboxId'])}/reconcile`, { body: {} })
    expect(settled.body).toEqual({ result: 'sent' })
    expect((await request('GET', path)).body).toMatchObject({ state: 'handled', outcome: 'answered' })
  })

  it('refers, hands over, closes and opens again', async () => {
    const { id, version } = await first()
    const path = `/messages/${String(id)}`
    const assigned = await request('POST', `${path}/assign`, {
      body: { personId: kit.people.contact.id, version },
    })
    expect(assigned.body['owner']).toEqual({ id: kit.people.contact.id, name: 'Carin Center' })
    const triaged = await request('POST', `${path}/triage`, {
      body: { classKey: 'praise', isAcute: false, isHappeningNow: false, version: assigned.body['version'] },
    })
    expect(triaged.body['referrals']).toMatchObject([
      { key: 'contact-centre', isPossible: true },
      { key: 'politicians', isPossible: false },
      { key: 'actor:region-halland' },
    ])
    const closed = await request('POST', `${path}/close`, {
      body: { reason: 'no-answer-expected', version: triaged.body['version'] },
    })
    expect(closed.body).toMatchObject({ state: 'handled', outcome: 'no-action' })
    const reopened = await request('POST', `${path}/reopen`, { body: { version: closed.body['version'] } })
    const body = {
      to: 'contact-centre',
      version: reopened.body['version'],
      signAsPersonId: kit.people.contact.id,
    }
    const referred = await request('POST', `${path}/refer`, { body })
    expect(referred.status).toBe(202)
    expect(referred.body['text']).toContain('0346-88 60 00')
  })

  it('names every field that does not hold', async () => {
    const { id } = await first()
    const wrong = await request('POST', `/messages/${String(id)}/triage`, {
      body: { classKey: 'joke', isAcute: 'yes' },
    })
    expect(wrong.status).toBe(400)
    const fields = (wrong.body['errors'] ?? wrong.body['fields']) as readonly { readonly field: string }[]
    expect(fields.map((one) => one.field)).toEqual(['classKey', 'isAcute', 'isHappeningNow', 'version'])
    expect((await request('GET', '/messages?limit=0')).status).toBe(400)
    expect((await request('GET', '/messages?cursor=!')).status).toBe(400)
    expect((await request('GET', '/messages/nonsense')).status).toBe(400)
    expect((await request('GET', `/messages/${kit.orgId}`)).status).toBe(404)
  })

  it('keeps to the scopes of the token', async () => {
    const { id, version } = await first()
    const triage = { classKey: 'question', isAcute: false, isHappeningNow: false, version }
    expect(
      (await request('POST', `/messages/${String(id)}/triage`, { token: reading, body: triage })).status,
    ).toBe(403)
    expect((await request('GET', '/events', { token: reading })).status).toBe(403)
    expect((await request('GET', '/messages', { token: 'torget_nothing' })).status).toBe(401)
  })

  it('shows the administrator’s programs what was not understood, and tries it again', async () => {
    await kit.receive({
      key: 'poll',
      at: null,
      effect: { kind: 'unknown', why: 'item poll' },
      raw: { some_key: 1 },
    })
    const page = await request('GET', '/events?state=unknown')
    expect(page.body.items).toMatchObject([{ problem: 'item poll', raw: { some_key: 1 }, state: 'unknown' }])
    const retried = await request('POST', `/events/${String(page.body.items?.[0]?.['id'])}/retry`)
    expect(retried.body).toEqual({ state: 'unknown' })
  })

  it('takes what was seen elsewhere, and the word of who answered there', async () => {
    const body = { accountId: kit.account.id, kind: 'comment', text: 'Sett i ett forum', link: '' }
    const sent = { method: 'POST', path: '/messages' } as const
    const { status, body: kept } = await request(sent.method, sent.path, { body })
    expect(status).toBe(201)
    const id = String((kept as { messageId?: string }).messageId)
    expect((await request(sent.method, sent.path, { body })).status).toBe(409)
    expect((await request(sent.method, sent.path, { body, token: reading })).status).toBe(403)
    const refused = await request(sent.method, sent.path, { body: { ...body, link: 'javascript:alert(1)' } })
    expect(refused.status).toBe(400)
    const triage = { classKey: 'question', isAcute: false, isHappeningNow: false, version: 2 }
    const { body: sorted } = await request('POST', `/messages/${id}/triage`, { body: triage })
    expect(sorted).toMatchObject({ isEnteredByHand: true, replying: { way: 'by-hand' } })
    const { version } = sorted as { version?: number }
    const answer = { text: 'Tack!', version, signAsPersonId: kit.people.holder.id }
    const { body: written } = await request('POST', `/messages/${id}/reply`, { body: answer })
    expect(written).toMatchObject({ outboxId: null })
    const placement = `/replies/${String((written as { replyId?: string }).replyId)}/placement`
    expect(await request('POST', placement, { body: { decision: 'placed' } })).toMatchObject({ status: 200 })
    expect((await request('POST', placement, { body: { decision: 'placed' } })).status).toBe(422)
    const { body: now } = await request('GET', `/messages/${id}`)
    expect(now).toMatchObject({ state: 'handled', replies: [{ placement: { state: 'placed' } }] })
  })

  it('describes itself', () => {
    const document = inboxApi(kit.deps).getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
    })
    expect(Object.keys(document.paths ?? {}).sort()).toEqual([
      '/events',
      '/events/{id}/retry',
      '/messages',
      '/messages/{id}',
      '/messages/{id}/assign',
      '/messages/{id}/close',
      '/messages/{id}/refer',
      '/messages/{id}/reopen',
      '/messages/{id}/reply',
      '/messages/{id}/triage',
      '/outbox/{id}/reconcile',
      '/replies/{id}/placement',
    ])
  })
})
