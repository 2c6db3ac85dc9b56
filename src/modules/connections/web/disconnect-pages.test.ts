import { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Unavailable } from '#connectors/connector.ts'
import type { Actor, PersonActor } from '#core/actor.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import { FAKE_NETWORK } from '#test/connected-network.ts'
import { createConnectionsKit, type ConnectionsKit } from '#test/connections-kit.ts'
import { connectionsApi, connectionsWeb, connectionTexts } from '../index.ts'

let kit: ConnectionsKit
let app: Hono<HttpEnv>
let reader: PersonActor
let program: Actor

beforeAll(async () => {
  kit = await createConnectionsKit()
  reader = kit.admin
  program = kit.admin
  app = new Hono<HttpEnv>()
  app.use(async (c, next) => {
    c.set('actor', c.req.path.startsWith('/api') ? program : reader)
    c.set('lang', 'sv')
    c.set('formToken', () => 'token')
    await next()
  })
  const { problems, fields } = connectionTexts('sv')
  const wordsOf = (words: object, code: string): string | null => {
    const found = (words as Readonly<Record<string, string | ((given: object) => string)>>)[code]
    return typeof found === 'function' ? found({}) : (found ?? null)
  }
  app.route(
    '/',
    connectionsWeb({
      connections: kit.connections,
      showPage: (c, page) => Promise.resolve(c.html(renderToString(page.children as never), page.status)),
      texts: {
        rule: ({ code }) => {
          const message = wordsOf(problems, code)
          return message === null ? null : { message }
        },
        field: ({ code }) => wordsOf(fields, code) ?? code,
      },
    }),
  )
  app.route('/api', connectionsApi(kit.connections))
})
afterAll(() => kit.drop())

const get = async (path: string) => (await (await app.request(path)).text()).replace(/\u00a0/gu, ' ')
const post = (path: string, fields: Readonly<Record<string, string>>) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

describe('disconnecting on the pages', () => {
  it('says first what follows and how much waits, wants a reason, and then says how the network took it', async () => {
    const { id, name } = await kit.connected()
    await kit.within((tx) =>
      putInOutbox(tx, kit.connections, kit.orgId, {
        ...{ kind: 'inbox.reply', accountId: id, subjectId: id, payload: {} },
      }),
    )
    const path = `/konton/${id}/koppling/koppla-fran`
    expect(await get(`/konton/${id}/koppling`)).toContain(`href="${path}"`)
    const before = await get(path)
    expect(before).toContain(`Koppla från ${name}?`)
    expect(before).toContain('1 svar eller åtgärd som väntar på att skickas går inte ut')
    const empty = await post(path, { reason: ' ' })
    expect([empty.status, (await kit.stateOf(id)).state]).toEqual([422, 'connected'])
    kit.net.fail('revoke', new Unavailable('down'))
    const done = await post(path, { reason: 'Nämnden läggs ner' })
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `/konton/${id}/koppling?klart=frankopplat`,
    ])
    const card = await get(`/konton/${id}/koppling`)
    expect(card).toContain('Alva Administratör kopplade från kontot')
    expect(card).toContain('Skäl: Nämnden läggs ner')
    expect(card).toContain('Torget fortsätter att fråga till 28 nov')
    expect(card).toContain(`href="/konton/${id}/koppla"`)
    expect(card).not.toContain(`href="${path}"`)
    const twice = await post(path, { reason: 'Igen' })
    expect([twice.status, await twice.text()]).toEqual([
      422,
      expect.stringContaining('Kontot är inte anslutet.'),
    ])
  })

  it('over the API, with the network’s answer', async () => {
    const { id } = await kit.connected()
    const ask = (reason: string) =>
      app.request(`/api/connections/${id}/disconnect`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason }),
      })
    expect((await kit.stateOf(id)).state).toBe('connected')
    const answer = await ask('Byter leverantör')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { accountId: id, at: kit.clock.now().toString(), revoked: 'done', unsubscribed: 'done' },
    ])
    const { items } = (await (await app.request('/api/connections')).json()) as {
      items: { accountId: string; state: string }[]
    }
    expect(items.find(({ accountId }) => accountId === id)?.state).toBe('disconnected')
  })

  it('is not offered to somebody who may not', async () => {
    const { id } = await kit.connected()
    reader = await kit.person(await kit.hire('Rut Redaktör', 'service'))
    const card = await get(`/konton/${id}/koppling`)
    const tried = await post(`/konton/${id}/koppling/koppla-fran`, { reason: 'x' })
    reader = kit.admin
    expect(card).not.toContain('koppla-fran')
    expect([tried.status >= 400, (await kit.stateOf(id)).state]).toEqual([true, 'connected'])
  })
})

describe('many accounts', () => {
  it('that wait are lines, ten of them until one asks for all, and the explanation stands once', async () => {
    for (let n = 1; n <= 32; n += 1)
      await kit.open({ platform: FAKE_NETWORK, name: `Vilande ${String(n).padStart(2, '0')}` })
    const first = await get('/kopplingar')
    expect(first.split('Torget har ingen åtkomst till de här kontona')).toHaveLength(2)
    expect(first.match(/Vilande \d\d<\/a>/gu)).toHaveLength(10)
    expect(first).toContain('href="/kopplingar?visa=alla#inte-anslutna"')
    expect(first).toContain('Visa alla 32')
    const all = await get('/kopplingar?visa=alla')
    expect(all.match(/Vilande \d\d<\/a>/gu)).toHaveLength(32)
    expect(all).not.toContain('Visa alla')
    expect(first).toContain('Frånkopplade')
  })
})
